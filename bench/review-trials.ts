import { mergeAnswers, verdicts, type Answer, type Basis } from "../src/measures/gold/answers.js";
import { codeKey, drawSample, type Candidate } from "../src/measures/gold/draw.js";
import {
  corrected,
  designItems,
  designItemsOfSeveral,
  drawnVerdicts,
  type FlowTotals,
  type ReviewerError,
  type RunCodeLabel,
} from "../src/measures/gold/estimates.js";
import { seededRandom } from "../src/measures/label-range.js";

/** How many of the trials had the truth inside the 95 % interval, 0 to 1, and how wide it was on average, in shares. */
export interface Coverage {
  share: number;
  growth: number;
  width: number;
  growth_width: number;
  /** codes drawn and answered, on average */
  codes: number;
  /** how far the labels themselves are off, in shares */
  naive_bias: number;
}

export interface Reviewers {
  people: number;
  error: ReviewerError;
  /** share of their disagreements that they settle the right way; undefined: they settle none */
  settles?: number;
  /** share of the sheet that they get through */
  through?: number;
}

interface Code extends Candidate, RunCodeLabel {
  truth: boolean;
}

const names = ["A", "B", "C", "D"];

/** Draws a sheet of about 200 codes again and again, has simulated people answer it, and looks how often the truth is within. */
export function coverageOf(
  { people, error, settles, through = 1 }: Reviewers,
  population: Population,
  trials: number,
  seed = 1,
): Coverage {
  const codes = codesOf(population);
  const totals: FlowTotals = {
    total: dollars(codes),
    labelled: dollars(codes.filter(({ label }) => label === "High")),
  };
  const truth = dollars(codes.filter((code) => code.truth));
  const [trueShare, trueGrowth] = [truth[1] / totals.total[1], truth[1] / truth[0] - 1];
  const found = { share: 0, growth: 0, width: 0, growth_width: 0, codes: 0 };
  for (let trial = 0; trial < trials; trial++) {
    const random = seededRandom(seed * 100_003 + trial);
    const drawn = drawSample(codes, { size: 200, floor: population.floor, seed: seed * 100_003 + trial });
    const seen = drawn.slice(0, Math.round(through * drawn.length));
    let answers: Answer[] = names
      .slice(0, people)
      .flatMap((who) =>
        seen.map(({ candidate }) => answer(candidate, who, errs(candidate.truth, error, random))),
      );
    if (settles !== undefined)
      answers = settled(
        answers,
        seen.map(({ candidate }) => candidate),
        settles,
        random,
      );
    const basis: Basis = { kind: settles === undefined ? "all" : "settled" };
    const sheet = drawn.map(({ candidate: { flow, hs10 }, probability }) => ({ flow, hs10, probability }));
    const judged = drawnVerdicts(sheet, answers, basis);
    const items = designItems(
      "imports",
      judged,
      codes,
      totals,
      ["High"],
      settles === undefined ? error : undefined,
    );
    const result = corrected(designItemsOfSeveral(items, people), totals);
    if (result === null) continue;
    found.codes += result.codes / trials;
    found.width += (result.share.high - result.share.low) / trials;
    found.growth_width += (result.growth.high - result.growth.low) / trials;
    found.share += Number(result.share.low <= trueShare && trueShare <= result.share.high) / trials;
    found.growth += Number(result.growth.low <= trueGrowth && trueGrowth <= result.growth.high) / trials;
  }
  return { ...found, naive_bias: totals.labelled[1] / totals.total[1] - trueShare };
}

function errs(truth: boolean, { missed, false_alarms }: ReviewerError, random: () => number): boolean {
  return random() < (truth ? missed : false_alarms) ? !truth : truth;
}

function answer({ flow, hs10 }: Code, who: string, high: boolean, agreed = false): Answer {
  return {
    flow,
    hs10,
    who,
    relevance: high ? "High" : "Low",
    category: null,
    note: "",
    decided: "2026-11-28T12:00:00.000Z",
    seconds: 20,
    settled: agreed,
  };
}

/** The answers with one on which the people settle wherever they disagreed. */
function settled(
  answers: readonly Answer[],
  codes: readonly Code[],
  right: number,
  random: () => number,
): Answer[] {
  const open = new Set(verdicts(answers, { kind: "all" }).flatMap((v) => (v.open ? [codeKey(v)] : [])));
  const agreed = codes
    .filter((code) => open.has(codeKey(code)))
    .map((code) => answer(code, "A and B", random() < right ? code.truth : !code.truth, true));
  return mergeAnswers(answers, agreed).answers;
}

function dollars(codes: readonly Code[]): [number, number] {
  const sum = (year: 0 | 1): number => codes.reduce((total, { values }) => total + values[year], 0);
  return [sum(0), sum(1)];
}

/** Codes whose labels are wrong in one way. */
export interface Population {
  name: string;
  codes: number;
  /** spread of the logarithm of their dollars */
  skew: number;
  /** share of them that is in */
  inside: number;
  /** share of those that the labels miss, and of the others that they call in */
  missed: number;
  called: number;
  /** do labels that are wrong say so by their confidence? */
  doubted: boolean;
  /** least probability of being drawn */
  floor: number;
}

export const populations: readonly Population[] = [
  {
    name: "labels miss",
    codes: 1200,
    skew: 1.1,
    inside: 0.25,
    missed: 0.35,
    called: 0.05,
    doubted: false,
    floor: 0.05,
  },
  {
    name: "labels overstate",
    codes: 1200,
    skew: 1.1,
    inside: 0.25,
    missed: 0.05,
    called: 0.15,
    doubted: false,
    floor: 0.05,
  },
  {
    name: "skewed as trade is",
    codes: 3000,
    skew: 1.6,
    inside: 0.2,
    missed: 0.35,
    called: 0.03,
    doubted: true,
    floor: 0.002,
  },
];

function codesOf({ codes, skew, inside, missed, called, doubted }: Population): Code[] {
  const random = seededRandom(20261128);
  const normal = (): number =>
    Math.sqrt(-2 * Math.log(Math.max(1e-12, random()))) * Math.cos(2 * Math.PI * random());
  return Array.from({ length: codes }, (_, i): Code => {
    const base = Math.exp(skew * normal());
    const truth = random() < inside;
    const wrong = random() < (truth ? missed : called);
    const value = base * (truth ? 1.4 + 0.4 * random() : 0.9 + 0.3 * random());
    const confidence = Math.floor(doubted && wrong ? 30 + 40 * random() : 50 + 45 * random());
    return {
      flow: "imports",
      hs10: String(8400000000 + i),
      value,
      values: [base, value],
      doubt: Math.max(0.02, 1 - confidence / 100),
      label: truth !== wrong ? "High" : "Low",
      confidence,
      vote_share: null,
      truth,
    };
  });
}
