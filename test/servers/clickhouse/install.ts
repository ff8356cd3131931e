import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { promisify } from "node:util";

/** ClickHouse 26.7.2.1 as a library, and the package that calls it: 566 MB, so never among the product's dependencies. */
const packages = ["chdb@3.4.0", "ffi-rs@1.3.7"];

/**
 * The folder of the test engine's packages, installed now where it is not there yet (about 20 seconds).
 * @throws where npm cannot install them, with what it said
 */
export async function ensureClickHouse(): Promise<string> {
  const folder = resolve(process.env["ATLAS_TEST_ENGINE"] || join(repository, "cache/tools/clickhouse"));
  if (existsSync(join(folder, "node_modules/chdb/package.json"))) return folder;
  const installing = `${folder}.${process.pid}`;
  await mkdir(installing, { recursive: true });
  try {
    await promisify(execFile)(
      "npm",
      [
        "install",
        "--prefix",
        installing,
        "--no-audit",
        "--no-fund",
        "--no-save",
        "--ignore-scripts",
        ...packages,
      ],
      { timeout: longestInstall, cwd: installing },
    );
    await rename(installing, folder).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "ENOTEMPTY" && error.code !== "EEXIST") throw error; // another test was quicker
    });
  } catch (cause) {
    throw new Error(
      `the test engine could not be installed (expected npm to install ${packages.join(", ")})`,
      { cause },
    );
  } finally {
    await rm(installing, { recursive: true, force: true });
  }
  return folder;
}

const repository = new URL("../../..", import.meta.url).pathname;
const longestInstall = 300_000; // milliseconds
