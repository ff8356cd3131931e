import { truncate } from "node:fs/promises";
import { join } from "node:path";
import { cacheAt } from "../../loaders/cache.js";
import { findCurrent } from "../../loaders/snapshot/store.js";
import type { World } from "./world.js";

/** What a cache holds before a verb runs on it; each is made by the verbs of the one before. */
export type Stage = "empty" | "pulled" | "labelled" | "built" | "full";

/** A verb that writes, as it is tortured. */
export interface Verb {
  name: string;
  from: Stage;
  args: (world: World) => string[];
  /** how often it is drawn, beside the others */
  weight: number;
  /** breaks something first, which the verb is there to mend */
  before?: (cache: string) => Promise<void>;
  /** whether it makes the same snapshot, byte for byte, of the same cache */
  fixed?: true;
}

export const range = ["--from", "2025-01", "--to", "2025-02"];
/** `atlas label` by the fake service. */
export const askClaude = ({ files }: World, run: string, ...more: string[]): string[] => [
  ...["label", "--labeler", "claude", "--run", run, "--flow", "imports", "--codes", files.codes],
  ...["--poll", "0.05", "--yes", ...more],
];

export const pullPorts = (): string[] => [
  ...["pull", "--source", "api", "--dataset", "porths", "--flow", "imports"],
  ...["--codes", "847150", "854231", "--from", "2025-01", "--to", "2025-01"],
];

export const verbs: readonly Verb[] = [
  { name: "pull, bulk", from: "empty", weight: 4, args: () => ["pull", ...range] },
  { name: "pull, bulk, again", from: "pulled", weight: 3, args: () => ["pull", ...range, "--refresh"] },
  {
    ...{ name: "pull, archives", from: "empty", weight: 2 },
    args: ({ folder }) => ["pull", "--from-zip", join(folder, "pulled/raw")],
  },
  {
    ...{ name: "pull, API", from: "empty", weight: 4 },
    args: () => ["pull", "--source", "api", "--flow", "imports", "--from", "2025-01", "--to", "2025-01"],
  },
  {
    ...{ name: "pull, ports", from: "pulled", weight: 2 },
    args: pullPorts,
  },
  { name: "lists", from: "pulled", weight: 3, args: () => ["lists"] },
  { name: "lists, again", from: "labelled", weight: 2, args: () => ["lists"] },
  { name: "label, keyword", from: "pulled", weight: 2, args: () => ["label", "--run", "rules"] },
  {
    name: "label, Claude, directly",
    from: "empty",
    weight: 4,
    args: (world) => askClaude(world, "asked", "--sync"),
  },
  { name: "label, Claude, batches", from: "empty", weight: 5, args: (world) => askClaude(world, "asked") },
  {
    ...{ name: "label import", from: "labelled", weight: 2 },
    args: ({ files }) => ["label", "import", files.labels, "--run", "keyword", "--replace"],
  },
  {
    ...{ name: "label override", from: "labelled", weight: 2 },
    args: ({ files }) => ["label", "override", files.overrides],
  },
  {
    name: "snapshot",
    from: "labelled",
    weight: 4,
    fixed: true,
    args: () => ["snapshot", "--allow-unlabelled"],
  },
  {
    ...{ name: "verify --repair", from: "built", weight: 3, fixed: true },
    before: breakSnapshot,
    args: () => ["verify", "--repair"],
  },
  {
    ...{ name: "refresh", from: "labelled", weight: 4 },
    args: () => ["refresh", "--no-build", "--labeler", "keyword", "--from", "2025-01"],
  },
  { name: "sample", from: "empty", weight: 0.3, fixed: true, args: () => ["sample"] },
];

async function breakSnapshot(root: string): Promise<void> {
  const current = await findCurrent(cacheAt(root));
  const file = current?.manifest.tables[0]?.files[0]?.file;
  if (!current || file === undefined) throw new Error(`no snapshot to break in ${root}`);
  await truncate(join(current.folder, file), 40);
}
