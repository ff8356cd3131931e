import type { Known } from "../../data/review.js";
import type { SheetRow } from "../../measures/gold/sheet-file.js";
import { formatCode } from "../../measures/index.js";
import { commonStart } from "../../view/search/code-index.js";

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
