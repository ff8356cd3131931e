import type { Cache } from "../../cache.js";
import type { Database } from "../../duckdb.js";
import type { Reporter, Task } from "../../progress.js";
import type { CensusApi } from "./client.js";
import { Collector } from "./collect.js";
import {
  loadDistrictNames,
  loadDistricts,
  loadPartners,
  loadTexts,
  loadTotals,
  loadWorld,
} from "./facts-tables.js";
import { Journal } from "./journal.js";
import { partnerRows } from "./partners.js";
import { planDistricts, planPartners, planTotals, type Range } from "./plan.js";
import { publishedMonths } from "./published.js";
import { findContradictions, type Contradiction } from "./sums.js";
import { withTables } from "./tables-database.js";
import { planDescriptions } from "./texts.js";
import type { Work } from "./work.js";
import { writeMonth } from "./write-month.js";

/** What a pull works with. */
export interface Tools {
  cache: Cache;
  api: CensusApi;
  report: Reporter;
}

/**
 * Pulls the months of one flow: totals first, which tell who and what to ask for, then partners, districts and
 * descriptions. Writes the months whose answers agree with each other; returns why the others were refused.
 */
export async function pullRange(work: Work, tools: Tools): Promise<Contradiction[]> {
  const journal = work.journal ?? (await Journal.start(work.root, work.purpose, work.months));
  const task = tools.report.task(`Census API, ${work.purpose}`, 0, "requests");
  try {
    const refused = await withTables(journal, (database) => pullInto(database, journal, work, tools, task));
    await journal.close(refused.length > 0 ? "refused" : "finished");
    return refused;
  } catch (error) {
    task.fail((error as Error).message.split("\n", 1)[0] ?? "");
    throw error;
  }
}

async function pullInto(
  database: Database,
  journal: Journal,
  work: Work,
  tools: Tools,
  task: Task,
): Promise<Contradiction[]> {
  const collector = new Collector(tools.api, journal, task, (line) => tools.report.note(line));
  const range: Range = { flow: work.flow, from: work.months[0] ?? "", to: work.months.at(-1) ?? "" };
  const published = await collectAnswers(database, journal, range, collector, tools.report);
  task.finish(`${collector.asked} asked, ${collector.kept} kept from before`);
  noteEmpty(collector, work.flow, tools.report);
  return published.length > 0 ? writeMonths(database, journal, work, published, collector, tools) : [];
}

/** Fills the tables of facts-tables.ts and returns the months that are published. */
async function collectAnswers(
  database: Database,
  journal: Journal,
  range: Range,
  collector: Collector,
  report: Reporter,
): Promise<string[]> {
  const { flow } = range;
  const totals = planTotals(range);
  collector.expect(2 + totals.world.length);
  await loadTotals(database, journal, flow, await collector.collect([totals.partners]));
  const answered = await texts(
    database,
    "SELECT DISTINCT month AS text FROM totals WHERE cty_code = '-' ORDER BY 1",
  );
  const published = publishedMonths(answered, range, (line) => report.note(line));
  const last = published.at(-1);
  if (last === undefined) return [];
  await loadWorld(database, journal, flow, await collector.collect(totals.world));
  await loadDistrictNames(database, journal, await collector.collect([totals.districts]));

  collector.headings = await texts(database, "SELECT DISTINCT left(hs10, 4) AS text FROM world ORDER BY 1");
  const known = { ...range, to: last };
  const partners = await texts(
    database,
    `SELECT DISTINCT cty_code AS text FROM totals WHERE ${partnerRows} ORDER BY 1`,
  );
  const districts = await texts(
    database,
    "SELECT DISTINCT district AS text FROM district_names WHERE district <> '-' ORDER BY 1",
  );
  const lists = await planDescriptions(database, known);
  collector.expect(partners.length + districts.length + lists.length);
  report.note(
    `${flow}: ${partners.length} partners, ${districts.length} districts and ${lists.length} lists of descriptions to ask for`,
  );
  await loadPartners(database, journal, flow, await collector.collect(planPartners(known, partners)));
  await loadDistricts(database, journal, flow, await collector.collect(planDistricts(known, districts)));
  await loadTexts(database, journal, flow, await collector.collect(lists));
  return published;
}

async function writeMonths(
  database: Database,
  journal: Journal,
  work: Work,
  published: readonly string[],
  collector: Collector,
  { cache, report, api }: Tools,
): Promise<Contradiction[]> {
  const contradictions = await findContradictions(database, work.flow);
  const refused = new Set(contradictions.map(({ month }) => month));
  const source = await journal.describe(
    `Census API ${work.purpose}`,
    api.addressOf(work.flow, "hs"),
    collector.entries,
  );
  for (const month of work.months) {
    if (refused.has(month) || !published.includes(month)) continue;
    const facts = await writeMonth(database, cache, work.flow, month, source);
    report.note(
      `${work.flow} ${month}: ${facts.rows.toLocaleString("en-US")} rows, $${BigInt(facts.total).toLocaleString("en-US")}`,
    );
  }
  return contradictions.filter(({ month }) => work.months.includes(month));
}

function noteEmpty(collector: Collector, flow: string, report: Reporter): void {
  const empty = collector.entries.filter(({ outcome }) => outcome === "empty").map(({ name }) => name);
  if (empty.length > 0)
    report.note(`${flow}: answered with nothing (204), recorded as empty: ${empty.join(", ")}`);
}

async function texts(database: Database, sql: string): Promise<string[]> {
  return (await database.rows<{ text: string }>(sql)).map(({ text }) => text);
}
