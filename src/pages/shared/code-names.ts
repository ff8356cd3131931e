import { formatCode } from "../../measures/index.js";

export { namesQuestion } from "../../measures/code-names.js";

/** Answers among which `namesQuestion` was asked. */
export interface WithNames {
  names?: readonly { hs10?: unknown; name?: unknown }[];
}

/** A code's name; the code itself where it has none, or stands for a family. */
export function nameOf({ names = [] }: WithNames, code: string): string {
  const row = names.find(({ hs10 }) => hs10 === code);
  return typeof row?.name === "string" ? row.name : formatCode(code);
}
