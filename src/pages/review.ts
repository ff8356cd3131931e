import type { ReviewData } from "../data/review.js";
import { percent, intervalText } from "../measures/format.js";
import { peopleOf } from "../measures/gold/answers.js";
import { corrected, designItems, drawnVerdicts } from "../measures/gold/estimates.js";
import { codeKey } from "../measures/gold/draw.js";
import { formatValue, words } from "../measures/index.js";
import { percentOf } from "../measures/rows.js";
import { viewsOf } from "../view/declare.js";
import { dataOf, desk } from "../review/desk.js";
import { definePage } from "../view/view.js";

const flow = "imports"; // of which the samples are drawn

/** The share as labelled, what people who read the codes put it at, and for how much the codes stand. */
const headline = viewsOf({}).headline({
  text: (_, context) => headlineText(dataOf(context)),
  learn: (_, context) => learnedText(dataOf(context)),
});

/** Where people label a drawn sample by hand, and see what their answers say of a run. */
export const page = definePage({ name: "review", inputs: {}, views: { headline, desk } });

type Opening = Pick<ReviewData, "task" | "run" | "years" | "totals" | "sheets" | "judged">;

export function headlineText(data: Opening): string {
  const [, year] = data.years[flow];
  const { total, labelled } = data.totals[flow];
  if (data.run === null || total[1] <= 0)
    return `No label run says which ${flow} are ${words().adjective} yet.`;
  const part = percentOf(labelled[1], total[1]);
  if (part === null)
    return `Corrections below zero leave no share of ${flow} in ${year} that is ${words().adjective}.`;
  const share = percent(part);
  const said = `${share} of ${flow} in ${year} are ${words().adjective} as run “${data.run}” labels them`;
  const found = correctedShare(data);
  return found
    ? `${said}; people who read ${found.codes === 1 ? "one code" : `${formatValue(found.codes, "codes")} codes`} put it at ${intervalText(found.share)}.`
    : `${said}; no published sheet says yet what people make of that.`;
}

/** What part of the trade the drawn codes are, and who read them. */
export function learnedText(data: Opening): (string | undefined)[] {
  const sheet = drawnOf(data);
  if (!sheet) return [];
  const own = new Set(sheet.codes.map(codeKey));
  const value = data.judged.filter((code) => code.flow === flow && own.has(codeKey(code)));
  const held = value.reduce((sum, { values }) => sum + values[1], 0);
  const [, year] = data.years[flow];
  const people = peopleOf(sheet.answers);
  const part = percentOf(held, data.totals[flow].total[1]);
  return [
    part !== null
      ? `The ${formatValue(sheet.codes.length, "codes")} codes that were drawn hold ${percent(part)} of ${flow} in ${year}, and stand for the rest by their known chances of being drawn.`
      : undefined,
    people.length ? `They were read by ${people.join(" and ")}.` : undefined,
  ];
}

function correctedShare(data: Opening) {
  const sheet = drawnOf(data);
  const judged = sheet ? drawnVerdicts(sheet.codes, sheet.answers, { kind: "settled" }) : [];
  if (!judged.length) return null;
  const totals = data.totals[flow];
  return corrected(designItems(flow, judged, data.judged, totals, data.task.counted), totals);
}

function drawnOf({ sheets }: Pick<Opening, "sheets">) {
  return sheets.find(({ drawn }) => drawn);
}
