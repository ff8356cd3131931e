import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { readListFile } from "../../../loaders/lists/entries.js";
import { productSetEntries, productSets } from "../../../loaders/lists/product-sets.js";
import { listSources } from "../../../loaders/lists/sources.js";

const source = (name: string) => listSources.find((s) => s.name === name)!;
const prefixes = (name: string, text: string) =>
  readListFile(source(name), text).lists.flatMap(({ part, entries }) =>
    entries.map(({ prefix }) => [part.list, prefix]),
  );

describe("readListFile", () => {
  it("reads ten digits that end in 00 as the eight-digit code that they pad (O16)", () => {
    assert.deepEqual(prefixes("annex_ii", "HTSUS\n7410120000\n0508000000\n"), [
      ["annex_ii", "05080000"],
      ["annex_ii", "74101200"],
    ]);
    assert.ok("7410120060".startsWith("74101200"));
  });

  it("takes statistical codes of ten digits as they are, also when they end in 00", () => {
    assert.deepEqual(prefixes("consumer_electronics", "HTSUS\n8471300100\n"), [
      ["consumer_electronics", "8471300100"],
    ]);
  });

  it("mixes eight and ten digits and restores a leading zero", () => {
    const read = readListFile(source("section_122"), "hts_code,digits\n2011005,8\n8505110070,10\n");
    assert.equal(read.restored, 1);
    assert.deepEqual(
      read.lists[0]!.entries.map(({ prefix }) => prefix),
      ["02011005", "8505110070"],
    );
  });

  it("splits Section 301 by heading and keeps a code on each of its lists", () => {
    const text =
      "hts8,list,ch99_code\n85423100,4B,9903.88.16\n85423100,biden_50_jan25,9903.91.05\n85423100,4B,9903.88.16\n";
    const read = readListFile(source("section_301"), text);
    const filled = read.lists.filter(({ entries }) => entries.length > 0);
    assert.deepEqual(
      filled.map(({ part, entries, duplicates }) => [part.list, entries.length, duplicates]),
      [
        ["section_301_4b", 1, 1],
        ["section_301_review_2025_50", 1, 0],
      ],
    );
  });

  it("takes a row's own effective date before the list's", () => {
    const text =
      "hts_prefix,ch99_code,derivative_type,effective_date\n73029000,9903.85.08,aluminum,2025-08-18\n76101000,9903.85.07,aluminum,\n";
    const entries = readListFile(source("section_232_derivatives"), text).lists.flatMap(
      (list) => list.entries,
    );
    assert.deepEqual(
      entries.map(({ effective }) => effective),
      ["2025-08-18", "2025-03-12"], // a blank is the first wave
    );
  });

  it("names every bad row and keeps nothing of such a file", () => {
    assert.throws(
      () =>
        readListFile(
          source("section_301"),
          "hts8,list,ch99_code\n123,1,9903.88.01\n85423100,9,\n,1,9903.88.01\n,,\n",
        ),
      /3 bad rows\n {2}line 2: invalid code "123" \(expected 8 digits\)\n {2}line 3: no ch99_code\n {2}line 4: invalid code "": no code/,
    );
    assert.throws(
      () => readListFile(source("annex_ii"), "a,b\n1,2\n"),
      /columns missing \(expected HTSUS or/,
    );
  });

  const derivatives = (...rows: string[]) =>
    readListFile(
      source("section_232_derivatives"),
      ["hts_prefix,ch99_code,derivative_type,effective_date", ...rows].join("\n"),
    );

  it("reads dates of ISO and of the United States, and refuses by line those that would be a guess", () => {
    const { lists } = derivatives(
      "73029000,x,steel,8/18/2025",
      "73030000,x,steel,2025-08-18T00:00:00Z",
      "73040000,x,Steel,08/18/2025 12:00:00 AM",
    );
    assert.deepEqual(
      lists.flatMap(({ entries }) => entries.map(({ effective }) => effective)),
      ["2025-08-18", "2025-08-18", "2025-08-18"],
    );
    for (const [date, reason] of [
      ["18/08/2025", /ambiguous date "18\/08\/2025"/],
      ["08/06/25", /ambiguous date/],
      ["2025-08", /ambiguous date/],
      ["6.8.2025", /ambiguous date/],
      ["2025-02-30", /there is no such day/],
      ["45887", /unreadable date/],
      ["TBD", /unreadable date/],
    ] as const)
      assert.throws(
        () => derivatives("73029000,x,steel,2025-08-18", `73030000,x,steel,${date}`),
        (error: Error) => {
          assert.match(error.message, /1 bad rows\n {2}line 3: /);
          assert.match(error.message, reason);
          return true;
        },
      );
  });

  it("puts a prefix that comes with two dates in force from the earlier, wherever it stands", () => {
    const { lists } = derivatives(
      "73029000,x,steel,2025-08-18",
      "73029000,y,steel,2025-06-23",
      "76101000,x,aluminum,",
      "76101000,x,aluminum,2025-08-18",
    );
    assert.deepEqual(
      lists.map(({ entries, duplicates }) => [entries.length, entries[0]?.effective, duplicates]),
      [
        [1, "2025-06-23", 1],
        [1, "2025-03-12", 1],
      ],
    );
  });

  it("takes a class, a metal or a heading that is new, and says so", () => {
    const metal = derivatives("74081100,9903.78.02,copper,2026-05-01", "73029000,x,steel,");
    assert.deepEqual(
      metal.lists.filter(({ isNew }) => isNew).map(({ part, entries }) => [part.list, part.kind, entries]),
      [
        [
          "section_232_derivatives_copper",
          "section_232",
          [{ prefix: "74081100", written: "74081100", effective: "2026-05-01" }],
        ],
      ],
    );
    assert.match(
      metal.notes.join("\n"),
      /new derivative_type "copper", taken as section_232_derivatives_copper/,
    );
    const heading = readListFile(source("section_301"), "hts8,list,ch99_code\n85423100,5,9903.99.99\n");
    assert.deepEqual(
      heading.lists.filter(({ isNew }) => isNew).map(({ part }) => part.list),
      ["section_301_9903_99_99"],
    );
    const annex = readListFile(
      source("section_232_annex_products"),
      "hts_prefix,annex,metal_type,source,effective_date\n4407,4,lumber,x,\n7308,1a,steel,x,2026-04-06\n",
    );
    assert.deepEqual(
      annex.lists
        .filter(({ entries }) => entries.length > 0)
        .map(({ part, entries }) => [part.list, entries[0]?.effective]),
      [
        ["section_232_annex_1a_steel", "2026-04-06"],
        ["section_232_annex_4_lumber", "2026-04-06"],
      ],
    );
  });

  it("counts a code by the digits it has, and notes what the file did not have before", () => {
    const read = readListFile(
      source("section_232_copper"),
      "hts10,ch99_code\n74061000,x\n7406200010,x\n7408110000,x\n",
    );
    assert.deepEqual(
      read.lists[0]?.entries.map(({ prefix }) => prefix),
      ["74061000", "7406200010", "74081100"],
    );
    assert.match(read.notes.join("\n"), /2 codes of 10 digits/);
  });

  const steelOf = (...rows: string[]): string[] =>
    derivatives(...rows).lists.flatMap(({ part, entries }) =>
      entries.map(({ prefix }) => `${part.list.split("_").slice(2).join("_")} ${prefix}`),
    );

  it("reads ranges and several codes in a cell, and refuses what would be half read", () => {
    assert.deepEqual(
      steelOf("7302-7303,x,steel,", "7305.11 to 7305.12,x,steel,", '"7307.11, 7307.19",x,steel,'),
      [
        ...["7302", "7303", "730511", "730512", "730711", "730719"].map(
          (code) => `steel_derivatives ${code}`,
        ),
      ],
    );
    for (const half of ["7302.10 to 7302.40 of iron", '"7302.10, 40"', "7302.10.5"])
      assert.throws(() => derivatives(`${half},x,steel,`), /line 2: invalid code/, half);
    // A file that keeps its zeros has lost none.
    assert.throws(() => derivatives("0402.99.68,x,steel,", "730,x,steel,"), /line 3: invalid code "730"/);
    // A heading that lost its last digit is none of another chapter.
    assert.throws(() => derivatives("7302,x,steel,", "730,x,steel,"), /line 3: invalid code "730"/);
    assert.throws(() => derivatives("73029000,x,steel,", "73029,x,steel,"), /line 3: invalid code "73029"/);
    assert.deepEqual(steelOf("4029968,x,steel,", "402996810,x,steel,", "7302,x,steel,"), [
      ...["04029968", "0402996810", "7302"].map((code) => `steel_derivatives ${code}`),
    ]);
  });

  it("knows a class by its letters and digits, several in a cell, and a name that stands for a part of it", () => {
    assert.deepEqual(
      steelOf("7302,x,Steel ,", "7303,x,ALUMINIUM,", '7304,x,"steel, aluminum",', "7305,x,steel and tin,"),
      [
        ...["steel_derivatives 7302", "steel_derivatives 7304"],
        ...["aluminum_derivatives 7303", "aluminum_derivatives 7304", "derivatives_steel_and_tin 7305"],
      ],
    );
    const heading = readListFile(source("section_301"), "hts8,heading\n85423100,99038801\n85423200,1\n");
    assert.deepEqual(
      heading.lists.flatMap(({ part, entries }) => entries.map(({ prefix }) => [part.list, prefix])),
      [
        ["section_301_1", "85423100"],
        ["section_301_1_new", "85423200"], // never into a list that happens to have its name
      ],
    );
    const annex = readListFile(
      source("section_232_annex_products"),
      "hts_prefix,annex,metal_type,effective_date\n7309,Annex 1A,Aluminium,\n7312,1a,,\n7610,I-A,aluminum,\n7318,Annex II,steel,\n",
    );
    assert.deepEqual(
      annex.lists.filter(({ entries }) => entries.length > 0).map(({ part, isNew }) => [part.list, isNew]),
      [
        ["section_232_annex_1a_aluminum", false],
        ["section_232_annex_2_steel", false],
        ["section_232_annex_1a", true],
      ],
    );
  });

  it("reads a column of dates that came in later or was renamed, and not one that is gone", () => {
    const later = readListFile(
      source("section_301"),
      "hts8,ch99_code,effective_date\n85423100,9903.99.01,2027-01-01\n",
    );
    assert.equal(later.lists.find(({ isNew }) => isNew)?.entries[0]?.effective, "2027-01-01");
    const renamed = readListFile(
      source("section_232_derivatives"),
      "hts_prefix,metal,Effective From\n7302,steel,2025-06-23\n7303,steel,NA\n",
    );
    assert.deepEqual(
      renamed.lists[0]?.entries.map(({ effective }) => effective),
      ["2025-06-23", "2025-03-12"],
    );
    assert.throws(
      () => readListFile(source("section_232_derivatives"), "hts_prefix,derivative_type\n7302,steel\n"),
      /columns missing .*effective date/,
    );
    assert.throws(() => derivatives(), /no rows below the header/);
  });

  it("takes no date with slashes for one of the United States beside one with the day first", () => {
    assert.throws(
      () => derivatives("7302,x,steel,5/6/2025", "7303,x,steel,18/8/2025"),
      /2 bad rows\n {2}line 2: ambiguous date "5\/6\/2025": other dates .*\n {2}line 3: ambiguous/,
    );
  });

  it("reads a list as spreadsheets save it", () => {
    const bytes = Buffer.from(
      '\ufeffHTS Number;note\r\n="8471300100";"a; b"\r\n8471.41.01.10;\r\n',
      "utf16le",
    );
    const read = readListFile(source("consumer_electronics"), bytes);
    assert.deepEqual(
      read.lists[0]?.entries.map(({ prefix }) => prefix),
      ["8471300100", "8471410110"],
    );
    assert.match(read.notes.join("\n"), /UTF-16LE, separated by semicolons/);
  });
});

describe("the publishers' own files", () => {
  const folder = new URL("../../../../shared/data/lists/", import.meta.url);
  const expected: Record<string, [prefixes: number, first: string]> = {
    consumer_electronics: [109, "2025-04-05"],
    annex_ii: [720, "2025-04-05"],
    section_122: [1098, "2026-02-24"],
    section_301: [12_223, ""],
    section_232_copper: [80, "2025-08-01"],
    section_232_derivatives: [566, "2025-03-12"],
    section_232_annex_products: [799, "2026-04-06"],
  };
  for (const one of listSources) {
    const file = new URL(one.file, folder);
    it(
      `reads ${one.file} whole`,
      { skip: existsSync(file) ? false : `no ${one.file} in ../shared/data` },
      () => {
        const read = readListFile(one, readFileSync(file));
        assert.equal(read.rows, one.rows);
        assert.deepEqual(read.notes, []);
        const entries = read.lists.flatMap((list) => list.entries);
        const dates = entries.map(({ effective }) => effective ?? "").sort();
        assert.deepEqual([entries.length, dates[0]], expected[one.name]);
      },
    );
  }
});

describe("registry", () => {
  it("names each list once", () => {
    const names = [
      ...productSets.map(({ list }) => list),
      ...listSources.flatMap(({ parts }) => parts.map(({ list }) => list)),
    ];
    assert.equal(new Set(names).size, names.length);
  });

  it("covers the renumbered codes of HS 2022 in the OECD set", () => {
    const set = productSets.find(({ list }) => list === "oecd_semiconductors")!;
    const entries = productSetEntries(set);
    assert.equal(entries.length, 59);
    assert.ok(entries.some(({ prefix }) => "8541430010".startsWith(prefix)));
  });
});
