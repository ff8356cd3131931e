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
