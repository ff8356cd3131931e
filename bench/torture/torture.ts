import { compileCli, type Start } from "./cli.js";
import { makeStages } from "./stages.js";
import type { Stage } from "./verbs.js";
import { openWorld, type World } from "./world.js";

/** What every part of the bench works with. */
export interface Torture {
  world: World;
  start: Start;
  /** a copy of a cache, named for what it is for */
  copyOf: (stage: Stage, name: string) => Promise<string>;
  /** of one trial, the same in every run with its seed */
  random: () => number;
  say: (line: string) => void;
}

/** In an order of its own for each seed. */
export function shuffled<T>(items: readonly T[], random: () => number): T[] {
  return items
    .map((item) => ({ item, place: random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);
}

export async function openTorture(): Promise<Omit<Torture, "random">> {
  const start = await compileCli();
  const world = await openWorld();
  const copyOf = await makeStages(world, start);
  return { world, start, copyOf, say: (line) => console.error(line) };
}
