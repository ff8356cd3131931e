import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { trendFinding as exportTrend } from "../../../src/pages/exports/growth.js";
import { headlineText as exportsText } from "../../../src/pages/exports.js";
import { inputs as exportInputs } from "../../../src/pages/exports/inputs.js";
import { destinationsFinding } from "../../../src/pages/exports/partners.js";
import { partnersOf, roundTripFinding, routeFinding } from "../../../src/pages/exports/round-trip.js";
import { categoryFinding, groupFinding, type Member } from "../../../src/pages/prices/parts.js";
import { monthlyFinding } from "../../../src/pages/prices/months.js";
import { contributionFinding, growthText, treemapFinding } from "../../../src/pages/products/codes.js";
import { headlineText as productsText } from "../../../src/pages/products.js";
import { contributionsFinding } from "../../../src/pages/products/contributions.js";
import { changeFinding } from "../../../src/pages/sourcing/change.js";
import { inputs as sourcingInputs } from "../../../src/pages/sourcing/inputs.js";
import { stateOf } from "../site.js";
import { says, site } from "./says.js";

describe("findings of products, exports, prices and sourcing", () => {
  it("name the code that moved most, whichever way", () => {
    const state = { flow: "imports", base: 2023, year: 2025, level: "hs10" } as const;
    const rows = [
      { code: "8471500150", change: 5, now_value: 20 },
      { code: "8473301180", change: -9, now_value: 1 },
    ];
    says(
      productsText(rows, { names: [{ hs10: "8473301180", name: "boards", text: null }] }, state),
      "AI-related imports changed by −$4 from 2023 to 2025, to $21; 8473.30.1180 (boards) alone by −$9.",
    );
    says(productsText([], {}, state), /does not hold AI-related imports of both 2023 and 2025 whole/);
    const contribution = { code: "8471500150", name: "", category: null, value: 2, growth: "" };
    says(
      contributionFinding([contribution, { ...contribution, value: -1 }], state),
      "8471.50.0150 alone adds +2.0 pp to the growth of imports, all AI-related goods together +1.0 pp",
    );
    says(contributionFinding([], { ...state, level: "family" }), /^Contributions of single code families/);
    says(
      contributionsFinding({ ai: 2, all: 5 }, state),
      /account for \+2\.0 pp of the \+5\.0 % change in all imports/,
    );
    says(contributionsFinding({ ai: null, all: 5 }, state), "Contributions to the growth of imports");
    says(
      treemapFinding(
        Array.from({ length: 20 }, () => ({ value: 1 })),
        state,
      ),
      /^Ten of 20 codes make up 50\.0 %/,
    );
    says(treemapFinding([{ value: 1 }], state), "AI-related imports by category and code");
    const grown = (growth: number | null, status: "new" | "gone", family: number | null) =>
      growthText({ growth, status, family_growth: family });
    says(grown(5, "new", null), "+5.0 %");
    says(grown(null, "new", 7), "new code; family +7.0 %");
    says(grown(null, "new", null), "new code");
    says(grown(null, "gone", 7), "–");
  });

  it("tell exports, their partners and the round trip", () => {
    const state = stateOf(exportInputs, site);
    says(
      exportsText({ value: 10, growth: -5, again: 20 }, state),
      "AI-related exports came to $10 in 2025, −5.0 % against 2023. 20.0 % of AI-related exports leave as they came in.",
    );
    says(
      exportsText({ value: null, growth: 1, again: 1 }, state),
      "This snapshot holds no whole year of exports.",
    );
    const index = (group: string, value: number) => ({ month: "2025-12", group, value });
    says(
      exportTrend([index("ai", 150), index("non_ai", 101)], state),
      /stood at 150\.0 in Dec 2025, non-AI ones at 101\.0/,
    );
    says(exportTrend([index("ai", 150)], { ...state, concept: "foreign" }), "Index of AI-related re-exports");
    says(
      destinationsFinding({ country: "Mexico", value: 40 }, 2025),
      "Mexico takes 40.0 % of AI-related exports in 2024 and 2025",
    );
    says(destinationsFinding(undefined, 2025), "Where AI-related exports go");
    says(
      roundTripFinding({ from: 9, to: 4, overlap: 30 }, 2025, "Mexico"),
      /^\$9 .* came from Mexico in 2025 and \$4 went there; re-exports match 30\.0 %/,
    );
    says(roundTripFinding({ from: 9, to: 4, overlap: null }, 2025, "Mexico"), /went there$/);
    says(
      roundTripFinding({ from: 0, to: 4, overlap: 1 }, 2025, "Mexico"),
      "AI-related goods from and to Mexico",
    );
    const route = { out: "8542, 8473", back: "84.71", year: 2025 };
    says(
      routeFinding({ out: 5, back: 8 }, route, "Mexico"),
      "$5 went to Mexico in 2025 under 8542 and 8473 and $8 came back under 8471; the route changes heading",
    );
    says(routeFinding({ out: 5, back: 8 }, { ...route, out: "8471" }, "Mexico"), /came back under 8471$/);
    says(
      routeFinding({ out: 0, back: 8 }, route, "Mexico"),
      /^Out under 8542 and 8473, back under 8471: Mexico/,
    );
    const rows = (...values: [string, number][]) => values.map(([country, value]) => ({ country, value }));
    assert.deepEqual(
      partnersOf({
        out: rows(["2010", 5], ["5700", 90], ["5830", 3]),
        back: rows(["2010", 8], ["5830", 900]),
        countries: [{ cty_code: "2010", name: "Mexico" }],
      }),
      [
        { code: "2010", name: "Mexico", out: 5, back: 8, least: 5 },
        { code: "5830", name: "5830", out: 3, back: 900, least: 3 },
      ],
    );
  });

  it("tell unit values apart from quantities, and a rise from a fall", () => {
    const member = (label: string, price: number): Member => ({
      label,
      parts: { base: 100, price, quantity: 5, rest: 0, growth: price + 5, coverage: 90 },
    });
    says(
      groupFinding([member("AI-related", 20), member("Non-AI", -3)]),
      "Unit values make +20.0 pp of the +25.0 % of AI-related trade; non-AI −3.0 pp of +2.0 %",
    );
    says(groupFinding([]), "Growth in unit values and in quantities");
    says(
      categoryFinding([member("Chips", 20), member("Power", -3)]),
      "By unit values Chips adds +$20, all categories together +$17",
    );
    says(categoryFinding([member("Chips", -20)]), "Unit values add −$20 over all categories");
    says(categoryFinding([]), "Unit values and quantities by category");
    const state = { flow: "imports", base: 2023 } as const;
    says(
      monthlyFinding("price", { month: "2025-12", ai: 120, other: 95 }, state),
      "Unit values of AI-related imports stood +20.0 % in Dec 2025 against Dec 2023, those of non-AI imports −5.0 %",
    );
    says(monthlyFinding("quantity", { month: "2025-12", ai: 120, other: null }, state), /against Dec 2023$/);
    says(monthlyFinding("price", { month: "", ai: null, other: 95 }, state), "Unit values by month");
  });

  it("name the largest loss before the largest gain", () => {
    const state = stateOf(sourcingInputs, site);
    const row = (name: string, change: number) => ({ country: name, name, before: 0, after: 0, change });
    says(changeFinding([row("Taiwan", 9), row("China", -12)], state), /: China −12\.0 pp, Taiwan \+9\.0 pp$/);
    says(changeFinding([row("Taiwan", 9)], state), /^Who supplies/);
  });
});
