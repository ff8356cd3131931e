import { createHash, type Hash } from "node:crypto";
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { cacheAt } from "../../loaders/cache.js";
import { publisherFolder } from "../../loaders/publisher.js";
import type { Session } from "../../loaders/snapshot/session.js";
import type { Site } from "../../src/base/site.js";

const repository = new URL("../../", import.meta.url).pathname;
const pagesFolder = join(repository, "src/pages");

/** What prepared pages hang on, as hashes: a page is prepared again when its own changes. */
export interface PageKeys {
  /** snapshot, label run and the definition of the relations: with these, an answer to a SQL text holds */
  answers: string;
  of(page: string): Promise<string>;
}

export async function pageKeys(
  session: Session,
  beside: Pick<Site, "vintages" | "newest" | "ownLists" | "reports" | "contact">,
): Promise<PageKeys> {
  const answers = createHash("sha256").update(`${session.id} ${String(session.run)}`);
  for (const file of ["src/measures/relations.ts", "loaders/snapshot/session.ts"])
    answers.update(await readFile(join(repository, file)));
  const answersKey = answers.digest("hex");

  const { vintages = [], newest, ownLists, reports, contact } = beside;
  const shared = createHash("sha256").update(
    `${answersKey} ${JSON.stringify([vintages, newest, ownLists, reports, contact])}`,
  );
  for (const folder of [
    "src/base",
    "src/charts",
    "src/database",
    "src/labels",
    "src/search",
    "src/view",
    "src/measures",
    "src/review",
    "src/workbench",
    "src/pages/shared",
    "scripts/site",
  ])
    await addFolder(shared, join(repository, folder));
  const sharedKey = shared.digest("hex");

  return {
    answers: answersKey,
    async of(page) {
      const hash = createHash("sha256").update(sharedKey);
      hash.update(await readFile(join(pagesFolder, `${page}.ts`)));
      await addFolder(hash, join(pagesFolder, page));
      if (existsSync(join(repository, `src/data/${page}.ts`))) await addLoader(hash, session);
      return hash.digest("hex");
    },
  };
}

/** A page's own loader may read whatever the pipeline keeps: other snapshots beside the one in use, and gold sheets. */
async function addLoader(hash: Hash, session: Session): Promise<void> {
  for (const folder of ["src/data", "loaders"]) await addFolder(hash, join(repository, folder));
  hash.update((await readdir(dirname(session.folder))).sort().join(" "));
  const corrections = join(publisherFolder(), "corrections.csv");
  if (existsSync(corrections)) hash.update(await readFile(corrections));
  const gold = join(cacheAt(dirname(dirname(session.folder))).labels, "gold");
  const sheets = existsSync(gold) ? (await readdir(gold)).filter((file) => file.endsWith(".csv")).sort() : [];
  for (const file of sheets) hash.update(file).update(await readFile(join(gold, file)));
}

async function addFolder(hash: Hash, folder: string): Promise<void> {
  if (!existsSync(folder)) return;
  for (const file of (await readdir(folder, { recursive: true })).sort())
    if (/\.(ts|js)$/.test(file)) hash.update(file).update(await readFile(join(folder, file)));
}
