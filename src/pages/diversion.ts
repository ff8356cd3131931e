import { dollars, percent, signedDollars } from "../measures/format.js";
import type { EventStudy, Interval } from "../measures/event-study.js";
import { exposureOf, type OwnLists } from "../measures/exposure.js";
import type { Diversion } from "../measures/diversion.js";
import { baseNames, goodsName, targetName, type State, inputs } from "./diversion/inputs.js";
import { percentOf, rangeText, studyOf, studyQuestions, path } from "./diversion/study.js";
import { viewsOf } from "../view/declare.js";
import { comparisonQuestions, comparisonOf, thirdOf, gainers, summary } from "./diversion/comparison.js";
import { definePage } from "../view/view.js";

/** What exposed goods did against unexposed ones, and how much of it third countries replaced. */
const headline = viewsOf(inputs).headline({
  questions: (state, site) => ({ ...comparisonQuestions(state, site), ...studyQuestions(state, site) }),
  shown({ cells, countries, ...answers }, { state, site, data }) {
    const found = comparisonOf(cells, state, site);
    return { found, third: thirdOf(found, { countries }), study: studyOf(answers, state, data) };
  },
  text: ({ study }, { state, site }) => headlineText(study, state, site),
  learn: ({ found, third }, { state, site }) => learnedText(found, third, targetName(state, site)),
});

/** What tariffs did to the goods they hit, against goods they spared, and where the trade went. */
export const page = definePage({
  name: "diversion",
  inputs,
  views: { headline, summary, path, gainers },
});

/** Where the exposed goods came from before and after, and who gained most beyond the growth of others; dollars. */
export function learnedText(
  found: Pick<Diversion, "shareBefore" | "shareAfter"> | undefined,
  third: readonly { name: string; gain: number | null }[],
  name: string,
): (string | undefined)[] {
  const { shareBefore: before = null, shareAfter: after = null } = found ?? {};
  const share = (part: number): string => percent(100 * part);
  const [first, second] = third
    .flatMap(({ name, gain }) => (gain !== null && gain > 0 ? [{ name, gain }] : []))
    .sort((a, b) => b.gain - a.gain);
  return [
    before === null || after === null || !third.length
      ? undefined
      : `${share(before)} of the exposed goods came from ${name} before the tariff and ${share(after)} in the year after.`,
    first &&
      `Of third countries ${first.name} gained most, ${dollars(first.gain)}${second ? `, before ${second.name} with ${dollars(second.gain)}` : ""}.`,
  ];
}

/** One estimate, in percent and in dollars, each with its interval. */
export function headlineText({ together }: EventStudy, state: State, site: OwnLists = {}): string {
  const { target, other, targetDollars, otherDollars } = together;
  if (!target || !targetDollars)
    return `This snapshot cannot show the effect: it holds no list, or not the months to compare (${baseNames[state.base]}), for ${exposureOf(state, site).title}.`;
  const moved = (effect: Interval): string =>
    `${effect.estimate < 0 ? "fell" : "rose"} ${percent(Math.abs(percentOf(effect.estimate)))}${rangeText(effect)}`;
  const first = `Relative to unexposed goods, exposed ${goodsName(state)} from ${targetName(state, site)} ${moved(target)} in the first twelve months of the tariff`;
  const came = (beyond: Interval): string =>
    `${beyond.estimate < 0 ? "lost" : "gained"} ${dollars(Math.abs(beyond.estimate))}${rangeText(beyond, signedDollars)}`;
  if (!other || !otherDollars)
    return `${first}: against unexposed growth ${targetName(state, site)} ${came(targetDollars)}.`;
  const both = `${first}; those from third countries ${moved(other)}. Against unexposed growth ${targetName(state, site)} ${came(targetDollars)} and third countries ${came(otherDollars)}`;
  return targetDollars.estimate < 0 ? `${both}.` : `${both}: there was no loss to divert.`;
}
