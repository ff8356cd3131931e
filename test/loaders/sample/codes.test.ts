import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { parseCsv } from "../../../loaders/csv.js";
import { sampleCodes } from "../../../loaders/sample/codes/index.js";
import { parseSampleCodes } from "../../../loaders/sample/sample-code.js";

const data = (name: string): URL => new URL(`../../../../shared/data/${name}`, import.meta.url);

describe("parseSampleCodes", () => {
  const header = "hs10,description,units,naics,end_use,sitc,technology,price,duty,partners,value,label,use\n";
  const line =
    "8542310045,CPUS; central processing units,NO,334413,21320,77642,05,120,0,cpus,10.28! new:2024-07,HC 99,servers";
  const parse = (row: string, head = header) => parseSampleCodes("imports", `${head}${row}\n`, "codes.csv");

  it("reads a row", () => {
    const [code] = parse(line);
    assert.deepEqual(code, {
      flow: "imports",
      hs10: "8542310045",
      short: "CPUS",
      long: "CENTRAL PROCESSING UNITS",
      unit1: "NO",
      unit2: null,
      naics: "334413",
      naicsName: "Semiconductors and related devices",
      endUse: "21320",
      sitc: "77642",
      hitech: "05",
      price: 120,
      dutyPercent: 0,
      reexportShare: 0,
      partners: "cpus",
      usdBillion2023: 10.28,
      usdBillion2025: 10.28,
      pinned: true,
      firstMonth: "2024-07",
      lastMonth: undefined,
      label: { relevance: "High", category: "Compute_Hardware", confidence: 99, use: "servers" },
    });
  });

  it("refuses a file without a column, a row without a code, an unknown value form or label", () => {
    assert.throws(() => parse(line.slice(1)), /codes\.csv, line 2: invalid code/);
    assert.throws(() => parse(line, header.replace("price,", "")), /columns missing .*price/);
    assert.throws(() => parse(line.replace("new:2024-07", "born")), /invalid value/);
    assert.throws(() => parse(line.replace("HC 99", "QC 99")), /invalid label/);
    assert.throws(() => parse(line.replace("334413", "000000")), /NAICS without a title/);
  });
});

describe("sampleCodes", () => {
  const { imports, exports } = sampleCodes();

  it("has every code once, with a short description that fits Census' 50 characters", () => {
    for (const codes of [imports, exports]) {
      assert.equal(new Set(codes.map(({ hs10 }) => hs10)).size, codes.length);
      for (const { hs10, short } of codes) assert.ok(short.length <= 50, `${hs10} ${short}`);
    }
  });

  // Born after the lists of 2022: the suffixes of 8542.31 and 8542.39 and two renamed generators; and two lines of
  // Schedule B that the list of paper's codes leaves out.
  const younger = /^(85423[19]00|85016401[35]5$|8800000000$|9880004000$)/;
  const published = existsSync(data("hs10-import-codes.csv"));

  it("has real codes only", { skip: published ? false : "../shared/data is absent" }, () => {
    const read = (name: string, column: string): string[] =>
      parseCsv(readFileSync(data(name)), name).rows.map((row) => (row.cell(column) ?? "").padStart(10, "0"));
    const hts = new Set(read("hs10-import-codes.csv", "HS10"));
    const scheduleB = new Set(read("schedule-b-export-codes.csv", "E_COMMODITY"));
    const unknown = imports.filter(({ hs10 }) => !hts.has(hs10) && !younger.test(hs10));
    assert.deepEqual(unknown, []);
    const unknownExports = exports.filter(
      ({ hs10 }) => !hts.has(hs10) && !scheduleB.has(hs10) && !younger.test(hs10),
    );
    assert.deepEqual(unknownExports, []);
  });
});
