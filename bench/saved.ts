import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { setTimeout as wait } from "node:timers/promises";
import type { Page } from "playwright-core";
import { openBrowser, settled } from "../test/site/browser.js";
import { argument } from "./argument.js";
import { median } from "./process.js";
import { writeResults } from "./results.js";
import type { Line } from "./run.js";
import { freshWorkspace, startPreview, type Preview } from "../test/site/workspace.js";

/**
 * What the author of a page waits for: `npm run bench -- saved`. `npm start` of the sample on a fresh copy of the sources, until
 * the overview is answered, and once more where everything is prepared; then a Markdown file and the module of a page are
 * saved, each with another word, and the time runs until the word stands in the page that is open. `--repeats N` saves
 * each so often (default 10).
 */
const repeats = Number(argument("--repeats") ?? 10);

/** The page that is open, and where the word goes: a paragraph of its own, and the end of the sentence that it opens with. */
const name = "exports";
const saves = [
  {
    what: `src/${name}.md, until it shows`,
    path: `src/${name}.md`,
    edit: (text: string, word: string) => `${text}\n${word}\n`,
  },
  {
    what: `src/pages/${name}.ts, until it shows`,
    path: `src/pages/${name}.ts`,
    edit: (text: string, word: string) =>
      text.replace("leave as they came in.", `leave as they came in, ${word}.`),
  },
];

interface Taken {
  /** milliseconds */
  wall: number;
  /** seconds of all processes of the preview, which a busy machine does not lengthen; without the browser's */
  processor: number;
}

export default async function savedBench(): Promise<Line[]> {
  const workspace = await freshWorkspace();
  const { folder } = workspace;
  let preview: Preview | undefined;
  try {
    const lines: Line[] = [];
    for (const what of ["npm start on a fresh clone, until the overview is there", "npm start, prepared"]) {
      await preview?.end();
      const start = performance.now();
      preview = await startPreview(folder);
      lines.push(lineOf(what, [{ wall: performance.now() - start, processor: preview.processor() }]));
      await prepared(preview, 1);
    }
    if (preview) lines.push(...(await savesIn(folder, preview)));
    await writeResults("saved", [lines]);
    return lines;
  } finally {
    await preview?.end();
    await workspace.remove();
  }
}

async function savesIn(folder: string, preview: Preview): Promise<Line[]> {
  const browser = await openBrowser();
  try {
    const page = await browser.newPage();
    await page.goto(preview.address + name);
    await settled(page);
    const lines: Line[] = [];
    for (const { what, path, edit } of saves) {
      const file = join(folder, path);
      const before = await readFile(file, "utf8");
      const taken: Taken[] = [];
      for (let i = 0; i < repeats; i++) {
        const word = `saved-${path.length}-${i}`;
        const after = edit(before, word);
        if (after === before) throw new Error(`${path}: no place for a word`);
        const [start, processor] = [performance.now(), preview.processor()];
        await writeFile(file, after);
        await shown(page, word);
        taken.push({ wall: performance.now() - start, processor: preview.processor() - processor });
        await quiet(preview);
      }
      lines.push(lineOf(what, taken));
    }
    return lines;
  } finally {
    await browser.close();
  }
}

async function shown(page: Page, word: string): Promise<void> {
  await page.waitForFunction((text) => document.querySelector("main")?.innerText.includes(text), word, {
    polling: 20,
    timeout: 300_000,
  });
}

/** Waits until a preview has said so often that its pages are prepared. */
async function prepared(preview: Preview, times: number): Promise<void> {
  while (preview.said().split("prepared snapshot").length <= times) await wait(50);
}

/** Waits until a preview has said nothing for two seconds: what a save set off has ended. */
async function quiet(preview: Preview): Promise<void> {
  for (let said = -1; said !== preview.said().length; await wait(2000)) said = preview.said().length;
}

function lineOf(what: string, taken: readonly Taken[]): Line {
  const seconds = (value: number): string => `${value.toFixed(2)} s`;
  const wall = taken.map((one) => one.wall / 1000);
  return {
    what,
    median: seconds(median(wall)),
    slowest: seconds(Math.max(...wall)),
    processor: seconds(median(taken.map(({ processor }) => processor))),
    n: String(taken.length),
  };
}
