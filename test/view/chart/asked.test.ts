import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { parseAsked, printAsked } from "../../../src/view/chart/asked.js";
import { readState } from "../../../src/view/state/url.js";
import { siteWith } from "../../pages/site.js";

describe("what is asked of a chart", () => {
  const asked = {
    hidden: new Set(["ai"]),
    added: new Set(["Côte d'Ivoire", "Congo (Kinshasa)"]),
    from: "2024-01",
    to: "2025-06",
  };

  it("comes back from an address as it was", () => {
    const text = printAsked("country-shares", asked) ?? "";
    const query = new URLSearchParams([["chart", text]]).toString();
    assert.deepEqual(parseAsked(new URLSearchParams(query).get("chart") ?? ""), asked);
    assert.deepEqual(readState({}, `?${query}`, siteWith([])).ignored, []);
  });

  it("takes no room where nothing is asked, and what cannot be read is left out", () => {
    assert.equal(printAsked("x", { hidden: new Set() }), undefined);
    assert.deepEqual(parseAsked("x*minus*ai*from*soon*twice*y*plus"), { hidden: new Set(["ai"]) });
    assert.equal(parseAsked("x*nothing"), undefined);
    assert.equal(readState({}, "?chart=x*over*y", siteWith([])).ignored.length, 1);
  });
});
