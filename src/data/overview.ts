import { countedLabels } from "../../loaders/tasks/task.js";
import type { Session } from "../../loaders/snapshot/session.js";
import { comparedYears } from "../base/site.js";
import { corrected, designItems, drawnVerdicts } from "../measures/gold/estimates.js";
import { frameSql, frameTotals, runLabels, type FrameCode } from "../measures/gold/frame.js";
import type { Interval } from "../measures/validation.js";
import type { Flow } from "../measures/vocabulary.js";
import { goldSheets } from "./classification/evaluations.js";
import { taskInUse } from "./classification/runs.js";

/** A flow's share as people's answers to a drawn sheet correct it, for the headline. */
export interface ReviewedShare {
  flow: Flow;
  /** the years that growth is between, and the last of which the share is of */
  years: readonly [number, number];
  share: Interval;
  growth: Interval;
  people: string[];
  file: string;
  codes: number;
  /** codes of the sheet that nobody has answered or could tell */
  open: number;
}

/** What the Overview says besides measures: the interval of its headline, for each flow that people have reviewed. */
export interface OverviewData {
  reviewed: ReviewedShare[];
}

/** Of several sheets of a flow, the one with most answers counts. Without a drawn gold sheet there is no interval. */
export async function overview(session: Session): Promise<OverviewData> {
  if (session.run === null) return { reviewed: [] };
  const task = await taskInUse(session);
  const drawn = (await goldSheets(session, task)).filter((sheet) => sheet.drawn && sheet.answers.length > 0);
  const reviewed: ReviewedShare[] = [];
  for (const flow of ["imports", "exports"] as const) {
    const years = comparedYears(session.manifest, flow);
    const judged = drawn
      .map((sheet) => ({
        sheet,
        verdicts: drawnVerdicts(sheet.codes, sheet.answers, { kind: "settled" }).filter(
          (verdict) => verdict.flow === flow,
        ),
      }))
      .sort((a, b) => b.verdicts.length - a.verdicts.length)[0];
    if (judged === undefined || judged.verdicts.length === 0 || years[1] === 0) continue;
    const frame = await session.database.rows<FrameCode>(frameSql(flow, session.run, { years, months: [] }));
    const counted = countedLabels(task);
    const totals = frameTotals(frame, counted);
    const found = corrected(
      designItems(flow, judged.verdicts, runLabels(flow, frame), totals, counted),
      totals,
    );
    if (found === null) continue;
    const { sheet } = judged;
    reviewed.push({
      flow,
      years,
      share: found.share,
      growth: found.growth,
      people: sheet.people,
      file: sheet.file,
      codes: found.codes,
      open: sheet.codes.filter((code) => code.flow === flow).length - judged.verdicts.length,
    });
  }
  return { reviewed };
}
