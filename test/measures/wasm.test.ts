import assert from "node:assert/strict";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { it } from "node:test";
import { setFlagsFromString } from "node:v8";
import * as blocking from "@duckdb/duckdb-wasm/blocking";
import { Database, type Row } from "../../loaders/duckdb.js";
import { everySql } from "./builders.js";
import { statements } from "./small-trade.js";

it("gives the same rows in DuckDB-WASM as in Node for every measure and builder", async () => {
  const native = await Database.open();
  for (const statement of statements) await native.run(statement);
  const browser = await openWasm();
  for (const statement of statements) browser.query(statement);
  for (const [name, sql] of everySql()) {
    const expected = await native.rows(sql);
    assert.deepEqual(rounded(browser.query(sql)), rounded(expected), name);
  }
  native.close();
});

/** The types are those of the browser's build; what runs is Node's, which has a runtime more. */
const { createDuckDB, VoidLogger, NODE_RUNTIME } = blocking as typeof blocking & {
  NODE_RUNTIME: blocking.DuckDBRuntime;
};

// what is asked once is not worth compiling a second time, better: a third of this file's processor time
setFlagsFromString("--liftoff-only");

async function openWasm(): Promise<{ query: (sql: string) => Row[] }> {
  const folder = dirname(fileURLToPath(import.meta.resolve("@duckdb/duckdb-wasm/dist/duckdb-eh.wasm")));
  const bundle = (name: string) => ({ mainModule: join(folder, `duckdb-${name}.wasm`), mainWorker: "" });
  const database = await createDuckDB(
    { mvp: bundle("mvp"), eh: bundle("eh") },
    new VoidLogger(),
    NODE_RUNTIME,
  );
  await database.instantiate(() => undefined);
  database.open({ query: { castBigIntToDouble: true, castDecimalToDouble: true } });
  const connection = database.connect();
  return {
    query: (sql) =>
      connection
        .query(sql)
        .toArray()
        .map((row) => ({ ...(row as { toJSON(): Row }).toJSON() })),
  };
}

/** Two engines add floating point numbers in different orders. */
function rounded(rows: readonly Row[]): Row[] {
  return rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([name, value]) => [
        name,
        typeof value === "number" ? Number(value.toPrecision(10)) : value,
      ]),
    ),
  );
}
