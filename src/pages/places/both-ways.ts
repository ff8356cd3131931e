import { color } from "../../charts/theme.js";
import type { Flow } from "../../measures/index.js";
import { ask } from "../../measures/question.js";
import { known } from "../../measures/rows.js";
import { viewsOf } from "../../view/declare.js";
import { inputs, productsOf, type State } from "../shared/products.js";
import { wholeYears } from "../../measures/asking.js";
import { districtName, namesQuestion } from "./districts.js";
import { places } from "../../measures/place-names.js";

const shown = 10;
const series = [
  { key: "imports", name: "Enter", color: color("ai") },
  { key: "exports", name: "Leave", color: color("non-ai") },
] as const;

/** What enters and leaves through a district; dollars. */
type Gateway = { code: string; name: string; imports: number | null; exports: number | null };

/** The chosen products by the district where they enter and where they leave. */
export const bothWays = viewsOf(inputs).figure({
  name: "district-both-ways",
  questions(state) {
    const query = { ...productsOf(state), ...wholeYears(state.year), by: ["district"] } as const;
    return {
      imports: ask("import_value", query),
      exports: ask("export_value", query),
      districts: namesQuestion,
    };
  },
  shown(answers): Gateway[] {
    const values = (flow: Flow) =>
      new Map(known(answers[flow]).map(({ district, value }) => [district, value]));
    const [imports, exports] = [values("imports"), values("exports")];
    return [...new Set([...imports.keys(), ...exports.keys()])]
      .map((code) => ({
        code,
        name: districtName(answers.districts, code),
        imports: imports.get(code) ?? null,
        exports: exports.get(code) ?? null,
      }))
      .sort((a, b) => (b.imports ?? 0) + (b.exports ?? 0) - (a.imports ?? 0) - (a.exports ?? 0));
  },
  finding: (rows, { state }) => bothWaysFinding(places(rows), state),
  subtitle: (_, { state }) =>
    `Dollars in ${state.year}, districts of entry and of exportation, the ${shown} largest by both together`,
  bars: (rows, { state }) => ({
    unit: "dollars",
    of: "District",
    caption: `Imports and exports by customs district, ${state.year}`,
    first: shown,
    rows: rows.map(({ name, imports, exports }) => ({
      ...{ label: name, values: { imports, exports }, note: "none" },
    })),
    series,
  }),
  empty:
    "This snapshot has no customs districts of either flow. They come with the monthly bulk files: atlas pull, then atlas snapshot.",
  note: "The kind of goods is that of the controls. Re-exports count among what leaves: a district with much of both may only pass goods through.",
});

export function bothWaysFinding(
  rows: readonly Omit<Gateway, "code">[],
  { year }: Pick<State, "year">,
): string {
  const [into, out] = (["imports", "exports"] as const).map(
    (flow) =>
      [...rows].sort((a, b) => (b[flow] ?? 0) - (a[flow] ?? 0)).find((row) => row[flow] !== null)?.name,
  );
  if (!into || !out) return "Where goods enter and leave";
  return into === out
    ? `Most goods of this kind both enter and leave through ${into} in ${year}`
    : `Most enter through ${into} and most leave through ${out} in ${year}`;
}
