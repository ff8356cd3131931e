import { readSite, siteUrl } from "../base/site.js";
import { unpacked } from "../base/unpacked.js";
import type { SearchFile } from "./file.js";

/** What the build wrote. Errors: it cannot be loaded. */
export async function searchFile(): Promise<SearchFile> {
  const path = readSite().search;
  if (path === undefined) throw new Error("this site has no index (expected the build to write one)");
  const response = await unpacked(await fetch(siteUrl(path)), "application/json");
  if (!response.ok) throw new Error(`the index could not be loaded (HTTP ${response.status})`);
  return (await response.json()) as SearchFile;
}
