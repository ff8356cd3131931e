import assert from "node:assert/strict";
import { test } from "node:test";
import type { Answer } from "../../../loaders/snapshot/answer.js";
import { openSnapshot } from "../../../loaders/snapshot/session.js";
import {
  dimensionsOf,
  measures,
  measureSql,
  type Dimension,
  type Measure,
  type Query,
} from "../../../src/measures/index.js";
import { withEngine, type EngineUnderTest } from "./under-test.js";

/**
 * Every measure by a part of the dimensions that it allows, each with one of the filters, on one node or on two shards, all
 * in turn. `ATLAS_TEST_GRID=full` asks all of them: every dimension with every filter on both; `ATLAS_TEST_GRID=3/20` the third
 * of twenty parts of that. A new measure, dimension or filter is in it by itself.
 */
export function gridTests(engine: () => EngineUnderTest): void {
  const part = gridPart(process.env["ATLAS_TEST_GRID"]);
  const full = part !== undefined;
  test(
    "every measure by every dimension is the same on the engine",
    { timeout: full ? longestGrid : 600_000 },
    async () => {
      const { cache, id } = engine();
      const session = await openSnapshot(cache, { id });
      const problems: string[] = [];
      let compared = 0;
      const refused = new Set<string>();
      await withEngine(engine(), "one", (one) =>
        withEngine(engine(), "two", async (two) => {
          for (const [index, { measure, query }] of questions(full).entries()) {
            if (part ? index % part.of !== part.at - 1 : index % inTurn !== 0) continue;
            let sql: string;
            try {
              sql = measureSql(measure.name, query);
            } catch (error) {
              refused.add(`${measure.name}: ${(error as Error).message}`); // by name, before any engine is asked
              continue;
            }
            const expected = await session.database.answer(sql);
            for (const [name, asked] of Object.entries({ one, two })) {
              if (!full && (name === "one") !== ((index / inTurn) % 2 === 0)) continue;
              const problem = await asked.measure(sql).then(
                (answer) => difference(measure, expected, answer),
                (error: Error) => error.message,
              );
              compared++;
              if (problem && full)
                process.stderr.write(
                  `${problem.slice(0, 300)} ${measure.name} ${JSON.stringify(query)} ${name}\n`,
                );
              if (problem) problems.push(`${measure.name} ${JSON.stringify(query)} on ${name}: ${problem}`);
            }
          }
        }),
      ).finally(() => session.close());
      assert.deepEqual(problems.slice(0, 20), [], `${problems.length} of ${compared} answers differ`);
      assert.ok(compared > (2 * measures.length) / (part?.of ?? 1), `${compared} answers compared`);
      for (const { name } of measures)
        assert.ok(
          ![...refused].some(
            (text) =>
              text.startsWith(`${name}: `) &&
              !/filter of countries|have no country|yearly|monthly/.test(text),
          ),
          [...refused].join("\n"),
        );
    },
  );
}

/** Longest time of the whole grid on two cores that do other work as well, in milliseconds. */
export const longestGrid = 7_200_000;

/** Which part of the whole grid is asked; undefined: the quick one. */
function gridPart(stated: string | undefined): { at: number; of: number } | undefined {
  if (!stated) return undefined;
  const [at, of] = stated === "full" ? [1, 1] : stated.split("/").map(Number);
  if (at && of && Number.isInteger(at) && Number.isInteger(of) && at >= 1 && at <= of) return { at, of };
  throw new Error(`invalid ATLAS_TEST_GRID: "${stated}" (expected full, or a part such as 3/20)`);
}

const filters: readonly Query[] = [
  {},
  { where: { codes: ["8471", "85"] }, from: "2023-03", to: "2024-10" },
  { where: { countries: ["5700", "2010"] } },
  { where: { countryGroups: ["EU-27", "USMCA"] }, medium: "ai" },
  { where: { lists: ["annex_ii", "section_122"] } },
  { confidence: 90, where: { groups: ["ai", "unlabelled"] } },
  { allGoods: true, of: "all", against: "year_before", formula: "tornqvist", item: "family" },
  {
    dated: true,
    where: { lists: ["annex_ii", "section_122"], categories: ["Compute_Hardware", "Electrical_Power"] },
  },
  { matching: "published", imports: "general", exports: "domestic", comparison: "low_medium" },
  { comparison: "trend", imports: "cif", start: "2024-02", medium: "non_ai" },
  { comparison: "not_ai", where: { naics: ["334"], endUse: ["213"] } },
];

/** The quick grid asks each so many-th question; prime, so that no dimension, filter or node is always left out. */
const inTurn = 5;

function questions(full: boolean): { measure: Measure; query: Query }[] {
  let turn = 0;
  return measures.flatMap((measure) =>
    dimensionsOf(measure).flatMap((dimension) => {
      const asked = full ? filters : [filters[turn++ % filters.length] ?? {}];
      return asked.map((filter) => ({ measure, query: { ...filter, by: byOf(measure, dimension) } }));
    }),
  );
}

/** The dimension with a period, where it is none itself: some measures need one. */
function byOf(measure: Measure, dimension: Dimension): Dimension[] {
  if (dimension === "month" || dimension === "year") return [dimension];
  return [dimensionsOf(measure).includes("year") ? "year" : "month", dimension];
}

/** What differs, in words: columns, keys and their order, an integer at all, a float by more than 10⁻⁹ of itself. */
function difference(measure: Measure, expected: Answer, found: Answer): string | undefined {
  if (expected.columns.join() !== found.columns.join())
    return `columns ${found.columns.join()} (expected ${expected.columns.join()})`;
  if (expected.rows.length !== found.rows.length)
    return `${found.rows.length} rows (expected ${expected.rows.length})`;
  const exact = measure.unit === "dollars" || measure.unit === "codes";
  for (const [index, row] of expected.rows.entries()) {
    const other = found.rows[index] ?? [];
    const differs = row.findIndex((value, i) => {
      const its = other[i];
      if (exact || typeof value !== "number" || typeof its !== "number") return value !== its;
      return Math.abs(value - its) > 1e-9 * Math.max(1, Math.abs(value));
    });
    if (differs >= 0) return `row ${index} is ${String(other)} (expected ${String(row)})`;
  }
  return undefined;
}
