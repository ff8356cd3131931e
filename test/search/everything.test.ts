import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Everything } from "../../src/search/everything.js";
import type { SearchFile } from "../../src/search/file.js";

const file: SearchFile = {
  codes: {
    numbers: "847150010084715001508541100000",
    descriptions: ["Processing units, desktop", "Processing units, other", "Diodes, not photosensitive"],
    values: [1, 9, 4],
  },
  entries: [
    { kind: "page", title: "Tariffs", text: "What do AI goods pay?", also: "Exemptions", href: "tariffs" },
    { kind: "country", title: "Türkiye", text: "", also: "4890", href: "code?country=4890" },
    { kind: "term", title: "De minimis", text: "Parcels of up to $800", href: "methods#term-de-minimis" },
    {
      kind: "list",
      title: "section 301 1",
      text: "80 codes",
      also: "section_301_1",
      href: "explore?list=section_301_1",
    },
    { kind: "category", title: "Processing hardware", text: "", href: "code?category=Compute" },
  ],
};
const everything = new Everything(file);
const hrefs = (typed: string): string[] => everything.search(typed).map(({ href }) => href);

describe("a search for everything", () => {
  it("finds codes and headings by digits, dotted or not", () => {
    assert.deepEqual(hrefs("8471.50.01"), hrefs("84715001"));
    assert.ok(hrefs("8471.50.0150").includes("code?code=8471500150"));
    assert.equal(everything.search("8471")[0]?.note, "2 codes");
  });

  it("finds pages, countries, terms and lists by the beginning of a word, without accents or case", () => {
    assert.deepEqual(hrefs("turkiye"), ["code?country=4890"]);
    assert.deepEqual(hrefs("EXEMP"), ["tariffs"]);
    assert.deepEqual(hrefs("minim"), ["methods#term-de-minimis"]);
    assert.equal(hrefs("section_301_1")[0], "explore?list=section_301_1");
  });

  it("forgives a slip in a long word", () => {
    assert.deepEqual(hrefs("tarifss"), ["tariffs"]);
  });

  it("puts what goes by a word before the codes it describes, the most traded code first", () => {
    assert.deepEqual(hrefs("processing"), [
      "code?category=Compute",
      "code?code=8471500150",
      "code?code=8471500100",
    ]);
  });

  it("finds a country by its number, and nothing for what is nowhere", () => {
    assert.ok(hrefs("4890").includes("code?country=4890"));
    assert.deepEqual(hrefs("zzzz"), []);
  });
});
