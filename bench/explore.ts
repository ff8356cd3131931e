import { loadavg } from "node:os";
import { performance } from "node:perf_hooks";
import type { Browser, Page } from "playwright-core";
import { openSnapshot, type Session } from "../loaders/snapshot/session.js";
import { readState } from "../src/view/state/url.js";
import { page as explore } from "../src/pages/explore.js";
import { siteOf } from "../scripts/site/info.js";
import { openBrowser, settled } from "../test/site/browser.js";
import { serve } from "../test/site/build.js";
import { changeInput, freshPage } from "./site-page.js";
import { peakMemory } from "./peak-memory.js";
import { benchedSite, figures } from "./site-folder.js";
import type { Line } from "./run.js";

/**
 * Slices of the Explore page in Chromium beside the same SQL in native DuckDB, frames while a reader brushes, and the
 * memory of the tab: `npm run bench -- explore`, with `--scale` as `site`.
 */
const rounds = 5;
const framesBrushed = 240;

/** One input after the other; each asks what the page has not asked before, in every round anew. */
const slices = [
  ["rows", "country"],
  ["measure", "share"],
  ["columns", "category"],
  ["chart", "heat"],
  ["rows", "none"],
  ["flow", "exports"],
  ["time", "year"],
  ["group", "all"],
] as const;

export default async function exploreBench(): Promise<Line[]> {
  const { folder, cache } = await benchedSite();
  const server = await serve(folder);
  const browser = await openBrowser();
  const session = await openSnapshot(cache);
  try {
    const { page, first, loading, later } = await sliced(browser, `${server.address}explore`);
    const lines = [
      { what: "Explore, first slice, answered ahead", ...figures([first]) },
      {
        what: "Explore, each slice for the first time, tables loaded where it needs one",
        ...figures(loading),
      },
      { what: "Explore, a slice of another period", ...figures(later) },
      { what: "Explore, the same SQL in native DuckDB, Parquet views", ...figures(await native(session)) },
      { what: "Explore, work in a frame while brushing (cube)", ...figures(await brushed(page)) },
      {
        what: "Explore, peak memory of the tab, workers included",
        median: `${await peakMemory(browser)} MB`,
      },
      { what: "load of the machine, last minute", median: (loadavg()[0] ?? 0).toFixed(1) },
    ];
    await page.context().close();
    return lines;
  } finally {
    session.close();
    await browser.close();
    await server.close();
  }
}

async function sliced(
  browser: Browser,
  address: string,
): Promise<{ page: Page; first: number; loading: number[]; later: number[] }> {
  const page = await freshPage(browser, { name: "localhost" });
  await page.goto(address);
  await settled(page);
  const { wholePage: first } = await changeInput(page, "group", "non_ai");
  const loading: number[] = [];
  const later: number[] = [];
  for (let round = 0; round < rounds; round++) {
    // another window each time, so that no answer is kept from an earlier round
    await changeInput(page, "from", `2024-0${round + 1}`);
    for (const [name, value] of slices)
      (round === 0 ? loading : later).push((await changeInput(page, name, value)).wholePage);
    for (const [name, value] of [
      ["rows", "category"],
      ["measure", "value"],
      ["columns", "none"],
      ["chart", "line"],
      ["flow", "imports"],
      ["time", "month"],
      ["group", "ai"],
    ] as const)
      await changeInput(page, name, value);
  }
  return { page, first, loading, later };
}

/** The slices' own SQL, without the browser and its drawing. */
async function native(session: Session): Promise<number[]> {
  const site = siteOf(session, {
    tables: "",
    assets: { duckdbModule: "", duckdbWorker: "", parquetModule: "", sumsWorker: "" },
  });
  const { slice } = explore.views;
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const search = new URLSearchParams({ from: `2024-0${round + 1}` });
    for (const [name, value] of slices) {
      search.set(name, value);
      const { state } = readState(explore.inputs, `?${search.toString()}`, site);
      const start = performance.now();
      for (const { sql } of Object.values(slice?.questions(state, site) ?? {}))
        await session.database.rows(sql);
      times.push(performance.now() - start);
    }
  }
  return times;
}

/** Milliseconds of work in each frame while the window of months moves, layout included. */
async function brushed(page: Page): Promise<number[]> {
  await page.locator(".brush-load").click();
  await page.locator(".time-brush-sliders input").first().waitFor({ timeout: 120_000 });
  return page.evaluate(async (frames) => {
    const slider = document.querySelector<HTMLInputElement>(".time-brush-sliders input");
    if (!slider) throw new Error("no brush");
    const times: number[] = [];
    for (let i = 0; i < frames; i++) {
      slider.value = String(i % (Number(slider.max) - 1));
      slider.dispatchEvent(new Event("input", { bubbles: true }));
      await new Promise<void>((done) =>
        requestAnimationFrame(() => {
          // after the brush's own callback of the same frame; its work is in the queue before this one
          void document.body.offsetHeight;
          times.push(performance.now() - (document.timeline.currentTime as number));
          done();
        }),
      );
    }
    return times;
  }, framesBrushed);
}
