import { randomFrom, testSeed } from "../test/seed.js";
import { writeResults } from "./results.js";
import type { Line } from "./run.js";
import { damageFile, damages } from "./torture/damage.js";
import { killChain } from "./torture/kills.js";
import { meetOnce } from "./torture/pairs.js";
import { openTorture, shuffled, type Torture } from "./torture/torture.js";
import { keepTrial, readTrials, type Trial } from "./torture/trial.js";
import { breakWire, wires } from "./torture/wire.js";

/**
 * What kills, a second process, damage on disk and a bad wire do to a cache. `TORTURE_PARTS=kills,pairs,damage,wire`
 * names parts; `TORTURE_KILLS`, `TORTURE_PAIRS` and `TORTURE_KINDS` (of each damage) say how many for a shorter run,
 * `ATLAS_TEST_SEED` where they come from. Trials are kept as they end: a run that was broken off goes on where it stood,
 * as one does that asks for more, and RESULTS.md gets what all of them came to. Kills run beside all else: each lane keeps about one core busy.
 */
export default async function torture(): Promise<Line[]> {
  const wanted = (process.env["TORTURE_PARTS"] ?? Object.keys(parts).join()).split(",");
  const unknown = wanted.find((name) => !(name in parts));
  if (unknown !== undefined)
    throw new Error(`unknown part: ${unknown} (expected ${Object.keys(parts).join(", ")})`);
  const lanes = [["kills"], ["pairs", "damage", "wire"]].map((lane) =>
    lane.filter((name) => wanted.includes(name)),
  );
  const trials = await Promise.all(lanes.map(async (lane) => (lane.length > 0 ? runLane(lane) : [])));
  const all = await Promise.all(Object.keys(parts).map(readTrials));
  await writeResults("torture", [tableOf(all.flat())]);
  return tableOf(trials.flat());
}

async function runLane(names: readonly string[]): Promise<Trial[]> {
  const setting = await openTorture();
  try {
    const trials: Trial[] = [];
    for (const name of names) trials.push(...(await runPart(name, setting)));
    return trials;
  } finally {
    await setting.world.close();
  }
}

async function runPart(name: string, setting: Omit<Torture, "random">): Promise<Trial[]> {
  const part = parts[name];
  if (!part) throw new Error(`no part ${name}`);
  const trials = await readTrials(name);
  const tried = (): number => trials.reduce((sum, trial) => sum + trial.tried, 0);
  const most = part.most();
  while (tried() < most) {
    const number = trials.length;
    const random = randomFrom(`torture, ${name} ${number}`);
    const trial = await part.run({ ...setting, random }, number, most - tried());
    await keepTrial(name, trial);
    trials.push(trial);
    const found = trial.twice > 0 ? [...trial.problems, `${trial.twice} paid twice`] : trial.problems;
    setting.say(`${name} ${number} (${tried()} of ${most}), ${trial.line}: ${found.join("; ") || "well"}`);
  }
  return trials;
}

interface Part {
  most: () => number;
  /** one trial, of which at most `left` may be tried */
  run: (torture: Torture, number: number, left: number) => Promise<Trial>;
}

/** Kinds in an order that is the same in every run with a seed, so that trials have numbers. */
const inOrder = <T>(name: string, kinds: readonly T[]): readonly T[] =>
  shuffled(kinds, randomFrom(`order of ${name}`));
const kindOf = <T>(name: string, kinds: readonly T[], number: number): T => {
  const kind = inOrder(name, kinds)[number];
  if (!kind) throw new Error(`no ${name} ${number}`);
  return kind;
};

const parts: Record<string, Part> = {
  kills: {
    most: () => numberOf("TORTURE_KILLS", 1000),
    run: (torture, _, left) => killChain(torture, left),
  },
  pairs: { most: () => numberOf("TORTURE_PAIRS", 100), run: (torture) => meetOnce(torture) },
  damage: {
    most: () => Math.min(damages.length, numberOf("TORTURE_KINDS", damages.length)),
    run: (torture, number) => damageFile(torture, kindOf("damage", damages, number)),
  },
  wire: {
    most: () => Math.min(wires.length, numberOf("TORTURE_KINDS", wires.length)),
    run: (torture, number) => breakWire(torture, kindOf("wire", wires, number)),
  },
};

function tableOf(trials: readonly Trial[]): Line[] {
  return [...new Set(trials.map(({ line }) => line))].map((line) => {
    const own = trials.filter((trial) => trial.line === line);
    const problems = own.flatMap((trial) => trial.problems);
    const total = (of: (trial: Trial) => number): number => own.reduce((sum, trial) => sum + of(trial), 0);
    const count = (word: string): string =>
      String(problems.filter((problem) => problem.includes(word)).length);
    const names = [...new Set(own.flatMap(({ counts }) => Object.keys(counts)))];
    return {
      ...{ what: line, seed: String(testSeed), tried: String(total(({ tried }) => tried)) },
      ...{
        lost: count("lost: "),
        wrong: count("wrong: "),
        "paid twice": String(total(({ twice }) => twice)),
      },
      problems: String(problems.length),
      how: names.map((name) => `${total(({ counts }) => counts[name] ?? 0)} ${name}`).join(", "),
    };
  });
}

function numberOf(name: string, standard: number): number {
  const number = Number(process.env[name] ?? standard);
  if (!Number.isSafeInteger(number) || number < 1)
    throw new Error(`invalid ${name}: "${process.env[name]}" (expected a whole number above 0)`);
  return number;
}
