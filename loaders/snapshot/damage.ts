import { dirname, join } from "node:path";
import { partition, type Cache } from "../cache.js";
import { brokenFilesOf } from "../facts.js";
import { brokenFiles } from "../folder-sums.js";
import { placeParts } from "../places.js";
import { flows, type Inputs } from "./inputs.js";

/**
 * Files of the cache that are not what was written there, in sentences that name the path and the way out: a snapshot
 * of them would hold other numbers than those that were fetched.
 */
export async function damagedInputs(cache: Cache, inputs: Inputs): Promise<string[]> {
  const found: string[] = [];
  const name = (paths: readonly string[], wayOut: string): void => {
    for (const path of paths) found.push(`damaged file: ${path} is not what was written there (${wayOut})`);
  };
  for (const flow of flows)
    for (const { month } of inputs.months[flow])
      name(
        await brokenFilesOf(cache, flow, month),
        `run atlas pull --flow ${flow} --from ${month} --to ${month}`,
      );
  for (const part of placeParts)
    for (const flow of flows)
      for (const { month } of inputs.places[part][flow])
        name(
          await brokenFiles(partition(cache[part], flow, month)),
          `pull the ${part} of ${flow} of ${month} again`,
        );
  for (const { file } of inputs.lists) name(await brokenFiles(dirname(file)), "run atlas lists");
  for (const { run, file } of inputs.runs)
    name(
      await brokenFiles(dirname(file)),
      `label or import the run again with --replace, or remove ${join(cache.labels, "runs", run.run)}`,
    );
  if (inputs.overrides)
    name(
      await brokenFiles(dirname(inputs.overrides.file)),
      "run atlas label override with the file of overrides again",
    );
  return found;
}
