import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { ensureChromium } from "./chromium.js";

/**
 * `npm test`: every test of the tree, or those whose path holds one of the words given, with a Chromium to
 * open the built site in. The summary comes last; the exit code is the tests' own.
 */
const words = process.argv.slice(2);
const files = (readdirSync("test", { recursive: true }) as string[])
  .filter((name) => name.endsWith(".test.ts"))
  .map((name) => join("test", name))
  .filter((name) => !words.length || words.some((word) => name.includes(word)))
  .sort();
if (!files.length) {
  process.stderr.write(`test: no test file matches ${words.join(", ")}\n`);
  process.exit(2);
}
const needsChromium = files.some((name) => /site|wasm/.test(name));
const chromium = needsChromium ? ensureChromium((text) => process.stdout.write(`${text}\n`)) : "";
const { status, error } = spawnSync(
  process.execPath,
  ["--import", "tsx", "--test", "--test-reporter", "spec", ...files],
  { stdio: "inherit", env: { ...process.env, TZ: "UTC", ...(chromium ? { CHROMIUM: chromium } : {}) } },
);
if (error) throw error;
process.exit(status ?? 1);
