import type { Flow } from "../vocabulary.js";
import { codeKey } from "./draw.js";
import { groupBy } from "../rows.js";

/** What one person said of one code, or what several settled on together. */
export interface Answer {
  flow: Flow;
  hs10: string;
  who: string;
  /** NULL where the person could not tell */
  relevance: string | null;
  category: string | null;
  /** a reason in a word; may be empty */
  note: string;
  /** ISO 8601, UTC; empty where a file does not say */
  decided: string;
  /** how long it took; NULL where a file does not say */
  seconds: number | null;
  /** true for an answer on which people settled after they had disagreed */
  settled: boolean;
}

/** Whose answers count: one person's, the mean of all people's, or the settled ones (else the mean). */
export type Basis = { kind: "person"; who: string } | { kind: "all" } | { kind: "settled" };

/** What people say of one code. */
export interface Verdict {
  flow: Flow;
  hs10: string;
  /** share of the people who gave each label; they add up to 1 */
  shares: Readonly<Record<string, number>>;
  /** the category that most of them gave; NULL where none gave any */
  category: string | null;
  /** people disagree and have not settled it */
  open: boolean;
}

/** The names of the people who answered by themselves, in alphabetical order. */
export function peopleOf(answers: readonly Answer[]): string[] {
  return [...new Set(answers.filter(({ settled }) => !settled).map(({ who }) => who))].sort();
}

/** What people say of each code by a basis; codes of which nobody could tell are not among them. */
export function verdicts(answers: readonly Answer[], basis: Basis): Verdict[] {
  return [...groupBy(answers, codeKey).values()].flatMap((own) => {
    const [first] = own;
    const counting = own.filter(
      ({ settled, who, relevance }) =>
        relevance !== null && !settled && (basis.kind !== "person" || who === basis.who),
    );
    const agreed = basis.kind === "settled" ? own.find(({ settled }) => settled) : undefined;
    const votes = agreed === undefined ? counting : agreed.relevance === null ? [] : [agreed];
    if (first === undefined || votes.length === 0) return [];
    return [
      {
        flow: first.flow,
        hs10: first.hs10,
        shares: sharesOf(votes.map(({ relevance }) => relevance ?? "")),
        category: mostCommon(votes.flatMap(({ category }) => (category === null ? [] : [category]))),
        open: new Set(votes.map(({ relevance }) => relevance)).size > 1,
      },
    ];
  });
}

/** A code on which people differ in label or, where all call it in some degree, in category. */
export interface Disagreement {
  flow: Flow;
  hs10: string;
  answers: readonly Answer[];
  settled: Answer | undefined;
}

/** The codes of which at least two people answered, and not the same, in the order of their codes. */
export function disagreements(answers: readonly Answer[]): Disagreement[] {
  return [...groupBy(answers, codeKey).values()]
    .flatMap((own): Disagreement[] => {
      const people = own.filter(({ settled }) => !settled);
      const [first] = people;
      if (first === undefined || people.every((answer) => saysTheSame(answer, first))) return [];
      const { flow, hs10 } = first;
      return [{ flow, hs10, answers: people, settled: own.find(({ settled }) => settled) }];
    })
    .sort((a, b) => (codeKey(a) < codeKey(b) ? -1 : 1));
}

/** Do two answers say the same of a code? A category that one of them leaves out is no disagreement. */
function saysTheSame(
  a: Pick<Answer, "relevance" | "category">,
  b: Pick<Answer, "relevance" | "category">,
): boolean {
  return (
    a.relevance === b.relevance && (a.category === null || b.category === null || a.category === b.category)
  );
}

/** What merging answers came to. */
export interface Merged {
  answers: Answer[];
  /** answers that were not there before */
  added: number;
  /** answers of one person to one code that differ: the later one counts */
  replaced: { kept: Answer; left: Answer }[];
}

/**
 * Answers of several files in one: a person has one answer to a code. Where a person gave two, the later one counts,
 * whichever file it stands in; of two without a time, or with the same, the one that comes first in the order of
 * their texts, so that the order in which files are merged never matters.
 */
export function mergeAnswers(held: readonly Answer[], more: readonly Answer[]): Merged {
  const kept = new Map(held.map((answer) => [answerKey(answer), answer]));
  const merged: Merged = { answers: [], added: 0, replaced: [] };
  for (const answer of more) {
    const key = answerKey(answer);
    const before = kept.get(key);
    if (before === undefined) merged.added++;
    const wins = before === undefined || isLater(answer, before);
    if (wins) kept.set(key, answer);
    if (before !== undefined && !sameAnswer(answer, before))
      merged.replaced.push(wins ? { kept: answer, left: before } : { kept: before, left: answer });
  }
  merged.answers = [...kept.values()];
  return merged;
}

/** One answer a person and code; one settled answer a code. */
export function answerKey(answer: Pick<Answer, "flow" | "hs10" | "who" | "settled">): string {
  return `${codeKey(answer)} ${answer.settled ? "settled" : `by ${answer.who}`}`;
}

function sameAnswer(a: Answer, b: Answer): boolean {
  return a.relevance === b.relevance && a.category === b.category && a.note === b.note;
}

function isLater(a: Answer, b: Answer): boolean {
  if (a.decided !== b.decided) return a.decided > b.decided;
  const text = ({ relevance, category, note, who, seconds }: Answer): string =>
    JSON.stringify([relevance, category, note, who, seconds]);
  return text(a) < text(b);
}

function sharesOf(labels: readonly string[]): Record<string, number> {
  const shares: Record<string, number> = {};
  for (const label of labels) shares[label] = (shares[label] ?? 0) + 1 / labels.length;
  return shares;
}

function mostCommon(names: readonly string[]): string | null {
  const shares = Object.entries(sharesOf(names)).sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return shares[0]?.[0] ?? null;
}
