import type { Session } from "../../../loaders/snapshot/session.js";
import { designShare, type DesignItem } from "../../measures/gold-estimate.js";
import { countedShare, isCounted } from "../../measures/gold/estimates.js";
import { measureSql } from "../../measures/index.js";
import type { Interval } from "../../measures/validation.js";
import type { Flow } from "../../measures/vocabulary.js";
import type { GoldSheet } from "./evaluations.js";
import type { ValuedLabel } from "./queue.js";
import { flowMeasure, wholeYears } from "../../measures/asking.js";

/** The counted share of a flow as a run gives it, corrected by the errors that a drawn gold sample found. */
export interface CorrectedShare {
  run: string;
  file: string;
  flow: Flow;
  year: number;
  /** 0 to 1, with its design-based 95 % interval */
  share: Interval;
}

/** One for each run, drawn sheet and flow with gold labels; sheets without drawing probabilities correct nothing. */
export async function correctedShares(
  { database }: Session,
  labels: ReadonlyMap<string, readonly ValuedLabel[]>,
  sheets: readonly GoldSheet[],
  years: Record<Flow, number | null>,
  counted: readonly string[],
): Promise<CorrectedShare[]> {
  const corrected: CorrectedShare[] = [];
  for (const flow of ["imports", "exports"] as const) {
    const year = years[flow];
    const drawn = sheets.filter((sheet) => sheet.drawn && goldOf(sheet, flow).size > 0);
    if (year === null || drawn.length === 0) continue;
    const { value: total } = await database.one<{ value: number | bigint }>(
      measureSql(flowMeasure(flow, "value"), { ...wholeYears(year), where: { groups: ["all"] } }),
    );
    for (const sheet of drawn)
      for (const [run, ofRun] of labels) {
        const items = itemsOf(ofRun, flow, goldOf(sheet, flow), counted);
        if (items.some(({ gold }) => gold !== undefined))
          corrected.push({ run, file: sheet.file, flow, year, share: designShare(items, 0, Number(total)) });
      }
  }
  return corrected;
}

function itemsOf(
  labels: readonly ValuedLabel[],
  flow: Flow,
  gold: ReadonlyMap<string, GoldSheet["labels"][number]>,
  counted: readonly string[],
): DesignItem[] {
  return labels
    .filter((label) => label.flow === flow)
    .map(({ hs10, relevance, value }) => {
      const item = { values: [value], label: Number(isCounted(relevance, counted)) };
      const one = gold.get(hs10);
      return one?.probability === undefined
        ? item
        : { ...item, gold: { label: countedShare(one.shares, counted), probability: one.probability } };
    });
}

/** A gold label without a flow is one of imports. */
function goldOf(sheet: GoldSheet, flow: Flow): Map<string, GoldSheet["labels"][number]> {
  return new Map(
    sheet.labels.filter((label) => (label.flow ?? "imports") === flow).map((label) => [label.hs10, label]),
  );
}
