import { comparedYears } from "../base/site.js";
import { dollars, formatValue, percent } from "../measures/format.js";
import { capital, measures, words, measureSql, type Dimension, type Measure } from "../measures/index.js";
import { ask } from "../measures/question.js";
import { percentOf, valueAt } from "../measures/rows.js";
import { chaptersLeftOut } from "../measures/task.js";
import { viewsOf } from "../view/declare.js";
import { element } from "../base/dom.js";
import { glossary, termAnchor } from "../view/glossary.js";
import { limits as all } from "../view/limits.js";
import { definePage } from "../view/view.js";

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

const { part } = viewsOf({});

/** The limits that charts name, with where each is documented. */
export const limits = part({
  element(_, { document }) {
    const items = Object.values(all).map(({ title, note, source }) => {
      const name = element(document, "strong", {}, `${title}.`);
      return element(document, "li", {}, name, ` ${note} (${source})`);
    });
    return element(document, "ul", {}, items);
  },
});

/** Every measure with its unit, formula, source and the SQL that Node and the browser run. */
export const measureList = part({
  element: (_, { document }) =>
    element(
      document,
      "div",
      { class: "measures" },
      measures.map((measure) => measureElement(document, measure)),
    ),
});

function measureElement(document: Document, measure: Measure): HTMLElement {
  const { name, title, formula, unit, source } = measure;
  const lines = Object.entries({ Formula: formula, Unit: unit, Source: source }).flatMap(([term, text]) => [
    element(document, "dt", {}, term),
    element(document, "dd", {}, text),
  ]);
  const sql = element(document, "code", {}, measureSql(name, { by: periodOf(measure) }));
  return element(
    document,
    "section",
    { class: "measure", id: name },
    element(document, "h3", {}, title, " ", element(document, "code", {}, name)),
    element(document, "dl", {}, lines),
    element(
      document,
      "details",
      {},
      element(document, "summary", {}, "SQL as run"),
      element(document, "pre", { tabindex: 0 }, sql),
    ),
  );
}

/** By the coarsest period that the measure knows: the shape in which most pages ask it. */
function periodOf({ dimensions }: Measure): Dimension[] {
  return (["year", "month"] as const)
    .filter((period) => !dimensions || dimensions.includes(period))
    .slice(0, 1);
}

/** The glossary. */
export const terms = part({
  element(_, { document }) {
    const entries = glossary.flatMap(({ term, means, source }) => [
      element(document, "dt", { id: termAnchor(term) }, term),
      element(document, "dd", {}, means, source ? ` (${source})` : ""),
    ]);
    return element(document, "dl", { class: "glossary" }, entries);
  },
});

/** What every number means, and where it comes from. */
export const page = definePage({
  name: "methods",
  inputs: {},
  views: { headline, limits, measures: measureList, terms },
});
