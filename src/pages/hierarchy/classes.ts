import { barChart, barsHeight } from "../../charts/bars.js";
import { figure } from "../../view/figure/figure.js";
import { ask, type Answers, type Question } from "../../measures/question.js";
import { color } from "../../charts/theme.js";
import { formatValue } from "../../measures/index.js";
import { known } from "../shared/rows.js";
import { capitalGoodsNames, endUseNames, technologyNames } from "./class-names.js";
import { belowPrefix, chosenYear, prefixOf, type State } from "./inputs.js";
import { flows } from "./levels.js";

const shown = 12;
const series = [
  { key: "imports", name: "AI-related imports", color: color("ai") },
  { key: "exports", name: "AI-related exports", color: color("non-ai") },
];
const classNames = {
  naics: "NAICS industry",
  end_use: "end use",
  hitech: "advanced technology group",
} as const;

interface ClassRow {
  key: string;
  name: string;
  imports: number | null;
  exports: number | null;
}

/** AI-related trade through another classification of the same codes. */
export const classes = figure<State>({
  name: "other-classifications",
  questions: (state) => ({
    ...Object.fromEntries(
      flows.map((flow): [string, Question] => {
        const { where, ...query } = belowPrefix(state);
        return [
          flow,
          ask(`${flow.slice(0, -1)}_value`, {
            ...query,
            // The whole is that of every other page; below a number of a left-out chapter, that chapter counts.
            allGoods: prefixOf(state) !== "",
            ...chosenYear(state),
            by: [state.classes],
            where: { ...where, groups: ["ai"] },
          }),
        ];
      }),
    ),
    industries: {
      sql: "SELECT naics, min(naics_name) AS name FROM codes WHERE naics IS NOT NULL GROUP BY naics ORDER BY naics",
    },
  }),
  title(answers, { state }) {
    const rows = rowsOf(answers, state);
    const total = rows.reduce((sum, row) => sum + (row.imports ?? 0), 0);
    if (!total) return `AI-related trade by ${classNames[state.classes]}`;
    const part = (of: readonly ClassRow[]): string =>
      formatValue((100 * of.reduce((sum, row) => sum + (row.imports ?? 0), 0)) / total, "percent");
    if (state.classes === "end_use")
      return `Capital goods are ${part(rows.filter(({ key }) => key.startsWith("2")))} of AI-related imports in ${state.year}`;
    if (state.classes === "hitech")
      return `Census counts ${part(rows.filter(({ key }) => key !== ""))} of AI-related imports of ${state.year} as advanced technology`;
    const first = [...rows].sort((a, b) => (b.imports ?? 0) - (a.imports ?? 0)).slice(0, 1);
    return `The industry of ${(first[0]?.name ?? "").toLowerCase()} stands for ${part(first)} of AI-related imports in ${state.year}`;
  },
  subtitle: (_, { state }) =>
    `Dollars in ${state.year} by ${classNames[state.classes]}, the ${shown} largest${prefixOf(state) ? `, codes below ${prefixOf(state)}` : ""}`,
  height: (_, answers, { state }) =>
    barsHeight(Math.max(1, rowsOf(answers, state).slice(0, shown).length), 2),
  chart(answers, frame, { state }) {
    const rows = rowsOf(answers, state).slice(0, shown);
    return rows.length
      ? barChart(
          rows.flatMap((row) =>
            flows.map((flow) => ({
              label: [row.key, row.name].filter(Boolean).join(" "),
              series: flow,
              value: row[flow],
              note: "none",
            })),
          ),
          { ...frame, series, format: (value) => formatValue(value, "dollars") },
        )
      : undefined;
  },
  table: (answers, { state }) => ({
    caption: `AI-related trade by ${classNames[state.classes]}, ${state.year}`,
    columns: [
      { key: "key", title: "Code", format: (key) => String(key) || "none" },
      { key: "name", title: "Name" },
      ...series.map(({ key, name }) => ({
        key,
        title: name,
        numeric: true,
        bar: true,
        unit: "US dollars",
        format: (value: unknown) => formatValue(value as number | null, "dollars"),
      })),
    ],
    rows: rowsOf(answers, state).map((row) => ({ ...row })),
  }),
  alternative: (answers, { state }) =>
    rowsOf(answers, state)
      .slice(0, 5)
      .map(
        ({ name, imports, exports }) =>
          `${name}: imports ${formatValue(imports, "dollars")}, exports ${formatValue(exports, "dollars")}.`,
      )
      .join(" "),
  emptyMessage: (_, { state }) =>
    `No code below ${prefixOf(state) || "any chapter"} is labelled AI-related, or none traded in ${state.year}.`,
  note: (_, { state }) => notes[state.classes],
});

const notes: Record<State["classes"], string> = {
  naics:
    "The Census concordance gives each ten-digit code one industry, that which mainly makes such goods in the United States; a code whose goods several industries make is still counted whole in one. An X stands for digits that Census does not split. The concordance follows the newest code list held, so old codes keep the industry of their time.",
  end_use:
    "End-use codes are those of the FT-900 and differ between imports and exports beyond the first digits; a line of that release also takes in goods that no label calls AI-related.",
  hitech:
    "Advanced technology products are Census's own list of about 500 codes, chosen for the technology inside and not for the use: much of what builds data centers (transformers, cooling, cables) is not on it, and aircraft are.",
};

function rowsOf(answers: Answers, state: State): ClassRow[] {
  const industries = new Map(
    (answers["industries"] ?? []).map((row) => [row["naics"], String(row["name"] ?? "")]),
  );
  const rows = new Map<string, ClassRow>();
  for (const flow of flows)
    for (const answer of known(answers, flow)) {
      const written = String(answer[state.classes] ?? "");
      const key = state.classes === "hitech" && written ? written.padStart(2, "0") : written;
      const row = rows.get(key) ?? {
        key,
        name: nameOf(key, state.classes, industries.get(written)),
        imports: null,
        exports: null,
      };
      row[flow] = (row[flow] ?? 0) + Number(answer["value"]);
      rows.set(key, row);
    }
  return [...rows.values()].sort(
    (a, b) => (b.imports ?? 0) + (b.exports ?? 0) - (a.imports ?? 0) - (a.exports ?? 0),
  );
}

function nameOf(key: string, classes: State["classes"], industry: string | undefined): string {
  if (!key)
    return { naics: "No industry", end_use: "No end use", hitech: "Not advanced technology" }[classes];
  if (classes === "naics") return industry ?? "";
  if (classes === "hitech") return technologyNames[key] ?? "";
  return capitalGoodsNames[key] ?? endUseNames[key.slice(0, 1)] ?? "";
}
