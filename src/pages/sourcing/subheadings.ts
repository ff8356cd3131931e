import { heatHeight, heatMap } from "../../charts/heat.js";
import { figure } from "../../view/figure/figure.js";
import { ask, type Answers, type Row } from "../../measures/question.js";
import { formatCode, formatValue } from "../../measures/index.js";
import { known, ranked, valueAt } from "../shared/rows.js";
import { chosenSources, comparedYears, productsOf, subject, type State } from "./inputs.js";
import { rest, sourceName } from "./points.js";

const most = 12;

/** The chosen codes by HS6: who supplies which subheading in the last whole year. */
export const subheadings = figure<State>({
  name: "sourcing-subheadings",
  questions(state, site) {
    const year = comparedYears(state, site)?.last ?? state.from;
    const products = productsOf(state);
    const query = { ...products, from: `${year}-01`, to: `${year}-12` };
    return {
      named: ask("import_value", {
        ...query,
        where: { ...products.where, countries: chosenSources(state) },
        by: ["hs6", "country"],
      }),
      world: ask("import_value", { ...query, by: ["hs6"] }),
    };
  },
  title(answers, { state, site }) {
    const [largest] = rowsOf(answers, state);
    const year = comparedYears(state, site)?.last;
    if (!largest || year === undefined) return `Subheadings of ${subject(state)}`;
    const lead =
      [...chosenSources(state), rest].sort((a, b) => Number(largest[b]) - Number(largest[a]))[0] ?? rest;
    return `${formatCode(String(largest["hs6"]))} is the largest subheading, ${formatValue(Number(largest["value"]), "dollars")} in ${year}: ${formatValue(Number(largest[lead]), "percent")} from ${lead === rest ? "the rest of the world" : sourceName(lead)}`;
  },
  subtitle: (answers, { state }) =>
    `Percent of each HS6 subheading by source, last whole year${(answers["world"]?.length ?? 0) > most ? `, the ${most} largest of ${subject(state)}` : ""}`,
  height: (_, answers, { state }) => heatHeight(Math.min(most, rowsOf(answers, state).length)),
  chart(answers, frame, { state }) {
    const rows = rowsOf(answers, state).slice(0, most);
    if (!rows.length) return undefined;
    return heatMap(
      rows.flatMap((row) =>
        [...chosenSources(state), rest].map((source) => ({
          row: formatCode(String(row["hs6"])),
          column: source === rest ? "Rest" : sourceName(source),
          value: Number(row[source]),
        })),
      ),
      { ...frame, format: (value) => value.toFixed(1) },
    );
  },
  table: (answers, { state }) => ({
    caption: `Subheadings of ${subject(state)} by source`,
    columns: [
      { key: "hs6", title: "HS6", format: (code) => formatCode(String(code)) },
      {
        key: "value",
        title: "Imports",
        numeric: true,
        unit: "US dollars",
        format: (value) => formatValue(Number(value), "dollars"),
      },
      ...[...chosenSources(state), rest].map((source) => ({
        key: source,
        title: sourceName(source),
        numeric: true,
        unit: "percent",
        format: (value: unknown) => formatValue(Number(value), "percent"),
      })),
    ],
    rows: rowsOf(answers, state),
    sort: { key: "value", descending: true },
  }),
  alternative: (answers, { state }) =>
    rowsOf(answers, state)
      .slice(0, most)
      .map(
        (row) =>
          `${formatCode(String(row["hs6"]))}: ${[...chosenSources(state), rest].map((source) => `${sourceName(source)} ${formatValue(Number(row[source]), "percent")}`).join(", ")}.`,
      )
      .join(" "),
  emptyMessage: (_, { state }) => `The snapshot holds no ${subject(state)} in the last whole year.`,
});

/** One row for each subheading: its value, and each source's percent of it by the source's code. */
function rowsOf(answers: Answers, state: State): Row[] {
  const world = known(answers, "world").filter((row) => Number(row["value"]) > 0);
  return ranked(world, "hs6").map((hs6) => {
    const value = valueAt(answers, "world", { hs6 }) ?? 0;
    const shares = chosenSources(state).map((country): [string, number] => [
      country,
      (100 * (valueAt(answers, "named", { hs6, country }) ?? 0)) / value,
    ]);
    const others = 100 - shares.reduce((sum, [, share]) => sum + share, 0);
    return { hs6, value, ...Object.fromEntries(shares), [rest]: others };
  });
}
