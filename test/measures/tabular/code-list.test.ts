import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readCodeList, type ListColumns } from "../../../src/measures/tabular/code-list.js";
import { rangePrefixes, readRange } from "../../../src/measures/tabular/code-range.js";

const prefixes = (text: string, columns?: ListColumns) =>
  readCodeList(text, columns).entries.map(({ prefix }) => prefix);

describe("a list of codes", () => {
  it("holds codes of any length, dotted, ranged, several in a cell, whatever the delimiter", () => {
    assert.deepEqual(
      prefixes(
        'HTSUS;Text\n8471.30.01.00;Laptops\n8542.31-33;"chips; all"\n72 to 73;metals\n"8541.10, 8541.21";x\nex 9013;y\n',
      ),
      ["72", "73", "8471300100", "854110", "854121", "854231", "854232", "854233", "9013"],
    );
  });

  it("needs no header, and finds a column of codes whatever it is called", () => {
    assert.deepEqual(prefixes("8471300100\n85423100\n"), ["8471300100", "85423100"]);
    assert.deepEqual(prefixes("Jahr,Ware,Nummer\n2024,Tee,0902.10\n2025,Kaffee,0901.21\n"), [
      "090121",
      "090210",
    ]);
    assert.deepEqual(prefixes("x,y\n1,8507.60\n", { code: "y" }), ["850760"]);
    assert.throws(() => readCodeList("a,b\n1,2\n"), /no column of codes .*--column code=/s);
    assert.throws(
      () => readCodeList("code\n8471\n", { code: "hts" }),
      /no column "hts" \(the file has code\)/,
    );
  });

  it("takes every code of a line where a file holds nothing else, and no year for one", () => {
    assert.deepEqual(prefixes("8471.30.0100;8471.41\n8542.31, 8542.32 and 8542.33\n"), [
      ...["8471300100", "847141", "854231", "854232", "854233"],
    ]);
    assert.deepEqual(prefixes('"8471","8473"\nChapter 72\n'), ["72", "8471", "8473"]);
    assert.deepEqual(prefixes("8471,2025\n8542,2024\n"), ["8471", "8542"]);
  });

  it("takes stars and x for any digits, and refuses what it would read half", () => {
    assert.deepEqual(prefixes("code\n8471*\n8542.3x\n8504.xx.xx\n"), ["8471", "8504", "85423"]);
    const { problems } = readCodeList("code\n8471.30 to 8471.50 but not 8471.41\n8542.31, 39\n8504\n");
    assert.deepEqual(
      problems.map((problem) => problem.split(":")[0]),
      ["line 2", "line 3"],
    );
  });

  it("reads a range in whatever words and hyphens, whole headings at its end, and never its first code alone", () => {
    const whole = ["8471", "8472", "8473"];
    for (const range of [
      ...["8471 up to 8473", "8471 to and including 8473", "from 8471 to 8473", "between 8471 and 8473"],
      ...["8471 − 8473", "8471‐8473", "8471‑8473", "8471 ~ 8473", "8471 → 8473"],
    ])
      assert.deepEqual(prefixes(`code\n${range}\n`), whole, range);
    const part = [...Array.from({ length: 7 }, (_, i) => `8471${i + 3}`), "8472", "8473"];
    for (const range of ["8471.30 to 8473", "847130–8473", "8471.30 - 84.73"])
      assert.deepEqual(prefixes(`code\n${range}\n`), part, range);
    assert.deepEqual(prefixes("code\n8542.31.10-31.20\n"), ["8542311", "85423120"]);
    for (const range of ["8471 bis 8473", "8471 à 8473", "7206.10 to 7306", "8471 and up to heading 8473"])
      assert.match(readCodeList(`code\n${range}\n8542\n`).problems.join(), /^line 2: no code in/, range);
  });

  it("reads a date as spreadsheets keep it, and names every other column of dates by what stands in it", () => {
    const kept = readCodeList(
      'code;Effective Date;gültig bis\n8471;="2025-04-05";31.12.2026\n8542;２０２５-04-06;01.01.2027\n',
    );
    assert.deepEqual(
      [kept.entries.map(({ effective }) => effective), kept.unreadDates, kept.unreadCodes],
      [["2025-04-05", "2025-04-06"], "gültig bis", null],
    );
    const dotted = readCodeList("code,Effective Date\n8471,05.04.2025\n8542,45752\n8473,\n");
    assert.deepEqual([dotted.problems.length, dotted.unreadCodes, dotted.unreadDates], [2, null, null]);
  });

  it("finds a first day by its name, names a column of dates that it leaves, and reads none beside days that come first", () => {
    const found = readCodeList("HTS,Effective Date\n8471,4/5/2025\n");
    assert.deepEqual([found.dates, found.entries[0]?.effective], ["Effective Date", "2025-04-05"]);
    const left = readCodeList("HTS,Publication date\n8471,4/5/2025\n");
    assert.deepEqual([left.unreadDates, left.entries[0]?.effective], ["Publication date", null]);
    const mixed = readCodeList("HTS,Effective Date\n8471,5/6/2025\n8473,18/8/2025\n8542,2025-08-18\n");
    assert.deepEqual([mixed.entries.length, mixed.problems.length], [1, 2]);
    const semicolons = readCodeList("HTS;Effective Date\n8471;12/3/2025\n8473;4/4/2025\n8542;2025-08-18\n");
    assert.deepEqual(
      semicolons.entries.map(({ effective }) => effective),
      ["2025-04-04", "2025-08-18"],
    );
    assert.match(semicolons.problems.join(), /line 2: ambiguous date "12\/3\/2025": a file with semicolons/);
    const american = readCodeList("HTS;Effective Date\n8471;12/3/2025\n8473;3/12/2025\n8542;8/18/2025\n");
    assert.deepEqual([american.entries.length, american.problems.length], [3, 0]);
  });

  it("gives a zero back where a spreadsheet lost it, and leaves an odd prefix alone elsewhere", () => {
    assert.deepEqual(prefixes("hs6\n10121\n847130\n854231\n"), ["010121", "847130", "854231"]);
    assert.deepEqual(prefixes("code\n85414\n854231\n010121\n"), ["010121", "85414", "854231"]);
  });

  it("takes the end of a range and a date out of columns of their own, the earliest of two dates", () => {
    const list = readCodeList("from,to,since\n8471,8473,4/5/2025\n8471,8471,2025-03-12\n", {
      ...{ code: "from", end: "to", date: "since" },
    });
    assert.deepEqual(
      list.entries.map(({ prefix, effective }) => `${prefix} ${effective}`),
      ["8471 2025-03-12", "8472 2025-04-05", "8473 2025-04-05"],
    );
    assert.equal(list.duplicates, 1);
  });

  it("names each row that it cannot read", () => {
    const { problems, entries } = readCodeList(
      "code,since\nfoo,\n8471,05.04.2025\n,\n12345678901,\n8504,2025-04-05\n",
      {
        date: "since",
      },
    );
    assert.equal(entries.length, 1);
    assert.deepEqual(
      problems.map((problem) => problem.split(":")[0]),
      ["line 2", "line 3", "line 5"],
    );
  });
});

