import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import fc from "fast-check";
import { Database } from "../../loaders/duckdb.js";
import {
  isCodeChange,
  levelsOf,
  unchangedLabels,
  type LabelChange,
  type ReaderLabels,
} from "../../src/measures/label-changes.js";
import {
  alteredCodesSql,
  differingLabelsSql,
  readerLabelsSql,
  withBaselineLabels,
} from "../../src/measures/reader-labels.js";
import { quoteText } from "../../src/measures/sql.js";
import { anyLabels, categoryNames } from "../labels/arbitrary.js";

interface Label {
  flow: string;
  hs10: string;
  relevance: string | null;
  category: string | null;
  confidence: number | null;
}

const pairs = ["01", "15", "84", "99"];
const codes = pairs.flatMap((a) => pairs.flatMap((b) => pairs.map((c) => `${a}${b}${c}15${c}`)));
const lists = { feds: ["84", "0115"], wto: ["9999990199"] };
const runs: Record<string, (code: string, i: number) => Omit<Label, "flow" | "hs10"> | undefined> = {
  site: (_, i) => labelled(i, ["High", "Medium", "Low"]),
  other: (_, i) => (i % 5 === 0 ? undefined : labelled(i + 1, ["Low", "High"])),
  "it's": (_, i) => labelled(i + 2, ["Medium"]),
};

function labelled(i: number, relevances: string[]): Omit<Label, "flow" | "hs10"> {
  return {
    relevance: relevances[i % relevances.length] ?? null,
    category: categoryNames[i % categoryNames.length] ?? null,
    confidence: i % 7 === 0 ? null : (i * 13) % 101,
  };
}

const rowsOf = (run: string): Label[] =>
  ["exports", "imports"].flatMap((flow) =>
    codes.flatMap((hs10, i) => {
      const label = runs[run]?.(hs10, i);
      return label ? [{ flow, hs10, ...label }] : [];
    }),
  );
/** What the changes mean, code by code: the definition that the SQL is held against. */
function expected(labels: ReaderLabels): Label[] {
  const site = rowsOf("site");
  const { base } = labels;
  const start =
    base.kind === "site"
      ? site
      : base.kind === "run"
        ? rowsOf(base.name)
        : base.kind === "none"
          ? []
          : site.map((row) => ({
              ...row,
              relevance: lists[base.name as "feds"].some((p) => row.hs10.startsWith(p)) ? "High" : "Low",
              confidence: null,
            }));
  const found = new Map(start.map((row) => [`${row.flow} ${row.hs10}`, row]));
  const everyCode = ["exports", "imports"].flatMap((flow) =>
    codes.map((hs10): Label => ({
      ...(found.get(`${flow} ${hs10}`) ?? { flow, hs10, relevance: null, category: null, confidence: null }),
    })),
  );
  const rows = everyCode;
  for (const change of labels.changes)
    for (const row of rows) {
      const hit = isCodeChange(change)
        ? levelsOf(row.hs10).includes(change.prefix)
        : row.category === change.of;
      if (!hit) continue;
      if (change.relevance) Object.assign(row, { relevance: change.relevance, confidence: null });
      if (change.category) row.category = change.category;
    }
  for (const row of rows) {
    if (row.relevance === "High" && (row.confidence ?? 100) < labels.confidence) row.relevance = "Medium";
    if (row.relevance === "Medium")
      row.relevance = { apart: "Medium", ai: "High", non_ai: "Low" }[labels.medium];
  }
  return rows.filter((row) => row.relevance !== null);
}

const byCode = (a: Label, b: Label): number => (a.flow + a.hs10 < b.flow + b.hs10 ? -1 : 1);

