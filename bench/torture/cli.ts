import { spawn, type ChildProcess } from "node:child_process";
import { rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundleCommand } from "../../scripts/bundled-command.js";

export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
  milliseconds: number;
}

/** Starts `atlas` with no key and no address but those given. */
export type Start = (args: readonly string[], env: Record<string, string>) => Started;

export interface Started {
  process: ChildProcess;
  ended: Promise<Ended>;
}

/** The command in one bundle, which starts with a third of the processor time that tsx takes; removed at the end. */
export async function compileCli(): Promise<Start> {
  const root = join(repository, `node_modules/.cache/ai-trade-atlas/torture-${process.pid}`);
  process.on("exit", () => rmSync(root, { recursive: true, force: true }));
  const cli = await bundleCommand(root);
  return (args, env) => startProcess(cli, args, env);
}

const repository = fileURLToPath(new URL("../../", import.meta.url));
const killer = new URL("kill.js", import.meta.url).href;

function startProcess(cli: string, args: readonly string[], env: Record<string, string>): Started {
  const began = Date.now();
  const preload = Object.keys(env).some((name) => name.startsWith("KILL_")) ? ["--import", killer] : [];
  const child = spawn(process.execPath, [...preload, cli, ...args], {
    env: { PATH: process.env["PATH"] ?? "", HOME: tmpdir(), TZ: "UTC", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = new Promise<Ended>((resolve, reject) => {
    const output = { stdout: "", stderr: "" };
    child.stdout.on("data", (chunk: Buffer) => (output.stdout += chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => (output.stderr += chunk.toString()));
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, ...output, milliseconds: Date.now() - began }));
  });
  return { process: child, ended };
}