describe("a list in a shape of its own", () => {
  const prefixes = (text: string) => readCodeList(text).entries.map(({ prefix }) => prefix);

  it("has the ends of its ranges in a column that says so", () => {
    for (const [from, to] of [
      ["hts_from", "hts_to"],
      ["HTS", "HTS (through)"],
      ["Code", "End"],
    ]) {
      const list = readCodeList(`${from},${to},text\n8471.30,8471.50,x\n7206,,y\n`);
      assert.deepEqual([list.ends, list.ranges], [to, 1]);
      assert.deepEqual(
        list.entries.map(({ prefix }) => prefix),
        ["7206", "84713", "84714", "847150"],
      );
    }
    const dated = readCodeList("code,end date\n8471.30,2025-04-05\n");
    assert.equal(dated.ends, null);
  });

  it("may hold chapters alone, with a header or without", () => {
    assert.deepEqual(prefixes("84\n85\n90\n"), ["84", "85", "90"]);
    assert.deepEqual(prefixes("chapter,text\n84,Machines\n85,\n"), ["84", "85"]);
  });

  it("says which other column of codes it left, and is no web page", () => {
    const list = readCodeList("HTSUS,Schedule B,note\n8471.30,8471.30.0100,2024\n8542.31,8542310000,2025\n");
    assert.deepEqual([list.column, list.unreadCodes], ["HTSUS", "Schedule B"]);
    assert.equal(readCodeList("code,year\n8471.30,2024\n8542.31,2025\n").unreadCodes, null);
    assert.throws(() => readCodeList("\n<!DOCTYPE html><html><td>8471.30</td>"), /a web page, not a list/);
  });
});

describe("a range of codes", () => {
  it("is told from a hyphen within a code", () => {
    assert.deepEqual(readRange("7206-7229"), { from: "7206", to: "7229" });
    assert.deepEqual(readRange("8471.30–8471.50"), { from: "847130", to: "847150" });
    for (const code of ["8471-30", "8471.30-01", "84-71", "8473 to 8471"])
      assert.equal(readRange(code), undefined);
  });

  it("is covered by the fewest prefixes, and by every code in it alone", () => {
    const range = { from: "847130", to: "847299" };
    const found = rangePrefixes(range);
    assert.deepEqual(found, ["84713", "84714", "84715", "84716", "84717", "84718", "84719", "8472"]);
    for (const code of ["8471299999", "8473000000"])
      assert.ok(!found.some((prefix) => code.startsWith(prefix)));
    assert.deepEqual(rangePrefixes({ from: "01", to: "02" }), ["01", "02"]);
  });
});
