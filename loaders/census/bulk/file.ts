import { join } from "node:path";
import type { Cache, Flow } from "../../cache.js";
import type { Month } from "../../month.js";

/** A monthly archive of Census, where it is published and where it is kept. */
export interface BulkFile {
  flow: Flow;
  month: Month;
  /** `IMDB2501.ZIP` */
  name: string;
  address: string;
  path: string;
}

export function bulkFile(cache: Cache, base: string, flow: Flow, month: Month): BulkFile {
  const year = month.slice(0, 4);
  const folder = flow === "imports" ? "im_m" : "ex_m";
  const name = `${flow === "imports" ? "IMDB" : "EXDB"}${year.slice(2)}${month.slice(5)}.ZIP`;
  return {
    flow,
    month,
    name,
    address: `${base}/${year}/Merch/${folder}/${name}`,
    path: join(cache.raw, name),
  };
}
