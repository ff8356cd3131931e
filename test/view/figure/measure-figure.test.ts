import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { parseHTML } from "linkedom";
import { measureFigure } from "../../../src/view/figure/measure-figure.js";
import { monthsOf, siteWith } from "../../pages/site.js";

describe("measureFigure", { timeout: 60_000 }, () => {
  const site = siteWith(monthsOf(2025));
  const { document } = parseHTML("<!doctype html><html><body></body></html>");
  const drawn = (
    view: ReturnType<typeof measureFigure<object>>,
    rows: Record<string, string | number | null>[],
  ) => {
    const questions = view.questions({}, site);
    return view.render(
      { by_month: rows },
      { state: {}, site, document, widths: [800], questions, address: "" },
    );
  };

  it("takes title, unit and last value of a measure", () => {
    const view = measureFigure("share", () => ({ measure: "import_share" }));
    const node = drawn(view, [
      { month: "2025-01", value: 10 },
      { month: "2025-02", value: 12.34 },
    ]);
    assert.match(node.querySelector(".figure-title")?.textContent ?? "", /: 12\.3\s% in Feb 2025$/);
    assert.match(node.textContent ?? "", /Percent, monthly/);
    assert.equal(node.querySelectorAll("[aria-label=line] path").length, 1);
  });

  it("draws a line for each value of a dimension, and names what has none", () => {
    const view = measureFigure("value", () => ({ measure: "import_value", by: "group" as const }));
    const node = drawn(
      view,
      ["ai", "non_ai", null].flatMap((group) => [
        { month: "2025-01", group, value: 1e9 },
        { month: "2025-02", group, value: 2e9 },
      ]),
    );
    assert.equal(node.querySelectorAll("[aria-label=line] path").length, 3);
    assert.match(node.querySelector("svg")?.textContent ?? "", /unlabelled/);
    assert.doesNotMatch(node.querySelector(".figure-title")?.textContent ?? "", /Feb/);
  });
});
