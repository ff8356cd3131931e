import { rangesChart, rangesHeight } from "../../charts/percent.js";
import { percent } from "../../measures/format.js";
import { thresholdSweepSql, type ThresholdPoint } from "../../measures/classification.js";
import { measureSql, type Query } from "../../measures/index.js";
import { withRunLabels } from "../../measures/label-runs.js";
import { askSql, named, type MeasureRow } from "../../measures/question.js";
import { valueAt } from "../../measures/rows.js";
import { viewsOf } from "../../view/declare.js";
import type { Context } from "../../view/view.js";
import { column } from "../../view/table/columns.js";
import { flowMeasure, wholeYears } from "../../measures/asking.js";
import { allGoods, dataOf, inputs, type State } from "./inputs.js";
import { className, words } from "../../measures/task.js";

const { figure } = viewsOf(inputs);
const thresholds = [0, 80, 90, 95];

/** One answer to the headline's question: a run, or what a drawn gold sample makes of it. */
type Band = {
  name: string;
  /** percent of all goods: least and most over the thresholds, or the 95 % interval */
  low: number;
  high: number;
  /** percent at no threshold, or the corrected share */
  share: number;
  /** percent with Medium counted too; NULL for a corrected share */
  medium: number | null;
  /** whether a drawn gold sample corrects it */
  corrected: boolean;
};

/** How far the headline share moves with the run and with the confidence that counts. */
export const band = figure({
  name: "uncertainty-band",
  questions(state, { runs }) {
    const window = wholeYears(state.year);
    const medium: Query = { ...window, by: ["year"], where: { groups: ["ai"] }, medium: "ai" };
    const share = flowMeasure(state.flow, "share");
    const sweep = (run: string) =>
      askSql<ThresholdPoint>((counted) =>
        withRunLabels(thresholdSweepSql(state.flow, { ...counted, ...window }, thresholds), run),
      );
    const withMedium = (run: string) =>
      askSql<MeasureRow<"year">>(
        (counted) => withRunLabels(measureSql(share, { ...counted, ...medium }), run),
        "none",
      );
    return Object.assign(
      named(runs.map((run) => [`sweep ${run}` as const, sweep(run)] as const)),
      named(runs.map((run) => [`medium ${run}` as const, withMedium(run)] as const)),
      { all: allGoods(state) },
    );
  },
  shown: (answers, context) => bandsOf(answers, context),
  finding: (rows, { site, state }) => bandFinding(rows, site.runs.length, state),
  subtitle: (rows, { state }) =>
    `Percent of ${state.flow}, ${state.year}: dot, every ${className("High")} label; line, thresholds of confidence up to 95; ring, ${className("Medium")} counted too${rows.some(({ corrected }) => corrected) ? "; where corrected, the line is the 95\u00a0% interval" : ""}`,
  height: (_, rows) => rangesHeight(rows.length),
  chart: (rows, frame) =>
    rows.length
      ? rangesChart(
          rows.map(({ name, low, high, share, medium }) => ({
            ...{ name, low, high, value: share, ring: medium },
            values: Object.entries({ Share: share, From: low, To: high }).map(([name, value]) => ({
              ...{ name, text: percent(value) },
            })),
          })),
          frame,
        )
      : undefined,
  table: (rows) => ({
    caption: `The share of ${words().adjective} goods by run`,
    filter: false,
    columns: [
      column("name", "Labels"),
      column("share", "Share", "percent"),
      column("low", "Least", "percent"),
      column("high", "Most", "percent"),
      column("medium", `With ${className("Medium")}`, "percent"),
    ],
    rows,
  }),
  alternative: (rows) =>
    rows.map(({ name, low, high }) => `${name}: ${percent(low)} to ${percent(high)}.`).join(" "),
  note: (_, context) =>
    dataOf(context).corrected.length
      ? undefined
      : "A range over runs and thresholds, not an interval: it says how much the answer hangs on the labels, not how likely any of them is right. An interval needs a drawn gold sample.",
});

export function bandFinding(
  rows: readonly Band[],
  runs: number,
  { flow, year }: Pick<State, "flow" | "year">,
): string {
  const swept = rows.filter(({ corrected }) => !corrected);
  if (!swept.length) return "How sure is the share?";
  const [low, high] = [Math.min(...swept.map((row) => row.low)), Math.max(...swept.map((row) => row.high))];
  return `Over ${runs > 1 ? `${runs} runs and ` : ""}thresholds of 0 to 95, ${words().adjective} goods are ${percent(low)} to ${percent(high)} of ${flow} in ${year}`;
}

interface Asked {
  sweep: Pick<ThresholdPoint, "share">;
  medium: MeasureRow<"year">;
}

/** A band for every run with a share, the one in use first, then the shares that gold samples correct. */
export function bandsOf(
  answers: { readonly [K in keyof Asked as `${K} ${string}`]?: readonly Asked[K][] },
  context: {
    site: { runs: readonly string[]; run: string | null };
    state: Pick<State, "flow" | "year">;
  } & Pick<Context, "data">,
): Band[] {
  const { site, state } = context;
  const runs = [...site.runs].sort((a, b) => Number(b === site.run) - Number(a === site.run));
  const swept = runs.flatMap((run): Band[] => {
    const shares = (answers[`sweep ${run}`] ?? []).flatMap(({ share }) => (share === null ? [] : [share]));
    const [share] = shares;
    if (share === undefined) return [];
    const medium = valueAt(answers[`medium ${run}`], { year: state.year });
    const range = { low: Math.min(...shares), high: Math.max(...shares) };
    return [{ name: run, ...range, share, medium, corrected: false }];
  });
  const corrected = dataOf(context)
    .corrected.filter(({ flow, year }) => flow === state.flow && year === state.year)
    .map(({ run, file, share }) => ({
      name: `${run}, corrected by ${file}`,
      ...{ low: 100 * share.low, high: 100 * share.high, share: 100 * share.value },
      ...{ medium: null, corrected: true },
    }));
  return [...swept, ...corrected];
}
