import { cp } from "node:fs/promises";
import { join } from "node:path";
import type { Start } from "./cli.js";
import { askClaude, pullPorts, type Stage } from "./verbs.js";
import type { World } from "./world.js";

/** Makes the caches that verbs begin with, once, and gives a copy of one. */
export async function makeStages(
  world: World,
  start: Start,
): Promise<(stage: Stage, name: string) => Promise<string>> {
  const run = async (stage: Stage, ...args: string[]): Promise<void> => {
    const { code, stderr } = await start([...args, "--cache", join(world.folder, stage)], world.env).ended;
    if (code !== 0) throw new Error(`${args.join(" ")} ended with ${code} in peace: ${stderr}`);
  };
  const follow = (stage: Stage, before: Stage): Promise<void> =>
    cp(join(world.folder, before), join(world.folder, stage), { recursive: true });
  await run("pulled", "pull", "--from", "2025-01", "--to", "2025-02");
  await follow("labelled", "pulled");
  await run("labelled", "lists");
  await run("labelled", "label");
  await follow("built", "labelled");
  await run("built", "snapshot", "--allow-unlabelled");
  await follow("full", "labelled");
  for (const args of [pullPorts(), askClaude(world, "asked"), ["label", "override", world.files.overrides]])
    await run("full", ...args);
  await run("full", "snapshot", "--allow-unlabelled");
  let copies = 0;
  return async (stage, name) => {
    const target = join(world.folder, `${name}-${copies++}`);
    if (stage !== "empty") await cp(join(world.folder, stage), target, { recursive: true });
    return target;
  };
}
