import { resolveRun } from "../../loaders/snapshot/session.js";
import type { Manifest } from "../../loaders/snapshot/manifest.js";
import { inUseOf } from "../../loaders/snapshot/tasks.js";
import type { SiteTask } from "../../src/base/site.js";

/**
 * The sites of a snapshot's tasks: of all that it holds, or of those of a list with commas between. The first stands at
 * the address itself, the others in folders below it. A snapshot of before names no task and has one site.
 * @throws UsageError where the snapshot does not hold one that is asked for
 */
export function chooseTasks(manifest: Manifest, asked: string | undefined): SiteTask[] {
  const names = asked === undefined ? [] : [...new Set(asked.split(",").map((name) => name.trim()))];
  const held =
    asked === undefined
      ? (manifest.tasks ?? [])
      : names.flatMap((name) => resolveRun(manifest, undefined, name).task ?? []);
  return held.map((one, i) => {
    const { name, title, words, leftOut } = inUseOf(one);
    return { name, site: words.site, title, folder: i === 0 ? "" : `task/${name}/`, leftOut };
  });
}

/** The way out of a folder, with a slash at its end: `../../` out of `task/batteries/`. */
export function wayUp(folder: string): string {
  return "../".repeat(folder.split("/").length - 1);
}
