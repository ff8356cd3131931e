import { create } from "../base/dom.js";
import { signedDollars, intervalText } from "../measures/format.js";
import { peopleOf, verdicts, type Answer, type Basis } from "../measures/gold/answers.js";
import { codeKey } from "../measures/gold/draw.js";
import {
  codesToHalve,
  corrected,
  designItems,
  drawnVerdicts,
  movers,
  type DrawnVerdict,
} from "../measures/gold/estimates.js";
import { restsOnFew } from "../measures/gold/growth.js";
import { scoreRun, type LabelScore } from "../measures/gold/scores.js";
import type { WrittenSheet } from "../measures/gold/sheet-text.js";
import { formatCode, formatValue } from "../measures/index.js";
import type { Flow } from "../measures/vocabulary.js";
import type { ReviewData } from "../data/review.js";
import type { TableDefinition } from "../view/table/definition.js";
import { tableElement } from "../view/table/table.js";
import { runningChart } from "./running.js";

/** The site's run, its totals, and the people's answers to one sheet. */
export interface Finding {
  data: ReviewData;
  sheet: WrittenSheet;
  answers: readonly Answer[];
  /** who sits at the desk: only codes that they have answered are named */
  who: string;
}

/** What the answers of a basis say of the run, as it stands now. */
export function findingsElement(finding: Finding, basis: Basis): HTMLElement {
  const { data, sheet, answers } = finding;
  const node = create("div", { class: "review-findings" });
  if (!sheet.drawn) {
    node.append(
      paragraph(
        "These codes were chosen, not drawn, or the sheet was changed: it is no random sample, and no estimate is drawn from it. Answers mend single labels.",
      ),
    );
    return node;
  }
  const judged = drawnVerdicts(sheet.codes, answers, basis);
  if (judged.length === 0) {
    node.append(paragraph("Nothing is answered yet."));
    return node;
  }
  node.append(paragraph(restsOn(finding, basis, judged.length)));
  for (const flow of ["imports", "exports"] as const)
    if (judged.some((verdict) => verdict.flow === flow))
      node.append(...shareOf(finding, flow, judged, basis));
  const known = new Map(data.judged.map((code) => [codeKey(code), code]));
  const codes = judged.flatMap(({ shares, probability, ...code }) => {
    const run = known.get(codeKey(code));
    return run === undefined || run.label === null
      ? []
      : [{ label: run.label, confidence: run.confidence, vote_share: run.vote_share, shares, probability }];
  });
  if (codes.length === 0) return node;
  const scores = scoreRun(
    codes,
    data.task.labels.map(({ name }) => name),
    true,
  );
  node.append(
    scoreTable(scores.scores, data.run ?? ""),
    ...calibrationText(scores.calibration),
    ...moved(finding, judged),
  );
  return node;
}

/** By whom the figures are, and on how much of the sheet they rest. */
function restsOn({ sheet, answers }: Finding, basis: Basis, codes: number): string {
  const people = basis.kind === "person" ? [basis.who] : peopleOf(answers);
  const open = verdicts(answers, basis).filter((verdict) => verdict.open).length;
  const half =
    open === 0 ? "" : ` On ${open} of them they differ and have not settled: each person counts in part.`;
  const rest =
    codes < sheet.codes.length
      ? ` The ${sheet.codes.length - codes} others are taken to be like them, so intervals shrink as the sheet fills.`
      : "";
  return `By ${people.join(" and ")}: ${codes} of ${sheet.codes.length} codes.${half}${rest}`;
}

function shareOf(
  { data, sheet, answers }: Finding,
  flow: Flow,
  judged: readonly DrawnVerdict[],
  basis: Basis,
): HTMLElement[] {
  const totals = data.totals[flow];
  const { counted } = data.task;
  const items = designItems(flow, judged, data.judged, totals, counted);
  const found = corrected(items, totals);
  if (found === null) return [];
  const [from, to] = data.years[flow];
  const more = codesToHalve(items);
  const growth = from < to ? `; growth since ${from} ${intervalText(found.growth, true)}` : "";
  return [
    paragraph(
      `${counted.join(" or ")}, share of ${flow} in ${to}: ${intervalText(found.share)}, where the labels say ${percent(found.naive.share)}${growth}${from < to ? `, where the labels say ${percent(found.naive.growth, true)}` : ""}. `,
      more === null
        ? "No error was found yet among the codes that were not drawn surely, so the interval says less than it seems to."
        : more === Infinity
          ? "No number of codes would halve the interval."
          : `About ${formatValue(more, "codes")} more codes would halve the interval.`,
      from < to && restsOnFew(found.growth)
        ? " The growth rests on few errors so far: its interval covers the truth less often than it says."
        : "",
    ),
    runningChart({ data, sheet, answers, flow, basis }),
  ];
}

function scoreTable(scores: readonly LabelScore[], run: string): HTMLElement {
  return titledTable({
    caption: `How run ${run} meets these answers (95 % intervals)`,
    filter: false,
    columns: [
      { key: "label", title: "Label" },
      { key: "precision", title: "Precision", numeric: true },
      { key: "recall", title: "Recall", numeric: true },
    ],
    rows: scores.map(({ relevance, precision, recall }) => ({
      label: relevance,
      precision: precision && intervalText(precision),
      recall: recall && intervalText(recall),
    })),
  });
}

function calibrationText({ stated, votes }: ReturnType<typeof scoreRun>["calibration"]): HTMLElement[] {
  return [["stated confidence", stated] as const, ["share of votes", votes] as const].flatMap(
    ([name, calibration]) =>
      calibration === null
        ? []
        : [
            paragraph(
              `Its ${name} is off by ${formatValue(100 * calibration.ece, "percentage points")} on average (Brier score ${calibration.brier.toFixed(3)}): ${calibration.bins.map(({ stated: said, right }) => `${percent(said)} was right ${percent(right)} of the time`).join("; ")}.`,
            ),
          ],
  );
}

/** Codes are named to a person only once they have answered them. */
function moved({ data, answers, who }: Finding, judged: readonly DrawnVerdict[]): HTMLElement[] {
  const own = new Set(answers.filter((answer) => answer.who === who && !answer.settled).map(codeKey));
  const rows = movers(judged, data.judged, data.task.counted, 200).filter((mover) => own.has(codeKey(mover)));
  if (rows.length === 0) return [];
  return [
    titledTable({
      caption: "The answers that moved the corrected total most",
      filter: false,
      columns: [
        { key: "code", title: "Code" },
        { key: "said", title: "People" },
        { key: "label", title: "Run" },
        {
          key: "moved",
          title: "Moved",
          numeric: true,
          unit: "US dollars",
          format: (value) => signedDollars(Number(value)),
        },
      ],
      rows: rows.slice(0, 10).map(({ flow, hs10, shares, label, moved: dollars }) => ({
        code: `${formatCode(hs10)} (${flow})`,
        said: Object.keys(shares).join(" or "),
        label: label ?? "no label",
        moved: dollars,
      })),
    }),
  ];
}

function percent(share: number, sign = false): string {
  return formatValue(100 * share, "percent", { sign });
}

function paragraph(...text: string[]): HTMLElement {
  return create("p", {}, text);
}

/** A small table under its name. */
export function titledTable(definition: TableDefinition): HTMLElement {
  return create(
    "div",
    { class: "review-table" },
    create("h3", {}, definition.caption),
    tableElement(document, definition),
  );
}
