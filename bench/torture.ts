import { randomFrom } from "../test/seed.js";
import type { Line } from "./run.js";
import { damageFiles } from "./torture/damage.js";
import { killVerbs } from "./torture/kills.js";
import { pairVerbs } from "./torture/pairs.js";
import { openTorture } from "./torture/torture.js";
import { breakWires } from "./torture/wire.js";

/**
 * What kills, a second process, damage on disk and a bad wire do to a cache. `TORTURE_PARTS=kills,pairs,damage,wire`
 * names parts, `TORTURE_KILLS` and `TORTURE_PAIRS` change how many there are, `ATLAS_TEST_SEED` where they come from.
 */
export default async function torture(): Promise<Line[]> {
  const parts = (process.env["TORTURE_PARTS"] ?? "kills,pairs,damage,wire").split(",");
  const setting = await openTorture(randomFrom("torture"));
  try {
    const lines: Line[] = [];
    if (parts.includes("kills"))
      for (const [verb, killed] of await killVerbs(setting, numberOf("TORTURE_KILLS", 1000)))
        lines.push(
          lineOf(
            `kills: ${verb}`,
            killed.kills,
            killed.twice,
            killed.problems,
            `${killed.chains} ran to the end, ${killed.onTheirWay} answers were on their way`,
          ),
        );
    if (parts.includes("pairs")) {
      const { pairs, twice, problems, refused, waited, together } = await pairVerbs(
        setting,
        numberOf("TORTURE_PAIRS", 100),
      );
      lines.push(
        lineOf(
          "pairs",
          pairs,
          twice,
          problems,
          `${refused} refused, ${waited} waited, ${together} side by side`,
        ),
      );
    }
    if (parts.includes("damage")) {
      const { kinds, twice, wrong, named, harmless } = await damageFiles(setting);
      lines.push(lineOf("damage to files", kinds, twice, wrong, `${named} named, ${harmless} harmless`));
    }
    if (parts.includes("wire")) {
      const { kinds, twice, problems, survived, refused } = await breakWires(setting);
      lines.push(
        lineOf(
          "damage on the wire",
          kinds,
          twice,
          problems,
          `${survived} tried again, ${refused} ended with a sentence`,
        ),
      );
    }
    return lines;
  } finally {
    await setting.world.close();
  }
}

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
