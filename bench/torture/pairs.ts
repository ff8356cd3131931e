import { setTimeout as sleep } from "node:timers/promises";
import { rm } from "node:fs/promises";
import type { Ended } from "./cli.js";
import type { Trial } from "./trial.js";
import { paidTwice, stateOf } from "./state.js";
import type { Torture } from "./torture.js";
import { askClaude, verbs } from "./verbs.js";
import type { World } from "./world.js";

interface Act {
  name: string;
  args: (world: World) => string[];
  /** reading never waits and is never refused */
  reads?: true;
}

const longestOffset = 1500; // milliseconds

/** Every verb on a cache that has everything already, so that any two may meet. */
const acts: readonly Act[] = [
  ...verbs.filter(({ name, before }) => !before && name !== "sample"),
  { name: "label, Claude, another run", args: (world) => askClaude(world, "again", "--runs", "2") },
  { name: "verify --repair", args: () => ["verify", "--repair"] },
  { name: "status", args: () => ["status"], reads: true },
  { name: "sql", args: () => ["sql", "SELECT count(*) FROM imports"], reads: true },
  { name: "measure", args: () => ["measure", "import_value", "--by", "month"], reads: true },
];

/** Starts two verbs on one cache, the second at a random offset, each told to wait in half of the cases. */
export async function meetOnce(torture: Torture): Promise<Trial> {
  const [one, other] = [drawAct(torture.random), drawAct(torture.random)];
  const offset = Math.floor(torture.random() * longestOffset);
  const trial = await meet(torture, one, other, offset);
  const of = `${one.name} and ${other.name} after ${offset} ms`;
  return { ...trial, problems: trial.problems.map((problem) => `${of}: ${problem}`) };
}

function drawAct(random: () => number): Act {
  const act = acts[Math.floor(random() * acts.length)];
  if (!act) throw new Error("no act to draw");
  return act;
}

async function meet(torture: Torture, one: Act, other: Act, offset: number): Promise<Trial> {
  const { world, random } = torture;
  const cache = await torture.copyOf("built", "pair");
  world.claude.billed.length = 0;
  const begin = (act: Act): { act: Act; wait: boolean; ended: Promise<Ended> } => {
    const wait = !act.reads && random() < 0.5;
    return { act, wait, ended: run(torture, act, cache, wait) };
  };
  const first = begin(one);
  await sleep(offset);
  const second = begin(other);
  const problems: string[] = [];
  let waited = false;
  let refused = 0;
  await Promise.all([first.ended, second.ended]); // who was refused tries again when nobody is at work
  for (const { act, wait, ended } of [first, second]) {
    const { code, stderr } = await ended;
    waited ||= /waiting until it has ended/.test(stderr);
    if (code === 0) continue;
    const isRefused = code === 1 && !wait && !act.reads && /is at work on/.test(stderr);
    if (!isRefused) problems.push(`${act.name} ended with ${code}: ${stderr.slice(-400)}`);
    else {
      refused++;
      const again = await run(torture, act, cache, false);
      if (again.code !== 0)
        problems.push(`${act.name}, again, ended with ${again.code}: ${again.stderr.slice(-400)}`);
    }
  }
  problems.push(...(await wrongIn(cache)));
  const { twice } = await paidTwice(cache);
  if (problems.length === 0) await rm(cache, { recursive: true });
  const apart = refused > 0 || waited ? 0 : 1;
  return {
    ...{ line: "pairs", tried: 1, twice, problems },
    counts: { refused, waited: Number(waited), "side by side": apart },
  };
}

/** What no order of two verbs may leave: half of anything, a run or a snapshot that is not what it says. */
async function wrongIn(cache: string): Promise<string[]> {
  const state = await stateOf(cache);
  const debris = [...state.keys()].filter((path) => /\.tmp-|\.building-|^staging\//.test(path));
  const broken = [...state].filter(
    ([name, said]) =>
      (name === "problems" && said !== "") ||
      (name.startsWith("snapshot ") && !said.includes('"problems":[]')),
  );
  return [
    ...debris.map((path) => `left behind: ${path}`),
    ...broken.map(([name, said]) => `${name}: ${said}`),
  ];
}

function run(torture: Torture, act: Act, cache: string, wait: boolean): Promise<Ended> {
  const args = [...act.args(torture.world), "--cache", cache, ...(wait ? ["--wait"] : [])];
  return torture.start(args, torture.world.env).ended;
}
