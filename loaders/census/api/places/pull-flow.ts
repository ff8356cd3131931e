import { monthRange, type Month } from "../../../month.js";
import type { Database } from "../../../duckdb.js";
import type { Hole } from "../../../places.js";
import type { Task } from "../../../progress.js";
import { Collector } from "../collect.js";
import { GaveUpError } from "../failure.js";
import { Journal, type Entry } from "../journal.js";
import { publishedMonths } from "../published.js";
import type { Tools } from "../pull-range.js";
import type { Slice } from "../slice.js";
import { withTables } from "../tables-database.js";
import { writePlacesMonth } from "./month.js";
import { planPlaces, planPlaceTotals, type CodeWork } from "./plan.js";
import { codesWithTrade, findWrongCodes, loadPlaces, loadPlaceTotals, totalsMonths } from "./tables.js";
import { workRange, writeCodeWork, type PlacesWork } from "./work.js";

/** Pulls one flow's places: totals first, then a request a code. Returns the codes that could not be had. */
export async function pullPlacesOf(work: PlacesWork, tools: Tools): Promise<Hole[]> {
  const journal =
    work.journal ?? (await Journal.start(work.root, work.purpose, work.codes.map(writeCodeWork)));
  const task = tools.report.task(`Census API, ${work.purpose}`, 0, "requests");
  try {
    return await withTables(journal, async (database) => {
      const holes = await pullInto(database, journal, work, tools, task);
      if (holes.length === 0) await journal.close("finished"); // with holes it stays open, and is gone on with
      return holes;
    });
  } catch (error) {
    task.fail((error as Error).message.split("\n", 1)[0] ?? "");
    throw error;
  }
}

async function pullInto(
  database: Database,
  journal: Journal,
  work: PlacesWork,
  tools: Tools,
  task: Task,
): Promise<Hole[]> {
  const { shape, flow } = work;
  const range = { flow, ...workRange(work.codes) };
  const note = (line: string): void => tools.report.note(line);
  const collector = new Collector(tools.api, journal, task, note);
  const totals = planPlaceTotals(shape, range);
  collector.expect(totals.length);
  const totalEntries = await collector.collect(totals);
  await loadPlaceTotals(database, journal, flow, totalEntries);
  const published = publishedMonths(await totalsMonths(database), range, note);
  const last = published.at(-1);
  if (last === undefined) {
    task.finish("nothing to fetch");
    return [];
  }
  const wanted = work.codes
    .filter(({ from }) => from <= last)
    .map((code) => ({ ...code, to: code.to < last ? code.to : last }));
  const trading = await codesWithTrade(database, wanted);
  collector.expect(trading.length);
  const { entries, holes } = await collectCodes(collector, planPlaces(shape, flow, trading), trading);
  task.finish(`${collector.asked} asked, ${collector.kept} kept from before`);
  noteNothing(wanted, trading, collector, note);

  await loadPlaces(database, journal, shape, flow, [...entries.values()].flat());
  const answered = trading.filter(({ code }) => entries.has(code));
  for (const wrong of await findWrongCodes(database, shape, answered)) {
    holes.push(wrong);
    await journal.discard([...totalEntries, ...(entries.get(wrong.code) ?? [])]);
  }
  await writeMonths(database, journal, work, { published, wanted, holes, collector }, tools);
  return holes;
}

/** So many codes without an answer, one after the other, are the service's trouble and not the codes'. */
const MOST_HOLES_IN_A_ROW = 3;

/** The answers by code. A code that the service gives up on is a hole; anything else that goes wrong ends the pull. */
async function collectCodes(
  collector: Collector,
  slices: readonly Slice[],
  codes: readonly CodeWork[],
): Promise<{ entries: Map<string, Entry[]>; holes: Hole[] }> {
  const entries = new Map<string, Entry[]>();
  const holes: Hole[] = [];
  let inARow = 0;
  for (const [index, slice] of slices.entries()) {
    const code = codes[index]?.code ?? "";
    try {
      entries.set(code, await collector.collect([slice]));
      inARow = 0;
    } catch (error) {
      if (!(error instanceof GaveUpError) || ++inARow === MOST_HOLES_IN_A_ROW) throw error;
      holes.push({ code, reason: error.message.split("\n", 1)[0] ?? "" });
    }
  }
  return { entries, holes };
}

function noteNothing(
  wanted: readonly CodeWork[],
  trading: readonly CodeWork[],
  collector: Collector,
  note: (line: string) => void,
): void {
  const idle = wanted.filter((code) => !trading.includes(code)).map(({ code }) => code);
  if (idle.length > 0) note(`no trade in these months: ${idle.join(", ")}`);
  const empty = collector.entries.filter(({ outcome }) => outcome === "empty").map(({ name }) => name);
  if (empty.length > 0) note(`answered with nothing (204), recorded as empty: ${empty.join(", ")}`);
}

interface Collected {
  published: readonly Month[];
  wanted: readonly CodeWork[];
  holes: readonly Hole[];
  collector: Collector;
}

async function writeMonths(
  database: Database,
  journal: Journal,
  work: PlacesWork,
  { published, wanted, holes, collector }: Collected,
  { cache, api, report }: Tools,
): Promise<void> {
  const { shape, flow } = work;
  const source = await journal.describe(
    `Census API ${work.purpose}`,
    api.addressOf(flow, shape.dataset),
    collector.entries,
  );
  const isHole = new Set(holes.map(({ code }) => code));
  let rows = 0;
  for (const month of published) {
    const inMonth = wanted.filter(({ from, to }) => from <= month && month <= to).map(({ code }) => code);
    if (inMonth.length === 0) continue;
    const written = await writePlacesMonth(database, cache, shape, {
      ...{ flow, month, source },
      codes: inMonth.filter((code) => !isHole.has(code)),
      holes: holes.filter(({ code }) => inMonth.includes(code)),
    });
    rows += written.rows;
  }
  report.note(
    `${shape.part} of ${flow}: ${monthRange(published[0] ?? "", published.at(-1) ?? "").length} months, ${rows.toLocaleString("en-US")} rows`,
  );
}
