import { appendFile, mkdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { testSeed } from "../../test/seed.js";

/** What one trial came to: one chain of kills, one pair, one damage, one fault of the wire. */
export interface Trial {
  /** the line of the table that it counts for */
  line: string;
  /** kills of a chain; of every other part 1 */
  tried: number;
  /** answers that were paid twice */
  twice: number;
  /** in sentences; what is lost begins with `lost: `, a wrong number with `wrong: ` */
  problems: string[];
  /** what else is counted */
  counts: Record<string, number>;
}

/** Trials of a part that a run before did with the same seed: a run that was broken off goes on behind them. */
export async function readTrials(part: string): Promise<Trial[]> {
  const text = await readFile(journalOf(part), "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT") throw error;
    return "";
  });
  const whole = text.slice(0, text.lastIndexOf("\n") + 1);
  return whole
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => trial.parse(JSON.parse(line)));
}

export async function keepTrial(part: string, done: Trial): Promise<void> {
  await mkdir(dirname(journalOf(part)), { recursive: true });
  await appendFile(journalOf(part), `${JSON.stringify(done)}\n`);
}

const trial = z.object({
  line: z.string(),
  tried: z.number(),
  twice: z.number(),
  problems: z.array(z.string()),
  counts: z.record(z.string(), z.number()),
});

const folder = fileURLToPath(new URL("../../node_modules/.cache/ai-trade-atlas/torture/", import.meta.url));

function journalOf(part: string): string {
  return join(folder, `${part}-${testSeed}.jsonl`);
}
