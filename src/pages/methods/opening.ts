import { comparedYears } from "../../base/site.js";
import { dollars, formatValue, percent } from "../../measures/format.js";
import { capital, measures, words } from "../../measures/index.js";
import { ask } from "../../measures/question.js";
import { percentOf, valueAt } from "../../measures/rows.js";
import { chaptersLeftOut } from "../../measures/task.js";
import { viewsOf } from "../../view/declare.js";

/** Imports of a year: dollars of counted goods, of covered goods and of all, and codes of the first two that were traded. */
export type Found = Record<"ai" | "covered" | "all" | "aiCodes" | "codes", number | null>;

/** What the definitions below make of the last whole year: what counts, and what is left out. */
export const headline = viewsOf({}).headline({
  questions: () => ({
    value: ask("import_value", { by: ["year", "group"] }),
    everything: ask("import_value", { by: ["year"], where: { groups: ["all"] }, allGoods: true }),
    codes: ask("import_codes", { by: ["year", "group"] }),
  }),
  shown({ value, everything, codes }, { site }): Found {
    const [, year] = comparedYears(site, "imports");
    return {
      ai: valueAt(value, { year, group: "ai" }),
      covered: valueAt(value, { year, group: "all" }),
      all: valueAt(everything, { year }),
      aiCodes: valueAt(codes, { year, group: "ai" }),
      codes: valueAt(codes, { year, group: "all" }),
    };
  },
  text: (found, { site }) => headlineText(found, comparedYears(site, "imports")[1]),
  learn: (found, { site }) => learnedText(found, comparedYears(site, "imports")[1]),
});

export function headlineText({ ai, covered, aiCodes, codes }: Found, year: number): string {
  const goods = `${words().adjective} imports`;
  const share = percentOf(ai, covered);
  if (ai === null || share === null) return `This snapshot holds no whole year of ${goods}.`;
  const counted =
    aiCodes === null || codes === null
      ? ""
      : `: ${formatValue(aiCodes, "codes")} of the ${formatValue(codes, "codes")} codes that were traded`;
  return `${capital(goods)} came to ${dollars(ai)} in ${year}, ${percent(share)} of covered imports${counted}.`;
}

/** What part of imports the chapters that are left out hold, and how many measures there are. */
export function learnedText({ covered, all }: Found, year: number): (string | undefined)[] {
  const part = percentOf(covered !== null && all !== null ? all - covered : null, all);
  return [
    part
      ? `${capital(chaptersLeftOut())}, which are not covered, held ${percent(part)} of all imports in ${year}.`
      : undefined,
    `Every number of this site is one of ${measures.length} measures, and each measure has one definition.`,
  ];
}
