import { answerKey, mergeAnswers, peopleOf, type Answer } from "../measures/gold/answers.js";
import { codeKey } from "../measures/gold/draw.js";
import type { Flow } from "../measures/vocabulary.js";

/** A review under way: a sheet, the person at the keyboard, where they are, and what everyone has answered. */
export interface Review {
  readonly sheet: string;
  /** the codes in the order of the sheet */
  readonly codes: readonly { flow: Flow; hs10: string }[];
  readonly who: string;
  /** place of the code that is shown; the number of codes once nothing is left */
  readonly at: number;
  readonly answers: readonly Answer[];
  /** the person's own steps of this visit, newest last */
  readonly past: readonly Step[];
}

/** What undo goes back to. */
export interface Step {
  readonly at: number;
  readonly key: string;
  readonly before: Answer | undefined;
}

/** What a person says of a code. */
export type Said = Pick<Answer, "relevance" | "category" | "note">;

/** When, in milliseconds since 1970 by the computer's clock, and how many seconds it took by one that never runs back. */
export interface Moment {
  now: number;
  seconds: number;
}

/** Longest time that a code is said to have taken: who goes for a coffee does not think of a code. */
export const longestSeconds = 600;

export function startReview(
  sheet: string,
  codes: Review["codes"],
  who: string,
  answers: readonly Answer[] = [],
): Review {
  const review = { sheet, codes, who, at: 0, answers, past: [] };
  return { ...review, at: nextOpen(review, -1) };
}

/** The person's answer to the code that is shown; goes on to the next open one. */
export function decide(review: Review, said: Said, moment: Moment): Review {
  const code = review.codes[review.at];
  if (code === undefined) return review;
  const answer = answerOf(review, code, said, moment, { who: review.who, settled: false });
  return advance(put(review, answer));
}

/** An answer on which people settled, beside their first ones. */
export function settle(
  review: Review,
  code: { flow: Flow; hs10: string },
  said: Said,
  moment: Moment,
): Review {
  const people = peopleOf(review.answers.filter((answer) => codeKey(answer) === codeKey(code)));
  return put(review, answerOf(review, code, said, moment, { who: people.join(" and "), settled: true }));
}

/** On to the next open code without an answer; from the last one on to the first. */
export function skip(review: Review): Review {
  return advance(review);
}

/** One code back, answered or not. */
export function back(review: Review): Review {
  return { ...review, at: Math.max(0, review.at - 1) };
}

/** Takes the person's last step back and shows its code. */
export function undo(review: Review): Review {
  const step = review.past.at(-1);
  if (step === undefined) return review;
  const others = review.answers.filter((answer) => answerKey(answer) !== step.key);
  return {
    ...review,
    at: step.at,
    answers: step.before === undefined ? others : [...others, step.before],
    past: review.past.slice(0, -1),
  };
}

/** Another person sits down; what is answered stays. */
export function seat(review: Review, who: string): Review {
  const next = { ...review, who, past: [] };
  return { ...next, at: nextOpen(next, -1) };
}

/** What taking answers of a file or another window in came to. */
export interface Taken {
  review: Review;
  added: number;
  /** a person's answers that differ from those held: the later one counts */
  replaced: { kept: Answer; left: Answer }[];
  /** answers to codes that are not of this sheet */
  foreign: Answer[];
}

/** Takes answers in; those to codes of other sheets are left out and named. The place of the person stays. */
export function take(review: Review, answers: readonly Answer[]): Taken {
  const known = new Set(review.codes.map(codeKey));
  const foreign = answers.filter((answer) => !known.has(codeKey(answer)));
  const merged = mergeAnswers(
    review.answers,
    answers.filter((answer) => known.has(codeKey(answer))),
  );
  const touched = new Set(merged.replaced.map(({ kept }) => answerKey(kept)));
  return {
    review: {
      ...review,
      answers: merged.answers,
      past: review.past.filter(({ key }) => !touched.has(key)),
    },
    added: merged.added,
    replaced: merged.replaced,
    foreign,
  };
}

/** The person's own answer to the code that is shown. */
export function ownAnswer(review: Review): Answer | undefined {
  const code = review.codes[review.at];
  return code && review.answers.find((answer) => isOwn(review, answer) && codeKey(answer) === codeKey(code));
}

export interface Progress {
  done: number;
  total: number;
  /** median of the person's own answers; NULL before the first one */
  seconds: number | null;
  /** seconds that the rest takes at that pace; NULL before the first answer */
  left: number | null;
}

export function progressOf(review: Review): Progress {
  const own = review.answers.filter((answer) => isOwn(review, answer));
  const times = own.flatMap(({ seconds }) => (seconds === null ? [] : [seconds])).sort((a, b) => a - b);
  const seconds = times[Math.floor(times.length / 2)] ?? null;
  const total = review.codes.length;
  return {
    done: own.length,
    total,
    seconds,
    left: seconds === null ? null : seconds * (total - own.length),
  };
}

function isOwn({ who }: Review, answer: Answer): boolean {
  return !answer.settled && answer.who === who;
}

function advance(review: Review): Review {
  return { ...review, at: nextOpen(review, review.at) };
}

/** The next code after a place that the person has not answered, from the start again after the last. */
function nextOpen(review: Review, after: number): number {
  const own = new Set(review.answers.filter((answer) => isOwn(review, answer)).map(codeKey));
  const open = review.codes.flatMap((code, i) => (own.has(codeKey(code)) ? [] : [i]));
  return open.find((i) => i > after) ?? open[0] ?? review.codes.length;
}

function put(review: Review, answer: Answer): Review {
  const key = answerKey(answer);
  const before = review.answers.find((one) => answerKey(one) === key);
  return {
    ...review,
    answers: [...review.answers.filter((one) => one !== before), answer],
    past: [...review.past, { at: review.at, key, before }],
  };
}

/** Where the clock runs backwards, an answer is a little later than the person's last one: it must not lose to an older one. */
function answerOf(
  review: Review,
  { flow, hs10 }: { flow: Flow; hs10: string },
  said: Said,
  { now, seconds }: Moment,
  by: Pick<Answer, "who" | "settled">,
): Answer {
  const last = review.answers
    .filter(({ who, settled }) => who === by.who && settled === by.settled)
    .reduce((latest, { decided }) => (decided > latest ? decided : latest), "");
  const time = Number.isFinite(now) ? new Date(now).toISOString() : "";
  const took = Math.round(10 * seconds) / 10;
  return {
    flow,
    hs10,
    ...by,
    ...said,
    decided: time > last || last === "" ? time : new Date(Date.parse(last) + 1).toISOString(),
    seconds: took >= 0 ? Math.min(longestSeconds, took) : null,
  };
}
