import { element } from "../../base/dom.js";
import { progressOf, type Review } from "../../labels/review/machine.js";
import { codeKey } from "../../measures/gold/draw.js";
import { formatCode } from "../../measures/index.js";
import { answerText } from "./card.js";

/** How far the person at the desk is, at what pace, and what the last answer was. */
export function progressElement(review: Review): HTMLElement {
  const { done, total, seconds, left } = progressOf(review);
  const pace =
    seconds === null || left === null
      ? "about a minute a code"
      : `${seconds.toFixed(0)} seconds a code, about ${left < 90 ? `${Math.ceil(left)} seconds` : `${Math.ceil(left / 60)} minutes`} left`;
  const last = review.past.at(-1);
  const answer =
    last && review.answers.find((one) => last.key.startsWith(codeKey(one)) && one.who === review.who);
  return element(
    document,
    "div",
    { class: "review-progress" },
    element(document, "progress", { max: total, value: done, "aria-label": "Codes answered" }),
    element(
      document,
      "p",
      { class: "review-last", role: "status" },
      `${done} of ${total} answered; ${pace}.${answer ? ` Last: ${formatCode(answer.hs10)} ${answerText(answer)}.` : ""}`,
    ),
  );
}
