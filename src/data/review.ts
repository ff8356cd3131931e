import { chapterOf } from "../../loaders/labels/chapters.js";
import { countedLabels, reviewTask } from "../../loaders/tasks/task.js";
import { labelKey } from "../../loaders/labels/label.js";
import type { Session } from "../../loaders/snapshot/session.js";
import { comparedYears, newestMonths } from "../base/site.js";
import type { KeptSheet } from "../review/kept.js";
import type { Answer } from "../measures/gold/answers.js";
import { doubtOf } from "../measures/gold/doubt.js";
import { codeKey, drawSample, usualDraw } from "../measures/gold/draw.js";
import type { FlowTotals, RunCodeLabel } from "../measures/gold/estimates.js";
import {
  frameSql,
  frameTotals,
  neighboursSql,
  partnersSql,
  runLabels,
  type FrameCode,
  type Neighbour,
  type Partner,
} from "../measures/gold/frame.js";
import { sheetId, type ReviewTask, type SheetCode } from "../measures/gold/sheet.js";
import type { Flow } from "../measures/vocabulary.js";
import { goldSheets, lookedAt } from "./classification/evaluations.js";
import { taskInUse } from "./classification/runs.js";
import { codesOf, describedCodes } from "./review/sheets.js";

/** What the Review page opens with. */
export interface ReviewData {
  task: ReviewTask;
  /** what each chapter covers, by its two digits */
  chapters: Record<string, string>;
  /** the run that people are set against */
  run: string | null;
  years: Record<Flow, readonly [number, number]>;
  totals: Record<Flow, FlowTotals>;
  /** published sheets, the newest first, one drawn by the usual rule where none is, and the queue, which is no sample */
  sheets: (KeptSheet & { answers: Answer[] })[];
  /** what the run says of their codes: for the estimates, never shown before a decision */
  judged: RunCodeLabel[];
  /** newest twelve months' dollars, partners and neighbours of the sheets' codes */
  known: Record<string, Known>;
}

/** What is known of a code's trade and of those beside it. */
export interface Known {
  value: number;
  partners: { name: string; value: number }[];
  neighbours: { hs10: string; description: string | null }[];
}

const queueLength = 100;

/** Sheets for people to review, all that is known of their codes, and what the estimates rest on. */
export async function review(session: Session): Promise<ReviewData> {
  const task = await taskInUse(session);
  const asked = reviewTask(task);
  const counted = countedLabels(task);
  const flows = ["imports", "exports"] as const;
  const frames = {} as Record<Flow, FrameCode[]>;
  const years = {} as Record<Flow, readonly [number, number]>;
  for (const flow of flows) {
    years[flow] = comparedYears(session.manifest, flow);
    const months = newestMonths(session.manifest, flow);
    frames[flow] = (
      await session.database.rows<FrameCode>(
        frameSql(flow, session.run ?? "", { years: years[flow], months }),
      )
    ).map((row) => ({
      ...row,
      newest: Number(row.newest),
      first: Number(row.first),
      last: Number(row.last),
    }));
  }
  const gold = await goldSheets(session, task);
  const published = gold.map(({ file, sheet, drawn, reveal, codes, answers, notes }) => ({
    id: sheet,
    task: asked.name,
    origin: file,
    ...{ drawn, reveal, codes, answers, notes },
  }));
  const drawn = published.length > 0 ? [] : drawFrom(frames.imports, asked);
  const own = async (origin: string, codes: readonly SheetCode[], notes: string[]) => ({
    id: sheetId(asked.name, codes),
    task: asked.name,
    origin,
    drawn: codes.every(({ probability }) => probability !== null),
    reveal: false,
    codes: await describedCodes(session, codes),
    answers: [],
    notes,
  });
  const queued = queueOf(frames, lookedAt(gold));
  const sheets = [
    ...published,
    ...(drawn.length > 0
      ? [await own(`sample of ${drawn.length} codes, seed ${usualDraw.seed}`, drawn, [])]
      : []),
    ...(queued.length > 0
      ? [
          await own("the review queue", queued, [
            "The queue is not a random sample: no estimate is drawn from it.",
          ]),
        ]
      : []),
  ];
  const codes = [
    ...new Map(sheets.flatMap((sheet) => sheet.codes).map((code) => [codeKey(code), code])).values(),
  ];
  const keys = new Set(codes.map(codeKey));
  return {
    task: asked,
    chapters: Object.fromEntries(
      Array.from({ length: 99 }, (_, i) => chapterOf(String(i + 1).padStart(2, "0"))).flatMap((chapter) =>
        chapter === undefined ? [] : [[chapter.code, chapter.description]],
      ),
    ),
    run: session.run,
    years,
    totals: {
      imports: frameTotals(frames.imports, counted),
      exports: frameTotals(frames.exports, counted),
    },
    sheets,
    judged: flows.flatMap((flow) => runLabels(flow, frames[flow])).filter((code) => keys.has(codeKey(code))),
    known: await knownOf(session, codes, frames),
  };
}

function drawFrom(frame: readonly FrameCode[], task: ReviewTask): SheetCode[] {
  const candidates = frame.map(({ hs10, newest, confidence, vote_share }) => ({
    flow: "imports" as const,
    hs10,
    value: newest,
    doubt: doubtOf({ confidence, vote_share }),
  }));
  return drawSample(candidates, { ...usualDraw, examples: task.examples }).map(
    ({ candidate: { flow, hs10 }, probability }) => ({ flow, hs10, probability }),
  );
}

/** What a person should look at next by value × doubt, in both flows; nobody has looked at it yet. */
function queueOf(frames: Record<Flow, FrameCode[]>, done: ReadonlySet<string>): SheetCode[] {
  return (["imports", "exports"] as const)
    .flatMap((flow) => frames[flow].map((code) => ({ flow, ...code, stake: code.newest * doubtOf(code) })))
    .filter((code) => code.label !== null && !code.overridden && !done.has(labelKey(code)))
    .sort((a, b) => b.stake - a.stake)
    .slice(0, queueLength)
    .map(({ flow, hs10 }) => ({ flow, hs10, probability: null }));
}

async function knownOf(
  { database, manifest }: Session,
  codes: readonly SheetCode[],
  frames: Record<Flow, FrameCode[]>,
): Promise<Record<string, Known>> {
  const known: Record<string, Known> = {};
  for (const flow of ["imports", "exports"] as const) {
    const own = codesOf(codes, flow);
    const wanted = new Set(own);
    for (const { hs10, newest } of frames[flow])
      if (wanted.has(hs10)) known[codeKey({ flow, hs10 })] = { value: newest, partners: [], neighbours: [] };
    for (const { of, name, value } of await database.rows<Partner>(
      partnersSql(flow, own, newestMonths(manifest, flow)),
    ))
      known[codeKey({ flow, hs10: of })]?.partners.push({ name, value: Number(value) });
    for (const { of, hs10, description } of await database.rows<Neighbour>(neighboursSql(flow, own)))
      known[codeKey({ flow, hs10: of })]?.neighbours.push({ hs10, description });
  }
  return known;
}
