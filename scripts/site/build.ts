import { rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { cacheAt, type Cache } from "../../loaders/cache.js";
import { resolveSnapshot } from "../../loaders/snapshot/session.js";
import { bundleApp } from "./bundle.js";
import { findFaults } from "./check.js";
import { runFramework } from "../framework/command.js";
import { writeHosts } from "./hosts.js";
import { layoutOf, type Layout } from "./layout.js";
import { findBrokenLinks } from "./links.js";
import { prepareSite, type Edition } from "./prepare.js";
import { publishFiles } from "./publish.js";
import { chooseVintages, shareEqualFiles, vintageLayout } from "./vintages.js";

export interface SiteBuild {
  cache?: Cache;
  /** Framework's source root */
  root?: string;
  output?: string;
  /** older snapshots to build sites of as well: how many, or their ids with commas between */
  vintages?: string | undefined;
  /** address of an API (`atlas serve-api`) that the current snapshot's site asks; older sites keep to their own files */
  api?: string | undefined;
  /** the site's public address, with a slash at its end; without it, what must be absolute is left out */
  address?: string | undefined;
  log?: (text: string) => void;
}

/**
 * Builds the site of the current snapshot, and of older ones on request, into a folder that any static host serves.
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
  await buildEdition(cache, layout, building, { snapshot: current.id, vintages, api }, { step, address });
  for (const id of vintages) {
    const folder = join(building, "vintage", id);
    const edition = { snapshot: id, newest: current.id };
    const own = address === undefined ? undefined : new URL(`vintage/${id}/`, address).href;
    await buildEdition(cache, await vintageLayout(layout, id), folder, edition, { step, address: own });
    await shareEqualFiles(folder, building);
  }
  await writeHosts(building, current.id);
  const faults = await findFaults(building);
  if (faults.length) throw new Error(`${building} would not work by itself:\n  ${faults.join("\n  ")}`);
  for (const link of await findBrokenLinks(building)) step(`warning: broken link ${link}`);
  await rm(output, { recursive: true, force: true });
  await rename(building, output);
  step(`${output} is complete`);
  return { output, snapshot: current.id };
}

/** Builds the site of one snapshot into a folder. */
async function buildEdition(
  cache: Cache,
  layout: Layout,
  output: string,
  edition: Edition,
  { step, address }: { step: (text: string) => void; address: string | undefined },
): Promise<void> {
  await bundleApp(layout);
  step("libraries bundled");
  const site = await prepareSite(cache, layout, edition);
  step(`snapshot ${site.snapshot} (${site.kind}) prepared`);
  await runFramework({ args: ["build"], root: layout.root, output });
  const warnings = await publishFiles(output, { cache, id: site.snapshot, layout, address });
  for (const warning of warnings) step(`warning: ${warning}`);
  step("pages built");
}
