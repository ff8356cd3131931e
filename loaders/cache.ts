import { join } from "node:path";

export type Flow = "imports" | "exports";

/**
 * Every path below the cache folder. Nothing else in the project spells one out.
 *
 * A month of a flow is complete when its `facts` folder stands: pullers write `places` and `codes` first.
 */
export interface Cache {
  root: string;
  /** downloads as the publisher wrote them */
  raw: string;
  /** `flow=imports/month=2025-01/facts.parquet`: code × country, sorted; and `month.json` (see facts.ts) */
  facts: string;
  /** `flow=imports/month=2025-01/districts.parquet`: hs10, district, val */
  places: string;
  /** `flow=imports/month=2025-01/{codes,countries,districts}.parquet`: the publisher's code lists of that month */
  codes: string;
  /** `flow=imports/month=2025-01/ports.parquet`: hs6, port, name, val, air_val, ves_val; and `places.json` */
  ports: string;
  /** `flow=imports/month=2025-01/states.parquet`: hs6, state, val, air_val, ves_val; and `places.json` */
  states: string;
  /** `NAME/list.parquet` with the columns of table `lists`, and `source.json` */
  lists: string;
  /** `runs/NAME/labels.parquet` with the columns of table `labels`, and `run.json` */
  labels: string;
  /** `ID/manifest.json` beside the Parquet files of the snapshot */
  snapshots: string;
  /** file that names the snapshot in use */
  current: string;
  /** where a month is put together before it is moved into its partitions */
  staging: string;
}

/** The cache folder: `--cache`, else `$ATLAS_CACHE`, else `./cache`. */
export function cacheAt(root = process.env["ATLAS_CACHE"] || "cache"): Cache {
  return {
    root,
    raw: join(root, "raw"),
    facts: join(root, "facts"),
    places: join(root, "places"),
    codes: join(root, "codes"),
    ports: join(root, "ports"),
    states: join(root, "states"),
    lists: join(root, "lists"),
    labels: join(root, "labels"),
    snapshots: join(root, "snapshots"),
    current: join(root, "snapshots", "current"),
    staging: join(root, "staging"),
  };
}

/** `ROOT/flow=imports/month=2025-01`, a partition that any engine reads. */
export function partition(root: string, flow: Flow, month: string): string {
  return join(root, `flow=${flow}`, `month=${month}`);
}
