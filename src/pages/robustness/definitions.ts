import { askSql, ask, type Answers, type Question, type Row } from "../../measures/question.js";
import type { Site } from "../../base/site.js";
import type { Query } from "../../measures/index.js";
import { overlapSql, setSizes, type Intersection } from "../../measures/overlap.js";
import { known, valueAt } from "../shared/rows.js";
import type { State } from "./inputs.js";

/** Another answer to "what is AI-related, and of what": a change of the baseline query. */
interface Definition {
  key: string;
  label: string;
  query: Query;
}

const definitions: readonly Definition[] = [
  { key: "baseline", label: "Baseline: labelled High", query: {} },
  { key: "medium", label: "High and Medium", query: { medium: "ai" } },
  { key: "confidence_90", label: "High, stated confidence 90 or more", query: { confidence: 90 } },
  { key: "confidence_95", label: "High, stated confidence 95 or more", query: { confidence: 95 } },
  {
    key: "all_goods",
    label: "High, of all goods (with fuels, metals, special chapters)",
    query: { allGoods: true },
  },
  {
    key: "general",
    label: "High, general imports or domestic exports",
    query: { imports: "general", exports: "domestic" },
  },
  ...(
    [
      ["fed_hs6", "Federal Reserve note: three HS6 codes"],
      ["memo_semiconductors", "Semiconductor scope of the April 2025 memo"],
      ["oecd_semiconductors", "OECD semiconductor value chain"],
      ["section_232_chips", "Section 232 advanced chips"],
    ] as const
  ).map(([list, label]) => ({
    key: list,
    label,
    query: { where: { lists: [list], groups: ["all" as const] }, of: "all" as const },
  })),
];

/** The definitions of the page, and the product sets that the site has besides. */
function definitionsOf({ ownLists = [] }: Pick<Site, "ownLists">): readonly Definition[] {
  const sets = ownLists.filter(({ kind }) => kind === "product_set");
  return [
    ...definitions,
    ...sets.map(({ list, title }) => ({
      key: list,
      label: title,
      query: { where: { lists: [list], groups: ["all" as const] }, of: "all" as const },
    })),
  ];
}

/** One definition's answer; NULL where the snapshot gives none. */
export interface Outcome extends Row {
  label: string;
  value: number | null;
  share: number | null;
  growth: number | null;
}

/** Sets that are not a filter of a measure: other label runs, and advanced technology products. */
function setNames(site: Site): string[] {
  return [...site.runs.filter((run) => run !== site.run).map((run) => `run:${run}`), "hitech"];
}

export function definitionQuestions(state: State, site: Site): Record<string, Question> {
  const singular = state.flow.slice(0, -1);
  const window = { from: `${state.year}-01`, to: `${state.year}-12` };
  const baseWindow = { from: `${state.base}-01`, to: `${state.base}-12` };
  const sets = ["ai", ...setNames(site)];
  const questions: Record<string, Question> = {
    all: ask(`${singular}_value`, { by: ["year"], where: { groups: ["all"] } }),
    sets: askSql((counted) => overlapSql(state.flow, sets, { ...counted, ...window })),
    sets_base: askSql((counted) => overlapSql(state.flow, sets, { ...counted, ...baseWindow })),
  };
  for (const { key, query } of definitionsOf(site)) {
    const inYear: Query = { base: state.base, ...window, by: ["year"], where: { groups: ["ai"] }, ...query };
    for (const kind of ["value", "share", "growth"] as const)
      questions[`${key}_${kind}`] = ask(`${singular}_${kind}`, inYear);
  }
  return questions;
}

/** The outcomes that this snapshot can give: definitions by measures, then the sets. */
export function outcomes(answers: Answers, state: State, site: Pick<Site, "ownLists"> = {}): Outcome[] {
  const at = (question: string): number | null => valueAt(answers, question, { year: state.year });
  const byMeasure = definitionsOf(site).map(({ key, label }) => ({
    label,
    value: at(`${key}_value`),
    share: at(`${key}_share`),
    growth: at(`${key}_growth`),
  }));
  return [...byMeasure, ...bySets(answers, state)].filter(
    (outcome) => outcome.value !== null && outcome.value > 0,
  );
}

function bySets(answers: Answers, state: State): Outcome[] {
  const [now, then] = ["sets", "sets_base"].map((name) =>
    setSizes((answers[name] ?? []) as unknown as Intersection[]),
  );
  const all = valueAt(answers, "all", { year: state.year });
  if (!now || !then || all === null || !known(answers, "all").some((row) => row["year"] === state.base))
    return [];
  return now
    .filter(({ set }) => set !== "ai")
    .map(({ set, value }) => {
      const before = then.find((other) => other.set === set)?.value ?? 0;
      return {
        label:
          set === "hitech"
            ? "Census advanced technology products"
            : `Label run “${set.slice(4)}”: labelled High`,
        value,
        share: (100 * value) / all,
        growth: before > 0 ? 100 * (value / before - 1) : null,
      };
    });
}
