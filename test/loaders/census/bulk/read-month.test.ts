import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, it } from "node:test";
import { readFactsMonth } from "../../../../loaders/facts.js";
import { exportRows, importRows } from "./rows.js";
import { monthRows, withBulkServer } from "./setting.js";

describe("readMonth", () => {
  it("sums imports over provisions, subcodes and districts to code × country", async () => {
    await withBulkServer({ imports: { "2025-01": importRows("2025-01") } }, async ({ cache, pull }) => {
      await pull({ to: "2025-01" });
      const none = { dut_val: 0, cal_dut: 0, con_cif: 0, con_qty2: null };
      assert.deepEqual(await monthRows(cache.facts, "imports", "2025-01", "facts.parquet"), [
        {
          ...none,
          hs10: "0101210010",
          cty_code: "1220",
          con_val: 31_047,
          gen_val: 31_047,
          con_cif: 32_000,
          con_qty1: 3,
        },
        {
          ...{ hs10: "8471500150", cty_code: "2010", con_val: 900_000_001_100, gen_val: 900_000_000_005 },
          ...{ dut_val: 1_090, cal_dut: 259, con_cif: 0, con_qty1: 20, con_qty2: null },
        },
        { ...none, hs10: "8471500150", cty_code: "5830", con_val: 0, gen_val: 77, con_qty1: 0 },
        { ...none, hs10: "9999950000", cty_code: "5700", con_val: 5, gen_val: 0, con_qty1: 44 },
      ]);
    });
  });

  it("keeps domestic and foreign exports apart", async () => {
    await withBulkServer({ exports: { "2025-01": exportRows("2025-01") } }, async ({ cache, pull }) => {
      await pull({ flows: ["exports"], to: "2025-01" });
      assert.deepEqual(
        (await monthRows(cache.facts, "exports", "2025-01", "facts.parquet")).map((row) =>
          Object.values(row),
        ),
        [
          ["0101210010", "1220", 10, 0, 1, 0],
          ["8542310000", "2010", 0, 7, 0, 0],
          ["8542310000", "5700", 800, 40, 8, 2],
        ],
      );
      assert.deepEqual(
        (await monthRows(cache.places, "exports", "2025-01", "districts.parquet")).map((row) =>
          Object.values(row),
        ),
        [
          ["0101210010", "09", 10],
          ["8542310000", "24", 7],
          ["8542310000", "27", 540],
          ["8542310000", "28", 300],
        ],
      );
    });
  });

  it("sums the consumption value by district of entry", async () => {
    const rows = [
      { code: "0101210010", country: "1220", district: "09", unlading: "01", con_val: 4, gen_val: 100 },
      { code: "0101210010", country: "2010", district: "09", unlading: "02", con_val: 6 },
      { code: "0101210010", country: "2010", district: "24", unlading: "09", con_val: 1 },
    ];
    await withBulkServer({ imports: { "2025-01": rows } }, async ({ cache, pull }) => {
      await pull({ to: "2025-01" });
      assert.deepEqual(await monthRows(cache.places, "imports", "2025-01", "districts.parquet"), [
        { hs10: "0101210010", district: "09", val: 10 },
        { hs10: "0101210010", district: "24", val: 1 },
      ]);
    });
  });

  it("takes texts, units and classifications from the month's own lists; no unit means no quantity", async () => {
    const rows = [
      { code: "0101210010", country: "1220", con_val: 4, con_qy1: 2, con_qy2: 9 },
      { code: "8471500150", country: "1220", con_val: 4, con_qy1: 2, con_qy2: 9 },
      { code: "8471500151", country: "1220", con_val: 4, con_qy1: 2 },
    ];
    const codes = {
      "0101210010": {
        long: "PUREBRED HORSES, CA\xd1ADA",
        unit1: "NO",
        unit2: "KG",
        naics: "11292X",
        hitech: "04",
        usda: "1",
      },
      "8471500150": { unit1: "X", naics: "334111" },
      "8471500151": { unit1: "-" },
    };
    await withBulkServer(
      {
        imports: {
          "2025-01": {
            rows,
            codes,
            countries: { "1220": "CANADA" },
            headings: { "01": "LIVE ANIMALS", "010121": "HORSES" },
          },
        },
      },
      async ({ cache, pull }) => {
        await pull({ to: "2025-01" });
        const lists = await monthRows(cache.codes, "imports", "2025-01", "codes.parquet");
        assert.deepEqual(lists[0], {
          hs10: "0101210010",
          description_long: "PUREBRED HORSES, CAÑADA",
          description_short: "TEXT OF 0101210010",
          ...{
            unit1: "NO",
            unit2: "KG",
            sitc: "75220",
            end_use: "21300",
            naics: "11292X",
            usda: "1",
            hitech: "04",
          },
          naics_name: null,
        });
        assert.equal(lists[1]?.["naics_name"], "ELECTRONIC COMPUTERS");
        assert.deepEqual(
          (await monthRows(cache.facts, "imports", "2025-01", "facts.parquet")).map((row) => [
            ...[row["hs10"], row["con_qty1"], row["con_qty2"]],
          ]),
          [
            ["0101210010", 2, 9],
            ["8471500150", null, null],
            ["8471500151", null, null],
          ],
        );
        assert.deepEqual(await monthRows(cache.codes, "imports", "2025-01", "countries.parquet"), [
          { cty_code: "1220", name: "CANADA" },
        ]);
        assert.deepEqual(
          (await monthRows(cache.codes, "imports", "2025-01", "headings.parquet")).map((row) => row["code"]),
          ["01", "010121"],
        );
      },
    );
  });

  it("records where the month came from and what it adds up to", async () => {
    await withBulkServer(
      { imports: { "2025-01": importRows("2025-01") } },
      async ({ server, cache, pull }) => {
        await pull({ to: "2025-01" });
        const month = await readFactsMonth(cache, "imports", "2025-01");
        assert.equal(month?.rows, 4);
        assert.equal(month.total, "900000032152");
        assert.equal(month.published_total, month.total);
        assert.equal(month.sources[0]?.address, `${server.url}/2025/Merch/im_m/IMDB2501.ZIP`);
        assert.equal(month.sources[0].bytes, (await readFile(join(cache.raw, "IMDB2501.ZIP"))).length);
      },
    );
  });

  for (const archive of [
    { lineEnd: "\n", names: "lower", pad: " " },
    { lineEnd: "\r", names: "mixed", pad: "0", zip64: true },
  ] as const)
    it(`reads the same from an archive with ${JSON.stringify(archive)}`, async () => {
      const rows = importRows("2025-01");
      await withBulkServer(
        { imports: { "2025-01": rows, "2025-02": { rows, ...archive } } },
        async ({ cache, pull }) => {
          await pull({ to: "2025-02" });
          for (const [root, file] of [
            [cache.facts, "facts.parquet"],
            [cache.places, "districts.parquet"],
            [cache.codes, "codes.parquet"],
          ] as const)
            assert.deepEqual(
              await monthRows(root, "imports", "2025-02", file),
              await monthRows(root, "imports", "2025-01", file),
            );
        },
      );
    });

  it("accepts a negative value and says so", async () => {
    const rows = [
      { code: "0101210010", country: "1220", con_val: 10 },
      { code: "0101210010", country: "1220", rate: "69", con_val: -12 },
    ];
    await withBulkServer({ imports: { "2025-01": rows } }, async ({ cache, pull }) => {
      const said = await pull({ to: "2025-01" });
      assert.ok(
        said.includes("imports 2025-01: 1 negative values (first: IMP_DETL record 2, con_val_mo -12)"),
      );
      assert.equal((await monthRows(cache.facts, "imports", "2025-01", "facts.parquet"))[0]?.["con_val"], -2);
    });
  });
});
