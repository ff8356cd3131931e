import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { monthRange } from "../../../loaders/month.js";
import { familiesOf, isReplacement, type CodeLife } from "../../../loaders/snapshot/families.js";

const months = monthRange("2024-01", "2024-12");
const covered = { imports: months, exports: months };

function makeCode(hs10: string, first: string, last: string, life: Partial<CodeLife> = {}): CodeLife {
  return {
    flow: "imports",
    hs10,
    first,
    last,
    months: monthRange(first, last).length,
    description: "STATIC CONVERTERS, POWER SUPPLIES FOR COMPUTERS",
    unit: "NO",
    ...life,
  };
}

const old = makeCode("8504409520", "2024-01", "2024-06");
const successor = makeCode("8504409530", "2024-07", "2024-12", {
  description: "POWER SUPPLIES FOR COMPUTERS, OVER 500 W",
});

describe("familiesOf", () => {
  it("makes every code its own family where nothing was replaced", () => {
    const codes = [
      makeCode("0101210010", "2024-01", "2024-12"),
      makeCode("0101210020", "2024-01", "2024-12"),
    ];
    assert.deepEqual([...familiesOf(codes, covered).values()], ["0101210010", "0101210020"]);
  });

  it("pairs imports within eight digits and exports within six, and no further", () => {
    const pair = (flow: "imports" | "exports", first: string, second: string): (string | undefined)[] => {
      const lives = [
        makeCode(first, "2024-01", "2024-06", { flow }),
        makeCode(second, "2024-07", "2024-12", { flow }),
      ];
      const families = familiesOf(lives, covered);
      return lives.map(({ hs10 }) => families.get(`${flow}/${hs10}`));
    };
    assert.deepEqual(pair("imports", "8504409520", "8504409530"), ["8504409520", "8504409520"]);
    assert.deepEqual(pair("imports", "8504409520", "8504408530"), ["8504409520", "8504408530"]);
    assert.deepEqual(pair("exports", "8504409520", "8504408530"), ["8504408530", "8504408530"]);
    assert.deepEqual(pair("exports", "8504409520", "8504319530"), ["8504409520", "8504319530"]);
  });

  it("joins chains into the smallest code: oracle O15, A to B to C and D to E", () => {
    const lives = [
      makeCode("8504409540", "2024-01", "2024-04"),
      makeCode("8504409530", "2024-05", "2024-08"),
      makeCode("8504409520", "2024-09", "2024-12"),
      makeCode("8504409010", "2024-01", "2024-06"),
      makeCode("8504409090", "2024-07", "2024-12"),
    ];
    const families = familiesOf(lives, covered);
    assert.deepEqual(
      lives.map(({ hs10 }) => families.get(`imports/${hs10}`)),
      ["8504409520", "8504409520", "8504409520", "8504409010", "8504409010"],
    );
  });

  it("knows the split of 8542.31.00.01 even where a suffix trades now and then", () => {
    const families = familiesOf(
      [
        makeCode("8542310001", "2024-01", "2024-08"),
        makeCode("8542310045", "2024-07", "2024-12"),
        makeCode("8542310020", "2024-11", "2024-11"),
      ],
      covered,
    );
    assert.deepEqual([...new Set(families.values())], ["8542310001"]);
  });

  it("links no new suffix through an old code that did not trade in the months of the snapshot", () => {
    const codes = [
      makeCode("8542310040", "2024-08", "2024-12"),
      makeCode("8542310045", "2024-08", "2024-12"),
    ];
    assert.deepEqual([...familiesOf(codes, covered).values()], ["8542310040", "8542310045"]);
  });

  it("keeps the two flows apart", () => {
    const families = familiesOf([old, { ...successor, flow: "exports" }], covered);
    assert.equal(families.get("exports/8504409530"), "8504409530");
  });

  it("compares imports within eight digits, exports within six", () => {
    const elsewhere = { ...successor, hs10: "8504408530" };
    assert.equal(familiesOf([old, elsewhere], covered).get("imports/8504408530"), "8504408530");
    const flow = "exports" as const;
    assert.equal(
      familiesOf(
        [
          { ...old, flow },
          { ...elsewhere, flow },
        ],
        covered,
      ).get("exports/8504409520"),
      "8504408530",
    );
  });
});

describe("isReplacement", () => {
  it("accepts a code that starts when a like one ends", () => {
    assert.equal(isReplacement(old, successor, months), true);
  });

  const refused: [string, CodeLife, CodeLife][] = [
    ["a month apart", old, { ...successor, first: "2024-08", months: 5 }],
    ["overlapping", old, { ...successor, first: "2024-06", months: 7 }],
    ["another unit", old, { ...successor, unit: "KG" }],
    ["a text that shares only empty words", old, { ...successor, description: "OTHER, NESOI, FOR ANY" }],
    [
      "a text that shares one word",
      old,
      { ...successor, description: "POWER TRANSFORMERS, LIQUID DIELECTRIC" },
    ],
    ["no text", old, { ...successor, description: null }],
    ["trade now and then before", { ...old, months: 2 }, successor],
    ["trade now and then after", old, { ...successor, months: 2 }],
  ];
  for (const [what, one, other] of refused)
    it(`refuses ${what}`, () => assert.equal(isReplacement(one, other, months), false));
});
