import { mkdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { cacheAt } from "../../loaders/cache.js";
import { readStatus } from "../../loaders/snapshot/status.js";
import type { Ended } from "./cli.js";
import type { Torture } from "./torture.js";
import { differences, paidTwice, stateOf, type State } from "./state.js";
import { verbs, type Verb } from "./verbs.js";

/** What a number of kills did to a verb. */
export interface Killed {
  kills: number;
  /** runs to the end after them */
  chains: number;
  problems: string[];
  twice: number;
  /** answers that were on their way when a kill came: paid for, and never seen by anybody */
  onTheirWay: number;
}

/** At most so many kills before a verb may run to its end. */
const longestChain = 12;

/** Kills verbs at seeded steps of theirs, again and again on one cache, and lets each come to its end then. */
export async function killVerbs(torture: Torture, count: number): Promise<Map<string, Killed>> {
  const results = new Map<string, Killed>();
  const peace = new Map<Verb, { steps: number; state: State }>();
  for (let done = 0; done < count;) {
    const verb = draw(torture.random);
    if (!peace.has(verb)) peace.set(verb, await runInPeace(torture, verb));
    const { steps, state } = peace.get(verb) ?? { steps: 0, state: new Map<string, string>() };
    const kills = Math.min(count - done, 1 + Math.floor(torture.random() * longestChain));
    const chain = await killChain(torture, verb, kills, steps, state);
    const before = results.get(verb.name) ?? { kills: 0, chains: 0, problems: [], twice: 0, onTheirWay: 0 };
    results.set(verb.name, {
      kills: before.kills + kills,
      chains: before.chains + 1,
      problems: [...before.problems, ...chain.problems],
      twice: before.twice + chain.twice,
      onTheirWay: before.onTheirWay + chain.onTheirWay,
    });
    done += kills;
    torture.say(`${done} of ${count} kills, ${verb.name}: ${chain.problems.join("; ") || "well"}`);
  }
  return results;
}

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

async function killChain(
  torture: Torture,
  verb: Verb,
  kills: number,
  steps: number,
  expected: State,
): Promise<Pick<Killed, "problems" | "twice" | "onTheirWay">> {
  const { claude } = torture.world;
  const cache = await torture.copyOf(verb.from, "killed");
  await mkdir(cache, { recursive: true });
  await verb.before?.(cache);
  claude.billed.length = 0;
  const problems: string[] = [];
  const instants: string[] = [];
  for (let kill = 0; kill < kills; kill++) {
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
