import { findMeasure } from "../../measures/index.js";
import type { Answers, Question } from "../../measures/question.js";

/** Why rows of the answers have no value, in the words of their measures; undefined where every row has one. */
export function unknownNote(questions: Record<string, Question>, answers: Answers): string | undefined {
  const reasons = Object.entries(questions).flatMap(([name, { measure }]) => {
    const reason = measure && findMeasure(measure.name).unknown;
    return reason && answers[name]?.some((row) => row["value"] === null) ? [reason] : [];
  });
  return [...new Set(reasons)].join(" ") || undefined;
}
