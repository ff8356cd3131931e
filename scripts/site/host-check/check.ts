import type { Site } from "../../../src/base/site.js";
import { checkFiles, checkTables } from "./files.js";
import { Host, type Finding } from "./host.js";
import { checkAddresses, checkFirstPage } from "./pages.js";
import { readBuilt } from "./release.js";
import { checkSnapshot } from "./shared.js";

/** Opens a deployed site as readers and their tools do, and says what its host does wrong, with what to do. */
export async function checkHost(address: string): Promise<Finding[]> {
  const host = new Host(new URL(address.endsWith("/") ? address : `${address}/`));
  const first = await checkFirstPage(host);
  if (first) await checkSite(host, first.site, first.html);
  return host.findings;
}

async function checkSite(host: Host, site: Site, html: string): Promise<void> {
  const built = await readBuilt(host, html);
  await checkAddresses(host, built?.version);
  await checkFiles(host, site, html, built?.assets);
  await checkTables(host, site.tables);
  await checkSnapshot(host);
}
