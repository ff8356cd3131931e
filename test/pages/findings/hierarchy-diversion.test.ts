import { describe, it } from "node:test";
import { gainersFinding } from "../../../src/pages/diversion/comparison.js";
import { inputs as diversionInputs } from "../../../src/pages/diversion/inputs.js";
import { breaksFinding, classesFinding, type ClassRow } from "../../../src/pages/hierarchy/classes.js";
import { largestFinding } from "../../../src/pages/hierarchy/levels.js";
import type { Line, Side } from "../../../src/pages/hierarchy/lines.js";
import { inputs as placeInputs } from "../../../src/pages/shared/products.js";
import { partsFinding } from "../../../src/pages/places/districts.js";
import { statesFinding } from "../../../src/pages/places/pulled.js";
import { unitValuesFinding } from "../../../src/pages/prices/months.js";
import { inputs as sourcingInputs } from "../../../src/pages/sourcing/inputs.js";
import { subheadingsFinding } from "../../../src/pages/sourcing/sources.js";
import { stateOf } from "../site.js";
import { says, site } from "./says.js";

describe("findings of levels and classes", { timeout: 60_000 }, () => {
  const row = (key: string, imports: number | null): ClassRow => ({
    ...{ key, name: `Class ${key}`, imports, exports: 5 },
  });

  it("say what part one class holds, and nothing where corrections leave none", () => {
    const text = (classes: "naics" | "end_use" | "hitech", ...rows: ClassRow[]) =>
      classesFinding(rows, { classes, year: 2025 });
    says(text("end_use", row("21301", 30), row("10000", 10)), /^Capital goods are 75\.0 % of AI-related/);
    says(text("hitech", row("05", 10), row("", 30)), /^Census counts 25\.0 % of AI-related imports of 2025/);
    says(text("naics", row("334111", 10), row("335", 30)), /^The industry of class 335 stands for 75\.0 %/);
    says(text("naics"), "AI-related trade by NAICS industry");
    says(text("end_use", row("2", -10), row("1", 30)), "AI-related trade by end use");
    says(text("hitech", row("05", null)), "AI-related trade by advanced technology group");
  });

  it("count codes that began and ended, and follow the first family", () => {
    const events = [
      { began: "2024-01", ended: null },
      { began: null, ended: "2023-12" },
    ];
    const family = { code: "8471500150", members: "8471500150|8471500160", growth: 12.5 };
    const state = { code: "", base: 2023 };
    const counted = "1 codes began and 1 ended inside the data";
    says(breaksFinding(undefined, [], state), "No code below any chapter began or ended inside the data");
    says(breaksFinding(undefined, [], { ...state, code: "8471" }), /^No code below 8471 began/);
    says(breaksFinding(undefined, events, state), counted);
    says(
      breaksFinding(family, events, state),
      `${counted}; the family of 8471.50.0150 (2 numbers) changed by +12.5 % since 2023`,
    );
    says(breaksFinding({ ...family, growth: null }, events, state), /\(2 numbers\) has no base$/);
  });

  it("name the largest number of a level with both flows", () => {
    const side = (value: number | null): Side => ({
      ...{ value, ai: null, growth: null, crossed: false, codes: 1 },
    });
    const line: Line = { code: "84", description: "Machinery", imports: side(2e9), exports: side(null) };
    const state = { code: "", year: 2025 };
    says(
      largestFinding(line, state),
      "The largest chapter is 84, with $2.0B of imports and no exports in 2025",
    );
    says(largestFinding(undefined, state), "Trade by chapter");
  });
});

