import { existsSync } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { cacheAt, type Cache } from "../../loaders/cache.js";
import { resolveSnapshot } from "../../loaders/snapshot/session.js";
import { loadSnapshot } from "../../loaders/snapshot/store.js";
import { findFaults } from "./check.js";
import { buildApart, buildEdition } from "./edition.js";
import { writeHosts } from "./hosts.js";
import { layoutOf } from "./layout.js";
import { findBrokenLinks } from "./links.js";
import type { Edition } from "./prepare.js";
import { weigh, weightLines } from "./weight.js";
import { chooseTasks, wayUp } from "./tasks.js";
import { chooseVintages, layoutBelow, shareEqualFiles } from "./vintages.js";

export interface SiteBuild {
  cache?: Cache;
  /** Framework's source root */
  root?: string;
  output?: string;
  /** tasks of the snapshot to build sites of, with commas between, the first at the address itself; default: all */
  tasks?: string | undefined;
  /** older snapshots to build sites of as well: how many, or their ids with commas between */
  vintages?: string | undefined;
  /** address of an API (`atlas serve-api`) that the first task's site asks; the others and older ones keep to their own files */
  api?: string | undefined;
  /** the site's public address, with a slash at its end; without it, what must be absolute is left out */
  address?: string | undefined;
  log?: (text: string) => void;
}

/**
 * Builds the site of the current snapshot, one for each task that it holds, and of older ones on request, into a folder that any static host serves.
 * Errors: a page that cannot be drawn; anything in the result that would ask another host.
 */
export async function buildSite(options: SiteBuild = {}): Promise<{ output: string; snapshot: string }> {
  const { cache = cacheAt(), root = "src", output = "dist", log = () => undefined } = options;
  const layout = layoutOf(root);
  const start = performance.now();
  const step = (text: string): void =>
    log(`${((performance.now() - start) / 1000).toFixed(1).padStart(6)} s  ${text}`);
  const current = await resolveSnapshot(cache);
  const vintages = await chooseVintages(cache, options.vintages, current);
  const { building } = layout; // the last good site stands until this one is complete
  await rm(building, { recursive: true, force: true });
  const { api, address } = options;
  const below = async (path: string, edition: Edition): Promise<void> => {
    const output = join(building, path);
    const own = address === undefined ? undefined : new URL(`${path}/`, address).href;
    const made = { cache, layout: await layoutBelow(layout, path), output, edition, address: own };
    await (edition.task === first?.name ? buildEdition(made, step) : buildApart(made, step));
    await shareEqualFiles(output, building);
  };
  const [first, ...others] = chooseTasks(current.manifest, options.tasks);
  const tasks = others.length > 0 && first ? { tasks: [first, ...others] } : {};
  const edition = { snapshot: current.id, task: first?.name, ...tasks };
  const own = { ...edition, vintages, api };
  await buildEdition({ cache, layout, output: building, edition: own, address }, step);
  for (const { name, folder } of others)
    await below(folder.slice(0, -1), { ...edition, task: name, shared: { layout, way: wayUp(folder) } });
  for (const id of vintages) {
    const [held] = chooseTasks((await loadSnapshot(cache, id)).manifest, undefined);
    await below(`vintage/${id}`, { snapshot: id, task: held?.name, newest: current.id });
  }
  await writeHosts(building, current.id);
  const faults = await findFaults(building);
  if (faults.length) throw new Error(`${building} would not work by itself:\n  ${faults.join("\n  ")}`);
  for (const link of await findBrokenLinks(building)) step(`warning: broken link ${link}`);
  for (const line of weightLines(await weigh(building))) step(line);
  await replaceFolder(output, building);
  step(`${output} is complete`);
  return { output, snapshot: current.id };
}

/** Puts a complete site where the last one stands, which is whole until that moment: two renames, and then it goes. */
async function replaceFolder(output: string, complete: string): Promise<void> {
  const last = `${complete}.last`;
  await rm(last, { recursive: true, force: true });
  if (existsSync(output)) await rename(output, last);
  await rename(complete, output);
  await rm(last, { recursive: true, force: true });
}
