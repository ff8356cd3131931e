import { newestMonths } from "../base/site.js";
import { codeKey } from "../measures/gold/draw.js";
import type { RunCodeLabel } from "../measures/gold/estimates.js";
import {
  frameSql,
  neighboursSql,
  partnersSql,
  runLabels,
  type FrameCode,
  type Neighbour,
  type Partner,
} from "../measures/gold/frame.js";
import type { SheetCode } from "../measures/gold/sheet.js";
import type { Row } from "../measures/question.js";
import type { Context } from "../view/view.js";
import type { Known, ReviewData } from "../data/review.js";

/** What the build did not write of a sheet's codes: what they trade, what stands beside them, what the run says. */
export interface Learned {
  judged: RunCodeLabel[];
  known: Record<string, Known>;
}

/** Asks the database for the codes of a sheet that the page knows nothing of; undefined where there are none. */
export async function learnCodes(
  data: ReviewData,
  codes: readonly SheetCode[],
  { ask, site }: Context<object>,
): Promise<Learned | undefined> {
  const unknown = codes.filter((code) => data.known[codeKey(code)] === undefined);
  if (unknown.length === 0 || !ask) return undefined;
  const learned: Learned = { judged: [], known: {} };
  for (const flow of ["imports", "exports"] as const) {
    const hs10 = unknown.filter((code) => code.flow === flow).map((code) => code.hs10);
    if (hs10.length === 0) continue;
    const months = newestMonths(site, flow);
    const answers = await ask({
      frame: { sql: frameSql(flow, data.run ?? "", { years: data.years[flow], months }), detail: "none" },
      beside: { sql: neighboursSql(flow, hs10), detail: "none" },
      partners: {
        sql: partnersSql(flow, hs10, months),
        detail: [...new Set(hs10.map((code) => code.slice(0, 2)))],
      },
    });
    const rows = <T>(name: string): readonly (Row & T)[] => (answers[name] ?? []) as readonly (Row & T)[];
    const wanted = new Set(hs10);
    const frame = rows<FrameCode>("frame").filter((code) => wanted.has(code.hs10));
    learned.judged.push(...runLabels(flow, frame));
    for (const code of frame)
      learned.known[codeKey({ flow, hs10: code.hs10 })] = {
        value: code.newest,
        partners: rows<Partner>("partners").filter(({ of }) => of === code.hs10),
        neighbours: rows<Neighbour>("beside").filter(({ of }) => of === code.hs10),
      };
  }
  return learned;
}
