import assert from "node:assert/strict";
import { it } from "node:test";
import { goodsCounted } from "../../../src/view/figure/source.js";
import { ask } from "../../../src/measures/question.js";
import { questionsCounting } from "../../../src/measures/counting.js";

it("calls the whole covered goods unless every question takes in all chapters", () => {
  const standard = { share: ask("import_share", { by: ["year"] }) };
  const all = questionsCounting(
    { imports: "consumption", exports: "total", allGoods: true },
    { share: ask("import_share", { by: ["year"] }), names: { sql: "SELECT 1" } },
  );
  assert.equal(goodsCounted(standard), "covered goods");
  assert.equal(goodsCounted(all), "all goods");
  assert.equal(goodsCounted({ ...standard, all: all.share }), "covered goods");
  assert.equal(goodsCounted({}), "covered goods");
});
