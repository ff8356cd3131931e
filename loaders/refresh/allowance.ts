import { rm } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { writeAtomically } from "../atomic.js";
import type { Cache } from "../cache.js";
import { Journal } from "../labels/claude/journal.js";
import { readStored } from "../stored.js";

/** `labels/refresh.json`: what all runs had cost when the labelling that is not done yet began, in picodollars. */
interface Begun {
  spent_before: number;
}

/**
 * What all runs on the cache had cost when this refresh began to label, in picodollars. One that goes on where another
 * was broken off has that one's: together they keep to one budget, and the next month has a budget of its own.
 */
export async function spentBeforeRefresh(cache: Cache): Promise<number> {
  const begun = await readStored<Begun>(pathIn(cache), shape, `remove ${pathIn(cache)}`);
  if (begun) return begun.spent_before;
  const spent_before = (await Journal.open(cache)).spentInAll();
  await writeAtomically(pathIn(cache), `${JSON.stringify({ spent_before } satisfies Begun)}\n`);
  return spent_before;
}

/** The labelling is done: the next one has a budget of its own. */
export async function endAllowance(cache: Cache): Promise<void> {
  await rm(pathIn(cache), { force: true });
}

const shape = z.object({ spent_before: z.number().nonnegative() });

function pathIn(cache: Cache): string {
  return join(cache.labels, "refresh.json");
}
