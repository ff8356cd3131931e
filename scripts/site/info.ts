import { join } from "node:path";
import { readFile } from "node:fs/promises";
import type { Site, SiteGap } from "../../src/base/site.js";
import { task } from "../../src/measures/task.js";
import type { Session } from "../../loaders/snapshot/session.js";
import type { Layout } from "./layout.js";

/** What the frame of every page needs besides the site itself. */
export interface SiteInfo {
  site: Site;
  fonts: { semibold: string; italic: string };
  /** what a reader must know of the snapshot */
  notes: string[];
}

export function siteOf(
  session: Session,
  parts: Pick<
    Site,
    | "assets"
    | "tables"
    | "sums"
    | "ownLists"
    | "search"
    | "vintages"
    | "newest"
    | "tasks"
    | "shared"
    | "api"
    | "reports"
    | "contact"
  >,
): Site {
  const { manifest, id, run } = session;
  const answering = session.task?.runs;
  return {
    snapshot: id,
    kind: manifest.kind,
    built: manifest.built,
    code_version: manifest.code_version,
    run,
    runs: manifest.runs.flatMap(({ run: name }) => (answering?.includes(name) === false ? [] : [name])),
    task,
    months: { imports: [...manifest.months.imports].sort(), exports: [...manifest.months.exports].sort() },
    ...gapsOf(session),
    ...parts,
  };
}

function gapsOf({ manifest }: Session): Pick<Site, "gaps"> {
  const gaps = (manifest.gaps ?? []).flatMap(({ flow, missing, dollars, months }): SiteGap[] =>
    missing === "label"
      ? []
      : [{ flow, missing, dollars: Number(dollars), share: Math.max(...months.map(({ share }) => share)) }],
  );
  return gaps.length ? { gaps } : {};
}

/** The site as `prepare` last wrote it. Errors: never prepared. */
export async function readInfo(layout: Layout): Promise<SiteInfo> {
  try {
    return JSON.parse(await readFile(join(layout.site), "utf8")) as SiteInfo;
  } catch (cause) {
    throw new Error(`missing ${layout.site} (expected npm start or npm run build to prepare it)`, { cause });
  }
}
