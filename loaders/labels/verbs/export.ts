import { writeAtomically } from "../../atomic.js";
import { cacheAt } from "../../cache.js";
import { printLines } from "../../output.js";
import { exportLabels } from "../export.js";
import { openRun } from "./shared.js";

interface Flags {
  cache: string;
  run?: string;
  output?: string;
}

export async function exportRun(flags: Flags): Promise<void> {
  const csv = exportLabels((await openRun(cacheAt(flags.cache), flags.run)).labels);
  if (flags.output === undefined) await printLines(csv.trimEnd().split("\n"));
  else await writeAtomically(flags.output, csv);
}
