import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { before, describe, it } from "node:test";
import { Database } from "../../loaders/duckdb.js";
import type { DataPackage } from "../../loaders/snapshot/data-package.js";
import { tables } from "../../loaders/snapshot/tables.js";
import { quoteText } from "../../src/measures/sql.js";
import { builtSite, serve } from "./build.js";

/** Types of DuckDB that a field's type may stand for. */
const duckdbTypes: Record<string, readonly string[]> = {
  date: ["DATE"],
  string: ["VARCHAR"],
  integer: ["BIGINT", "INTEGER"],
  number: ["DOUBLE"],
  datetime: ["TIMESTAMP"],
};

describe("the data package of the built sample", { timeout: 600_000 }, () => {
  let site: string;
  let folder: string;
  let described: DataPackage;

  before(async () => {
    site = (await builtSite()).folder;
    folder = join(site, "snapshot/current");
    described = JSON.parse(await readFile(join(folder, "datapackage.json"), "utf8")) as DataPackage;
  });

  it("is the same under the snapshot's own address", async () => {
    const own = join(site, "snapshot", described.version, "datapackage.json");
    assert.deepEqual(JSON.parse(await readFile(own, "utf8")), described);
  });

  it("holds every Parquet file of the snapshot with its size and hash", async () => {
    const files = (await readdir(folder)).filter((name) => name.endsWith(".parquet"));
    assert.deepEqual(described.resources.map((resource) => resource.path).sort(), files.sort());
    for (const { path, bytes, hash, name, format } of described.resources) {
      const content = await readFile(join(folder, path));
      assert.equal(content.length, bytes, path);
      assert.equal(`sha256:${createHash("sha256").update(content).digest("hex")}`, hash, path);
      assert.equal(format, "parquet");
      assert.match(name, /^[a-z0-9._-]+$/);
    }
    assert.deepEqual(
      new Set(described.resources.map(({ table }) => table)),
      new Set(tables.map(({ name }) => name)),
    );
  });

  it("names the columns of each file, with their types and units, and its rows, as DuckDB reads them", async () => {
    const database = await Database.open();
    for (const { path, schema, rows } of described.resources) {
      const file = quoteText(join(folder, path));
      const columns = await database.rows<{ column_name: string; column_type: string }>(
        `DESCRIBE FROM ${file}`,
      );
      assert.deepEqual(
        schema.fields.map(({ name }) => name),
        columns.map((column) => column.column_name),
        path,
      );
      for (const [i, field] of schema.fields.entries()) {
        assert.ok(duckdbTypes[field.type]?.includes(columns[i]?.column_type ?? ""), `${path} ${field.name}`);
        assert.ok(field.description.length > 3 && field.unit.length > 1, `${path} ${field.name}`);
      }
      const { count } = await database.one<{ count: bigint }>(`SELECT count(*) AS count FROM ${file}`);
      assert.equal(Number(count), rows, path);
    }
    database.close();
  });

  it("says what it is, under which licence, and that a sample is not for citation", () => {
    assert.match(described.title, /sample, not for citation/);
    for (const { name, title } of described.licenses) assert.ok(name.length > 2 && title.length > 5);
    for (const { licenses } of described.resources) assert.equal(licenses.length, 1);
    assert.ok(!Number.isNaN(Date.parse(described.created)));
  });

  it("leads to files that the site serves whole and in ranges, at addresses relative to its own", async () => {
    const server = await serve(site);
    const own = `${server.address}snapshot/current/datapackage.json`;
    const [first] = ((await (await fetch(own)).json()) as DataPackage).resources;
    const address = new URL(first?.path ?? "", own);
    const whole = Buffer.from(await (await fetch(address)).arrayBuffer());
    assert.equal(`sha256:${createHash("sha256").update(whole).digest("hex")}`, first?.hash);
    const end = await fetch(address, { headers: { range: "bytes=-4" } });
    assert.equal(end.status, 206);
    assert.equal(await end.text(), "PAR1");
    await server.close();
  });
});
