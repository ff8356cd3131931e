import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Session } from "../../loaders/snapshot/session.js";
import { formatMonth } from "../../src/measures/format.js";
import { categoryName, countedCategories, task, words } from "../../src/measures/task.js";
import { glossary, termAnchor } from "../../src/view/glossary.js";
import { codesSql } from "../../src/search/codes.js";
import type { SearchEntry, SearchFile } from "../../src/search/file.js";
import { fillWords } from "./name-task.js";
import { writeHashed } from "./ahead.js";
import type { Layout } from "./layout.js";

/** Writes what the search of every page looks through, in one file; returns its path from the site's root. */
export async function writeSearch({ database }: Session, layout: Layout): Promise<string> {
  const codes = await database.rows<{ hs10: string; description: string; value: bigint | number }>(codesSql);
  const countries = await database.rows<{ cty_code: string; name: string; groups: string | null }>(
    `SELECT cty_code, name, "groups" FROM countries ORDER BY name`,
  );
  const lists = await database.rows<{ list: string; codes: bigint | number; since: string | null }>(
    `SELECT list, count(*) AS codes, strftime(min(effective), '%Y-%m') AS since FROM lists GROUP BY list ORDER BY list`,
  );
  const file: SearchFile = {
    codes: {
      numbers: codes.map(({ hs10 }) => hs10).join(""),
      descriptions: codes.map(({ description }) => description),
      values: codes.map(({ value }) => Number(value)),
    },
    entries: [
      ...pageEntries(layout.root),
      ...countedCategories().map((name) => ({
        ...{
          kind: "category" as const,
          title: categoryName(name),
          text: `Codes labelled ${words().adjective}`,
        },
        href: `code?category=${name}`,
      })),
      ...countries.map(({ cty_code, name, groups }) => ({
        ...{
          kind: "country" as const,
          title: name,
          text: (groups ?? "").split("|").filter(Boolean).join(", "),
        },
        ...{ also: cty_code, href: `code?country=${cty_code}` },
      })),
      ...lists.map(({ list, codes: count, since }) => ({
        ...{ kind: "list" as const, title: list.replaceAll("_", " "), also: list },
        text: `${Number(count).toLocaleString("en-US")} codes${since === null ? "" : `, from ${formatMonth(since)}`}`,
        href: `explore?list=${encodeURIComponent(list)}`,
      })),
      ...glossary.map(({ term, means, also = [] }) => ({
        ...{ kind: "term" as const, title: term, text: means, also: also.join(" ") },
        href: `methods#${termAnchor(term)}`,
      })),
    ],
  };
  return writeHashed("search", JSON.stringify(file), layout);
}

/** Every page by its title, with the question that it is about and what stands under it. */
function pageEntries(root: string): SearchEntry[] {
  const own = readdirSync(root).filter(
    (file) => file.endsWith(".md") && file !== "404.md" && !task.leftOut.includes(file.replace(/\.md$/, "")),
  );
  return own.sort().map((file) => {
    const text = fillWords(readFileSync(join(root, file), "utf8"));
    const name = file.replace(/\.md$/, "");
    const headings = (level: string): string[] =>
      [...text.matchAll(new RegExp(`^${level} (.+)$`, "gm"))].map(([, heading = ""]) => heading.trim());
    return {
      kind: "page",
      title: /^title:\s*(.+)$/m.exec(text)?.[1]?.trim() ?? name,
      text: headings("#").join(" "),
      also: headings("##").join(" · "),
      href: name === "index" ? "" : name,
    };
  });
}
