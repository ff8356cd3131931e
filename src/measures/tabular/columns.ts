import { readCode, readHs10 } from "./hs-code.js";
import { columnOf, plainName, type Names } from "./table.js";

/** Names under which files of labels, lists and gold sheets keep what we look for. */
export const codeNames: Names = [
  ...["hs10", "hs10 code", "hts10", "hts10 code", "hs 10"],
  ...[
    "hts number",
    "hts no",
    "hts code",
    "hts",
    "htsus",
    "htsus code",
    "htsus number",
    "tariff number",
    "tariff code",
    "hts22",
    "hts8",
    "hts prefix",
    "prefix",
  ],
  ...["schedule b", "schedule b number", "schedule b code", "sched b"],
  ...["e_commodity", "i_commodity", "commodity code", "commodity number", "hs code", "hs number", "hs6"],
  ...["code", "product code", "commodity", "product"],
];
/** Names of a column with the first day in force. */
export const dateNames: Names = [
  "effective date",
  "effective",
  "effective from",
  "in force from",
  "start date",
];
export const relevanceNames: Names = ["relevance", "ai relevance", "relevance label"];
export const categoryNamesOf: Names = ["category", "primary category"];
export const confidenceNames: Names = [
  "confidence",
  "confidence score",
  "confidence percent",
  "confidence pct",
];

/** Other columns of such a name that hold ten-digit codes, with how many rows have another code there. */
export function otherCodeColumns(
  { headers, rows }: { headers: readonly string[]; rows: readonly { cells: readonly string[] }[] },
  column: number,
): { header: string; differ: number }[] {
  const known = new Set(codeNames.map(plainName));
  return headers.flatMap((header, at) => {
    if (at === column || !known.has(plainName(header))) return [];
    const codes = rows.flatMap(({ cells }) => {
      const other = readHs10(cells[at] ?? "");
      return "reason" in other ? [] : [{ other, own: readHs10(cells[column] ?? "") }];
    });
    const differ = codes.filter(({ other, own }) => "reason" in own || own.hs10 !== other.hs10).length;
    return codes.length > 0 ? [{ header, differ }] : [];
  });
}

/**
 * The column that holds the codes: of those with a fitting name the one in which most of the first rows are codes, so
 * that a `Commodity` beside an `HTS Number` is the text it is, and alone may carry code and text.
 */
export function codeColumn(
  { headers, rows }: { headers: readonly string[]; rows: readonly { cells: readonly string[] }[] },
  names: Names = codeNames,
): number {
  const plain = headers.map(plainName);
  let [best, most] = [-1, -1];
  for (const name of names)
    plain.forEach((header, at) => {
      if (header !== plainName(name)) return;
      const codes = rows.slice(0, 100).filter(({ cells }) => !("reason" in readCode(cells[at] ?? ""))).length;
      if (codes > most) [best, most] = [at, codes];
    });
  return best >= 0 ? best : columnOf(headers, names);
}