describe("findings of parts of a place's trade, of unit values and of sources", { timeout: 60_000 }, () => {
  it("set a district beside all of them", () => {
    const state = stateOf(placeInputs, site);
    const first = { name: "Laredo", part: 20 };
    says(
      partsFinding(first, 10, state),
      "In 2025 AI-related imports were 20.0 % of what passed through Laredo, against 10.0 % overall",
    );
    for (const [one, overall] of [
      [undefined, 10],
      [first, null],
    ] as const)
      says(partsFinding(one, overall, state), "What part AI-related imports are of each district's trade");
  });

  it("name the two states that lead, but none that is not identified", () => {
    const imports = stateOf(placeInputs, site);
    const place = (code: string, name: string, share: number | null) => ({
      ...{ code, name, share, value: 1, air: null, vessel: null },
    });
    const rows = [place("XX", "Not identified", 40), place("TX", "Texas", 30), place("CA", "California", 20)];
    says(
      statesFinding(rows, imports),
      "30.0 % of AI-related imports went to Texas in 2025 and 20.0 % to California",
    );
    says(statesFinding(rows, { ...imports, flow: "exports" }), /exports came from Texas .* from California$/);
    says(
      statesFinding([place("TX", "Texas", null), place("CA", "California", null)], imports),
      "Texas was the largest of 2 states for AI-related imports in 2025",
    );
    says(statesFinding(rows.slice(0, 2), imports), "States of AI-related imports");
  });

  it("compare unit values of the newest month only", () => {
    const line = (name: string, month: string, value: number | null) => ({ name, rows: [{ month, value }] });
    const [taiwan, mexico] = [line("Taiwan", "2025-12", 900), line("Mexico", "2025-12", 300)];
    const text = (series: (typeof taiwan)[], flow: "imports" | "exports" = "imports") =>
      unitValuesFinding(series, { flow, codes: "8542" });
    says(text([mexico, taiwan]), /was worth \$900 from Taiwan and \$300 from Mexico in Dec 2025$/);
    says(text([mexico, taiwan], "exports"), /\$900 to Taiwan and \$300 to Mexico/);
    for (const series of [
      [],
      [taiwan],
      [taiwan, line("China", "2025-11", 5)],
      [line("China", "2025-12", null)],
    ])
      says(text(series), /^Unit values of .* by partner$/);
  });

  it("name the largest subheading and who leads it", () => {
    const state = { ...stateOf(sourcingInputs, site), codes: "8542", sources: "5830,5700" };
    const largest = { hs6: "854231", value: 2e9, shares: { 5830: 60, 5700: 10, rest: 30 } };
    says(
      subheadingsFinding(largest, state, 2025),
      /^8542\.31 is the largest subheading, \$2\.0B in 2025: 60\.0 % from Taiwan$/,
    );
    says(
      subheadingsFinding({ ...largest, shares: { 5830: 10, 5700: 10, rest: 80 } }, state, 2025),
      /: 80\.0 % from the rest of the world$/,
    );
    says(subheadingsFinding({ ...largest, shares: {} }, state, 2025), /\$2\.0B in 2025$/);
    says(subheadingsFinding(undefined, state, 2025), /^Subheadings of /);
    says(subheadingsFinding(largest, state, undefined), /^Subheadings of /);
  });
});

describe("the finding of diversion", { timeout: 60_000 }, () => {
  it("says who lost and who gained, and names a leader only among gains", () => {
    const state = stateOf(diversionInputs, site);
    const found = (loss: number | null, gain: number | null) => ({ loss, gain });
    const mexico = { name: "Mexico", gain: 2e9 };
    says(
      gainersFinding(found(5e9, 3e9), mexico, state, site),
      "Beyond unexposed growth, China lost $5.0B of exposed imports and third countries gained $3.0B, most of all Mexico with $2.0B",
    );
    says(gainersFinding(found(-5e9, -3e9), mexico, state, site), /China gained \$5\.0B .* lost \$3\.0B$/);
    says(gainersFinding(found(5e9, 3e9), { ...mexico, gain: -1 }, state, site), /gained \$3\.0B$/);
    says(
      gainersFinding(found(5e9, 3e9), undefined, state, site, {
        targetDollars: { estimate: -5e9, low: -6e9, high: -4e9 },
        otherDollars: null,
      }),
      /lost \$5\.0B \(−\$6\.0B to −\$4\.0B\) of exposed imports/,
    );
    for (const none of [undefined, found(null, 1), found(1, null)])
      says(gainersFinding(none, mexico, state, site), "Who gained exposed imports");
  });
});
