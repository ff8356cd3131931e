import { isStandard, whileCounting, type Counted } from "../../measures/counted.js";
import type { Question } from "../../measures/question.js";

/**
 * The questions of a view as the reader counts trade. Those that this makes other ones say so: questions that name
 * their concept, and measures that know only one, stay as they are.
 */
export function questionsCounting(
  counted: Counted,
  make: () => Record<string, Question>,
): Record<string, Question> {
  const standard = make();
  if (isStandard(counted)) return standard;
  const asked = whileCounting(counted, make);
  return Object.fromEntries(
    Object.entries(asked).map(([name, question]) => [
      name,
      question.sql === standard[name]?.sql ? question : { ...question, counted },
    ]),
  );
}
