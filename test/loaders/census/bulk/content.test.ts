import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { describe, it } from "node:test";
import { partition } from "../../../../loaders/cache.js";
import type { ArchiveOptions } from "../../../servers/fixtures/census-rows.js";
import { exportRows, importRows } from "./rows.js";
import { asked, monthRows, withBulkServer } from "./setting.js";

const month = "2025-01";

/** What the month is refused with; nothing of it may be in the cache then, and the file is not fetched twice. */
async function refusal(flow: "imports" | "exports", options: ArchiveOptions): Promise<string> {
  let message = "";
  const content = {
    [month]: { rows: flow === "imports" ? importRows(month) : exportRows(month), ...options },
  };
  await withBulkServer({ [flow]: content }, async ({ server, cache, failure }) => {
    message = await failure({ flows: [flow], to: month });
    for (const root of [cache.facts, cache.places, cache.codes])
      assert.equal(existsSync(partition(root, flow, month)), false);
    assert.equal(asked(server, flow === "imports" ? "IMDB2501.ZIP" : "EXDB2501.ZIP").length, 1);
  });
  return message;
}

describe("a month with wrong content is refused", () => {
  const cases: [string, "imports" | "exports", ArchiveOptions, RegExp][] = [
    ["a short record", "imports", { shortRecord: 3 }, /IMP_DETL record 3: 685 bytes \(expected 688\)/],
    [
      "a short record with LF",
      "exports",
      { shortRecord: 6, lineEnd: "\n" },
      /EXP_DETL record 6: 320 bytes \(expected 323\)/,
    ],
    [
      "another month inside",
      "imports",
      { monthInside: { record: 2, month: "202412" } },
      /IMP_DETL record 2: year and month is "202412" \(expected 202501\)/,
    ],
    [
      "a blank measure that is missed in a total",
      "exports",
      { blankMeasure: 4 },
      /all_val adds up to 7 in EXP_DETL, but EXP_COMM says 47 \(1 measures are blank .*EXP_DETL record 4, all_val_mo " {15}"/,
    ],
    [
      "a commodity total that differs",
      "imports",
      { controlOff: { member: "COMM", key: "8471500150", stem: "cal_dut", by: 1 } },
      /code 8471500150: cal_dut adds up to 259 in IMP_DETL, but IMP_COMM says 260/,
    ],
    [
      "a commodity total of foreign goods that differs",
      "exports",
      { controlOff: { member: "COMM", key: "28542310000", stem: "all_val", by: -2 } },
      /code 8542310000, foreign goods: all_val adds up to 47 in EXP_DETL, but EXP_COMM says 45/,
    ],
    [
      "a country total that differs",
      "imports",
      { controlOff: { member: "CTY", key: "5830", stem: "gen_val", by: 3 } },
      /country 5830: gen_val adds up to 77 in IMP_DETL, but IMP_CTY says 80/,
    ],
    [
      "the code list of the five-year history",
      "imports",
      { concordLength: 245 },
      /CONCORD record 1: 245 bytes \(expected 235\)/,
    ],
  ];
  for (const [name, flow, options, reason] of cases)
    it(`with ${name}, naming it`, async () => {
      assert.match(await refusal(flow, options), reason);
    });

  it("with a code that is no code, a country group, or goods of neither origin", async () => {
    const base = { code: "0101210010", country: "1220", con_val: 1 };
    const imports = {
      "2025-01": [{ ...base, code: "010121001X" }],
      "2025-02": [{ ...base, country: "0003" }],
    };
    const exports = { "2025-01": [{ code: "0101210010", country: "1220", df: "3" as "2", all_val: 1 }] };
    await withBulkServer({ imports, exports }, async ({ failure }) => {
      assert.match(
        await failure({ to: "2025-01" }),
        /record 1: commodity is "010121001X" \(expected 10 digits\)/,
      );
      assert.match(
        await failure({ from: "2025-02", to: "2025-02" }),
        /record 1: cty_code is "0003" \(expected 4 digits/,
      );
      assert.match(await failure({ flows: ["exports"], to: "2025-01" }), /record 1: df is "3"/);
    });
  });

  it("and does not keep the months around it from being read", async () => {
    const imports = {
      "2025-01": { rows: importRows("2025-01"), shortRecord: 1 },
      "2025-02": importRows("2025-02"),
    };
    await withBulkServer({ imports }, async ({ cache, failure }) => {
      assert.match(await failure({ to: "2025-02" }), /imports 2025-01 refused/);
      assert.equal((await monthRows(cache.facts, "imports", "2025-02", "facts.parquet")).length, 4);
    });
  });

  it("but the facts of before stay when a revision is refused", async () => {
    await withBulkServer(
      { imports: { [month]: importRows(month) } },
      async ({ server, cache, pull, failure }) => {
        await pull({ to: month });
        await server.publish("imports", month, { rows: importRows(month).slice(1), blankMeasure: 2 });
        await failure({ to: month });
        assert.equal((await monthRows(cache.facts, "imports", month, "facts.parquet")).length, 4);
      },
    );
  });
});

describe("a month with odd but honest content is read", () => {
  it("with a note where quantities differ from the control member", async () => {
    const content = {
      rows: importRows(month),
      controlOff: { member: "COMM", key: "8471500150", stem: "con_qy1", by: 1 },
    } as const;
    await withBulkServer({ imports: { [month]: content } }, async ({ pull }) => {
      const said = await pull({ to: month });
      assert.ok(said.some((line) => /quantities of 1 codes differ from the control member/.test(line)));
    });
  });

  it("in the dialect of the publisher, to the dollar, with a note of what was odd", async () => {
    const plain: Record<string, unknown>[][] = [];
    for (const dialect of [undefined, "real"] as const)
      for (const flow of ["imports", "exports"] as const) {
        const rows = flow === "imports" ? importRows(month) : exportRows(month);
        const content = {
          [flow]: { [month]: { rows, names: "mixed" as const, ...(dialect && { dialect }) } },
        };
        await withBulkServer(content, async ({ cache, pull }) => {
          const said = (await pull({ flows: [flow], to: month })).join("\n");
          plain.push(await monthRows(cache.facts, flow, month, "facts.parquet"));
          if (!dialect) return;
          assert.match(
            said,
            /1 measures are blank or no number and count as missing \(first: ..._DETL record 1, air_val_mo/,
          );
          assert.match(said, /COUNTRY: 1 rows repeated, left out/);
          assert.match(said, /DISTRICT: 1 rows without a code, left out/);
          const [first] = await monthRows(cache.codes, flow, month, "codes.parquet");
          assert.equal(first?.["description_long"], "UNITS – OTHER");
          const countries = await monthRows(cache.codes, flow, month, "countries.parquet");
          assert.ok(countries.some(({ name }) => name === "YUGOSLAVIA"));
        });
      }
    assert.deepEqual(plain.slice(2), plain.slice(0, 2));
  });

  it("with a note where a code, country or district is in no list", async () => {
    await withBulkServer(
      { imports: { [month]: { rows: importRows(month), unlisted: ["8471500150", "5830", "09"] } } },
      async ({ cache, pull }) => {
        const said = await pull({ to: month });
        for (const note of [
          "1 commodity codes not in CONCORD (first 8471500150)",
          "1 countries not in COUNTRY (first 5830)",
          "1 districts not in DISTRICT (first 09)",
        ])
          assert.ok(said.includes(`imports ${month}: ${note}`), note);
        const rows = await monthRows(cache.facts, "imports", month, "facts.parquet");
        assert.equal(rows.find((row) => row["hs10"] === "8471500150")?.["con_qty1"], null);
      },
    );
  });
});
