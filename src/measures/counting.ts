import { isStandard, type Counted } from "./counted.js";
import { ask, countedOtherwise, type Question } from "./question.js";

/**
 * The questions of a view as the reader counts trade. Those that this makes other ones say so: questions that name
 * their concept, and measures that know only one, stay as they are.
 */
export function questionsCounting<Q extends Record<string, Question>>(counted: Counted, questions: Q): Q {
  if (isStandard(counted)) return questions;
  return Object.fromEntries(
    Object.entries(questions).map(([name, question]) => [name, questionCounting(counted, question)]),
  ) as Q;
}

function questionCounting(counted: Counted, question: Question): Question {
  const { measure, counting } = question;
  const asked = measure && ask(measure.name, { ...countedOtherwise(counted), ...measure.query });
  const sql = counting ? counting(counted) : (asked?.sql ?? question.sql);
  return sql === question.sql ? question : { ...question, ...asked, sql, counted };
}
