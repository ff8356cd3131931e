import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { cacheAt } from "../../../loaders/cache.js";
import { labelSources, listSources } from "../../../loaders/lists/sources.js";
import { readListRecord } from "../../../loaders/lists/store.js";
import { readRun } from "../../../loaders/labels/run.js";
import { readParquet } from "../../../loaders/parquet.js";
import { table } from "../../../loaders/snapshot/tables.js";
import { atlas, temporaryFolder } from "../../atlas.js";
import { startFileServer, type FileServer } from "../../servers/files.js";

const data = fileURLToPath(new URL("../../../../shared/data", import.meta.url));
const pathOf = (name: string) => [...listSources, ...labelSources].find((s) => s.name === name)!.path;

describe("atlas lists", () => {
  let server: FileServer;
  let folder: { path: string; remove: () => Promise<void> };
  before(async () => {
    server = await startFileServer();
    folder = await temporaryFolder();
    const digits = (count: number, length: number) =>
      Array.from({ length: count }, (_, i) =>
        String(i + 1)
          .padEnd(length, "0")
          .padStart(length, "1"),
      );
    const headings = listSources
      .find((s) => s.name === "section_301")!
      .parts.flatMap((part) => part.values ?? []);
    server.answers.set(pathOf("consumer_electronics"), `HTSUS\n${digits(60, 10).join("\n")}\n`);
    server.answers.set(pathOf("annex_ii"), `HTSUS\n${digits(400, 10).join("\n")}\n`);
    server.answers.set(pathOf("section_122"), `hts_code,digits\n${digits(600, 8).join(",8\n")},8\n`);
    server.answers.set(
      pathOf("section_301"),
      `hts8,list,ch99_code\n${digits(6200, 8)
        .map((code, i) => `${code},x,${headings[i % headings.length]}`)
        .join("\n")}\n`,
    );
    server.answers.set(pathOf("section_232_copper"), `hts10,ch99_code\n${digits(50, 10).join(",x\n")},x\n`);
    server.answers.set(
      pathOf("section_232_derivatives"),
      `hts_prefix,ch99_code,derivative_type,effective_date\n${digits(400, 8).join(",x,steel,\n")},x,steel,\n`,
    );
    server.answers.set(
      pathOf("section_232_annex_products"),
      `hts_prefix,annex,metal_type,source,effective_date\n${digits(500, 8).join(",1a,steel,x,\n")},1a,steel,x,\n`,
    );
    server.answers.set(
      pathOf("published_import_labels"),
      "hs10_code,relevance\n8471500150,High\n101210010,Low\n",
    );
    server.answers.set(
      pathOf("published_export_labels"),
      "hs10_code,relevance\n8471500150,High\n8542310000,Error\n",
    );
  });
  after(async () => {
    await server.close();
    await folder.remove();
  });
  const run = (...args: string[]) =>
    atlas(["lists", "--cache", folder.path, ...args], { ATLAS_LISTS_URL: server.url });

  it("fetches every list and the published labels, and keeps them with their provenance", async () => {
    const result = await run();
    assert.equal(result.code, 0, result.stderr);
    const cache = cacheAt(folder.path);
    const record = await readListRecord(cache, "section_122");
    assert.equal(record?.address, `${server.url}/${pathOf("section_122")}`);
    assert.equal(record?.last_modified, "Mon, 06 Apr 2026 00:00:00 GMT");
    assert.match(record?.sha256 ?? "", /^[0-9a-f]{64}$/);
    const rows = await readParquet<Record<string, unknown>>(join(cache.lists, "section_122", "list.parquet"));
    assert.deepEqual(
      Object.keys(rows[0] ?? {}),
      table("lists").columns.map(({ name }) => name),
    );
    assert.equal(rows.length, record?.rows);
    assert.equal(rows[0]?.["effective"], "2026-02-24");
    const { labels } = await readRun(cache, "published");
    assert.deepEqual(
      labels.map(({ flow, hs10, relevance }) => [flow, hs10, relevance]),
      [
        ["exports", "8471500150", "High"],
        ["imports", "0101210010", "Low"],
        ["imports", "8471500150", "High"],
      ],
    );
    assert.match(result.stderr, /line 3, 8542310000: invalid relevance "Error"/);
  });

  it("keeps the old list and fails when a source is gone, is a page, or was cut off", async () => {
    const before = await readListRecord(cacheAt(folder.path), "annex_ii");
    for (const [answer, message] of [
      [404, /annex-II-exemptions\.csv answered 404/],
      ["<html>sign in</html>", /a web page came \(expected CSV\)/],
      ["HTSUS\n7410120000\n", /only 1 rows \(expected about 720\)/],
    ] as const) {
      server.answers.set(pathOf("annex_ii"), answer);
      const result = await run("--only", "annex_ii");
      assert.equal(result.code, 1);
      assert.match(result.stderr, message);
      assert.deepEqual(await readListRecord(cacheAt(folder.path), "annex_ii"), before);
    }
  });

  it("takes lists from local files instead, and says since when codes count that bring their dates", async () => {
    const path = join(folder.path, "mine.csv");
    await writeFile(path, "HTSUS\n7403110000\n");
    const dated = join(folder.path, "dated.csv");
    await writeFile(
      dated,
      "hts8,ch99_code,effective_date\n84715001,9903.88.77,2026-05-01\n84715002,9903.88.77,\n85423100,9903.88.01,2018-08-01\n",
    );
    const result = await run(
      ...["--only", "annex_ii", "section_301"],
      ...["--from-file", `annex_ii=${path}`, `section_301=${dated}`],
    );
    assert.equal(result.code, 0, result.stderr);
    assert.match(result.stderr, /section_301_9903_88_77: 1 prefixes have no date; counted from \d{4}-/);
    assert.match(result.stderr, /section_301_1: 1 prefixes of 8 digits, in force from 2018-08-01/);
    const kept = await readParquet<Record<string, unknown>>(
      join(cacheAt(folder.path).lists, "section_301_9903_88_77", "list.parquet"),
    );
    assert.equal(kept.find(({ prefix }) => prefix === "84715001")?.["effective"], "2026-05-01");
    const record = await readListRecord(cacheAt(folder.path), "annex_ii");
    assert.equal(record?.rows, 1);
    assert.equal(record?.address, "file:mine.csv");
  });

  it("calls an unknown source a wrong call", async () => {
    const result = await run("--only", "nothing");
    assert.equal(result.code, 2);
    assert.match(result.stderr, /unknown source: nothing \(there are: fed_hs6/);
  });

  it("reads the publishers' own files", { skip: !existsSync(data) && "no ../shared/data" }, async () => {
    for (const name of ["consumer_electronics", "annex_ii", "section_122", "section_301"]) {
      const file = listSources.find((s) => s.name === name)!.file;
      server.answers.set(pathOf(name), await readFile(join(data, "lists", file)));
    }
    const result = await run("--only", "consumer_electronics", "annex_ii", "section_122", "section_301");
    assert.equal(result.code, 0, result.stderr);
    const rowsOf = async (list: string) => (await readListRecord(cacheAt(folder.path), list))?.rows;
    assert.equal(await rowsOf("consumer_electronics"), 109);
    assert.equal(await rowsOf("annex_ii"), 720);
    assert.equal(await rowsOf("section_122"), 1098);
    assert.equal(await rowsOf("section_301_1"), 860);
    assert.equal(await rowsOf("section_301_3"), 6190);
    assert.equal(await rowsOf("section_301_4a"), 2967);
    assert.equal(await rowsOf("section_301_4b"), 1519);
  });
});
