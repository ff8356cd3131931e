import { mkdir, writeFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { createInterface, type Interface } from "node:readline/promises";
import { readCode } from "../../../src/measures/tabular/hs-code.js";
import { cacheAt, type Cache } from "../../cache.js";
import { describeError, UsageError } from "../../errors.js";
import { printLines } from "../../output.js";
import { describeCode, type Code } from "../code.js";
import { readCachedCodes } from "../codes-cache.js";
import { draftTask, pilotCodes, taskFile } from "../new-task.js";
import { ownFolder } from "../../tasks/own-tasks.js";
import { checkTask, tasks, type Task } from "../../tasks/task.js";
import { parseTask } from "../../tasks/task-schema.js";

interface Flags {
  cache: string;
  goods?: string;
  adjective?: string;
  in: string;
  apart: string;
  out: string;
  category?: string[];
  example?: string[];
  pilot: string;
  model: string;
}

/** `atlas task new`. Errors: a name that is taken; what the schema refuses, before a file is written. */
export async function newTask(name: string, flags: Flags): Promise<void> {
  const file = join(ownFolder, `${name}.json`);
  if (tasks.some((task) => task.name === name) || existsSync(file))
    throw new UsageError(`there is a task ${name} already (expected another name, or edit its file)`);
  const pilot = Number(flags.pilot);
  if (!Number.isInteger(pilot) || pilot < 0 || pilot > 1000)
    throw new UsageError(`invalid --pilot: ${flags.pilot} (expected 0 to 1000)`);
  const cache = cacheAt(flags.cache);
  const codes = await codesOf(cache);
  const task = taskOf(await answered(name, flags), codes, `${name}.json`);
  await mkdir(ownFolder, { recursive: true });
  await writeFile(file, taskFile(task));
  await printLines([`wrote ${file}: ${task.title}`, ...(await price(task, codes, flags.model)), ""]);
  if (codes.length > 0 && pilot > 0) await writePilot(task, codes, pilot);
  await printLines(nextSteps(task, file, codes.length > 0 && pilot > 0));
}

/** Flags, with what is missing asked for on a terminal. */
async function answered(name: string, flags: Flags): Promise<Asked> {
  const words = name.replaceAll("-", " ");
  const ask = process.stdin.isTTY
    ? createInterface({ input: process.stdin, output: process.stderr })
    : undefined;
  try {
    const goods = flags.goods ?? (await line(ask, `Goods for what? [${words}]`, words));
    const adjective =
      flags.adjective ??
      (await line(ask, `Adjective of a good that is in? [${words}-related]`, `${words}-related`));
    const categories =
      flags.category ??
      (
        await line(
          ask,
          "Categories, with commas between? [Products, Parts, Materials]",
          "Products, Parts, Materials",
        )
      )
        .split(",")
        .map((one) => one.trim())
        .filter(Boolean);
    return { name, flags, goods, adjective, categories };
  } finally {
    ask?.close();
  }
}

interface Asked {
  name: string;
  flags: Flags;
  goods: string;
  adjective: string;
  categories: readonly string[];
}

async function line(ask: Interface | undefined, question: string, usual: string): Promise<string> {
  const said = (await ask?.question(`${question} `))?.trim();
  return said ? said : usual;
}

function taskOf(
  { name, flags, goods, adjective, categories }: Asked,
  codes: readonly Code[],
  file: string,
): Task {
  const examples = (flags.example ?? []).map((written) => {
    const read = readCode(written);
    if ("reason" in read) throw new UsageError(`invalid --example: ${written}: ${read.reason}`);
    const code = codes.find(({ hs10 }) => hs10.startsWith(read.digits));
    if (code === undefined && codes.length > 0)
      throw new UsageError(`invalid --example: no code of the cache begins with ${read.digits}`);
    return { code: code?.hs10 ?? read.digits, description: code ? describeCode(code) : goods.toUpperCase() };
  });
  const draft = draftTask({
    ...{ name, goods, adjective },
    classes: { in: flags.in, apart: flags.apart, out: flags.out },
    categories: categories.map(categoryOf),
    examples,
  });
  try {
    return checkTask(parseTask(draft), file);
  } catch (error) {
    throw new UsageError(`${name}: ${describeError(error)}`);
  }
}

/** `Cells=cells and packs` as a category; without a meaning its name says it. */
function categoryOf(text: string): { name: string; meaning: string } {
  const [name = "", ...meaning] = text.split("=");
  const plain = name.trim().replaceAll(/[^A-Za-z0-9]+/g, "_");
  return {
    name: plain,
    meaning: meaning.join("=").replaceAll("_", " ").trim() || plain.replaceAll("_", " ").toLowerCase(),
  };
}

/** Codes of the cache; none before the first pull. */
async function codesOf(cache: Cache): Promise<Code[]> {
  if (!existsSync(cache.codes)) return [];
  return readCachedCodes(cache);
}

/** Four characters make about a token: near enough to decide, and `--dry-run` counts with the service. */
async function price(task: Task, codes: readonly Code[], model: string): Promise<string[]> {
  if (codes.length === 0) return ["no codes yet, so no price: atlas pull fetches them"];
  const [{ systemPrompt, userMessage }, { priceOf }, { costOf, formatUsd, noTokens }] = await Promise.all([
    import("../claude/prompt.js"),
    import("../claude/prices.js"),
    import("../claude/usage.js"),
  ]);
  const questions = new Set(codes.map((code) => userMessage(task, code, 0)));
  const tokens = (text: string): number => Math.ceil(text.length / 4);
  const shared = tokens(systemPrompt(task)) * questions.size;
  const asked = [...questions].reduce((sum, question) => sum + tokens(question), 0);
  const output = questions.size * Math.ceil(tokens(JSON.stringify(task.examples[0]?.answer ?? {})) + 10);
  const most = costOf({ ...noTokens, input: shared + asked, output }, priceOf(model), true);
  return [
    `${codes.length} codes, ${questions.size} questions: at most about ${formatUsd(most)} in batches with ${model}, by four characters a token`,
    `counted by the service: atlas label --labeler claude --task ${task.name} --dry-run`,
  ];
}

async function writePilot(task: Task, codes: readonly Code[], count: number): Promise<void> {
  const drawn = pilotCodes(codes, `${task.name} ${task.title}`, count);
  await printLines([
    `pilot: ${drawn.length} codes to look at, by hand or with the model`,
    ...drawn.map((code) => `  ${code.hs10}  ${code.flow.slice(0, 2)}  ${describeCode(code).slice(0, 90)}`),
    "",
  ]);
  const file = join(ownFolder, `${task.name}-pilot.csv`);
  const { formatCsv } = await import("../../csv.js");
  const rows = drawn.map((code) => [code.flow, code.hs10, describeCode(code), code.unit1, "", ""]);
  await writeFile(file, formatCsv(["flow", "hs10", "description", "unit1", "relevance", "category"], rows));
  await printLines([`pilot table: ${file}`]);
}

function nextSteps({ name }: Task, file: string, hasPilot: boolean): string[] {
  return [
    `next: edit ${file}, above all labels, guidance and examples, then`,
    ...(hasPilot
      ? [
          `  atlas label --labeler claude --task ${name} --codes ${join(ownFolder, `${name}-pilot.csv`)} --run ${name}-pilot --budget 1`,
        ]
      : []),
    `  atlas label --labeler claude --task ${name} --dry-run`,
    `  atlas label --labeler claude --task ${name} --budget 20`,
    `  atlas snapshot --task ${name}`,
    `  atlas measure import_share --task ${name} --by year`,
  ];
}
