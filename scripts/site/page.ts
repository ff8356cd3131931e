import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Session } from "../../loaders/snapshot/session.js";
import type { PageData, PreparedAnswer } from "../../src/view/page/prepared.js";
import type { Site } from "../../src/base/site.js";
import { answersAhead, writeAhead } from "./ahead.js";
import { pageNamed } from "./bundle.js";
import type { Layout } from "./layout.js";
import type { PreviewChart } from "./sharing/preview-chart.js";
import { renderPage } from "./render.js";
import { writeSubjects } from "./subjects.js";
import { writeIfChanged } from "./write.js";

const sourceFolder = new URL("../../src/", import.meta.url).pathname;

/** What a file of `src/data/` exports: rows or facts for its page that no measure gives. */
export type PageLoader = (session: Session) => Promise<unknown>;

/** What the build draws into a page's Markdown, and what it hung on. */
export interface DrawnPage {
  key: string;
  answersKey: string;
  views: Record<string, string>;
  inputs: string;
  /** path of the answers ahead, from the site's root */
  ahead?: string;
  preview?: PreviewChart;
}

/**
 * Prepares one page: its answers for the browser, its drawings for the build. Answers that still hold are taken from
 * the last time, so that a change of code asks the database only what is new.
 */
export async function writePage(
  name: string,
  keys: { key: string; answersKey: string },
  context: { session: Session; site: Site; layout: Layout },
): Promise<void> {
  const { session, site, layout } = context;
  const page = await pageNamed(name);
  const loader = join(sourceFolder, "data", `${name}.ts`);
  const own = existsSync(loader) ? await (await importOne<PageLoader>(loader))(session) : undefined;
  const known = await lastAnswers(name, keys.answersKey, layout);
  const { answers, views, inputs, preview } = await renderPage(page, {
    database: session.database,
    site,
    data: own,
    known,
  });
  const later =
    page.ahead === false
      ? []
      : await answersAhead(page, { database: session.database, site, known, has: answers });
  const ahead = later.length ? { ahead: await writeAhead(name, later, layout) } : {};
  const subjects = await writeSubjects(page, session.database, layout);
  const data: PageData = {
    snapshot: site.snapshot,
    answers,
    ...ahead,
    ...(subjects && { subjects }),
    ...(own === undefined ? {} : { data: own }),
  };
  const drawn: DrawnPage = { ...keys, views, inputs, ...ahead, ...(preview && { preview }) };
  await writeIfChanged(join(layout.data, `${name}.json`), JSON.stringify(data));
  await writeIfChanged(join(layout.views, `${name}.json`), JSON.stringify(drawn));
}

/** Whether a page stands as its key says. */
export async function isPrepared(name: string, key: string, layout: Layout): Promise<boolean> {
  const drawn = await readJson<DrawnPage>(join(layout.views, `${name}.json`));
  const files = [
    join(layout.data, `${name}.json`),
    ...(drawn?.ahead ? [join(layout.files, drawn.ahead)] : []),
  ];
  return drawn?.key === key && files.every((file) => existsSync(file));
}

async function lastAnswers(
  name: string,
  answersKey: string,
  layout: Layout,
): Promise<Map<string, PreparedAnswer>> {
  const drawn = await readJson<DrawnPage>(join(layout.views, `${name}.json`));
  const data = await readJson<PageData>(join(layout.data, `${name}.json`));
  if (drawn?.answersKey !== answersKey || !data) return new Map();
  const later = data.ahead && (await readJson<PreparedAnswer[]>(join(layout.files, data.ahead)));
  return new Map([...data.answers, ...(later || [])].map((answer) => [answer.sql, answer]));
}

async function readJson<T>(file: string): Promise<T | undefined> {
  return existsSync(file) ? (JSON.parse(await readFile(file, "utf8")) as T) : undefined;
}

/** The one export of a loader. */
async function importOne<T>(file: string): Promise<T> {
  const exported = Object.values((await import(pathToFileURL(file).href)) as Record<string, T>);
  const [only] = exported;
  if (only === undefined || exported.length !== 1)
    throw new Error(`${file} has ${exported.length} exports (expected one)`);
  return only;
}
