import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { countryReference } from "../../loaders/countries.js";
import { parseCsv } from "../../loaders/csv.js";

const list = new URL("../../../shared/data/census-country-codes.csv", import.meta.url);

describe("countryReference", () => {
  const find = (code: string): (typeof countryReference)[number] | undefined =>
    countryReference.find(({ cty_code }) => cty_code === code);
  const members = (group: string): number =>
    countryReference.filter(({ groups }) => groups?.split("|").includes(group)).length;

  it("names countries that a public article got wrong", () => {
    assert.deepEqual(
      ["1220", "2010", "5490", "5570", "4280", "4120", "4190"].map((code) => find(code)?.iso3),
      ["CAN", "MEX", "THA", "MYS", "DEU", "GBR", "IRL"],
    );
    assert.equal(find("5830")?.name, "Taiwan");
    assert.equal(find("4803")?.iso2, "XK");
  });

  it("has as many members in each grouping as the grouping has", () => {
    const sizes = { "EU-27": 27, "Euro area": 21, ASEAN: 11, USMCA: 2, "CAFTA-DR": 6, OPEC: 12, GCC: 6 };
    for (const [group, size] of Object.entries(sizes)) assert.equal(members(group), size, group);
    assert.equal(members("NATO"), 32);
    assert.equal(members("OECD"), 38);
    assert.equal(members("APEC"), 21);
  });

  it("says nothing of groups where a country is in none", () => assert.equal(find("5790")?.groups, null));

  it(
    "holds every code of Schedule C once",
    { skip: existsSync(list) ? false : "../shared/data is absent" },
    () => {
      const codes = parseCsv(readFileSync(list), "census-country-codes.csv").rows.map((row) =>
        row.cell("Code"),
      );
      assert.deepEqual(countryReference.map(({ cty_code }) => cty_code).sort(), codes.sort());
    },
  );
});
