import assert from "node:assert/strict";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, it } from "node:test";
import { cacheAt, partition } from "../../../loaders/cache.js";
import { chapterOf } from "../../../loaders/labels/chapters.js";
import { normalizeHs10 } from "../../../loaders/labels/code.js";
import { readCachedCodes } from "../../../loaders/labels/codes-cache.js";
import { readCodesFile } from "../../../loaders/labels/codes-file.js";
import { writeParquet } from "../../../loaders/parquet.js";
import type { Column } from "../../../loaders/snapshot/tables.js";
import { temporaryFolder } from "../../atlas.js";

const text = (name: string): Column => ({ name, type: "VARCHAR", unit: "text", about: name });

describe("normalizeHs10", () => {
  it("gives nine digits their leading zero back and takes no other length", () => {
    assert.deepEqual(normalizeHs10("101210010"), { hs10: "0101210010", restored: true });
    assert.deepEqual(normalizeHs10(" 8471.50.0150 "), { hs10: "8471500150", restored: false });
    assert.deepEqual(normalizeHs10("101210010.0"), { hs10: "0101210010", restored: true });
    for (const bad of ["", "84715001", "84715001500", "001210010", "abcdefghij"])
      assert.equal(normalizeHs10(bad), undefined, bad);
  });
});

describe("chapterOf", () => {
  it("knows all chapters but the reserved one", () => {
    const missing = Array.from({ length: 99 }, (_, i) => String(i + 1).padStart(2, "0")).filter(
      (chapter) => chapterOf(`${chapter}00000000`) === undefined,
    );
    assert.deepEqual(missing, ["77"]);
    assert.equal(chapterOf("8471500150")?.description, "machinery, boilers, computers");
    assert.equal(chapterOf("7403110000")?.description, "copper");
    assert.equal(chapterOf("9406900130")?.description, "furniture, lamps, prefabricated buildings");
  });
});

describe("readCachedCodes", () => {
  it("takes the newest description, the headings above, and industries with their names", async () => {
    const folder = await temporaryFolder();
    try {
      const cache = cacheAt(folder.path);
      for (const [month, description] of [
        ["2025-01", "OLD"],
        ["2025-02", "NEW"],
      ] as const) {
        const path = partition(cache.codes, "imports", month);
        await mkdir(path, { recursive: true });
        const code = { hs10: "8471500150", description_long: description, naics: "334111", unit1: "NO" };
        const columns = [text("hs10"), text("description_long"), text("naics"), text("unit1")];
        await writeParquet(join(path, "codes.parquet"), columns, [code], ["hs10"]);
      }
      const headings = [
        { code: "8471", description_long: "DATA PROCESSING MACHINES", description_short: null },
      ];
      const columns = [text("code"), text("description_long"), text("description_short")];
      await writeParquet(
        join(partition(cache.codes, "imports", "2025-01"), "headings.parquet"),
        columns,
        headings,
        ["code"],
      );
      assert.deepEqual(await readCachedCodes(cache), [
        {
          flow: "imports",
          hs10: "8471500150",
          description_long: "NEW",
          description_short: null,
          unit1: "NO",
          unit2: null,
          naics: [{ code: "334111", name: null }],
          headings: [
            { code: "84", description: "machinery, boilers, computers" },
            { code: "8471", description: "DATA PROCESSING MACHINES" },
          ],
        },
      ]);
    } finally {
      await folder.remove();
    }
  });
});

describe("readCodesFile", () => {
  it("reads the columns of Census and of the paper's files, and names rows without a code", async () => {
    const folder = await temporaryFolder();
    try {
      const path = join(folder.path, "codes.csv");
      await writeFile(
        path,
        'HS10,short_desc,long_desc,quantity_1,quantity_2,naics\n0101210010,"HORSES","HORSES, LIVE",NO,,112920\n12,x,y,,,\n',
      );
      const { codes, leftOut } = await readCodesFile(path, ["imports"]);
      assert.deepEqual(leftOut, [{ line: 3, code: "12" }]);
      assert.deepEqual(codes[0], {
        flow: "imports",
        hs10: "0101210010",
        description_long: "HORSES, LIVE",
        description_short: "HORSES",
        unit1: "NO",
        unit2: null,
        naics: [{ code: "112920", name: null }],
        headings: [{ code: "01", description: "live animals" }],
      });
      await writeFile(
        path,
        "E_COMMODITY,E_COMMODITY_LDESC,naics,naics_descriptions\n101290000,MULES,11211X,Description not found for NAICS 11211X\n",
      );
      const schedule = await readCodesFile(path, ["exports"]);
      assert.deepEqual([schedule.codes[0]?.hs10, schedule.restored], ["0101290000", 1]);
      assert.deepEqual(schedule.codes[0]?.naics, [{ code: "11211X", name: null }]);
      await writeFile(
        path,
        "HS10,naics,associated_naics,long_desc,naics_descriptions\n0603190107,,\"['111422', '424930']\",FLOWERS,\"['FRESH FLOWERS']\"\n",
      );
      assert.deepEqual((await readCodesFile(path, ["imports"])).codes[0]?.naics, [
        { code: "111422", name: "FRESH FLOWERS" },
        { code: "424930", name: null },
      ]);
      await writeFile(path, "number,words\n1,2\n");
      await assert.rejects(readCodesFile(path, ["imports"]), /columns missing \(expected hs10/);
    } finally {
      await folder.remove();
    }
  });
});
