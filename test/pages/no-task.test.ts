import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";

const source = fileURLToPath(new URL("../../src", import.meta.url));
/** The ledger of the paper that the first task follows: what it printed, and its page. */
const ofThePaper = /^(measures\/published\/|reproduction\.md$)/;
/** Where a definition comes from, said only where the question follows the work. */
const cited = /ofPaper\([^)]*\)/g;

/** The classes of the paper's task, as texts of pages would write them: SQL is written in them, and comments speak of it. */
const classes =
  /"[^"'=]*\b(?:High|Medium|Low) (?:and|or|label|counted|counts|sets|goods)\b|labelled (?:High|Medium|Low)\b|[Cc]ount (?:High|Medium|Low)\b/;
const numbersOfChapters = /chapters? 27\b/;

describe("the source of the site", () => {
  const linesOf = (extensions: RegExp) =>
    (readdirSync(source, { recursive: true }) as string[])
      .filter((name) => extensions.test(name) && !/^_|\/_/.test(name) && !ofThePaper.test(name))
      .flatMap((name) =>
        readFileSync(join(source, name), "utf8")
          .split("\n")
          .map((line, i) => ({ at: `${name}:${i + 1} ${line}`, line })),
      );

  it("names no task: what is asked about comes out of its words", () => {
    const naming = linesOf(/\.(ts|md|css)$/).filter(({ line }) =>
      /\bAI\b|data cent(?:er|re)|Waugh/i.test(line.replaceAll(/\bai\b/g, "").replaceAll(cited, "")),
    );
    assert.deepEqual(
      naming.map(({ at }) => at),
      [],
    );
  });

  it("names no code in the prose of a page: an example of one is an example of a question", () => {
    const naming = linesOf(/\.md$/).filter(({ line }) => /\b\d{4}\.\d\d(?!\d)|\bHS \d{4}/.test(line));
    assert.deepEqual(
      naming.map(({ at }) => at),
      [],
    );
  });

  it("names no class and no chapter of one either, but in SQL and comments", () => {
    const naming = linesOf(/\.(ts|md)$/)
      .filter(({ line }) => !/^\s*(?:\/\/|\/?\*)|\/\*\*/.test(line))
      .filter(({ line }) => classes.test(line) || numbersOfChapters.test(line));
    assert.deepEqual(
      naming.map(({ at }) => at),
      [],
    );
  });
});
