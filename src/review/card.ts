import { create } from "../base/dom.js";
import type { Known } from "../data/review.js";
import { progressOf, type Review } from "./machine.js";
import { dollars, percent } from "../measures/format.js";
import { categoryName } from "../measures/task.js";
import type { Answer } from "../measures/gold/answers.js";
import { codeKey } from "../measures/gold/draw.js";
import type { SheetRow } from "../measures/gold/sheet-file.js";
import { formatCode } from "../measures/index.js";
import { percentOf } from "../measures/rows.js";
import { commonStart } from "../search/code-index.js";

/** A code as a person needs it to decide: what it is, what stands above and beside it, what it trades and with whom. */
export function cardElement(
  code: SheetRow,
  known: Known | undefined,
  chapters: Readonly<Record<string, string>>,
): HTMLElement {
  return create(
    "div",
    { class: "review-card" },
    create(
      "h2",
      { class: "review-code" },
      formatCode(code.hs10),
      create("span", { class: "review-flow" }, code.flow),
    ),
    create("p", { class: "review-text" }, code.description || "Census gives no description."),
    create(
      "dl",
      { class: "code-facts" },
      fact("Above it", headingsAbove(code, known, chapters).join(" › ")),
      fact("Unit", code.unit || "none"),
      fact("NAICS industry", code.industry || "not known"),
      fact("Newest 12 months", known ? dollars(known.value) : "not known here"),
      fact(code.flow === "imports" ? "From" : "To", partnersText(known)),
    ),
    known && known.neighbours.length > 0
      ? create(
          "details",
          { class: "review-neighbours", open: true },
          create("summary", {}, "Beside it under the same heading"),
          create(
            "ul",
            {},
            known.neighbours.map(({ hs10, description }) =>
              create("li", {}, `${formatCode(hs10)} ${description ?? ""}`),
            ),
          ),
        )
      : null,
  );
}

function partnersText(known: Known | undefined): string {
  if (known === undefined || known.partners.length === 0) return "not known here";
  return known.partners
    .map(({ name, value }) => {
      const part = percentOf(value, known.value);
      return part === null ? name : `${name} ${percent(part)}`;
    })
    .join(", ");
}

function fact(title: string, text: string): HTMLElement[] {
  return [create("dt", {}, title), create("dd", {}, text)];
}

/** An answer in a phrase. */
export function answerText({
  relevance,
  category,
  note,
}: Pick<Answer, "relevance" | "category" | "note">): string {
  if (relevance === null) return `cannot tell${note ? ` (${note})` : ""}`;
  return `${relevance}${category ? `, ${categoryName(category)}` : ""}${note ? ` (${note})` : ""}`;
}

/** So many neighbours of a code are known at most: where there are that many, there may be more. */
const mostNeighbours = 6;

/**
 * What stands above a code: its chapter, heading and subheading, each with the publisher's text, else with the words that
 * all codes below it begin with, else said to have none.
 */
export function headingsAbove(
  code: Pick<SheetRow, "hs10" | "headings" | "description">,
  known: Pick<Known, "neighbours"> | undefined,
  chapters: Readonly<Record<string, string>>,
): string[] {
  const published = new Map(
    code.headings.split(" > ").flatMap((part) => {
      const [, prefix, text] = /^(\d{2,6}):\s*(.+)$/.exec(part.trim()) ?? [];
      return prefix && text ? [[prefix, text] as const] : [];
    }),
  );
  return [2, 4, 6].map((digits) => {
    const prefix = code.hs10.slice(0, digits);
    const text = published.get(prefix) ?? (digits === 2 ? chapters[prefix] : undefined);
    if (text) return `${formatCode(prefix)}: ${text}`;
    const shared = sharedWords(prefix, code.description, known?.neighbours ?? []);
    return `${formatCode(prefix)}: ${shared ? `no text; its codes begin “${shared}”` : "no text"}`;
  });
}

/** The words that a code and all others below a prefix begin with; undefined where there are none, or others may be missing. */
function sharedWords(
  prefix: string,
  description: string,
  neighbours: Known["neighbours"],
): string | undefined {
  const below = neighbours.filter(({ hs10 }) => hs10.startsWith(prefix));
  if (
    below.length === 0 ||
    below.length >= mostNeighbours ||
    (neighbours.length >= mostNeighbours && prefix.length < 6)
  )
    return undefined;
  const texts = below.map((one) => one.description ?? "");
  const shared = commonStart([description, ...texts]);
  return texts.every((text) => text.startsWith(shared)) ? shared : undefined;
}

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
  return create(
    "div",
    { class: "review-progress" },
    create("progress", { max: total, value: done, "aria-label": "Codes answered" }),
    create(
      "p",
      { class: "review-last", role: "status" },
      `${done} of ${total} answered; ${pace}.${answer ? ` Last: ${formatCode(answer.hs10)} ${answerText(answer)}.` : ""}`,
    ),
  );
}
