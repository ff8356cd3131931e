import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { ensureChromium } from "./chromium.js";

/**
 * `npm test`: every test of the tree, or those whose path holds one of the words given, with a Chromium to
 * open the built site in, and those that reckon with time once more in another time zone. A summary comes after each;
 * the exit code is 1 where a test of either failed.
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
const seed = process.env["ATLAS_TEST_SEED"] ?? String(Math.floor(Math.random() * 1e9));
process.stdout.write(`Random instants come from ATLAS_TEST_SEED=${seed}\n`);

/** A test that takes longer has hung: the slowest, which build a site, take a few minutes on a busy machine, the whole grid hours. */
const longest = (process.env["ATLAS_TEST_GRID"] ? 240 : 15) * 60_000;

/**
 * Files at once: one more than there are cores, since tests wait much: for browsers, servers and the one build that
 * the tests of the site share. Two on two cores left the machine idle for half of the time.
 */
const atOnce = availableParallelism() + 1;

/** Files that reckon with months, days or times, which run once more far west of UTC. */
const ofTime =
  /^test\/(charts|measures\/format|loaders\/(census\/month|snapshot\/spans)|view\/(state|figure))/;

const runs: [zone: string, files: string[]][] = [
  ["UTC", files],
  ["America/Los_Angeles", files.filter((name) => ofTime.test(name))],
];
const failed = runs.filter(([, chosen]) => chosen.length).filter(([zone, chosen]) => run(zone, chosen) !== 0);
process.exit(failed.length ? 1 : 0);

function run(zone: string, chosen: readonly string[]): number {
  process.stdout.write(`${chosen.length} files in the time zone ${zone}\n`);
  const { status, error } = spawnSync(
    process.execPath,
    [
      ...["--import", "tsx", "--test", `--test-timeout=${longest}`, `--test-concurrency=${atOnce}`],
      ...["--test-reporter", "spec", ...chosen],
    ],
    {
      stdio: "inherit",
      env: {
        ...process.env,
        TZ: zone,
        ATLAS_TEST_SEED: seed,
        ...(chromium ? { CHROMIUM: chromium } : {}),
      },
    },
  );
  if (error) throw error;
  return status ?? 1;
}
