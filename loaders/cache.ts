import { join } from "node:path";

/** Every path below the cache folder. Nothing else in the project spells one out. */
export interface Cache {
  root: string;
  raw: string;
  facts: string;
  lists: string;
  labels: string;
  snapshots: string;
  /** file that names the snapshot in use */
  current: string;
}

/** The cache folder: `--cache`, else `$ATLAS_CACHE`, else `./cache`. */
export function cacheAt(root = process.env["ATLAS_CACHE"] || "cache"): Cache {
  return {
    root,
    raw: join(root, "raw"),
    facts: join(root, "facts"),
    lists: join(root, "lists"),
    labels: join(root, "labels"),
    snapshots: join(root, "snapshots"),
    current: join(root, "snapshots", "current"),
  };
}

/** `cache/facts/flow=imports/month=2025-01`: holds `facts.parquet`, `districts.parquet` and `month.json`. */
export function factsFolder(cache: Cache, flow: "imports" | "exports", month: string): string {
  return join(cache.facts, `flow=${flow}`, `month=${month}`);
}
