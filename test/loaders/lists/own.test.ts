import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { countryCodes } from "../../../loaders/lists/own.js";
import type { ListRecord } from "../../../loaders/lists/store.js";
import { buildSnapshot } from "../../../loaders/snapshot/build.js";
import { openSnapshot } from "../../../loaders/snapshot/session.js";
import { measureSql } from "../../../src/measures/index.js";
import { atlas, temporaryFolder } from "../../atlas.js";
import { makeFixtureCache } from "../snapshot/fixture.js";

describe("atlas lists add", () => {
  let folder: { path: string; remove: () => Promise<void> };
  before(async () => {
    folder = await temporaryFolder();
  });
  after(() => folder.remove());

  const add = async (name: string, content: string, ...args: string[]) => {
    const file = join(folder.path, `${name}.csv`);
    await writeFile(file, content);
    return atlas(["lists", "add", name, file, "--cache", folder.path, ...args]);
  };

  it("keeps a list with its provenance, and a snapshot takes it in for measures and pages", async () => {
    const cache = await makeFixtureCache(folder.path);
    const said = await add(
      ...(["duty", "Nummer,Ware\n8471.50 to 8471.90,Rechner\n9403,Möbel\n", "--as", "tariff"] as const),
      ...["--from", "2024-12-01", "--country", "China,MX", "--rate", "25", "--title", "A duty"],
    );
    assert.equal(said.code, 0, said.stderr);
    assert.match(said.stderr, /duty: codes in the column "Nummer", 2 rows, 1 ranges/);
    assert.match(
      said.stderr,
      /taken as tariff, in force from 2024-12-01, 25 percent, on goods of 5700, 2010/,
    );
    const record = JSON.parse(await readFile(join(cache.lists, "duty/source.json"), "utf8")) as ListRecord;
    assert.equal(record.address, "file:duty.csv");
    assert.match(record.sha256, /^[0-9a-f]{64}$/);

    const { id } = await buildSnapshot({ inputs: cache, into: cache, kind: "live" });
    const session = await openSnapshot(cache, { id });
    try {
      assert.deepEqual(session.manifest.lists, [
        {
          ...{ list: "duty", kind: "tariff", title: "A duty", effective: "2024-12-01", rate: 25 },
          countries: ["5700", "2010"],
        },
      ]);
      assert.ok(session.manifest.sources.some(({ name }) => name === "duty"));
      const rows = await session.database.rows<{ value: bigint }>(
        measureSql("import_value", {
          where: { lists: ["duty"], groups: ["all"] },
          from: "2025-01",
          to: "2025-01",
        }),
      );
      // 8471.50 of two countries, and furniture
      assert.equal(Number(rows[0]?.value), 15000 + 27000 + 70);
    } finally {
      session.close();
    }
  });

  it("refuses what it would have to guess, and leaves the list as it was", async () => {
    const bad = await add("odd", "code\n8471\nnone\n", "--as", "set");
    assert.equal(bad.code, 1);
    assert.match(bad.stderr, /line 3: no code in "none"/);
    assert.equal((await add("odd", "code\n8471\nnone\n", "--as", "set", "--skip")).code, 0);
    const undated = await add("later", "code\n8471\n", "--as", "tariff");
    assert.equal(undated.code, 2);
    assert.match(undated.stderr, /needs its first day/);
    for (const [name, args] of [
      ["annex_ii", ["--as", "set"]],
      ["Mine!", ["--as", "set"]],
      ["mine", ["--as", "list"]],
      ["mine", ["--as", "set", "--from", "13/14/2025"]],
      ["mine", ["--as", "set", "--column", "codes=x"]],
    ] as const)
      assert.equal((await add(name, "code\n8471\n", ...args)).code, 2, name);
  });

  it("knows countries by name and by either code", () => {
    assert.deepEqual(countryCodes(["china", "CAN", "2010", "JP,KR"]), [
      "5700",
      "1220",
      "2010",
      "5880",
      "5800",
    ]);
    assert.throws(() => countryCodes(["Atlantis"]), /unknown country: "Atlantis"/);
  });
});
