import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { printPlace, readPlace, type Place } from "../../../src/view/figure/place.js";
import { addressWith } from "../../../src/view/state/address.js";

const address = "https://atlas.example/products?base=2022&labels=1.abc#other";

describe("a place in an address", () => {
  const places: Place[] = [
    { name: "trend", at: -40 },
    { name: "table-1", at: 0, table: { filter: "" } },
    { name: "ranking", table: { sort: { key: "now value", descending: true }, filter: "8471.50 *&=#" } },
    { name: "ranking", at: 3, table: { sort: { key: "name", descending: false }, filter: "" } },
  ];
  for (const place of places)
    it(`comes back as it was: ${JSON.stringify(place)}`, () => {
      const link = addressWith(address, printPlace(place), place.name);
      assert.deepEqual(readPlace(link), place);
      assert.match(link, /base=2022&labels=1\.abc/);
    });

  it("is none without an anchor, and takes nothing from parameters that are not of its form", () => {
    assert.equal(readPlace("https://atlas.example/products?shows=table&at=4"), undefined);
    assert.deepEqual(readPlace("https://atlas.example/?shows=pie&at=x1#trend"), { name: "trend" });
  });

  it("survives an anchor that is no text", () => {
    assert.deepEqual(readPlace("https://atlas.example/#%E0%A4%A"), { name: "%E0%A4%A" });
  });
});
