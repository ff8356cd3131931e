import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { cacheAt, partition } from "../../../loaders/cache.js";
import { parseCsv } from "../../../loaders/csv.js";
import { readRun, readRunRecord } from "../../../loaders/labels/run.js";
import { writeParquet } from "../../../loaders/parquet.js";
import type { Column } from "../../../loaders/snapshot/tables.js";
import { findTask } from "../../../loaders/tasks/task.js";
import { atlas, temporaryFolder } from "../../atlas.js";
import { startFileServer } from "../../servers/files.js";

const data = fileURLToPath(new URL("../../../../shared/data", import.meta.url));
const text = (name: string): Column => ({ name, type: "VARCHAR", unit: "text", about: name });

describe("atlas label", () => {
  let folder: { path: string; remove: () => Promise<void> };
  const label = (...args: string[]) => atlas(["label", ...args, "--cache", folder.path]);
  before(async () => {
    folder = await temporaryFolder();
  });
  after(() => folder.remove());

  it("says what to do when nothing was pulled", async () => {
    const result = await label();
    assert.equal(result.code, 1);
    assert.match(result.stderr, /run atlas pull first, or name a file with --codes/);
  });

  it("labels every pulled code of both flows by its newest description", async () => {
    const cache = cacheAt(folder.path);
    const columns = [text("hs10"), text("description_long"), text("naics")];
    for (const [flow, month, description] of [
      ["imports", "2025-01", "SOMETHING ELSE"],
      ["imports", "2025-02", "CENTRIFUGAL PUMPS FOR LIQUIDS"],
      ["exports", "2025-01", "STOCK PUMPS"],
    ] as const) {
      const path = partition(cache.codes, flow, month);
      await mkdir(path, { recursive: true });
      const rows = [{ hs10: "8413702090", description_long: description, naics: "333914" }];
      await writeParquet(join(path, "codes.parquet"), columns, rows, ["hs10"]);
    }
    const result = await label("--labeler", "keyword");
    assert.equal(result.code, 0, result.stderr);
    const { record, labels } = await readRun(cache, "keyword");
    assert.deepEqual(
      labels.map(({ flow, hs10, relevance }) => [flow, hs10, relevance]),
      [
        ["exports", "8413702090", "Medium"],
        ["imports", "8413702090", "High"],
      ],
    );
    assert.equal(record.labeler, "keyword");
    assert.equal(record.codes, 2);
  });

  it("leaves the same run as it was, lets keyword follow its codes, and freezes named runs", async () => {
    const cache = cacheAt(folder.path);
    const first = await readRunRecord(cache, "keyword");
    await label();
    assert.deepEqual(await readRunRecord(cache, "keyword"), first);
    assert.equal((await label("--run", "mine")).code, 0);
    const taken = await label("--run", "mine", "--flow", "imports");
    assert.equal(taken.code, 2);
    assert.match(taken.stderr, /run mine exists and says something else/);
    assert.equal((await label("--run", "mine", "--flow", "imports", "--replace")).code, 0);
    assert.equal((await readRunRecord(cache, "mine"))?.codes, 1);
  });

  it("takes a condition, a limit, and refuses what is no SQL", async () => {
    const result = await label(
      "--run",
      "some",
      "--where",
      "flow = 'exports' AND hs10 LIKE '84%'",
      "--limit",
      "1",
    );
    assert.equal(result.code, 0, result.stderr);
    assert.equal((await readRunRecord(cacheAt(folder.path), "some"))?.codes, 1);
    assert.equal((await label("--where", "nonsense")).code, 2);
    assert.equal((await label("--limit", "0")).code, 2);
  });

  it("imports, exports and evaluates a label file", async () => {
    const file = join(folder.path, "labels.csv");
    await writeFile(
      file,
      "hs10_code,relevance,primary_category\n8413702090,High,Cooling_HVAC\n101210000,Low,\n",
    );
    const imported = await label("import", file, "--run", "published", "--flow", "imports");
    assert.equal(imported.code, 0, imported.stderr);
    assert.match(imported.stderr, /1 codes had lost their leading zero; restored/);
    const exported = await label("export", "--run", "published");
    assert.equal(
      exported.stdout,
      "flow,hs10,relevance,confidence,vote_share,category,specific_use,reasoning\n" +
        "imports,0101210000,Low,,,,,\nimports,8413702090,High,,,Cooling_HVAC,,\n",
    );
    const evaluated = await label("evaluate", "--gold", file, "--run", "keyword", "--json");
    const evaluation = JSON.parse(evaluated.stdout) as {
      codes: number;
      unlabelled: number;
      agreement: number;
    };
    assert.deepEqual([evaluation.codes, evaluation.unlabelled, evaluation.agreement], [1, 1, 1]);
    assert.match((await label("evaluate", "--gold", file)).stdout, /run published: 2 gold codes/);
  });

  it("imports a label file from an address", async () => {
    const server = await startFileServer();
    server.answers.set("labels.csv", "hs10,relevance\n8471500150,High\n");
    const result = await label("import", `${server.url}/labels.csv`, "--run", "remote", "--flow", "imports");
    await server.close();
    assert.equal(result.code, 0, result.stderr);
    const { record } = await readRun(cacheAt(folder.path), "remote");
    assert.deepEqual([record.codes, record.sources[0]?.address], [1, `${server.url}/labels.csv`]);
  });

  it("calls an unknown run, a missing name and a bad name wrong calls", async () => {
    const unknown = await label("export", "--run", "nobody");
    assert.equal(unknown.code, 2);
    assert.match(unknown.stderr, /unknown run: nobody \(there are: keyword, mine/);
    assert.equal((await label("import", "x.csv")).code, 2);
    assert.equal((await label("--run", "../x")).code, 2);
    assert.equal((await label("--labeler", "oracle")).code, 2);
  });

  it(
    "rules out no chapter in which a published label is more than Low",
    { skip: !existsSync(data) && "no ../shared/data" },
    async () => {
      const { outside } = findTask("ai-data-centers");
      const gold = await readFile(join(data, "labels", "published-export-labels.csv"));
      const labels = parseCsv(gold, "labels").rows.map((row) => ({
        chapter: (row.cell("hs10_code") ?? "").padStart(10, "0").slice(0, 2),
        relevance: row.cell("relevance"),
      }));
      const ruledOut = labels.filter(({ chapter }) => outside.chapters?.includes(chapter));
      assert.equal(ruledOut.length, 2003);
      assert.deepEqual([...new Set(ruledOut.map(({ relevance }) => relevance))], ["Low"]);
    },
  );

  it(
    "finds High as the published labels do",
    { skip: !existsSync(data) && "no ../shared/data" },
    async () => {
      const gold = join(data, "labels", "published-export-labels.csv");
      assert.equal((await label("--codes", gold, "--flow", "exports", "--run", "gold-codes")).code, 0);
      const result = await label("evaluate", "--gold", gold, "--run", "gold-codes", "--json");
      const { codes, scores } = JSON.parse(result.stdout) as { codes: number; scores: { f1: number }[] };
      assert.equal(codes, 4693);
      assert.ok((scores[0]?.f1 ?? 0) >= 0.6, `F1 of High is ${scores[0]?.f1}`);
    },
  );
});
