import { performance } from "node:perf_hooks";
import { coverageOf, populations, type Coverage, type Population, type Reviewers } from "./review-trials.js";
import type { Line } from "./run.js";

const trials = 500;
const seeds = [1, 2, 3, 4];
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
    cases.map(([what, reviewers]) => lineOf(population, what, reviewers)),
  );
}

/** One line of all seeds, with each seed's coverage behind it: chance moves that of 500 trials by one point, standard error. */
function lineOf(population: Population, what: string, reviewers: Reviewers): Line {
  const start = performance.now();
  const found = seeds.map((seed) => coverageOf(reviewers, population, trials, seed));
  const mean = (of: (one: Coverage) => number): number =>
    found.reduce((sum, one) => sum + of(one), 0) / found.length;
  const covered = (of: (one: Coverage) => number): string =>
    `${percent(mean(of))} (${found.map((one) => (100 * of(one)).toFixed(1)).join(", ")})`;
  return {
    what: `${population.name}: ${what}`,
    share: covered(({ share }) => share),
    growth: covered(({ growth }) => growth),
    "width of the interval": `${percent(mean(({ width }) => width))}, growth ${percent(mean((one) => one.growth_width))}`,
    "labels off by": percent(mean(({ naive_bias }) => naive_bias)),
    codes: mean(({ codes }) => codes).toFixed(0),
    seconds: ((performance.now() - start) / 1000).toFixed(1),
  };
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
