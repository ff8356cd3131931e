import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { performance } from "node:perf_hooks";

export interface Run {
  seconds: number;
  /** time on the processors, user and system: what a busy machine does not lengthen */
  cpuSeconds: number;
  /** VmHWM of /proc: the most that was ever resident, in 10^6 bytes */
  peakMegabytes: number;
}

/** Runs a program to its end, its output dropped. Errors: another exit code than 0, with what it wrote to stderr. */
export async function measureProcess(
  program: string,
  args: readonly string[],
  cwd = process.cwd(),
): Promise<Run> {
  const start = performance.now();
  const child = spawn(program, args, { cwd, stdio: ["ignore", "ignore", "pipe"] });
  let peakMegabytes = 0;
  let cpuSeconds = 0;
  let complaint = "";
  child.stderr.on("data", (chunk: Buffer) => (complaint += chunk.toString()));
  const timer = setInterval(() => {
    peakMegabytes = Math.max(peakMegabytes, peakOf(child.pid));
    cpuSeconds = Math.max(cpuSeconds, cpuOf(child.pid));
  }, 20);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
  clearInterval(timer);
  if (code !== 0) throw new Error(`${program} ${args.join(" ")} ended with ${code}: ${complaint}`);
  return { seconds: (performance.now() - start) / 1000, cpuSeconds, peakMegabytes };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

function peakOf(pid: number | undefined): number {
  const kilobytes = /VmHWM:\s+(\d+) kB/.exec(readProcess(pid, "status"))?.[1];
  return (Number(kilobytes ?? 0) * 1024) / 1e6;
}

/** Fields 14 and 15 of `/proc/PID/stat`, in ticks of 10 ms. */
function cpuOf(pid: number | undefined): number {
  const fields = readProcess(pid, "stat").split(") ").at(-1)?.split(" ") ?? [];
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / 100;
}

function readProcess(pid: number | undefined, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, "utf8");
  } catch (error) {
    if (["ENOENT", "ESRCH"].includes((error as NodeJS.ErrnoException).code ?? "")) return ""; // it has just ended
    throw error;
  }
}
