import assert from "node:assert/strict";
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
      ["2025-08-18", null],
    );
  });

  it("names every bad row and keeps nothing of such a file", () => {
    assert.throws(
      () =>
        readListFile(source("section_301"), "hts8,list,ch99_code\n123,1,9903.88.01\n85423100,9,9903.99.99\n"),
      /2 bad rows\n {2}line 2: invalid code "123" \(expected 8 digits\)\n {2}line 3: unknown ch99_code "9903.99.99"/,
    );
    assert.throws(() => readListFile(source("annex_ii"), "code\n1\n"), /column missing: HTSUS/);
  });
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
