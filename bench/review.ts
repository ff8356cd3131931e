import { performance } from "node:perf_hooks";
import { coverageOf, populations, type Population, type Reviewers } from "./review-trials.js";
import type { Line } from "./run.js";

const trials = 500;
const seeds = [1, 2];
const error = { missed: 0.05, false_alarms: 0.02 };
const none = { missed: 0, false_alarms: 0 };

/** How often the interval of the corrected share and growth covers the truth, for people of known error. */
export default async function review(): Promise<Line[]> {
  const cases: [string, Reviewers][] = [
    ["one, who does not err", { people: 1, error: none }],
    ["one, of known error", { people: 1, error }],
    ["two, of known error", { people: 2, error }],
    ["two, settled", { people: 2, error, settles: 0.95 }],
    ["one, half of the sheet", { people: 1, error: none, through: 0.5 }],
  ];
  return populations.flatMap((population) =>
    cases.flatMap(([what, reviewers]) => seeds.map((seed) => lineOf(population, what, reviewers, seed))),
  );
}

function lineOf(population: Population, what: string, reviewers: Reviewers, seed: number): Line {
  const start = performance.now();
  const { share, growth, width, codes, naive_bias } = coverageOf(reviewers, population, trials, seed);
  return {
    what: `${population.name}: ${what}, seed ${seed}`,
    share: percent(share),
    growth: percent(growth),
    "width of the interval": percent(width),
    "labels off by": percent(naive_bias),
    codes: codes.toFixed(0),
    seconds: ((performance.now() - start) / 1000).toFixed(1),
  };
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
