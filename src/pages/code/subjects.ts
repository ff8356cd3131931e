import { ask, type Question } from "../../measures/question.js";
import type { Subjects } from "../../view/view.js";
import { factColumns, factsQuestion } from "./card.js";
import { numberQuestions } from "./trade.js";
import { own, subjectOf, type State } from "./subject.js";

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
