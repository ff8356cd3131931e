import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { cacheAt } from "../../../loaders/cache.js";
import { LineReporter } from "../../../loaders/progress.js";
import { countryReference } from "../../../loaders/countries.js";
import { sampleCodes } from "../../../loaders/sample/codes/index.js";
import { openSnapshot } from "../../../loaders/snapshot/session.js";
import { findCurrent, loadSnapshot } from "../../../loaders/snapshot/store.js";
import { verifySnapshot } from "../../../loaders/snapshot/verify.js";
import { buildSampleIn, type BuiltSample } from "./fixture.js";
import { policyCases } from "./policy-cases.js";
import { tradeCases } from "./trade-cases.js";

describe("buildSample", () => {
  let sample: BuiltSample;
  before(async () => {
    sample = await buildSampleIn("sample");
  });
  after(() => sample.remove());

  const rows = (sql: string): Promise<Record<string, unknown>[]> => sample.session.database.rows(sql);

  describe("gives the published tables of trade out of the measures", () => tradeCases(() => sample));
  describe("gives the published codes, duties and deficits out of the measures", () =>
    policyCases(() => sample));

  it("is built where there is no snapshot at all, which is said, and only once", async () => {
    assert.match(sample.id, /^sample-2026-01-[0-9a-f]{8}$/);
    assert.equal((await findCurrent(sample.cache))?.id, sample.id);
    assert.match(sample.said[0] ?? "", /no snapshot yet: building the sample/);
    const said: string[] = [];
    const second = await openSnapshot(sample.cache, { report: new LineReporter((line) => said.push(line)) });
    second.close();
    assert.equal(second.id, sample.id);
    assert.deepEqual(said, []);
  });

  it("makes a snapshot that stands up to atlas verify and says what it is", async () => {
    assert.deepEqual(await verifySnapshot(await loadSnapshot(sample.cache, sample.id)), []);
    const { manifest } = sample.session;
    assert.equal(manifest.kind, "sample");
    assert.equal(manifest.run, "sample");
    assert.match(manifest.notes.join(" "), /synthetic values. Not for citation/);
  });

  it("has the bytes that are kept in the tree, whatever the release of Node, the time zone, the locale and the cores", async () => {
    const kept = JSON.parse(await readFile(new URL("hashes.json", import.meta.url), "utf8")) as object;
    const files = sample.session.manifest.tables.flatMap((table) => table.files);
    const came = Object.fromEntries(files.map(({ file, sha256 }) => [file, sha256]));
    assert.deepEqual(
      came,
      kept,
      `the sample's bytes are others; if by intent, hashes.json becomes\n${JSON.stringify(came, null, 2)}`,
    );
  });

  it("covers 97 months of both flows and stays small", async () => {
    const { months } = sample.session.manifest;
    assert.deepEqual(
      [months.imports.length, months.imports[0], months.imports.at(-1)],
      [97, "2018-01", "2026-01"],
    );
    assert.deepEqual(months.exports, months.imports);
    const files = await readdir(sample.session.folder);
    const sizes = await Promise.all(files.map((file) => stat(join(sample.session.folder, file))));
    assert.ok(sizes.reduce((sum, { size }) => sum + size, 0) < 12 * 2 ** 20);
    const [{ count } = { count: NaN }] = await rows("SELECT count(*) AS count FROM imports");
    assert.ok(Number(count) < 350_000, `${String(count)} import rows`);
  });

  it("splits 8542.31 and 8542.39 in July 2024 and keeps each in one family", async () => {
    assert.deepEqual(
      await rows(`SELECT hs10, strftime(first_month, '%Y-%m') AS first, strftime(last_month, '%Y-%m') AS last, family
                  FROM codes WHERE flow = 'imports' AND hs10 IN ('8542310001', '8542310045', '8542390060', '8542390090')
                  ORDER BY hs10`),
      [
        { hs10: "8542310001", first: "2018-01", last: "2024-06", family: "8542310001" },
        { hs10: "8542310045", first: "2024-07", last: "2026-01", family: "8542310001" },
        { hs10: "8542390060", first: "2024-07", last: "2025-06", family: "8542390001" },
        { hs10: "8542390090", first: "2025-07", last: "2026-01", family: "8542390001" },
      ],
    );
  });

  it("describes every code, names every country and every district", async () => {
    assert.deepEqual(
      await rows("SELECT hs10 FROM codes WHERE description_long IS NULL OR naics_name IS NULL"),
      [],
    );
    assert.deepEqual(await rows("SELECT cty_code FROM countries WHERE iso3 IS NULL OR name = cty_code"), []);
    assert.equal((await rows("SELECT * FROM countries")).length, countryReference.length);
    assert.deepEqual(
      await rows("SELECT DISTINCT district FROM import_districts ANTI JOIN districts USING (district)"),
      [],
    );
  });

  it("splits every code and month over districts to the dollar", async () => {
    for (const [flow, value, places] of [
      ["imports", "con_val", "import_districts"],
      ["exports", "domestic_val + foreign_val", "export_districts"],
    ])
      assert.deepEqual(
        await rows(`WITH whole AS (SELECT hs10, month, sum(${value}) AS v FROM ${flow} GROUP BY ALL),
                    parts AS (SELECT hs10, month, sum(val) AS v FROM ${places} GROUP BY ALL)
                    SELECT * FROM whole FULL JOIN parts USING (hs10, month) WHERE whole.v IS DISTINCT FROM parts.v LIMIT 3`),
        [],
      );
  });

  it("splits the subheadings of High codes over ports and states to the dollar, of ways that add up", async () => {
    for (const [flow, value] of [
      ["imports", "gen_val"],
      ["exports", "domestic_val + foreign_val"],
    ] as const)
      for (const place of ["ports", "states"]) {
        const name = `${flow.slice(0, -1)}_${place}`;
        const wrong = await rows(`
          SELECT month, hs6, ours, theirs
          FROM (SELECT month, hs6, sum(val) AS ours FROM ${name} GROUP BY ALL)
          FULL JOIN (SELECT month, left(hs10, 6) AS hs6, sum(${value}) AS theirs FROM ${flow}
            WHERE month >= DATE '2023-01-01' AND left(hs10, 6) IN (
              SELECT left(hs10, 6) FROM labels WHERE flow = '${flow}' AND relevance = 'High')
            GROUP BY ALL) USING (month, hs6)
          WHERE ours IS DISTINCT FROM theirs`);
        assert.deepEqual(wrong, [], name);
        const impossible = await rows(
          `SELECT * FROM ${name} WHERE val <= 0 OR air_val < 0 OR ves_val < 0 OR air_val + ves_val > val`,
        );
        assert.deepEqual(impossible, [], name);
      }
    const coverage = (await sample.measure("import_port_coverage", { from: "2025-01" }))[0]?.value;
    assert.equal(coverage, 100);
  });

  it("has no impossible row", async () => {
    assert.deepEqual(
      await rows(`SELECT hs10, cty_code, month FROM imports
                  WHERE con_val < 251 OR dut_val > con_val OR (cal_dut > 0 AND dut_val = 0) OR con_cif < con_val
                     OR con_qty1 < 1 LIMIT 3`),
      [],
    );
    assert.deepEqual(
      await rows(
        "SELECT hs10 FROM exports WHERE domestic_val < 0 OR foreign_val < 0 OR domestic_val + foreign_val = 0 LIMIT 3",
      ),
      [],
    );
  });

  it("lets China lose and others gain after Section 301", async () => {
    const shares = await rows(`
      WITH listed AS (
        SELECT i.* FROM imports i
        WHERE EXISTS (SELECT 1 FROM lists l WHERE l.list = 'section_301_3' AND starts_with(i.hs10, l.prefix)))
      SELECT year(month) AS y, 100 * sum(con_val) FILTER (cty_code = '5700') / sum(con_val) AS china,
        100 * sum(con_val) FILTER (cty_code = '5520') / sum(con_val) AS vietnam
      FROM listed WHERE year(month) IN (2018, 2021) GROUP BY y ORDER BY y`);
    const [before, later] = shares as [Record<string, number>, Record<string, number>];
    assert.ok(later["china"]! < before["china"]! - 3, JSON.stringify(shares));
    assert.ok(later["vietnam"]! > before["vietnam"]!, JSON.stringify(shares));
  });

  it("has codes of all chapters, every category, and some that measures leave out", () => {
    const { imports } = sampleCodes();
    const chapters = new Set(imports.map(({ hs10 }) => hs10.slice(0, 2)));
    const missing = Array.from({ length: 99 }, (_, i) => String(i + 1).padStart(2, "0")).filter(
      (c) => !chapters.has(c),
    );
    assert.deepEqual(missing, ["77"]); // reserved in the Harmonized System
    assert.ok(imports.some(({ hs10, label }) => hs10.startsWith("27") && label?.relevance === "High"));
    assert.ok(imports.some(({ label }) => label === undefined));
  });

  it("is the same every time, also as atlas sample", async () => {
    const folder = await mkdtemp(join(tmpdir(), "sample-again-"));
    try {
      const command = fileURLToPath(new URL("../../../bin/atlas.js", import.meta.url));
      const { stderr } = await promisify(execFile)(process.execPath, [command, "sample", "--cache", folder]);
      assert.match(
        stderr,
        new RegExp(`snapshot ${sample.id} is current: synthetic values, not for citation`),
      );
      const again = await openSnapshot(cacheAt(folder));
      again.close();
      assert.equal(again.id, sample.id);
      // The manifest names the version of the code, which another commit changes.
      const tables = async (root: string): Promise<string[]> =>
        (await readFile(join(root, "SHA256SUMS"), "utf8"))
          .split("\n")
          .filter((line) => !line.includes("manifest"));
      assert.deepEqual(await tables(again.folder), await tables(sample.session.folder));
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
