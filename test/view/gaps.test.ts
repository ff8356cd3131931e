import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { parseHTML } from "linkedom";
import { ask } from "../../src/measures/question.js";
import { gapsText } from "../../src/view/gaps.js";
import { definePage } from "../../src/view/view.js";
import { siteWith } from "../pages/site.js";

const gaps = [
  { flow: "imports", missing: "unit", dollars: 3.2e9, share: 0.31 },
  { flow: "imports", missing: "country", dollars: 5e6, share: 0.01 },
  { flow: "exports", missing: "country", dollars: 7e6, share: 2 },
  { flow: "imports", missing: "naics", dollars: 1e9, share: 1 },
  { flow: "imports", missing: "description", dollars: 2e9, share: 1.5 },
] as const;
const text = (...questions: ReturnType<typeof ask>[]): string =>
  gapsText(Object.fromEntries(questions.map((question, i) => [String(i), question])), gaps).replaceAll(
    "\u00a0",
    " ",
  );

describe("what is said of gaps beside a headline", () => {
  it("is what its own numbers hang on, by flow", () => {
    assert.equal(
      text(ask("price_index", { by: ["year"] })),
      "Goods without a unit of quantity hold $3.2B of imports, at most 0.3 % of a month.",
    );
    assert.equal(
      text(ask("import_share", { by: ["country"] })),
      "Goods with a country that nobody names hold $5.0M of imports, less than 0.1 % of a month.",
    );
    assert.match(
      text(ask("trade_balance", { by: ["country_group"] })),
      /of imports,.*of exports, at most 2\.0 %/,
    );
    assert.match(
      text(ask("import_value", { where: { naics: ["334"] } })),
      /^Goods without a NAICS code hold/,
    );
    assert.match(text(ask("import_value", { by: ["hs10"] })), /^Goods without a description hold/);
    assert.equal(
      text(ask("import_value", { by: ["group"] }), ask("export_price_index", { by: ["year"] })),
      "",
    );
  });

  it("stands behind the headline of any page", () => {
    const { document } = parseHTML("<!doctype html><html><body></body></html>");
    const question = ask("price_index", { by: ["year"], where: { groups: ["all"] } });
    const page = definePage({
      name: "any",
      inputs: {},
      views: {
        headline: {
          questions: () => ({ question }),
          render: (_, context) =>
            Object.assign(context.document.createElement("p"), { textContent: "Found." }),
        },
      },
    });
    const site = { ...siteWith(["2025-01"]), gaps };
    const context = { state: {}, site, document, widths: [600], questions: { question }, address: "" };
    assert.match(
      page.views["headline"]?.render({}, context).textContent ?? "",
      /^Found\. Goods without a unit/,
    );
  });
});
