import { randomFrom } from "../test/seed.js";
import type { Line } from "./run.js";
import { damageFiles } from "./torture/damage.js";
import { killVerbs } from "./torture/kills.js";
import { pairVerbs } from "./torture/pairs.js";
import { openTorture, type Torture } from "./torture/torture.js";
import { breakWires } from "./torture/wire.js";

/**
 * What kills, a second process, damage on disk and a bad wire do to a cache. `TORTURE_PARTS=kills,pairs,damage,wire`
 * names parts; `TORTURE_KILLS`, `TORTURE_PAIRS` and `TORTURE_KINDS` (of each damage) say how many for a shorter run,
 * `ATLAS_TEST_SEED` where they come from. Kills run beside all else: each lane keeps about one core busy.
 */
export default async function torture(): Promise<Line[]> {
  const wanted = (process.env["TORTURE_PARTS"] ?? Object.keys(parts).join()).split(",");
  const unknown = wanted.find((name) => !(name in parts));
  if (unknown !== undefined)
    throw new Error(`unknown part: ${unknown} (expected ${Object.keys(parts).join(", ")})`);
  const run = async (names: readonly string[]): Promise<Line[]> => {
    const lines: Line[] = [];
    for (const name of names.filter((name) => wanted.includes(name))) lines.push(...(await runPart(name)));
    return lines;
  };
  return (await Promise.all([run(["kills"]), run(["pairs", "damage", "wire"])])).flat();
}

async function runPart(name: string): Promise<Line[]> {
  const setting = await openTorture(randomFrom(`torture, ${name}`));
  try {
    return (await parts[name]?.(setting)) ?? [];
  } finally {
    await setting.world.close();
  }
}

const parts: Record<string, (torture: Torture) => Promise<Line[]>> = {
  kills: async (torture) =>
    [...(await killVerbs(torture, numberOf("TORTURE_KILLS", 1000)))].map(([verb, killed]) => {
      const { kills, chains, twice, problems, onTheirWay } = killed;
      const how = `${chains} ran to the end, ${onTheirWay} answers were on their way`;
      return lineOf(`kills: ${verb}`, kills, twice, problems, how);
    }),
  pairs: async (torture) => {
    const done = await pairVerbs(torture, numberOf("TORTURE_PAIRS", 100));
    const how = `${done.refused} refused, ${done.waited} waited, ${done.together} side by side`;
    return [lineOf("pairs", done.pairs, done.twice, done.problems, how)];
  },
  damage: async (torture) => {
    const done = await damageFiles(torture, numberOf("TORTURE_KINDS", 1000));
    const how = `${done.named} named, ${done.harmless} harmless`;
    return [lineOf("damage to files", done.kinds, done.twice, done.wrong, how)];
  },
  wire: async (torture) => {
    const done = await breakWires(torture, numberOf("TORTURE_KINDS", 1000));
    const how = `${done.survived} tried again, ${done.refused} ended with a sentence`;
    return [lineOf("damage on the wire", done.kinds, done.twice, done.problems, how)];
  },
};

function lineOf(what: string, tried: number, twice: number, problems: readonly string[], how: string): Line {
  const count = (word: string): string => String(problems.filter((problem) => problem.includes(word)).length);
  return {
    ...{
      what,
      tried: String(tried),
      lost: count("lost: "),
      wrong: count("wrong: "),
      "paid twice": String(twice),
    },
    ...{ problems: String(problems.length), how },
  };
}

function numberOf(name: string, standard: number): number {
  const number = Number(process.env[name] ?? standard);
  if (!Number.isSafeInteger(number) || number < 1)
    throw new Error(`invalid ${name}: "${process.env[name]}" (expected a whole number above 0)`);
  return number;
}
