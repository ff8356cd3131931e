import { spawn, type ChildProcess } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export interface AtlasResult {
  code: number | null;
  stdout: string;
  stderr: string;
}

/**
 * Starts the command `atlas` as a user would, with no key and no address but those given. `npm test` names one that
 * starts sooner (bundled-command.ts); `asInstalled` takes that of the package all the same.
 */
export function startAtlas(
  args: readonly string[],
  env: Record<string, string> = {},
  cwd?: string,
  command = process.env["ATLAS_COMMAND"] || asInstalled,
): { process: ChildProcess; result: Promise<AtlasResult> } {
  const child = spawn(process.execPath, [command, ...args], {
    env: { PATH: process.env["PATH"] ?? "", HOME: tmpdir(), TZ: "UTC", ...env },
    stdio: ["ignore", "pipe", "pipe"],
    ...(cwd !== undefined && { cwd }),
  });
  const result = new Promise<AtlasResult>((resolve, reject) => {
    const output = { stdout: "", stderr: "" };
    child.stdout.on("data", (chunk: Buffer) => (output.stdout += chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => (output.stderr += chunk.toString()));
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, ...output }));
  });
  return { process: child, result };
}

/** Runs it to its end, in a folder where that matters. */
export async function atlas(
  args: readonly string[],
  env: Record<string, string> = {},
  cwd?: string,
): Promise<AtlasResult> {
  return startAtlas(args, env, cwd).result;
}

/** A folder of its own for a test's cache, and how to remove it. */
export async function temporaryFolder(): Promise<{ path: string; remove: () => Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), "atlas-test-"));
  // a browser that was just ended may still write its profile
  return { path, remove: () => rm(path, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }) };
}

/** The command of the package. */
export const asInstalled = fileURLToPath(new URL("../bin/atlas.js", import.meta.url));
