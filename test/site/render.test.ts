import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { Database } from "../../loaders/duckdb.js";
import { renderPage } from "../../scripts/site/render.js";
import { element } from "../../src/base/dom.js";
import { unpack } from "../../src/view/page/prepared.js";
import { definePage } from "../../src/view/view.js";
import type { Site } from "../../src/base/site.js";
import { choice } from "../../src/view/state/inputs.js";

const site = { months: { imports: [], exports: [] } } as unknown as Site;
const page = definePage({
  name: "test",
  inputs: { flow: choice({ imports: "Imports", exports: "Exports" }, { label: "Flow" }) },
  views: {
    sum: {
      questions: (state) => ({ answer: { sql: `SELECT 2::HUGEINT + 2 AS value, '${state.flow}' AS flow` } }),
      render: (answers, { document }) =>
        element(
          document,
          "p",
          {},
          `<b>${answers["answer"]?.[0]?.["flow"]}</b> ${answers["answer"]?.[0]?.["value"]}`,
        ),
    },
    again: {
      questions: (state) => ({ answer: { sql: `SELECT 2::HUGEINT + 2 AS value, '${state.flow}' AS flow` } }),
      render: (answers, { document }) => element(document, "p", {}, String(answers["answer"]?.length)),
    },
  },
});

describe("renderPage", () => {
  let database: Database;
  before(async () => {
    database = await Database.open();
  });
  after(() => database.close());

  it("asks with the default inputs, each text once, and draws data as text", async () => {
    const rendered = await renderPage(page, { database, site, data: undefined });
    assert.match(rendered.views["sum"] ?? "", /^<p>&lt;b(>|&gt;)imports&lt;\/b(>|&gt;) 4<\/p>$/);
    assert.equal(rendered.answers.length, 1);
    assert.deepEqual(rendered.answers.flatMap(unpack), [{ value: 4, flow: "imports" }]);
    assert.match(rendered.inputs, /<input checked value="imports" name="flow"/);
  });

  it("does not ask again for an answer that holds", async () => {
    const sql = "SELECT 2::HUGEINT + 2 AS value, 'imports' AS flow";
    const known = new Map([[sql, { sql, rows: 1, columns: { value: [5], flow: ["kept"] } }]]);
    const rendered = await renderPage(page, { database, site, data: undefined, known });
    assert.match(rendered.views["sum"] ?? "", /kept.* 5/);
  });

  it("names the view and the page that cannot be drawn", async () => {
    const broken = definePage({
      name: "broken",
      inputs: {},
      views: {
        chart: { questions: () => ({ a: { sql: "SELECT gone FROM nowhere" } }), render: () => assert.fail() },
      },
    });
    await assert.rejects(
      renderPage(broken, { database, site, data: undefined }),
      (error: Error) =>
        error.message === "view chart of page broken cannot be drawn" &&
        /nowhere/.test((error.cause as Error).message),
    );
  });
});
