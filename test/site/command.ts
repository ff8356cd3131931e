import assert from "node:assert/strict";
import type { Cache } from "../../loaders/cache.js";
import { startAtlas } from "../atlas.js";

/** Rows of `atlas measure … --json`, as a reader of the command line gets them. */
export async function measure(
  cache: Cache,
  name: string,
  ...args: string[]
): Promise<Record<string, string | number | null>[]> {
  const { result } = startAtlas(["measure", name, ...args, "--json", "--cache", cache.root]);
  const { code, stdout, stderr } = await result;
  assert.equal(code, 0, stderr);
  return JSON.parse(stdout) as Record<string, string | number | null>[];
}
