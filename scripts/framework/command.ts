import { spawn, type ChildProcess } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { stripVTControlCharacters } from "node:util";

const repository = new URL("../../", import.meta.url).pathname;

/** What Framework's commands are told beside their arguments; `observablehq.config.ts` reads it. */
export interface FrameworkRun {
  args: string[];
  /** Framework's source root; default: `src` */
  root?: string;
  /** default: `dist` */
  output?: string;
  /** the cache whose snapshots the preview serves */
  cache?: string;
  /** opens a channel by which the preview hears of pages that are still to come (scripts/site/pending.ts) */
  tellsOfPages?: boolean;
}

/** Starts Framework's own command, as `npx observable …` does. */
export function startFramework({ args, root, output, cache, tellsOfPages }: FrameworkRun): ChildProcess {
  const main = createRequire(import.meta.url).resolve("@observablehq/framework/package.json");
  return spawn(process.execPath, [join(dirname(main), "dist/bin/observable.js"), ...args], {
    cwd: repository,
    env: {
      ...process.env,
      ATLAS_SITE_PUBLISH: "later", // who starts it adds the snapshot's files
      ...(root === undefined ? {} : { ATLAS_SITE_ROOT: root }),
      ...(output === undefined ? {} : { ATLAS_SITE_OUTPUT: output }),
      ...(cache === undefined ? {} : { ATLAS_CACHE: cache }),
    },
    stdio: ["ignore", "pipe", "pipe", ...(tellsOfPages ? (["ipc"] as const) : [])],
  });
}

/** Runs Framework's command to its end. Errors: it failed, with what it said. */
export async function runFramework(run: FrameworkRun): Promise<void> {
  const child = startFramework(run);
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (chunk: Buffer) => (said = `${said}${chunk.toString()}`.slice(-20_000)));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  if (code !== 0)
    throw new Error(failureIn(said) ?? `observable ${run.args.join(" ")} ended with ${code}:\n${said}`);
}

/** The sentence of a failure, without Framework's advice to report it. */
function failureIn(said: string): string | undefined {
  const [, message] =
    /Unexpected error:\s*([\s\S]+?)\n\s*\n\s*Tip: /.exec(stripVTControlCharacters(said)) ?? [];
  return message?.trim();
}
