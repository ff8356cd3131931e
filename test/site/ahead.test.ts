import assert from "node:assert/strict";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { Database } from "../../loaders/duckdb.js";
import { answersAhead, writeAhead } from "../../scripts/site/ahead.js";
import { layoutOf } from "../../scripts/site/layout.js";
import { element } from "../../src/base/dom.js";
import type { PreparedAnswer } from "../../src/view/page/prepared.js";
import { definePage } from "../../src/view/view.js";
import type { Site } from "../../src/base/site.js";
import { choice, menu, text, toggle } from "../../src/view/state/inputs.js";

const site = { months: { imports: [], exports: [] } } as unknown as Site;
const many = Array.from({ length: 9 }, (_, i) => ({ value: `c${i}`, label: `Country ${i}` }));
const page = definePage({
  name: "test",
  inputs: {
    flow: choice({ imports: "Imports", exports: "Exports" }, { label: "Flow" }),
    wide: toggle({ label: "Wide" }),
    country: menu(() => many, { label: "Country" }),
    word: text({ label: "Word" }),
  },
  views: {
    rows: {
      questions: ({ flow, wide, country, word }) => ({
        one: { sql: `SELECT '${flow} ${wide} ${country}${word}' AS asked` },
        other: { sql: "SELECT 1 AS whatever" },
        long: { sql: `FROM range(${wide ? 2001 : 3})` },
      }),
      render: (_, { document }) => element(document, "p", {}),
    },
  },
});
const known = new Map<string, PreparedAnswer>();
const asked = (flow: string, wide: boolean): string => `SELECT '${flow} ${wide} c0' AS asked`;
const usual = [asked("imports", false), "SELECT 1 AS whatever", "FROM range(3)"];
const has = usual.map((sql) => ({ sql, columns: {}, rows: 0 }));

describe("answersAhead", () => {
  let database: Database;
  before(async () => {
    database = await Database.open();
  });
  after(() => database.close());

  it("answers what each single change of an input asks anew, but for long answers and inputs of many options", async () => {
    const answers = await answersAhead(page, { database, site, known, has });
    assert.deepEqual(
      answers.map(({ sql }) => sql),
      [asked("exports", false), asked("imports", true)],
    );
    assert.deepEqual(answers[0]?.columns, { asked: ["exports false c0"] });
  });

  it("does not ask again for an answer that holds", async () => {
    const sql = asked("exports", false);
    const held = new Map([[sql, { sql, rows: 1, columns: { asked: ["kept"] } }]]);
    const [answer] = await answersAhead(page, { database, site, known: held, has });
    assert.deepEqual(answer?.columns, { asked: ["kept"] });
  });
});

describe("writeAhead", () => {
  it("names the file after its content, and leaves one for each page", async () => {
    const root = await mkdtemp(join(tmpdir(), "ahead-"));
    try {
      const layout = layoutOf(root);
      const old = await writeAhead("test", [], layout);
      const other = await writeAhead("tests", [], layout);
      const path = await writeAhead("test", has, layout);
      assert.notEqual(path, old);
      assert.deepEqual(
        (await readdir(join(layout.files, "_ahead"))).map((name) => `_ahead/${name}`).sort(),
        [path, other].sort(),
      );
      assert.deepEqual(JSON.parse(await readFile(join(layout.files, path), "utf8")), has);
    } finally {
      await rm(root, { recursive: true });
    }
  });
});
