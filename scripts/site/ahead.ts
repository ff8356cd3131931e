import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Database } from "../../loaders/duckdb.js";
import type { PreparedAnswer } from "../../src/view/page/prepared.js";
import type { Page } from "../../src/view/view.js";
import type { Site } from "../../src/base/site.js";
import type { Input, InputValue } from "../../src/view/state/inputs.js";
import { anyInput, defaultState } from "../../src/view/state/url.js";
import { asking, askedIn } from "./asking.js";
import { hashedName } from "./hashed-name.js";
import type { Layout } from "./layout.js";
import { writeIfChanged } from "./write.js";

/** Options above which an input is left to the reader's own database, and rows above which an answer is. */
const most = { options: 8, rows: 2000 };

/**
 * Answers to what a page asks after any single change of an input with few options, but for those that it has
 * already: with them the first change that a reader makes needs no database.
 */
export async function answersAhead(
  page: Page,
  from: {
    database: Database;
    site: Site;
    known: ReadonlyMap<string, PreparedAnswer>;
    has: readonly PreparedAnswer[];
  },
): Promise<PreparedAnswer[]> {
  const { database, site, known } = from;
  const has = new Set(from.has.map(({ sql }) => sql));
  const answers: PreparedAnswer[] = [];
  const states = singleChanges(page, site);
  const ask = asking(
    database,
    states.flatMap((state) => askedIn(page, state, site)).filter((sql) => !has.has(sql) && !known.has(sql)),
  );
  for (const state of states)
    for (const view of Object.values(page.views))
      for (const { sql } of Object.values(view.questions(state, site))) {
        if (has.has(sql)) continue;
        has.add(sql);
        const answer = known.get(sql) ?? (await ask(sql));
        if (answer.rows <= most.rows) answers.push(answer);
      }
  return answers;
}

/** Writes them to a file of their own; answers its path from the site's root. */
export async function writeAhead(
  name: string,
  answers: readonly PreparedAnswer[],
  layout: Layout,
): Promise<string> {
  return writeHashed(name, JSON.stringify(answers), layout);
}

/** Writes a file that pages load later, in place of the last one of its name; returns its path from the site's root. */
export async function writeHashed(name: string, content: string, layout: Layout): Promise<string> {
  const folder = join(layout.files, "_ahead");
  const file = hashedName(`${name}.json`, content);
  await writeIfChanged(join(folder, file), content);
  for (const other of await readdir(folder))
    if (other.startsWith(`${name}.`) && other !== file) await rm(join(folder, other));
  return `_ahead/${file}`;
}

/** The states of a page that differ from the default one in a single input. */
function singleChanges(page: Page, site: Site): Record<string, InputValue>[] {
  const usual = defaultState(page.inputs, site);
  return Object.keys(page.inputs).flatMap((name) => {
    const input = anyInput(page.inputs, name);
    return textsOf(input, site)
      .map((text) => input.parse(text, site))
      .filter((value): value is InputValue => value !== undefined && value !== usual[name])
      .map((value) => ({ ...usual, [name]: value }));
  });
}

function textsOf(input: Input, site: Site): string[] {
  if (input.control === "toggle") return ["0", "1"];
  const options = input.control === "choice" || input.control === "menu" ? input.options(site) : [];
  return options.length > most.options ? [] : options.map(({ value }) => value);
}
