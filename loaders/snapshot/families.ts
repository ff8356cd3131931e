import { groupBy } from "../../src/measures/rows.js";

/** A code as the data show it: when it traded, and what the publisher says of it. Months are `YYYY-MM`. */
export interface CodeLife {
  flow: "imports" | "exports";
  hs10: string;
  first: string;
  last: string;
  /** months with trade */
  months: number;
  description: string | null;
  unit: string | null;
}

/**
 * The family of every code, by `flow/hs10`: the smallest code of the connected component of codes that replaced
 * one another (Pierce and Schott 2012). Two codes are linked when the table of official changes says so and
 * both traded, or when the data show a replacement beyond doubt; see `isReplacement`.
 * @param covered the months that the snapshot holds of each flow, in order
 */
export function familiesOf(
  codes: readonly CodeLife[],
  covered: Record<CodeLife["flow"], readonly string[]>,
): Map<string, string> {
  const parent = new Map(codes.map((code) => [keyOf(code), keyOf(code)]));
  for (const { from, to } of officialChanges)
    for (const successor of to) join(parent, `imports/${from}`, `imports/${successor}`);
  for (const siblings of groupBy(
    codes,
    (code) => `${code.flow}/${code.hs10.slice(0, stem[code.flow])}`,
  ).values())
    for (const [old, successor] of pairs(siblings))
      if (isReplacement(old, successor, covered[old.flow])) join(parent, keyOf(old), keyOf(successor));
  return new Map(codes.map((code) => [keyOf(code), root(parent, keyOf(code)).slice(code.flow.length + 1)]));
}

/**
 * Whether the data alone show that one code took over from another. All of it must hold, for text alone pairs
 * "other" with "other", and a code traded now and then is born and dies every month:
 * - the new code's first month is the month after the old code's last;
 * - each traded in at least three months, and in half of the months of its life;
 * - they have the same first unit of quantity;
 * - half of the significant words of the shorter description, and no fewer than two, stand in the other.
 * Callers compare only codes with the same eight digits (imports) or six (exports, where eight mean nothing).
 */
export function isReplacement(old: CodeLife, successor: CodeLife, covered: readonly string[]): boolean {
  return (
    covered.indexOf(successor.first) === covered.indexOf(old.last) + 1 &&
    isSteady(old, covered) &&
    isSteady(successor, covered) &&
    old.unit === successor.unit &&
    sharesWords(old.description ?? "", successor.description ?? "")
  );
}

/**
 * Changes of statistical suffixes of the HTS that data cannot show by themselves, and when they took effect, as
 * far as the sources say: the USITC change records compiled in Budget-Lab-Yale/tariff-rate-tracker
 * (resources/hts_concordance.csv, 2025 and 2026) and tradewartracker/ai-trade-index (notebook 02).
 */
const officialChanges: readonly { effective: string; from: string; to: readonly string[] }[] = [
  {
    effective: "2024-07",
    from: "8542310001",
    to: suffixes("85423100", 15, 20, 25, 30, 35, 40, 45, 50, 55, 60, 65, 70, 75),
  },
  { effective: "2024-07", from: "8542390001", to: suffixes("85423900", 10, 20, 30, 40, 50, 60) },
  { effective: "2025-07", from: "8542390060", to: suffixes("85423900", 70, 90) },
  { effective: "2025 or 2026", from: "8501640130", to: suffixes("85016401", 35) },
  { effective: "2025 or 2026", from: "8501640150", to: suffixes("85016401", 55) },
  { effective: "early 2026", from: "8507600020", to: suffixes("85076000", 90) },
];

/** Digits that a replacement has in common: legal lines of the HTS have eight, Schedule B only the six of the HS. */
const stem = { imports: 8, exports: 6 } as const;

const fewestMonths = 3;

/** Words of the schedule that say nothing of the good. */
const emptyWords = new Set(
  "AND ANY BUT ETC EXC EXCEPT EXCL FOR FROM INCL INCLUDING NESOI NOT OTH OTHER OTHERWISE SPECIFIED THAN THE WHETHER WITH".split(
    " ",
  ),
);

function isSteady(code: CodeLife, covered: readonly string[]): boolean {
  const life = covered.indexOf(code.last) - covered.indexOf(code.first) + 1;
  return code.months >= fewestMonths && code.months * 2 >= life;
}

function sharesWords(one: string, other: string): boolean {
  const [few, many] = [words(one), words(other)].sort((a, b) => a.size - b.size) as [
    Set<string>,
    Set<string>,
  ];
  const shared = [...few].filter((word) => many.has(word)).length;
  return shared >= 2 && shared * 2 >= few.size;
}

function words(text: string): Set<string> {
  return new Set(
    text
      .toUpperCase()
      .split(/[^A-Z0-9]+/)
      .filter((word) => word.length > 2 && !emptyWords.has(word)),
  );
}

function suffixes(hs8: string, ...endings: number[]): string[] {
  return endings.map((ending) => `${hs8}${ending}`);
}

function keyOf(code: CodeLife): string {
  return `${code.flow}/${code.hs10}`;
}

function* pairs(codes: readonly CodeLife[]): Generator<[CodeLife, CodeLife]> {
  for (const old of codes)
    for (const successor of codes) if (old.last < successor.first) yield [old, successor];
}

/** Links two codes, the smaller as the root; a code that did not trade links nothing. */
function join(parent: Map<string, string>, one: string, other: string): void {
  if (!parent.has(one) || !parent.has(other)) return;
  const [small, large] = [root(parent, one), root(parent, other)].sort() as [string, string];
  parent.set(large, small);
}

function root(parent: Map<string, string>, key: string): string {
  let found = key;
  for (let next = parent.get(found); next !== undefined && next !== found; next = parent.get(found))
    found = next;
  return found;
}
