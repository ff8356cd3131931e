import { fork } from "node:child_process";
import type { Cache } from "../../loaders/cache.js";
import { describeError } from "../../loaders/errors.js";
import { bundleApp } from "./bundle.js";
import { runFramework } from "../framework/command.js";
import { keptSite } from "./kept-site.js";
import type { Layout } from "./layout.js";
import { prepareSite, type Edition } from "./prepare.js";
import { publishFiles } from "./publish.js";

/** One site to build: of a snapshot, under one of its tasks, into a folder. */
export interface EditionBuild {
  cache: Cache;
  layout: Layout;
  output: string;
  edition: Edition;
  /** see SiteBuild.address */
  address: string | undefined;
}

type Step = (text: string) => void;

/** Builds the site of one snapshot into a folder. */
export async function buildEdition(made: EditionBuild, step: Step): Promise<void> {
  const { cache, layout, output, edition, address } = made;
  await bundleApp(layout);
  step("libraries bundled");
  const site = await prepareSite(cache, layout, edition);
  step(`snapshot ${site.snapshot} (${site.kind}) prepared for ${site.task.name}`);
  const { warnings, isKept } = await keptSite(made, site.snapshot, async () => {
    await runFramework({ args: ["build"], root: layout.root, output });
    return publishFiles(output, { cache, site, layout, address });
  });
  for (const warning of warnings) step(`warning: ${warning}`);
  step(isKept ? "pages stand as they were built" : "pages built");
}

/**
 * The same in a process of its own: what modules say while they are loaded is in the words of the task that is in use
 * at that moment. Errors: as `buildEdition`.
 */
export async function buildApart(made: EditionBuild, step: Step): Promise<void> {
  const child = fork(new URL(import.meta.url), [], { serialization: "advanced" });
  let failure: string | undefined;
  child.on("message", (message: { step: string } | { failure: string }) => {
    if ("step" in message) step(message.step);
    else failure = message.failure;
  });
  const ended = new Promise<number | null>((resolve, reject) =>
    child.on("close", resolve).on("error", reject),
  );
  child.send(made);
  const code = await ended;
  if (code !== 0) throw new Error(failure ?? `the build of ${made.output} ended with ${code}`);
}

if (process.send && process.argv[1] === new URL(import.meta.url).pathname)
  process.once("message", (made: EditionBuild) => {
    const tell = (message: object): void => void process.send?.(message);
    buildEdition(made, (text) => tell({ step: text }))
      .catch((error: unknown) => {
        tell({ failure: describeError(error) });
        process.exitCode = 1;
      })
      .finally(() => process.disconnect());
  });
