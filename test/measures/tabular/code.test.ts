import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { readCode, readHs10 } from "../../../src/measures/tabular/hs-code.js";

const digitsOf = (written: string): string | undefined => {
  const code = readCode(written);
  return "digits" in code ? code.digits : undefined;
};

describe("readCode", () => {
  it("reads one code however spreadsheets and portals write it", () => {
    for (const written of [
      "8471500150",
      " 8471500150\u00a0",
      "8471500150.0",
      "8471500150.00",
      "8471500150,0",
      "8471.50.01.50",
      "8471.50.0150",
      "8471 50 0150",
      "8471 50 01 50",
      "8471-50-0150",
      '="8471500150"',
      "'8471500150",
      "’8471500150",
      '"8471500150"',
      "8,471,500,150",
      "8'471'500'150",
      "8’471’500’150",
      "‘8471500150’",
      "\ufeff8471500150",
      "８４７１５００１５０",
      "8471500150 PROCESSING UNITS, NOT 8471.41",
      "8471.50.0150 - Processing units of 2 cores",
      "8471500150: processing units",
      "84715001.50 Verarbeitungseinheiten",
    ])
      assert.equal(digitsOf(written), "8471500150", written);
  });

  it("takes no mark of a footnote for a digit", () => {
    for (const mark of ["¹", " ¹²", "①", "*", " **", "†", "[1]", "(2)", " 1/", "*[a]"]) {
      assert.equal(digitsOf(`8471.50.0150${mark}`), "8471500150", mark);
      assert.equal(digitsOf(`84715001${mark}`), "84715001", mark);
    }
    for (const written of ["847¹500150", "8471½"]) assert.notEqual(digitsOf(written), "8471500150", written);
    for (const written of ["8471²50", "8471 (30)", "8471 30/"])
      assert.ok("reason" in readCode(written), written);
  });

  it("gives a code of chapters 01 to 09 its zero back, at every level, in every form", () => {
    for (const written of ["101210010", "101210010.0", '="101210010"', "101.21.00.10", "101210010 HORSES"])
      assert.deepEqual(readHs10(written), { hs10: "0101210010", restored: true }, written);
    assert.deepEqual(readCode("1012100"), { digits: "01012100", restored: true });
    assert.deepEqual(readCode("101"), { digits: "0101", restored: true });
    assert.deepEqual(readCode("0101.21.00"), { digits: "01012100", restored: false });
  });

  it("refuses what has lost digits or never was a code, with the reason", () => {
    for (const written of ["8.47E+09", "8,47150015E9", "8.471500150e9", "8E9", "-8.4E+09"])
      assert.ok("reason" in readCode(written), written);
    assert.match(JSON.stringify(readCode("8.47E+09")), /lost digits/);
    for (const written of ["", "n/a", "-8471", "2025-01-31", "84715001500", "001210010", "8471x", "1/2"])
      assert.ok("reason" in readCode(written), written);
    // what lost its last zero after a point is not of chapter 08
    for (const written of ["84715001.5", "8471.50.01.5", "8471 50 015", "8471.5"])
      assert.match(JSON.stringify(readCode(written)), /a digit was lost at its end/, written);
    assert.deepEqual(readHs10("84715001"), { reason: "8 digits (expected ten)" });
  });

  it("is the same for every way of writing any code", () => {
    const code = fc.integer({ min: 101_000_000, max: 9_999_999_999 }).map((n) => String(n).padStart(10, "0"));
    fc.assert(
      fc.property(code, (hs10) => {
        const dotted = `${hs10.slice(0, 4)}.${hs10.slice(4, 6)}.${hs10.slice(6)}`;
        for (const written of [
          hs10,
          dotted,
          String(Number(hs10)),
          `${Number(hs10)}.0`,
          `="${hs10}"`,
          `${hs10} TEXT`,
        ])
          assert.equal(digitsOf(written), hs10, written);
      }),
    );
  });
});
