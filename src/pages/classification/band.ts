import * as Plot from "@observablehq/plot";
import { shorten, textSize, textWidth } from "../../charts/drawing.js";
import { figure } from "../../view/figure/figure.js";
import { askSql, type Answers, type Question } from "../../measures/question.js";
import type { Context } from "../../view/page/view.js";
import type { Site } from "../../base/site.js";
import { color } from "../../charts/theme.js";
import { thresholdSweepSql, type ThresholdPoint } from "../../measures/classification.js";
import { formatValue, measureSql, type Query } from "../../measures/index.js";
import { withRunLabels } from "../../measures/label-runs.js";
import { valueAt } from "../shared/rows.js";
import { dataOf } from "./data.js";
import { allGoods, windowOf, type State } from "./inputs.js";

const thresholds = [0, 80, 90, 95];

/** One answer to the headline's question: a run, or what a drawn gold sample makes of it. */
export interface Band {
  [key: string]: string | number | boolean | null;
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
}

/** How far the headline share moves with the run and with the confidence that counts. */
export const band = figure<State>({
  name: "uncertainty-band",
  questions: bandQuestions,
  title(answers, context) {
    const rows = bandsOf(answers, context);
    if (!rows.length) return "How sure is the share?";
    const swept = rows.filter((row) => !row.corrected);
    const [low, high] = [Math.min(...swept.map((row) => row.low)), Math.max(...swept.map((row) => row.high))];
    const many = context.site.runs.length > 1 ? `${context.site.runs.length} runs and ` : "";
    return `Over ${many}thresholds of 0 to 95, AI-related goods are ${formatValue(low, "percent")} to ${formatValue(high, "percent")} of ${context.state.flow} in ${context.state.year}`;
  },
  subtitle: (answers, context) =>
    `Percent of ${context.state.flow}, ${context.state.year}: dot, every High label; line, thresholds of confidence up to 95; ring, Medium counted too${bandsOf(answers, context).some((row) => row.corrected) ? "; where corrected, the line is the 95\u00a0% interval" : ""}`,
  height: (_, answers, context) => 40 + 30 * bandsOf(answers, context).length,
  chart(answers, { width, height, document }, context) {
    const rows = bandsOf(answers, context);
    if (!rows.length) return undefined;
    const room = Math.min(width * 0.36, 12 + Math.max(...rows.map((row) => textWidth(row.name))));
    const svg = Plot.plot({
      document,
      className: "plot",
      width,
      height,
      marginLeft: room,
      marginRight: 24,
      style: { fontSize: `${textSize}px`, overflow: "visible" },
      x: { zero: true, label: null, ticks: 5, tickSize: 0, tickFormat: (v: number) => `${v}\u00a0%` },
      y: {
        domain: rows.map((row) => row.name),
        label: null,
        tickSize: 0,
        tickFormat: (name: string) => shorten(name, room - 8),
      },
      marks: [
        Plot.gridX({ stroke: color("grid"), strokeOpacity: 1, ticks: 5 }),
        Plot.ruleY(rows, { y: "name", x1: "low", x2: "high", stroke: color("ai"), strokeWidth: 3 }),
        Plot.dot(rows, { x: "share", y: "name", fill: color("ai"), r: 5 }),
        Plot.dot(
          rows.filter((row) => row.medium !== null),
          { x: "medium", y: "name", stroke: color("medium"), strokeWidth: 2, r: 5 },
        ),
      ],
    }) as SVGSVGElement & Plot.Plot;
    return {
      svg,
      points: rows.map((row) => ({
        x: svg.scale("x")?.apply(row.share) as number,
        y: svg.scale("y")?.apply(row.name) as number,
        title: row.name,
        values: [
          { name: "Share", text: formatValue(row.share, "percent") },
          { name: "From", text: formatValue(row.low, "percent") },
          { name: "To", text: formatValue(row.high, "percent") },
        ],
      })),
    };
  },
  table: (answers, context) => ({
    caption: "The share of AI-related goods by run",
    filter: false,
    columns: [
      { key: "name", title: "Labels" },
      ...Object.entries({ share: "Share", low: "Least", high: "Most", medium: "With Medium" }).map(
        ([key, title]) => ({
          key,
          title,
          numeric: true,
          unit: "percent",
          format: (v: unknown) => formatValue(v as number | null, "percent"),
        }),
      ),
    ],
    rows: bandsOf(answers, context),
  }),
  alternative: (answers, context) =>
    bandsOf(answers, context)
      .map((row) => `${row.name}: ${formatValue(row.low, "percent")} to ${formatValue(row.high, "percent")}.`)
      .join(" "),
  note: (_, context) =>
    dataOf(context).corrected.length
      ? undefined
      : "A range over runs and thresholds, not an interval: it says how much the answer hangs on the labels, not how likely any of them is right. An interval needs a drawn gold sample.",
});

function bandQuestions(state: State, site: Site): Record<string, Question> {
  const window = windowOf(state);
  const medium: Query = { ...window, by: ["year"], where: { groups: ["ai"] }, medium: "ai" };
  const share = `${state.flow.slice(0, -1)}_share`;
  return Object.fromEntries([
    ["all", allGoods(state)],
    ...site.runs.flatMap((run): [string, Question][] => [
      [
        `sweep ${run}`,
        askSql((counted) =>
          withRunLabels(thresholdSweepSql(state.flow, { ...counted, ...window }, thresholds), run),
        ),
      ],
      [
        `medium ${run}`,
        askSql((counted) => withRunLabels(measureSql(share, { ...counted, ...medium }), run), "none"),
      ],
    ]),
  ]);
}

/** A band for every run with a share, the one in use first, then the shares that gold samples correct. */
export function bandsOf(answers: Answers, context: Pick<Context<State>, "site" | "state" | "data">): Band[] {
  const { site, state } = context;
  const runs = [...site.runs].sort((a, b) => Number(b === site.run) - Number(a === site.run));
  const swept = runs.flatMap((run): Band[] => {
    const points = (answers[`sweep ${run}`] ?? []) as unknown as ThresholdPoint[];
    const shares = points.flatMap(({ share }) => (share === null ? [] : [share]));
    const [share] = shares;
    if (share === undefined) return [];
    const medium = valueAt(answers, `medium ${run}`, { year: state.year });
    return [
      { name: run, low: Math.min(...shares), high: Math.max(...shares), share, medium, corrected: false },
    ];
  });
  const corrected = dataOf(context)
    .corrected.filter(({ flow, year }) => flow === state.flow && year === state.year)
    .map(({ run, file, share }) => ({
      name: `${run}, corrected by ${file}`,
      low: 100 * share.low,
      high: 100 * share.high,
      share: 100 * share.value,
      medium: null,
      corrected: true,
    }));
  return [...swept, ...corrected];
}
