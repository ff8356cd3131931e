import { create } from "../base/dom.js";
import type { take } from "./machine.js";
import { formatCode } from "../measures/index.js";

/** So many sentences stand at once: older ones go. */
const most = 8;

/** What the page has to say of files, answers and the browser, read out as it comes. */
export class Notices {
  readonly node = create("div", { class: "review-notices", role: "status" });

  say(...sentences: string[]): void {
    for (const sentence of sentences) this.node.append(create("p", { class: "notice" }, sentence));
    while (this.node.children.length > most) this.node.firstElementChild?.remove();
  }

  hush(): void {
    this.node.replaceChildren();
  }
}

/** What became of the answers of a file, in sentences. */
export function takenSentences(
  { added, replaced, foreign }: ReturnType<typeof take>,
  file: string,
): string[] {
  return [
    `${file}: ${count(added, "answer")} taken in.`,
    ...(replaced.length > 0
      ? [
          `${file}: ${count(replaced.length, "answer")} of the same person to the same code differ (${replaced
            .slice(0, 3)
            .map(({ kept }) => `${kept.who || "someone"}, ${formatCode(kept.hs10)}`)
            .join("; ")}): the later one counts.`,
        ]
      : []),
    ...(foreign.length > 0
      ? [
          `${file}: ${count(foreign.length, "answer")} to codes that are not of this sheet, left out (${foreign
            .slice(0, 3)
            .map(({ hs10 }) => formatCode(hs10))
            .join(", ")}).`,
        ]
      : []),
  ];
}

function count(n: number, noun: string): string {
  return `${n.toLocaleString("en-US")} ${noun}${n === 1 ? "" : "s"}`;
}
