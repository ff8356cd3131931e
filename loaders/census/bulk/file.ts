import { join } from "node:path";
import { addressBelow, shownOf } from "../../address.js";
import type { Cache, Flow } from "../../cache.js";
import type { Month } from "../../month.js";

/** A monthly archive of Census, where it is published and where it is kept. */
export interface BulkFile {
  flow: Flow;
  month: Month;
  /** `IMDB2501.ZIP` */
  name: string;
  /** as it is said and kept: scheme, host and path */
  address: string;
  /** as it is asked for, with what the base carries beside */
  asked: string;
  path: string;
}

export function bulkFile(cache: Cache, base: string, flow: Flow, month: Month): BulkFile {
  const year = month.slice(0, 4);
  const folder = flow === "imports" ? "im_m" : "ex_m";
  const name = `${flow === "imports" ? "IMDB" : "EXDB"}${year.slice(2)}${month.slice(5)}.ZIP`;
  const asked = addressBelow(base, `${year}/Merch/${folder}/${name}`);
  return {
    flow,
    month,
    name,
    address: shownOf(asked),
    asked,
    path: join(cache.raw, name),
  };
}
