import { districtMap, isOnMap } from "../../charts/district-map.js";
import { unitedStatesHeight } from "../../charts/united-states.js";
import { figure } from "../../view/figure/figure.js";
import { formatValue } from "../../measures/index.js";
import { subject, type State } from "../countries/inputs.js";
import { groupColor } from "./colors.js";
import { districtQuestions, districtsOf, emptyText, gapText } from "./districts.js";

/** Districts as circles on the states; its table is the ranking. */
export const map = figure<State>({
  name: "district-map",
  questions: districtQuestions,
  title(answers, { state }) {
    const rows = districtsOf(answers);
    const [first] = rows;
    if (!first) return `Customs districts of ${subject(state)}`;
    const total = rows.reduce((sum, row) => sum + row.value, 0);
    return `${first.name} handled ${formatValue(first.value, "dollars")} of the ${formatValue(total, "dollars")} of ${subject(state)} in ${state.year}`;
  },
  subtitle: (_, { state }) =>
    `Dollars in ${state.year} by customs district of ${state.flow === "imports" ? "entry" : "exportation"}; the area of a circle is its value`,
  height: unitedStatesHeight,
  chart(answers, frame, { state }) {
    const rows = districtsOf(answers).map(({ code, name, value }) => ({ district: code, name, value }));
    return rows.length
      ? districtMap(rows, {
          ...frame,
          color: groupColor(state),
          format: (value) => formatValue(value, "dollars"),
        })
      : undefined;
  },
  table: (answers, { state }) => ({
    caption: `${subject(state)} by customs district, ${state.year}`,
    columns: [
      { key: "name", title: "District" },
      { key: "code", title: "Number" },
      {
        key: "value",
        title: "Value",
        numeric: true,
        bar: true,
        unit: "US dollars",
        format: (value) => formatValue(Number(value), "dollars"),
      },
      {
        key: "share",
        title: "Share of all districts",
        numeric: true,
        unit: "percent",
        format: (value) => formatValue(Number(value), "percent"),
      },
      {
        key: "part",
        title: "Part of the district's trade",
        numeric: true,
        unit: "percent",
        format: (value) => formatValue(value as number | null, "percent"),
      },
    ],
    rows: districtsOf(answers).map((row) => ({ ...row })),
    sort: { key: "value", descending: true },
  }),
  alternative: (answers) =>
    `Map of the United States with a circle for each customs district. The largest: ${districtsOf(answers)
      .slice(0, 5)
      .map(({ name, value }) => `${name} ${formatValue(value, "dollars")}`)
      .join(", ")}. The table view ranks all districts.`,
  emptyMessage: (answers, { state }) => emptyText(answers, state),
  note(answers, { state, site }) {
    const away = districtsOf(answers).filter(({ code }) => !isOnMap(code));
    return [
      "A district is where customs cleared the goods or where they left the country: not where they are used or were made. Air cargo counts where it was entered, often inland.",
      away.length
        ? `Not on the map: ${away.map(({ name, value }) => `${name} (${formatValue(value, "dollars")})`).join(", ")}.`
        : "",
      gapText(answers, state, site),
    ]
      .filter(Boolean)
      .join(" ");
  },
});
