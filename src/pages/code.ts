import { comparedYears, completeYears } from "../base/site.js";
import { readableDescription } from "../measures/description.js";
import { dollars, formatCode, formatValue, percent } from "../measures/format.js";
import { words, type Flow } from "../measures/index.js";
import { known, percentOf, sumOf, valueAt } from "../measures/rows.js";
import { viewsOf } from "../view/declare.js";
import { inputs, hasParts, onlyFor, onlyIf, own, subjectOf, type State } from "./code/subject.js";
import { partQuestions, family, labels, lists, parts, years } from "./code/tables.js";
import { numberQuestions, districts, numbers, partners, price, trade } from "./code/trade.js";
import { definePage, type Subjects } from "../view/view.js";
import { card, factColumns, factsQuestion } from "./code/card.js";
import { finder } from "./code/finder.js";
import { ask, type Question } from "../measures/question.js";

/** A number of the first and of the last year compared; undefined where the year is not held, NULL where nothing was traded. */
type Both = readonly [number | null | undefined, number | null | undefined];

/** Counted goods in the last whole year of imports and in the one that growth starts from: dollars and percent. */
export interface Found {
  years: readonly [number, number];
  imports: Both;
  exports: Both;
  tariff: Both;
  /** the largest imported code, its share in percent, and how many there are */
  largest?:
    { code: string; description: string; value: number; share: number | null; of: number } | undefined;
}

/** What the page's numbers teach of all counted goods: shown where it is about no code, category or country. */
const headline = viewsOf(inputs).headline({
  questions(state, site) {
    const { values, names } = partQuestions({ ...state, flow: "imports" }, site);
    const { imports, exports, tariff } = numberQuestions(state);
    return { values, names, imports, exports, tariff };
  },
  shown(answers, { site }): Found {
    const years = comparedYears(site, "imports");
    const both = (rows: readonly { year: number; value: number | null }[], flow: Flow): Both => {
      const held = completeYears(site, flow);
      const at = (year: number) => (held.includes(year) ? valueAt(rows, { year }) : undefined);
      return [at(years[0]), at(years[1])];
    };
    const rows = known(answers.values).sort((a, b) => b.value - a.value);
    const [first] = rows;
    return {
      years,
      imports: both(answers.imports, "imports"),
      exports: both(answers.exports, "exports"),
      tariff: both(answers.tariff, "imports"),
      largest: first && {
        ...{ code: first.hs10, value: first.value, of: rows.length },
        share: percentOf(first.value, sumOf(rows)),
        description: answers.names.find(({ hs10 }) => hs10 === first.hs10)?.description ?? "",
      },
    };
  },
  text: (found) => headlineText(found),
  learn: (found) => learnedText(found),
});

export function headlineText({ years: [first, last], imports, exports }: Found): string {
  const goods = `${words().adjective} goods`;
  if (imports[1] === undefined) return `This snapshot holds no whole year of imports of ${goods}.`;
  const said = ([before, now]: Both): string =>
    `${worth(now)} in ${last}${before === undefined || first === last ? "" : `, after ${worth(before)} in ${first}`}`;
  const out = exports[1] === undefined ? "" : `; exports came to ${said(exports)}`;
  return `Imports of ${goods} came to ${said(imports)}${out}.`;
}

/** What they paid, and the largest code. */
export function learnedText({ years: [first, last], tariff, largest }: Found): (string | undefined)[] {
  const [before, now] = tariff;
  const earlier = before == null || first === last ? "" : `, after ${percent(before)} in ${first}`;
  return [
    now == null
      ? undefined
      : `These imports paid an effective tariff of ${percent(now)} in ${last}${earlier}.`,
    largest &&
      `The largest of ${formatValue(largest.of, "codes")} imported codes is ${named(largest)} with ${worth(largest.value)}${largest.share === null ? "" : `, ${percent(largest.share)} of them`}.`,
  ];
}

function worth(value: number | null | undefined): string {
  return value == null ? "nothing" : dollars(value);
}

/** Characters of a description in a sentence. */
const longest = 60;

function named({ code, description }: { code: string; description: string }): string {
  const text = readableDescription(description, longest);
  return `${formatCode(code)}${text ? ` (${text})` : ""}`;
}

const base = 2023;
const everyCode = { by: ["year", "hs10"], base, allGoods: true } as const;
const everyCountry = { by: ["year", "country"], base, where: { groups: ["ai"] } } as const;

/** A code's card and numbers from a small file of its chapter, a country's numbers from one of all countries. */
export const subjects: Subjects<State> = {
  fileOf(state) {
    const subject = subjectOf(state);
    if (subject.kind === "country") return { file: "countries", key: subject.country };
    const isCode = subject.kind === "code" && subject.prefix.length === 10;
    return isCode ? { file: chapterOf(subject.prefix), key: subject.prefix } : undefined;
  },
  questions(state): Record<string, Question> {
    const subject = subjectOf(state);
    const { imports, exports, tariff, own_growth } = numberQuestions(state);
    return {
      ...{ imports, exports, tariff, own_growth },
      ...(subject.kind === "code" && { facts: factsQuestion(subject.prefix) }),
    };
  },
  batches: () => [
    ...Object.entries({
      imports: ask("import_value", { ...everyCode, where: { groups: ["all"] } }),
      exports: ask("export_value", { ...everyCode, where: { groups: ["all"] } }),
      tariff: ask("effective_tariff", { ...everyCode, where: { groups: ["all"] } }),
      own_growth: ask("import_change", { ...everyCode, where: { groups: ["ai"] } }),
      facts: own(`SELECT hs10, flow, ${factColumns} FROM codes ORDER BY hs10, flow DESC`),
    }).map(([name, question]) => ({ name, question, key: "hs10", file: chapterOf })),
    ...Object.entries({
      imports: ask("import_value", everyCountry),
      exports: ask("export_value", everyCountry),
      tariff: ask("effective_tariff", everyCountry),
      own_growth: ask("import_change", everyCountry),
    }).map(([name, question]) => ({ name, question, key: "country", file: () => "countries" })),
  ],
};

function chapterOf(code: string): string {
  return `chapter-${code.slice(0, 2)}`;
}

/** A page for every code, heading, category and country. */
export const page = definePage({
  name: "code",
  inputs,
  subjects,
  views: {
    headline: onlyFor(["none"], headline),
    finder,
    card,
    numbers: onlyFor(["code", "category", "country"], numbers), // the headline has those of all goods
    trade,
    labels: onlyFor(["code"], labels),
    years: onlyFor(["code"], years),
    price: onlyFor(["code"], price),
    partners: onlyFor(["code", "category", "none"], partners),
    districts: onlyFor(["code", "category", "none"], districts),
    lists: onlyFor(["code"], lists),
    family: onlyFor(["code"], family),
    parts: onlyIf(hasParts, parts),
  },
});
