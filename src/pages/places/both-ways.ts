import { barChart, barsHeight } from "../../charts/bars.js";
import { figure } from "../../view/figure/figure.js";
import { ask, type Answers } from "../../measures/question.js";
import { color } from "../../charts/theme.js";
import { formatValue, type Flow } from "../../measures/index.js";
import { chosenYear, productsOf, type State } from "../countries/inputs.js";
import { known } from "../shared/rows.js";

const shown = 10;
const series = [
  { key: "imports", name: "Enter", color: color("ai") },
  { key: "exports", name: "Leave", color: color("non-ai") },
];

interface Gateway {
  name: string;
  imports: number | null;
  exports: number | null;
}

/** The chosen products by the district where they enter and where they leave. */
export const bothWays = figure<State>({
  name: "district-both-ways",
  questions: (state) => ({
    imports: ask("import_value", { ...productsOf(state), ...chosenYear(state), by: ["district"] }),
    exports: ask("export_value", { ...productsOf(state), ...chosenYear(state), by: ["district"] }),
    districts: { sql: "SELECT district, name FROM districts ORDER BY district" },
  }),
  title(answers, { state }) {
    const [into, out] = (["imports", "exports"] as const).map((flow) => leader(answers, flow));
    if (!into || !out) return "Where goods enter and leave";
    return into === out
      ? `Most goods of this kind both enter and leave through ${into} in ${state.year}`
      : `Most enter through ${into} and most leave through ${out} in ${state.year}`;
  },
  subtitle: (_, { state }) =>
    `Dollars in ${state.year}, districts of entry and of exportation, the ${shown} largest by both together`,
  height: (_, answers) => barsHeight(Math.max(1, gateways(answers).slice(0, shown).length), 2),
  chart(answers, frame) {
    const rows = gateways(answers).slice(0, shown);
    return rows.length
      ? barChart(
          rows.flatMap((row) =>
            series.map(({ key }) => ({
              label: row.name,
              series: key,
              value: row[key as Flow],
              note: "none",
            })),
          ),
          { ...frame, series, format: (value) => formatValue(value, "dollars") },
        )
      : undefined;
  },
  table: (answers, { state }) => ({
    caption: `Imports and exports by customs district, ${state.year}`,
    columns: [
      { key: "name", title: "District" },
      ...series.map(({ key, name }) => ({
        key,
        title: name,
        numeric: true,
        bar: true,
        unit: "US dollars",
        format: (value: unknown) => formatValue(value as number | null, "dollars"),
      })),
    ],
    rows: gateways(answers).map((row) => ({ ...row })),
  }),
  alternative: (answers) =>
    gateways(answers)
      .slice(0, 5)
      .map(
        ({ name, imports, exports }) =>
          `${name}: ${formatValue(imports, "dollars")} enter, ${formatValue(exports, "dollars")} leave.`,
      )
      .join(" "),
  emptyMessage: () =>
    "This snapshot has no customs districts of either flow. They come with the monthly bulk files: atlas pull, then atlas snapshot.",
  note: () =>
    "The kind of goods is that of the controls. Re-exports count among what leaves: a district with much of both may only pass goods through.",
});

function gateways(answers: Answers): Gateway[] {
  const values = (flow: Flow): Map<string, number> =>
    new Map(known(answers, flow).map((row) => [String(row["district"]), Number(row["value"])]));
  const [imports, exports] = [values("imports"), values("exports")];
  const names = new Map((answers["districts"] ?? []).map((row) => [row["district"], String(row["name"])]));
  return [...new Set([...imports.keys(), ...exports.keys()])]
    .map((code) => ({
      name: names.get(code) ?? `District ${code}`,
      imports: imports.get(code) ?? null,
      exports: exports.get(code) ?? null,
    }))
    .sort((a, b) => (b.imports ?? 0) + (b.exports ?? 0) - (a.imports ?? 0) - (a.exports ?? 0));
}

function leader(answers: Answers, flow: Flow): string | undefined {
  return [...gateways(answers)]
    .sort((a, b) => (b[flow] ?? 0) - (a[flow] ?? 0))
    .find((row) => row[flow] !== null)?.name;
}
