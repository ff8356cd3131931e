import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import type { Site } from "../../../src/base/site.js";
import { choice, text, toggle, year } from "../../../src/view/state/inputs.js";
import { readState, reasonsFor, writeState } from "../../../src/view/state/url.js";

const site = { months: { imports: [], exports: [] } } as unknown as Site;
const inputs = {
  flow: choice({ imports: "Imports", exports: "Exports" }, { label: "Flow" }),
  base: year(() => [2021, 2022, 2023], { label: "Base", fallback: 2023 }),
  medium: toggle({ label: "Medium" }),
  search: text({ label: "Search", maxLength: 10 }),
};

describe("readState", () => {
  it("falls back to the defaults", () => {
    assert.deepEqual(readState(inputs, "", site), {
      state: { flow: "imports", base: 2023, medium: false, search: "" },
      ignored: [],
    });
  });

  it("reads what it can and lists what it cannot", () => {
    const read = readState(
      inputs,
      "?flow=re-exports&base=2021&medium=1&x=1&constructor=2&search=01234567890",
      site,
    );
    assert.deepEqual(read.state, { flow: "imports", base: 2021, medium: true, search: "" });
    assert.deepEqual(read.ignored, ["flow=re-exports", "x=1", "constructor=2", "search=01234567890"]);
  });

  it("leaves parameters of all pages alone", () => {
    assert.deepEqual(readState(inputs, "?labels=abc&snapshot=s&theme=dark&embed=trend", site).ignored, []);
  });

  it("lists those of all pages that hold what they cannot", () => {
    const { ignored } = readState(inputs, "?snapshot=%3Cb%3E&theme=pink&embed=a/b", site);
    assert.deepEqual(ignored, ["snapshot=<b>", "theme=pink", "embed=a/b"]);
  });
});

describe("reasonsFor", () => {
  it("tells a wrong value from a choice that is not there", () => {
    const ignored = [
      "medium=true",
      "base=1812",
      "flow=both",
      "search=01234567890",
      "theme=pink",
      "colour=red=1",
    ];
    assert.deepEqual(reasonsFor(ignored, inputs, site), [
      "“medium” takes 0 or 1, not “true”.",
      "“base” takes one of 2021, 2022, 2023, not “1812”.",
      "“flow” takes one of imports, exports, not “both”.",
      "“search” takes another text, not “01234567890”.",
      "“theme” cannot be “pink”.",
      "This page has no choice “colour”.",
    ]);
  });
});

describe("writeState", () => {
  it("writes only what differs from the defaults, and keeps parameters of all pages", () => {
    const state = { flow: "exports", base: 2023, medium: false, search: "a&b" } as const;
    assert.equal(
      writeState(inputs, state, site, "?labels=x&flow=imports"),
      "?labels=x&flow=exports&search=a%26b",
    );
  });

  it("is read back as the same state", () => {
    const states = fc.record({
      flow: fc.constantFrom("imports" as const, "exports" as const),
      base: fc.constantFrom(2021, 2022, 2023),
      medium: fc.boolean(),
      search: fc.string({ maxLength: 10 }),
    });
    fc.assert(
      fc.property(states, (state) => {
        assert.deepEqual(readState(inputs, writeState(inputs, state, site), site), {
          state: { ...state },
          ignored: [],
        });
      }),
    );
  });
});
