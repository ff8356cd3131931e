import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { pageNamed, pageNames } from "../../scripts/site/bundle.js";
import { encodeLabels } from "../../src/labels/link.js";
import { addressWith } from "../../src/view/state/address.js";
import type { Input, InputValue } from "../../src/view/state/inputs.js";
import { defaultState, readState, writeState } from "../../src/view/state/url.js";
import { readerLabels } from "../labels/arbitrary.js";
import { monthsOf, siteWith } from "./site.js";

const site = { ...siteWith(monthsOf(2021, 2022, 2023, 2024, 2025)), runs: ["test", "other run"] };
const pages = await Promise.all((await pageNames()).map(pageNamed));

/** Texts that some input takes, beside any at all. */
const plausible = [
  "8471",
  "85",
  "2024-01",
  "2025-12",
  "5700",
  "memory chips",
  "SELECT 1",
  "a&b=c#d é",
  "334111",
];

/** Values that an input takes from an address. */
function valuesOf(input: Input): fc.Arbitrary<InputValue> {
  const options = input.options(site).map(({ value }) => value);
  const texts =
    input.control === "toggle"
      ? fc.constantFrom("0", "1")
      : input.control === "several"
        ? fc.subarray(options).map((chosen) => chosen.join(","))
        : options.length
          ? fc.constantFrom(...options)
          : fc.oneof(fc.constantFrom(...plausible), fc.string({ unit: "binary", maxLength: 40 }));
  return texts.map((text) => input.parse(text, site) ?? input.fallback(site));
}

const states = fc.constantFrom(...pages).chain((page) => {
  assert.ok(page);
  const inputs = Object.entries(page.inputs).map(([name, input]) => [name, valuesOf(input)] as const);
  return fc.record({
    page: fc.constant(page),
    state: fc.record(Object.fromEntries(inputs), { noNullPrototype: true }),
    labels: readerLabels,
  });
});

describe("a link to any page", () => {
  it("leads to the same inputs and labels, for any 200 states", () => {
    let changed = 0;
    fc.assert(
      fc.property(states, ({ page, state, labels }) => {
        const shared = new URLSearchParams({
          labels: encodeLabels(labels),
          snapshot: site.snapshot,
        }).toString();
        const search = writeState(page.inputs, state, site, `?${shared}`);
        const { searchParams, hash } = new URL(
          addressWith(`https://host.example/${page.name}${search}`, {}, "trend"),
        );
        assert.deepEqual(readState(page.inputs, `?${searchParams}`, site), { state, ignored: [] }, page.name);
        assert.equal(searchParams.get("labels"), encodeLabels(labels));
        assert.equal(hash, "#trend");
        changed += Object.keys(state).filter((name) => searchParams.has(name)).length;
      }),
      { numRuns: 200 },
    );
    assert.ok(changed > 200, `only ${changed} inputs were other than their defaults`);
  });

  it("with names and values that mean nothing leads to the page's defaults, and lists them", () => {
    fc.assert(
      fc.property(fc.constantFrom(...pages), fc.array(fc.tuple(fc.string(), fc.string())), (page, pairs) => {
        assert.ok(page);
        const mangled = pairs.map(([name, value]) => [`${name}?`, value]);
        const { state, ignored } = readState(page.inputs, `?${new URLSearchParams(mangled)}`, site);
        assert.deepEqual(state, defaultState(page.inputs, site));
        assert.equal(ignored.length, pairs.length);
      }),
    );
  });
});
