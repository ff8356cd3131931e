import { spawn, type ChildProcess } from "node:child_process";
import { rmSync } from "node:fs";
import { mkdir, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { transform } from "esbuild";

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

const repository = fileURLToPath(new URL("../../", import.meta.url));

/**
 * The command as JavaScript, file by file, so that a process starts in a third of the time that it takes with tsx.
 * Everything else about it is as it is shipped.
 */
export async function compileCli(): Promise<Start> {
  const root = join(repository, `node_modules/.cache/ai-trade-atlas/cli-${process.pid}`);
  await rm(root, { recursive: true, force: true });
  for (const folder of ["loaders", "src/measures", "src/base", "src/labels"])
    await compileFolder(join(repository, folder), join(root, folder));
  for (const file of ["package.json", "labels"])
    await symlink(join(repository, file), join(root, file)).catch(() => undefined);
  process.on("exit", () => rmSync(root, { recursive: true, force: true }));
  return (args, env) => startProcess(join(root, "loaders/cli.js"), args, env);
}

async function compileFolder(from: string, to: string): Promise<void> {
  for (const name of (await readdir(from, { recursive: true })).filter((name) => name.endsWith(".ts"))) {
    const { code } = await transform(await readFile(join(from, name), "utf8"), {
      ...{ loader: "ts", format: "esm", target: "node20" },
    });
    const target = join(to, name.replace(/\.ts$/, ".js"));
    await mkdir(dirname(target), { recursive: true });
    // tasks are found by the names of their files
    await writeFile(target, name.endsWith("labels/task.ts") ? code.replaceAll(/\.ts(?=["`])/g, ".js") : code);
  }
}

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
