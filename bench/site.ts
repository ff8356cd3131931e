import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { loadavg } from "node:os";
import type { Browser, Page } from "playwright-core";
import { openBrowser, settled } from "../test/site/browser.js";
import { serve } from "../test/site/build.js";
import {
  changeInput,
  freshPage,
  openPage,
  relabel,
  type Network,
  type Opening,
  type Redraw,
} from "./site-page.js";
import type { Line } from "./run.js";
import { benchedSite, figures, highCodes } from "./site-folder.js";

/**
 * What a reader waits for, in Chromium on the built site: `npm run bench -- site`, of the sample; with `--scale`, of the
 * snapshot that the benchmark `snapshot` leaves in `cache/bench/scale`. `--repeats N` (default 5).
 */
const repeats = Number(/--repeats[= ](\d+)/.exec(process.argv.join(" "))?.[1] ?? 5);
const networks: Network[] = [
  { name: "localhost" },
  { name: "20 Mbps, 40 ms", bytesPerSecond: 20e6 / 8, latency: 40 },
];

export default async function site(): Promise<Line[]> {
  const { folder, cache } = await benchedSite();
  const server = await serve(folder);
  const browser = await openBrowser();
  try {
    return [
      ...(await openings(browser, server.address, await pagesOf(folder))),
      ...(await changes(browser, server.address)),
      ...(await relabelings(browser, server.address, await highCodes(cache))),
      { what: "load of the machine, last minute", median: (loadavg()[0] ?? 0).toFixed(1) },
    ];
  } finally {
    await browser.close();
    await server.close();
  }
}

async function openings(browser: Browser, address: string, pages: readonly string[]): Promise<Line[]> {
  const lines: Line[] = [];
  for (const network of networks)
    for (const name of pages) {
      const opened: Opening[] = [];
      for (let i = 0; i < repeats; i++) {
        const opening = await openPage(browser, address + name, network);
        if (opening) opened.push(opening);
      }
      if (!opened.length) continue;
      lines.push({
        what: `/${name}, first chart, ${network.name}`,
        ...figures(opened.map(({ firstChart }) => firstChart)),
        requests: String(Math.max(...opened.map(({ requests }) => requests))),
      });
    }
  return lines;
}

/** The build has answered any first change; the second starts the database; the next ones load further tables. */
async function changes(browser: Browser, address: string): Promise<Line[]> {
  const first: Redraw[] = [];
  const second: Redraw[] = [];
  const loading: Redraw[] = [];
  const later: Redraw[] = [];
  for (let i = 0; i < repeats; i++) {
    const page = await settledPage(browser, address, { name: "localhost" });
    first.push(await changeInput(page, "flow", "exports"));
    second.push(await changeInput(page, "measure", "share"));
    for (const [base, taken] of [
      ["2024", loading],
      ["2025", later],
    ] as const)
      for (const [name, value] of [["base", base], ...overviewChanges] as const)
        taken.push(await changeInput(page, name, value));
    await page.context().close();
  }
  return [
    ...redraws("first change of an input, answered ahead", first),
    ...redraws("second change: DuckDB started, tables loaded, drawn", second),
    ...redraws("the next six changes, tables loaded where they need one", loading),
    ...redraws("the same changes with another base year", later),
  ];
}

const overviewChanges = [
  ["medium", "1"],
  ["flow", "imports"],
  ["measure", "dollars"],
  ["medium", "0"],
  ["flow", "exports"],
] as const;

/** The browser compiles the busiest parts of DuckDB anew while it runs, so that the later half says what lasts. */
async function relabelings(browser: Browser, address: string, codes: readonly string[]): Promise<Line[]> {
  const page = await settledPage(browser, address, { name: "localhost" });
  const first = await relabel(page, codes.slice(-1));
  const one: Redraw[] = [];
  const many: Redraw[] = [];
  for (let i = 0; i < 8 * repeats; i++) {
    one.push(await relabel(page, codes.slice(i, i + 1)));
    many.push(await relabel(page, codes.slice(i, i + 500)));
  }
  await page.context().close();
  const half = 4 * repeats;
  const count = `${Math.min(500, codes.length)} codes`;
  return [
    ...redraws("relabel the first code: DuckDB started", [first]),
    ...redraws("relabel one code", one.slice(0, half)),
    ...redraws(`relabel ${count}`, many.slice(0, half)),
    ...redraws("relabel one code, later", one.slice(half)),
    ...redraws(`relabel ${count}, later`, many.slice(half)),
  ];
}

function redraws(what: string, taken: readonly Redraw[]): Line[] {
  return [
    { what: `overview, ${what}, in the window`, ...figures(taken.map(({ inWindow }) => inWindow)) },
    { what: `overview, ${what}, whole page`, ...figures(taken.map(({ wholePage }) => wholePage)) },
  ];
}

async function settledPage(browser: Browser, address: string, network: Network): Promise<Page> {
  const page = await freshPage(browser, network);
  await page.goto(address);
  await settled(page);
  return page;
}

/** The pages that the build draws a chart or a table into. */
async function pagesOf(folder: string): Promise<string[]> {
  const pages: string[] = [];
  for (const file of (await readdir(folder)).filter((name) => name.endsWith(".html")).sort())
    if (/class="figure-chart"|class="table-box"/.test(await readFile(join(folder, file), "utf8")))
      pages.push(file.replace(/(index)?\.html$/, ""));
  return pages;
}

/** AI-related codes first, then the others: what readers disagree about. */
