import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { dirname, join, resolve } from "node:path";
import { group } from "d3";
import { bundleCommand } from "./bundled-command.js";
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
const command = await bundleCommand(resolve(`node_modules/.cache/ai-trade-atlas/command-${process.pid}`));
process.on("exit", () => rmSync(dirname(command), { recursive: true, force: true }));
const seed = process.env["ATLAS_TEST_SEED"] ?? String(Math.floor(Math.random() * 1e9));
process.stdout.write(`Random instants come from ATLAS_TEST_SEED=${seed}\n`);

/** A test that takes longer has hung: the slowest take some minutes, ten and more on a busy machine, the whole grid hours. */
const timeLimit = (process.env["ATLAS_TEST_GRID"] ? 240 : 25) * 60_000;

/**
 * Files at once: one more than there are cores, since tests wait much: for browsers, servers and the one build that
 * the tests of the site share. Two on two cores left the machine idle for half of the time.
 */
const atOnce = availableParallelism() + 1;

/** Files that reckon with months, days or times, which run once more far west of UTC. */
const ofTime =
  /^test\/(charts|measures\/format|loaders\/(census\/month|snapshot\/spans)|view\/(state|figure))/;

/**
 * Folders whose tests share a process, and those of the site a browser too: starting one and loading what tests stand on
 * takes a second of processor time, more than most files do.
 */
const together =
  /^test\/(base|charts|data|database|framework|labels|measures|pages|review|search|view|workbench|loaders\/(census|labels|lists|sample)|site\/(database|figures|reader|sharing))\b/;

/**
 * What takes longest begins first, so that no core waits for it at the end: what needs no built site, then what waits much, for
 * browsers and the preview, and last what only computes.
 */
const first = [
  /^test\/(loaders\/engine\/engine|site\/vintages|measures|pages)\b/,
  /^test\/(site\/(axe|framework|hosts|pages|preview|reader)|sums\/pages)\b/,
  /^test\/site\b/,
  /^test\/loaders\/(census|labels|sample|snapshot)\b/,
];

const runs: [zone: string, files: string[]][] = [
  ["UTC", files],
  ["America/Los_Angeles", files.filter((name) => ofTime.test(name))],
];
if (!words.length) buildAhead();
const failed = runs.filter(([, chosen]) => chosen.length).filter(([zone, chosen]) => run(zone, chosen) !== 0);
process.exit(failed.length ? 1 : 0);

/** Begins the site that the tests of pages share while others run; where it fails, those who ask for it build it and say why. */
function buildAhead(): void {
  const text = 'import("./test/site/build.ts").then(({ builtSite }) => builtSite())';
  spawn(process.execPath, ["--import", "tsx", "--eval", text], { stdio: "ignore" }).unref();
}

/**
 * What node is given: one file for each process, named so that node, which sorts them, begins with the longest. It
 * imports a test, or all of a folder whose tests would each take less time than a process of their own.
 */
function processes(zone: string, chosen: readonly string[]): string[] {
  const made = resolve(`node_modules/.cache/ai-trade-atlas/tests-${process.pid}`);
  mkdirSync(made, { recursive: true });
  process.on("exit", () => rmSync(made, { recursive: true, force: true }));
  const sharing = group(chosen, (name) => together.exec(name)?.[0] ?? name);
  return [...sharing].map(([folder, names]) => {
    const rank = first.findIndex((pattern) => pattern.test(folder));
    const file = join(
      made,
      `${rank < 0 ? first.length : rank} ${folder} ${zone}`.replace(/\W+/g, "-") + ".test.mts",
    );
    writeFileSync(file, names.map((name) => `import ${JSON.stringify(resolve(name))};\n`).join(""));
    return file;
  });
}

function run(zone: string, chosen: readonly string[]): number {
  process.stdout.write(`${chosen.length} files in the time zone ${zone}\n`);
  const { status, error } = spawnSync(
    process.execPath,
    [
      ...["--import", "tsx", "--test", `--test-timeout=${timeLimit}`, `--test-concurrency=${atOnce}`],
      ...["--test-reporter", "spec", ...processes(zone, chosen)],
    ],
    {
      stdio: "inherit",
      env: {
        ...process.env,
        TZ: zone,
        ATLAS_TEST_SEED: seed,
        ATLAS_COMMAND: command,
        ...(chromium ? { CHROMIUM: chromium } : {}),
      },
    },
  );
  if (error) throw error;
  return status ?? 1;
}
