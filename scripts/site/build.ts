import { rename, rm } from "node:fs/promises";
import { cacheAt, type Cache } from "../../loaders/cache.js";
import { bundleApp } from "./bundle.js";
import { findFaults } from "./check.js";
import { siteConfig } from "./config.js";
import { frameworkBuild, normalizeConfig } from "./framework.js";
import { layoutOf } from "./layout.js";
import { findBrokenLinks } from "./links.js";
import { keepOffNetwork } from "./npm-cache.js";
import { prepareSite } from "./prepare.js";
import { publishFiles } from "./publish.js";

export interface SiteBuild {
  cache?: Cache;
  /** Framework's source root */
  root?: string;
  output?: string;
  log?: (text: string) => void;
}

/**
 * Builds the site of the current snapshot into a folder that any static host serves.
 * Errors: a page that cannot be drawn; anything in the result that would ask another host.
 */
export async function buildSite(options: SiteBuild = {}): Promise<{ output: string; snapshot: string }> {
  const { cache = cacheAt(), root = "src", output = "dist", log = () => undefined } = options;
  const layout = layoutOf(root);
  const start = performance.now();
  const step = (text: string): void =>
    log(`${((performance.now() - start) / 1000).toFixed(1).padStart(6)} s  ${text}`);
  await keepOffNetwork(layout);
  await bundleApp(layout);
  step("libraries bundled");
  const site = await prepareSite(cache, layout);
  step(`snapshot ${site.snapshot} (${site.kind}) prepared`);
  const { building } = layout; // the last good site stands until this one is complete
  await rm(building, { recursive: true, force: true });
  const config = await normalizeConfig(siteConfig({ root, output: building }));
  const warnings: string[] = [];
  await frameworkBuild(config, layout.cache, { log: () => undefined, warn: (text) => warnings.push(text) });
  // Framework takes a link with a query for a broken one; links are checked below, in the finished site
  for (const warning of warnings) if (!/broken link|→|↳/.test(warning)) step(warning);
  step("pages built");
  await publishFiles(layout, building, cache, site.snapshot);
  const faults = await findFaults(building);
  if (faults.length) throw new Error(`${building} would not work by itself:\n  ${faults.join("\n  ")}`);
  for (const link of await findBrokenLinks(building)) step(`warning: broken link ${link}`);
  await rm(output, { recursive: true, force: true });
  await rename(building, output);
  step(`${output} is complete`);
  return { output, snapshot: site.snapshot };
}
