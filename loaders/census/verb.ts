import { cacheAt, type Flow } from "../cache.js";
import { UsageError } from "../errors.js";
import { refuseBackwards, type Month } from "../month.js";
import { jobsOf, withLock } from "../lock.js";
import { createReporter } from "../progress.js";
import type { PlaceDataset } from "./api/places/dataset.js";
import { pullPlaces } from "./api/places/pull.js";
import { pullFromApi } from "./api/pull.js";
import { pullFromZip } from "./bulk/pull-local.js";
import { pullFromBulk } from "./bulk/pull.js";

interface PullOptions {
  source: "bulk" | "api";
  flow: Flow | "both";
  from?: Month;
  to?: Month;
  refresh?: boolean;
  dataset: "hs" | PlaceDataset;
  codes: string[];
  fromZip?: string[];
  cache: string;
  wait?: true;
}

/** `atlas pull`. */
export async function pull(options: PullOptions): Promise<void> {
  const { from, to } = options;
  refuseBackwards(from, to);
  const { dataset, codes } = options;
  if (dataset !== "hs" && options.source !== "api")
    throw new UsageError(`--dataset ${dataset} needs --source api`);
  if (dataset === "hs" && codes.length > 0)
    throw new UsageError("--codes needs --dataset porths or statehs: facts are pulled for every code");
  const paths = options.fromZip;
  if (paths && (options.source !== "bulk" || dataset !== "hs"))
    throw new UsageError("--from-zip reads monthly files: it goes with --source bulk and no --dataset");
  const report = createReporter();
  const request = {
    cache: cacheAt(options.cache),
    flows: options.flow === "both" ? (["imports", "exports"] satisfies Flow[]) : [options.flow],
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    refresh: options.refresh ?? false,
    report,
  };
  try {
    const note = (line: string) => report.note(line);
    await withLock(request.cache, jobsOf.pull, { verb: "atlas pull", wait: options.wait, note }, async () => {
      if (paths) await pullFromZip({ ...request, paths });
      else if (dataset !== "hs") await pullPlaces({ ...request, dataset, codes });
      else await (options.source === "api" ? pullFromApi(request) : pullFromBulk(request));
    });
  } finally {
    report.close();
  }
}
