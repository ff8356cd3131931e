import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "playwright-core";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/**
 * The path of a Chromium: `$CHROMIUM`, the system's, or one that is installed now, from the system's packages
 * where we may and otherwise by playwright-core.
 * @throws where none can be had, with what to do
 */
export function ensureChromium(say: (text: string) => void): string {
  const found = findChromium();
  if (found) return found;
  if (process.getuid?.() === 0 && onPath("apt-get")) {
    say("No Chromium found: installing the system's package …");
    run("apt-get", ["update", "-qq"]);
    run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium"]);
  }
  if (!findChromium()) {
    say("No Chromium found: installing one with playwright-core …");
    run(process.execPath, ["node_modules/playwright-core/cli.js", "install", "chromium"]);
  }
  const installed = findChromium();
  if (!installed)
    throw new Error("no Chromium could be installed (expected one on the PATH, or its path in CHROMIUM)");
  return installed;
}

function findChromium(): string | undefined {
  const candidates = [process.env["CHROMIUM"], ...names.map(onPath), chromium.executablePath()];
  return candidates.find((path) => path && existsSync(path));
}

function onPath(name: string): string | undefined {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}

/** Runs an installer; whether it helped shows in what is found afterwards. */
function run(command: string, args: string[]): void {
  spawnSync(command, args, { stdio: "inherit", env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } });
}
