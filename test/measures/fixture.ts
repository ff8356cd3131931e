import { Database, type Row } from "../../loaders/duckdb.js";
import { tables } from "../../loaders/snapshot/tables.js";
import { derivedRelations } from "../../src/measures/relations.js";
import { measureSql, type Flow, type Query } from "../../src/measures/index.js";
import { quoteName, quoteText } from "../../src/measures/sql.js";

/** One cell of trade: what is not named is zero, and the country is China. */
export interface Cell {
  flow?: Flow;
  month: string;
  hs10: string;
  value: number;
  country?: string;
  duty?: number;
  foreign?: number;
  quantity?: number;
}

export interface Fixture {
  cells: Cell[];
  /** hs10 to relevance, for both flows */
  labels?: Record<string, "High" | "Medium" | "Low">;
  categories?: Record<string, string>;
  confidence?: Record<string, number>;
  lists?: { list: string; prefix: string; written: string; effective?: string }[];
  units?: Record<string, string>;
}

/** A database in memory with every relation that measures read. */
export async function openFixture(fixture: Fixture): Promise<Database> {
  const database = await Database.open();
  for (const table of tables)
    await database.run(
      `CREATE TABLE ${table.name} (${table.columns.map((c) => `${quoteName(c.name)} ${c.type}`).join(", ")})`,
    );
  const codes = new Set<string>();
  for (const {
    flow = "imports",
    month,
    hs10,
    value,
    country = "5700",
    duty = 0,
    foreign = 0,
    quantity = 0,
  } of fixture.cells) {
    codes.add(`${flow} ${hs10}`);
    const key = `DATE '${month}-01', '${hs10}', '${country}'`;
    await database.run(
      flow === "imports"
        ? `INSERT INTO imports VALUES (${key}, ${value}, ${value}, 0, ${duty}, ${value}, ${quantity}, NULL)`
        : `INSERT INTO exports VALUES (${key}, ${value}, ${foreign}, ${quantity}, 0)`,
    );
  }
  for (const code of codes) {
    const [flow = "", hs10 = ""] = code.split(" ");
    const unit = fixture.units?.[hs10];
    await database.run(
      `INSERT INTO codes (flow, hs10, unit1, family) VALUES ('${flow}', '${hs10}', ${unit ? quoteText(unit) : "NULL"}, '${hs10}')`,
    );
  }
  for (const [hs10, relevance] of Object.entries(fixture.labels ?? {}))
    for (const flow of ["imports", "exports"])
      await database.run(
        `INSERT INTO labels (run, flow, hs10, relevance, category, confidence) VALUES ('test', '${flow}', '${hs10}', '${relevance}',
         '${fixture.categories?.[hs10] ?? "Compute_Hardware"}', ${fixture.confidence?.[hs10] ?? 90})`,
      );
  for (const { list, prefix, written, effective } of fixture.lists ?? [])
    await database.run(
      `INSERT INTO lists (list, prefix, digits, written, effective) VALUES ('${list}', '${prefix}', ${prefix.length}, '${written}', ${effective ? `DATE '${effective}'` : "NULL"})`,
    );
  for (const statement of derivedRelations({ run: "test" })) await database.run(statement);
  return database;
}

/** The rows of a measure. */
export async function ask(database: Database, name: string, query: Query = {}): Promise<Row[]> {
  return database.rows(measureSql(name, query));
}

/** The value of a measure that answers with one row. */
export async function askOne(database: Database, name: string, query: Query = {}): Promise<number | null> {
  const rows = await ask(database, name, query);
  if (rows.length !== 1)
    throw new Error(`${name}: ${rows.length} rows (expected 1): ${JSON.stringify(rows)}`);
  return rows[0]?.["value"] as number | null;
}

/** Every month of a year with the values given in turn; the last one repeats. */
export function year(base: number, values: readonly number[]): { month: string; value: number }[] {
  return Array.from({ length: 12 }, (_, i) => ({
    month: `${base}-${String(i + 1).padStart(2, "0")}`,
    value: values[Math.min(i, values.length - 1)] ?? 0,
  }));
}