describe("readerLabelsSql", () => {
  let database: Database;
  before(async () => {
    database = await Database.open();
    const text = (value: string | number | null): string =>
      typeof value === "string" ? quoteText(value) : String(value ?? "NULL");
    const insert = async (table: string, rows: readonly Label[], run?: string): Promise<void> => {
      const columns = "flow, hs10, relevance, category, confidence";
      const values = rows.map(
        (row) =>
          `(${[...(run === undefined ? [] : [run]), ...(Object.values(row) as (string | number | null)[])].map(text).join(", ")})`,
      );
      await database.run(
        `INSERT INTO ${table} (${run === undefined ? "" : "run, "}${columns}) VALUES ${values.join(", ")}`,
      );
    };
    const columns = "flow VARCHAR, hs10 VARCHAR, relevance VARCHAR, category VARCHAR, confidence INTEGER";
    await database.run(`CREATE TABLE labels (run VARCHAR, ${columns})`);
    await database.run(`CREATE TABLE labels_base (${columns})`);
    await database.run("CREATE TABLE codes (flow VARCHAR, hs10 VARCHAR)");
    await database.run("CREATE TABLE lists (list VARCHAR, prefix VARCHAR)");
    for (const run of Object.keys(runs)) await insert("labels", rowsOf(run), run);
    await insert("labels_base", rowsOf("site"));
    await database.run("INSERT INTO codes SELECT DISTINCT flow, hs10 FROM labels");
    for (const [list, prefixes] of Object.entries(lists))
      for (const prefix of prefixes)
        await database.run(`INSERT INTO lists VALUES (${quoteText(list)}, ${quoteText(prefix)})`);
  });
  after(() => database.close());

  it("gives every code the label that making the changes one after the other gives it", async () => {
    await fc.assert(
      fc.asyncProperty(anyLabels, async (labels) => {
        const rows = (await database.rows(readerLabelsSql(labels))) as unknown as Label[];
        assert.deepEqual(rows.map((row) => ({ ...row })).sort(byCode), expected(labels).sort(byCode));
      }),
      { numRuns: 60 },
    );
  });

  it("finds no code altered by changes that repeat what it starts from, whatever that is", async () => {
    const site = rowsOf("site").find(({ hs10 }) => hs10 === codes[1]);
    const repeated = { prefix: codes[1] ?? "", relevance: site?.relevance ?? "High" } as LabelChange;
    const other = { prefix: codes[2] ?? "", relevance: "High" } as const; // it is Low
    const altered = async (labels: Partial<ReaderLabels>): Promise<string[]> => {
      const rows = await database.rows<{ hs10: string }>(alteredCodesSql({ ...unchangedLabels, ...labels }));
      return rows.map(({ hs10 }) => hs10).sort();
    };
    assert.deepEqual(await altered({ changes: [repeated] }), []);
    assert.deepEqual(await altered({ changes: [repeated, other] }), [codes[2]]);
    assert.deepEqual(await altered({ changes: [repeated], base: { kind: "none" } }), [codes[1]]);
    assert.deepEqual(await altered({ changes: [], medium: "ai" }), []);
  });

  it("lists the codes that differ from the baseline with both labels", async () => {
    const labels: ReaderLabels = {
      base: { kind: "site" },
      changes: [{ prefix: codes[1] ?? "", relevance: "High" }],
      confidence: 0,
      medium: "apart",
    };
    await database.run(`CREATE OR REPLACE TABLE labels_in_use AS ${readerLabelsSql(labels)}`);
    const rows = await database.rows(differingLabelsSql);
    assert.deepEqual(
      rows.map((row) => [row["flow"], row["hs10"], row["was_relevance"], row["now_relevance"]]),
      [
        ["exports", codes[1], "Medium", "High"],
        ["imports", codes[1], "Medium", "High"],
      ],
    );
  });
});

describe("withBaselineLabels", () => {
  it("names the baseline wherever the labels in use stand, and only there", () => {
    assert.equal(
      withBaselineLabels("SELECT * FROM labels_in_use l JOIN my_labels_in_use USING (hs10)"),
      "SELECT * FROM baseline_labels l JOIN my_labels_in_use USING (hs10)",
    );
  });
});
