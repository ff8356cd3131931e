import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { DataPackage } from "../../../loaders/snapshot/data-package.js";
import { briefOf, briefQuestions, briefText, type Brief } from "../../../src/measures/brief.js";
import type { Answers } from "../../../src/measures/question.js";
import type { ChangesData } from "../../../src/data/changes.js";
import { siteName } from "../../../src/view/figure/source.js";
import { unpack, type PageData } from "../../../src/view/page/prepared.js";
import { readInfo } from "../info.js";
import type { Layout } from "../layout.js";
import { citationFile } from "./citation-file.js";
import { feedOf } from "./feed.js";

/**
 * Writes what follows the releases of a site: the feed, the month in brief as text for a mail, and the citation of the
 * snapshot. All of it comes out of what was prepared for the page `changes`.
 */
export async function writeReleaseFiles(
  output: string,
  { layout, described, root }: { layout: Layout; described: DataPackage; root: string | undefined },
): Promise<void> {
  await writeFile(join(output, "CITATION.cff"), citationFile(described));
  const file = join(layout.data, "changes.json");
  if (!existsSync(file)) return; // a site without the page
  const page = JSON.parse(await readFile(file, "utf8")) as PageData & { data: ChangesData };
  const { site } = await readInfo(layout);
  const sample = site.kind === "sample";
  const { releases, corrections } = page.data;
  const brief: Brief = briefOf(answersTo(page, briefQuestions(site)), {
    months: site.months,
    changes: releases[0]?.changes ?? null,
  });
  await writeFile(
    join(output, "brief.txt"),
    briefText(brief, { root: root ?? "", sample, name: siteName() }),
  );
  await writeFile(join(output, "feed.xml"), feedOf({ releases, corrections, brief, root, sample }));
}

/** What was prepared for questions. Errors: one that the page does not ask. */
function answersTo({ answers }: PageData, questions: Record<string, { sql: string }>): Answers {
  const prepared = new Map(answers.map((answer) => [answer.sql, answer]));
  return Object.fromEntries(
    Object.entries(questions).map(([name, { sql }]) => {
      const answer = prepared.get(sql);
      if (!answer)
        throw new Error(`the page changes was prepared without ${name} (expected its brief to ask it)`);
      return [name, unpack(answer)];
    }),
  );
}
