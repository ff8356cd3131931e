import { readdir, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Torture } from "./torture.js";
import type { Trial } from "./trial.js";
import { paidTwice, stateOf } from "./state.js";
import { askClaude, pullPorts, range } from "./verbs.js";
import type { World } from "./world.js";

type How = "cut" | "flipped" | "emptied" | "removed" | "garbled" | "of another shape";
type Mend = (world: World) => string[];

const pull: Mend = () => ["pull", ...range];
const lists: Mend = () => ["lists"];
const keyword: Mend = () => ["label", "--replace"];
const claude: Mend = (world) => askClaude(world, "asked", "--replace");
const override: Mend = ({ files }) => ["label", "override", files.overrides];
const repair: Mend = () => ["verify", "--repair"];
const month = "flow=imports/month=2025-01";

/** Which files are damaged, how, and the verb that makes it good. */
const kinds: readonly [file: RegExp, how: readonly How[], mend: Mend][] = [
  [new RegExp(`^facts/${month}/facts.parquet$`), ["cut", "flipped", "emptied", "removed"], pull],
  [new RegExp(`^facts/${month}/month.json$`), ["cut", "emptied", "removed", "of another shape"], pull],
  [new RegExp(`^codes/${month}/codes.parquet$`), ["cut", "flipped", "removed"], pull],
  [new RegExp(`^places/${month}/districts.parquet$`), ["flipped", "removed"], pull],
  [/^ports\/.*ports.parquet$/, ["flipped", "removed"], pullPorts],
  [/^ports\/.*places.json$/, ["cut", "of another shape"], pullPorts],
  [/^lists\/annex_ii\/list.parquet$/, ["cut", "flipped"], lists],
  [/^lists\/annex_ii\/source.json$/, ["cut", "removed", "of another shape"], lists],
  [/^labels\/runs\/keyword\/labels.parquet$/, ["cut", "flipped"], keyword],
  [/^labels\/runs\/keyword\/run.json$/, ["cut", "removed", "of another shape"], keyword],
  [/^labels\/runs\/asked\/labels.parquet$/, ["flipped", "removed"], claude],
  [/^labels\/attempts.jsonl$/, ["cut"], claude],
  [/^labels\/batches\/.*json$/, ["removed"], claude],
  [/^labels\/overrides\/overrides.parquet$/, ["cut", "flipped"], override],
  [/^labels\/overrides\/source.json$/, ["cut", "of another shape"], override],
  [/^raw\/IMDB2501.ZIP$/, ["cut", "flipped"], () => ["pull", ...range, "--refresh"]],
  [/^raw\/IMDB2501.ZIP.json$/, ["cut", "of another shape"], pull],
  [/^raw\/api\/.*pull.json$/, ["cut"], pullPorts],
  [/^snapshots\/2.*\/imports-2025.parquet$/, ["cut", "flipped", "removed"], repair],
  [/^snapshots\/2.*\/manifest.json$/, ["cut", "of another shape"], repair],
  [/^snapshots\/2.*\/SHA256SUMS$/, ["removed", "garbled"], repair],
  [/^snapshots\/current$/, ["garbled", "emptied"], repair],
  [/^locks\/runs.lock$/, ["garbled"], keyword],
];

/** Every file of the list in every way of it. */
export const damages = kinds.flatMap(([file, hows, mend]) => hows.map((how) => ({ file, how, mend })));

/** Damages a file of a cache: it must be named or harmless, and made good by the verb for it. */
export async function damageFile(
  torture: Torture,
  { file, how, mend }: { file: RegExp; how: How; mend: Mend },
): Promise<Trial> {
  const cache = await torture.copyOf("full", "damaged");
  const expected = await shownBy(cache);
  const path = (await readdir(cache, { recursive: true })).sort().find((name) => file.test(name));
  if (path === undefined) throw new Error(`no file ${file.source} in ${cache}`);
  await damage(join(cache, path), how);
  const { problems, counts } = await afterDamage(torture, cache, path, mend, expected);
  const { twice } = await paidTwice(cache);
  await rm(cache, { recursive: true });
  return {
    ...{ line: "damage to files", tried: 1, twice, counts },
    problems: problems.map((problem) => `${path} ${how}: ${problem}`),
  };
}

async function afterDamage(
  torture: Torture,
  cache: string,
  path: string,
  mend: Mend,
  expected: string,
): Promise<Pick<Trial, "problems" | "counts">> {
  const { world, start } = torture;
  const run = (args: readonly string[]) => start([...args, "--cache", cache], world.env).ended;
  const problems: string[] = [];
  const status = await run(["status"]);
  if (status.code !== 0) problems.push(`status ended with ${status.code}: ${status.stderr.slice(-300)}`);
  const built = await run(["snapshot", "--allow-unlabelled"]);
  const said = status.stdout + built.stderr;
  const isNamed =
    (said.includes(path) || said.includes(dirname(path))) &&
    /(run atlas|remove|pull the|label or)/.test(said);
  const isHarmless = !isNamed && built.code === 0;
  if (!isNamed && !isHarmless) problems.push(`neither named nor harmless: ${built.stderr.slice(-300)}`);
  if (built.code === 0 && (await shownBy(cache)) !== expected)
    problems.push("wrong: a snapshot with other numbers was built");
  if (/TypeError|SyntaxError|\n\s+at /.test(said)) problems.push(`not a sentence: ${said.slice(-300)}`);
  const mended = await run(mend(world));
  if (mended.code !== 0)
    problems.push(`${mend(world)[0]} ended with ${mended.code}: ${mended.stderr.slice(-300)}`);
  for (const args of [["snapshot", "--allow-unlabelled"], ["verify"]]) {
    const { code, stderr } = await run(args);
    if (code !== 0)
      problems.push(`${args[0]} ended with ${code} after it was made good: ${stderr.slice(-300)}`);
  }
  if ((await shownBy(cache)) !== expected)
    problems.push("wrong: the snapshot after it was made good has other numbers");
  return { problems, counts: { named: Number(isNamed), harmless: Number(isHarmless) } };
}

/** The current snapshot by its numbers. */
async function shownBy(cache: string): Promise<string> {
  const state = await stateOf(cache).catch((error: Error) => new Map([["snapshot 0", error.message]]));
  const snapshots = [...state].filter(([name]) => name.startsWith("snapshot "));
  return snapshots.at(-1)?.[1] ?? "none";
}

async function damage(path: string, how: How): Promise<void> {
  const bytes = await readFile(path);
  const middle = Math.floor(bytes.length / 2);
  if (how === "cut") await truncate(path, middle);
  else if (how === "emptied") await truncate(path, 0);
  else if (how === "removed") await rm(path);
  else if (how === "garbled") await writeFile(path, Buffer.from([0, 255, 3, 7]));
  else if (how === "of another shape") await writeFile(path, '{"format":1,"sources":7}');
  else {
    bytes[middle] = (bytes[middle] ?? 0) ^ 0x10;
    await writeFile(path, bytes);
  }
}
