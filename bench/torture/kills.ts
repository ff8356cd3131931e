import { mkdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { cacheAt } from "../../loaders/cache.js";
import { readStatus } from "../../loaders/snapshot/status.js";
import type { Ended } from "./cli.js";
import type { Torture } from "./torture.js";
import type { Trial } from "./trial.js";
import { differences, paidTwice, stateOf, type State } from "./state.js";
import { verbs, type Verb } from "./verbs.js";

/** At most so many kills before a verb may run to its end. */
const longestChain = 12;

/** Kills a verb at seeded steps of its, again and again on one cache, and lets it come to its end then. */
export async function killChain(torture: Torture, left: number): Promise<Trial> {
  const verb = draw(torture.random);
  const peace = peaceful.get(verb) ?? (await runInPeace(torture, verb));
  peaceful.set(verb, peace);
  const kills = Math.min(left, 1 + Math.floor(torture.random() * longestChain));
  const { problems, twice, onTheirWay } = await kill(torture, verb, kills, peace.steps, peace.state);
  return {
    ...{ line: `kills: ${verb.name}`, tried: kills, twice, problems },
    counts: { "ran to the end": 1, "answers were on their way": onTheirWay },
  };
}

const peaceful = new Map<Verb, { steps: number; state: State }>();

function draw(random: () => number): Verb {
  const all = verbs.reduce((sum, { weight }) => sum + weight, 0);
  let left = random() * all;
  for (const verb of verbs) if ((left -= verb.weight) <= 0) return verb;
  throw new Error("no verb to draw");
}

/** How many steps a verb takes that nobody disturbs, and what it leaves. */
async function runInPeace(torture: Torture, verb: Verb): Promise<{ steps: number; state: State }> {
  const cache = await torture.copyOf(verb.from, "peace");
  const counted = join(torture.world.folder, "steps");
  await verb.before?.(cache);
  const { code, stderr } = await run(torture, verb, cache, { KILL_COUNT: counted });
  if (code !== 0) throw new Error(`${verb.name} ended with ${code} in peace: ${stderr}`);
  const state = await stateOf(cache, verb.fixed);
  await rm(cache, { recursive: true });
  return { steps: Number(await readFile(counted, "utf8")), state };
}

async function kill(
  torture: Torture,
  verb: Verb,
  kills: number,
  steps: number,
  expected: State,
): Promise<{ problems: string[]; twice: number; onTheirWay: number }> {
  const { claude } = torture.world;
  const cache = await torture.copyOf(verb.from, "killed");
  await mkdir(cache, { recursive: true });
  await verb.before?.(cache);
  claude.billed.length = 0;
  const problems: string[] = [];
  const instants: string[] = [];
  for (let killed = 0; killed < kills; killed++) {
    const at = 1 + Math.floor(torture.random() * steps);
    const after = torture.random() < 0.5 ? 0 : Math.floor(torture.random() * 20_000);
    instants.push(`${at}+${after}`);
    await run(torture, verb, cache, { KILL_AT: String(at), KILL_AFTER: String(after) });
    if (!verb.before) problems.push(...(await readableNow(cache)));
  }
  const { code, stderr } = await run(torture, verb, cache, {});
  if (code !== 0) problems.push(`ended with ${code}: ${stderr.slice(-600)}`);
  problems.push(...differences(expected, await stateOf(cache, verb.fixed)));
  const { twice, direct } = await paidTwice(cache);
  const onTheirWay = claude.billed.filter(({ batch }) => !batch).length - direct;
  if (problems.length > 0 || twice > 0)
    torture.say(
      `${verb.name}: killed at ${instants.join(", ")}; kept in ${cache}\n  ${problems.join("\n  ")}`,
    );
  else await rm(cache, { recursive: true });
  return { problems, twice: twice + billedAgain(torture), onTheirWay: Math.max(0, onTheirWay) };
}

/** Batches that hold a code which another batch holds, too: nothing of a batch is lost on its way. */
function billedAgain({ world }: Torture): number {
  const codes = world.claude.billed.filter(({ batch }) => batch).map(({ hs10 }) => hs10);
  return codes.length - new Set(codes).size;
}

/** A reader sees no half of anything, whatever instant it comes at. */
async function readableNow(cache: string): Promise<string[]> {
  try {
    return (await readStatus(cacheAt(cache))).problems.map((problem) => `between two kills: ${problem}`);
  } catch (error) {
    return [`between two kills: ${(error as Error).message}`];
  }
}

function run(torture: Torture, verb: Verb, cache: string, env: Record<string, string>): Promise<Ended> {
  return torture.start([...verb.args(torture.world), "--cache", cache], { ...torture.world.env, ...env })
    .ended;
}
