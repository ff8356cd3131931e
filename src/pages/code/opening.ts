import { comparedYears, completeYears, type Site } from "../../base/site.js";
import { readableDescription } from "../../measures/description.js";
import { formatCode, formatValue, words, type Flow } from "../../measures/index.js";
import { known, percentOf, sumOf, valueAt } from "../../measures/rows.js";
import { viewsOf } from "../../view/declare.js";
import { inputs, nameOf, nameQuestions, subjectOf, type Names, type Subject } from "./subject.js";
import { partQuestions } from "./tables.js";
import { numberQuestions, partOf } from "./trade.js";

/** A number of the first and of the last year compared; undefined where the year is not held, NULL where nothing was traded. */
type Both = readonly [number | null | undefined, number | null | undefined];

/** What the page's numbers are of the last whole year and of the one that growth starts from: dollars and percent. */
export interface Found {
  years: readonly [number, number];
  imports: Both;
  exports: Both;
  tariff: Both;
  /** percent of the growth of all counted imports; NULL where it is no part of it */
  growth: number | null;
  /** the largest imported code and how many there are, where the page is about all counted goods */
  largest?:
    { code: string; description: string; value: number; share: number | null; of: number } | undefined;
}

/** What its numbers teach of a code, a category or a country; without one, of all counted goods. */
export const headline = viewsOf(inputs).headline({
  questions(state, site) {
    const { values, names } = partQuestions({ ...state, flow: "imports" }, site);
    return {
      ...nameQuestions,
      ...numberQuestions(state),
      ...(subjectOf(state).kind === "none" && { values, names }),
    };
  },
  shown(answers, { state, site }) {
    const subject = subjectOf(state);
    const years = comparedYears(site, "imports");
    const both = (rows: readonly { year: number; value: number | null }[], flow: Flow): Both => {
      const held = completeYears(site, flow);
      const at = (year: number) => (held.includes(year) ? valueAt(rows, { year }) : undefined);
      return [at(years[0]), at(years[1])];
    };
    const [own, all] = [answers.own_growth, answers.ai_growth].map((rows) =>
      valueAt(rows, { year: years[1] }),
    );
    const rows = known(answers.values).sort((a, b) => b.value - a.value);
    const [first] = rows;
    const found: Found = {
      years,
      imports: both(answers.imports, "imports"),
      exports: both(answers.exports, "exports"),
      tariff: both(answers.tariff, "imports"),
      growth: subject.kind === "none" || own == null ? null : partOf(own, all ?? null),
      largest: first && {
        ...{ code: first.hs10, value: first.value, of: rows.length },
        share: percentOf(first.value, sumOf(rows)),
        description: answers.names?.find(({ hs10 }) => hs10 === first.hs10)?.description ?? "",
      },
    };
    return { found, goods: goodsOf(subject, answers) };
  },
  text: ({ found, goods }, { site }) => headlineText(found, goods, site),
  learn: ({ found }) => learnedText(found),
});

/** How a sentence speaks of the subject's imports, and of its exports behind `exports`. */
function goodsOf(subject: Subject, names: Names): Record<Flow, string> {
  const name = nameOf(subject, names);
  const goods = `${words().adjective} goods`;
  if (subject.kind === "country") return { imports: `${goods} from ${name}`, exports: ` to ${name}` };
  return {
    imports: { code: `goods under ${name}`, category: `${goods} of the category ${name}`, none: goods }[
      subject.kind
    ],
    exports: "",
  };
}

export function headlineText(
  { years: [first, last], imports, exports }: Found,
  goods: Record<Flow, string>,
  site: Pick<Site, "months">,
): string {
  if (!completeYears(site, "imports").includes(last)) return "This snapshot holds no whole year of imports.";
  const said = ([before, now]: Both): string =>
    `${worth(now)} in ${last}${before === undefined || first === last ? "" : `, after ${worth(before)} in ${first}`}`;
  const out = exports[1] === undefined ? "" : `; exports${goods.exports} came to ${said(exports)}`;
  return `Imports of ${goods.imports} came to ${said(imports)}${out}.`;
}

/** What they paid, what part of the growth they brought, and the largest code. */
export function learnedText({
  years: [first, last],
  tariff,
  growth,
  largest,
}: Found): (string | undefined)[] {
  const percent = (value: number): string => formatValue(value, "percent");
  const [before, now] = tariff;
  const earlier = before == null || first === last ? "" : `, after ${percent(before)} in ${first}`;
  return [
    now == null
      ? undefined
      : `These imports paid an effective tariff of ${percent(now)} in ${last}${earlier}.`,
    growth === null || first === last
      ? undefined
      : `They brought ${percent(growth)} of the growth of ${words().adjective} imports since ${first}.`,
    largest &&
      `The largest of ${formatValue(largest.of, "codes")} imported codes is ${named(largest)} with ${worth(largest.value)}${largest.share === null ? "" : `, ${percent(largest.share)} of them`}.`,
  ];
}

function worth(value: number | null | undefined): string {
  return value == null ? "nothing" : formatValue(value, "dollars");
}

/** Characters of a description in a sentence. */
const longest = 60;

function named({ code, description }: { code: string; description: string }): string {
  const text = readableDescription(description, longest);
  return `${formatCode(code)}${text ? ` (${text})` : ""}`;
}
