import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { openSnapshot, type Session } from "../../loaders/snapshot/session.js";
import { schema, type SchemaTable } from "../../src/data/sql.js";
import { allRelations } from "../../src/measures/relations.js";
import { sampleCache } from "../site/build.js";

describe("the schema beside the SQL editor", { timeout: 600_000 }, () => {
  let session: Session;
  let tables: SchemaTable[];
  before(async () => {
    session = await openSnapshot(await sampleCache());
    tables = await schema(session);
  });
  after(() => session?.close());

  it("has every relation that the SQL of a figure may name", () => {
    const names = tables.map(({ name }) => name);
    assert.deepEqual(
      allRelations.filter((relation) => !names.includes(relation)),
      [],
    );
  });

  it("has their columns and types as they are, in any order", async () => {
    const text = (columns: readonly { name: string; type: string }[]): string[] =>
      columns.map(({ name, type }) => `${name} ${type}`).sort();
    for (const { name, columns } of tables) {
      const described = await session.database.rows<{ column_name: string; column_type: string }>(
        `DESCRIBE ${name}`,
      );
      const real = described.map((row) => ({ name: row.column_name, type: row.column_type }));
      assert.deepEqual(text(columns), text(real), name);
    }
  });
});
