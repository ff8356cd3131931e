import { siteUrl } from "../base/site.js";
import { unpacked } from "../base/unpacked.js";
import type { SumsFile } from "./file.js";
import { Sums } from "./sums.js";

/** The sums of a site by the path of their file from its root. Errors: it cannot be loaded. */
export async function openSums(path: string): Promise<Sums> {
  return new Sums(await readFile<SumsFile>(path), readFile);
}

async function readFile<T>(path: string): Promise<T> {
  const response = await unpacked(await fetch(siteUrl(path)), "application/json");
  if (!response.ok) throw new Error(`${path} has HTTP status ${response.status}`);
  return (await response.json()) as T;
}
