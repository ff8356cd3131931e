import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { cacheAt } from "../loaders/cache.js";
import { formatAnswer } from "../loaders/snapshot/answer.js";
import { describeError } from "../loaders/errors.js";
import { openSnapshot } from "../loaders/snapshot/session.js";
import { dimensionsOf, measures, measureSql, type Dimension } from "../src/measures/index.js";

/**
 * `node --import tsx scripts/measures-csv.ts FOLDER [CACHE]`: every measure by each of its dimensions, by year and by
 * year and dimension, as one CSV file each. Two states of the code are compared with `diff -r`.
 */
const [folder, cache] = process.argv.slice(2);
if (folder === undefined) throw new Error("expected a folder to write into");
await mkdir(folder, { recursive: true });
const session = await openSnapshot(cacheAt(cache));
await session.database.run("SET threads = 1"); // parallel sums differ in their last digit from run to run
for (const measure of measures)
  for (const by of [[], ...dimensionsOf(measure).map((dimension) => [dimension])]) {
    const withYear =
      by.length > 0 && by[0] !== "month" && by[0] !== "year" && dimensionsOf(measure).includes("year");
    for (const asked of withYear ? [by, ["year" as const, ...by]] : [by]) {
      const file = join(folder, `${[measure.name, ...asked].join("-")}.csv`);
      await writeFile(file, await textOf(measure.name, asked));
    }
  }
session.close();

/** The answer as CSV, or why the measure gives none by these dimensions. */
async function textOf(name: string, by: Dimension[]): Promise<string> {
  try {
    return [...formatAnswer(await session.database.answer(measureSql(name, { by })), "csv")].join("\n");
  } catch (error) {
    return `refused: ${describeError(error)}\n`;
  }
}
