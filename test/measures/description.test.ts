import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readableDescription } from "../../src/measures/description.js";

describe("readableDescription", () => {
  const cases: [string, string][] = [
    [
      "PROC UNT IN HOUS W/ EITHER STOR, IN&OUTPUT,W/O CRT",
      "Processing unit in housing with either storage, in and output, without CRT",
    ],
    [
      "PROCESSORS & CONTOLLERS W/NOT COMBO W MEMORIS, 100 W, JULY 2025",
      "Processors and controllers whether or not combined with memories, 100 W, July 2025",
    ],
    ["STATIC CONVERTERS, NESOI", "Static converters, not elsewhere specified"],
    ["POWER SUPPLIES FOR ADP, 50W - 150W", "Power supplies for automatic data processing, 50W - 150W"],
    ["LIQUID TRANSFORMERS ABOVE 100,000 KVA", "Liquid transformers above 100,000 kVA"],
    ["PROCESSORS, WH/NOT COMBINED W/MEMORIES", "Processors, whether or not combined with memories"],
    [
      "PARTS (OF ADP MACHINES);NESOI",
      "Parts (of automatic data processing machines); not elsewhere specified",
    ],
    ["Server nodes and GPU racks", "Server nodes and GPU racks"],
    ["  LED   LAMPS ", "LED lamps"],
    ["COMBINED INPUT UNITS and others", "Combined input units and others"],
    ["", ""],
  ];
  for (const [given, expected] of cases)
    it(given || "nothing", () => assert.equal(readableDescription(given), expected));

  it("ends a long one where a part ends, else at a word", () => {
    assert.equal(
      readableDescription("APPARATUS FOR TRANSMISSION, INCLUDING WIRELESS NETWORKS", 40),
      "Apparatus for transmission",
    );
    assert.equal(
      readableDescription("APPARATUS FOR TRANSMISSION OR RECEPTION OF VOICE", 30),
      "Apparatus for transmission or …",
    );
    assert.equal(readableDescription(null), "");
  });
});
