import * as Plot from "@observablehq/plot";
import { create } from "../base/dom.js";
import { textSize } from "../charts/drawing.js";
import { color } from "../charts/theme.js";
import { percent } from "../measures/format.js";
import type { Answer, Basis } from "../measures/gold/answers.js";
import { codeKey } from "../measures/gold/draw.js";
import { corrected, designItems, drawnVerdicts } from "../measures/gold/estimates.js";
import type { WrittenSheet } from "../measures/gold/sheet-text.js";
import { percentOf } from "../measures/rows.js";
import type { Flow } from "../measures/vocabulary.js";
import type { ReviewData } from "../data/review.js";

/** Places of the sheet at which the estimate is drawn, at most. */
const mostSteps = 40;

/** The corrected share with its interval as the answers came in, in the order of the sheet. */
export function runningChart(of: {
  data: ReviewData;
  sheet: WrittenSheet;
  answers: readonly Answer[];
  flow: Flow;
  basis: Basis;
}): HTMLElement {
  const { data, flow } = of;
  const points = runningShares(of);
  const [last] = points.slice(-1);
  const node = create("figure", { class: "review-running" });
  if (points.length < 2 || last === undefined) return node;
  const naive = percentOf(data.totals[flow].labelled[1], data.totals[flow].total[1]);
  const svg = Plot.plot({
    document,
    className: "plot",
    width: 620,
    height: 190,
    marginLeft: 46,
    marginRight: 16,
    style: { fontSize: `${textSize}px`, overflow: "visible" },
    x: { label: null, tickSize: 0, ticks: 5 },
    y: { label: null, tickSize: 0, ticks: 4, tickFormat: (v: number) => `${v}\u00a0%` },
    marks: [
      Plot.gridY({ stroke: color("grid"), strokeOpacity: 1, ticks: 4 }),
      Plot.ruleY(naive === null ? [] : [naive], { stroke: color("edge"), strokeDasharray: "4 4" }),
      Plot.areaY(points, { x: "codes", y1: "low", y2: "high", fill: color("ai"), fillOpacity: 0.2 }),
      Plot.lineY(points, { x: "codes", y: "share", stroke: color("ai"), strokeWidth: 2 }),
    ],
  }) as SVGSVGElement;
  for (const group of svg.querySelectorAll("g[aria-label]")) group.removeAttribute("aria-label"); // the picture has one
  svg.setAttribute("role", "img");
  svg.setAttribute(
    "aria-label",
    `Corrected share of ${flow} after ${points[0]?.codes} to ${last.codes} codes: last ${percent(last.share)}, ${percent(last.low)} to ${percent(last.high)}`,
  );
  node.append(
    create(
      "figcaption",
      {},
      `Corrected share of ${flow} with its 95 % interval by codes answered; dashed, what the labels say`,
    ),
    svg,
  );
  return node;
}

interface RunningShare {
  codes: number;
  /** percent */
  share: number;
  low: number;
  high: number;
}

function runningShares({
  data,
  sheet,
  answers,
  flow,
  basis,
}: Parameters<typeof runningChart>[0]): RunningShare[] {
  const place = new Map(sheet.codes.map((code, i) => [codeKey(code), i]));
  const ordered = [...answers].sort((a, b) => (place.get(codeKey(a)) ?? 0) - (place.get(codeKey(b)) ?? 0));
  const answered = [...new Set(ordered.map(codeKey))];
  const step = Math.max(5, Math.ceil(answered.length / mostSteps));
  return answered.flatMap((_, i): RunningShare[] => {
    const count = i + 1;
    if (count < 10 || (count % step !== 0 && count !== answered.length)) return [];
    const seen = new Set(answered.slice(0, count));
    const judged = drawnVerdicts(
      sheet.codes,
      ordered.filter((answer) => seen.has(codeKey(answer))),
      basis,
    );
    const totals = data.totals[flow];
    const found = corrected(designItems(flow, judged, data.judged, totals, data.task.counted), totals);
    if (found === null) return [];
    const { value, low, high } = found.share;
    return [{ codes: count, share: 100 * value, low: 100 * low, high: 100 * high }];
  });
}
