import { readableDescription } from "../../measures/description.js";
import { formatCode } from "../../measures/index.js";

export { namesQuestion } from "../../measures/code-names.js";

/** Characters of a name beside a code. */
const longestName = 60;

/** Answers among which `namesQuestion` was asked. */
export interface WithNames {
  names?: readonly { hs10?: unknown; name?: unknown; text?: unknown }[];
}

/** A code's name; the code itself where it has none, or stands for a family. */
export function nameOf({ names = [] }: WithNames, code: string): string {
  const row = names.find(({ hs10 }) => hs10 === code);
  if (typeof row?.name === "string") return row.name;
  return (typeof row?.text === "string" && readableDescription(row.text, longestName)) || formatCode(code);
}
