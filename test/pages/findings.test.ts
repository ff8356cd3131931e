import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  accountsFinding,
  headlineText as balanceText,
  type Account,
} from "../../src/pages/balance/accounts.js";
import { inputs as balanceInputs } from "../../src/pages/balance/inputs.js";
import { pathsFinding } from "../../src/pages/balance/paths.js";
import {
  categoriesFinding,
  compositionFinding,
  concentrationFinding,
  neighboursFinding,
} from "../../src/pages/countries/compared.js";
import { inputs as countryInputs } from "../../src/pages/countries/inputs.js";
import {
  headlineText as countriesText,
  mapFinding,
  sharesFinding,
} from "../../src/pages/countries/shares.js";
import { headlineText as exportsText, trendFinding as exportTrend } from "../../src/pages/exports/growth.js";
import { inputs as exportInputs } from "../../src/pages/exports/inputs.js";
import { destinationsFinding, roundTripFinding } from "../../src/pages/exports/partners.js";
import { inputs as overviewInputs } from "../../src/pages/overview/inputs.js";
import { shareFinding, trendFinding } from "../../src/pages/overview/trend.js";
import { categoryFinding, groupFinding, type Member } from "../../src/pages/prices/parts.js";
import { monthlyFinding } from "../../src/pages/prices/months.js";
import {
  contributionFinding,
  growthText,
  headlineText as productsText,
  treemapFinding,
} from "../../src/pages/products/codes.js";
import { contributionsFinding } from "../../src/pages/products/contributions.js";
import { bothWaysFinding } from "../../src/pages/places/both-ways.js";
import { changeFinding } from "../../src/pages/sourcing/change.js";
import { inputs as sourcingInputs } from "../../src/pages/sourcing/inputs.js";
import { exemptionsFinding, overlapFinding } from "../../src/pages/tariffs/exemptions.js";
import { gapFinding, headlineText as tariffsText } from "../../src/pages/tariffs/gap.js";
import { inputs as tariffInputs } from "../../src/pages/tariffs/inputs.js";
import { monthsFinding, ratesFinding, sourcesFinding } from "../../src/pages/tariffs/rates.js";
import { monthsOf, siteWith, stateOf } from "./site.js";

const site = siteWith(monthsOf(2023, 2024, 2025));
const says = (text: string, expected: string | RegExp): void =>
  typeof expected === "string"
    ? assert.equal(text.replaceAll("\u00a0", " "), expected)
    : assert.match(text.replaceAll("\u00a0", " "), expected);

describe("findings of the tariffs page", () => {
  const state = stateOf(tariffInputs, site, { before: 2024, after: "2025" });
  const rates = (ai: number | null, other: number | null) => [
    { label: "AI-related", before: 1, after: ai },
    { label: "Non-AI", before: 2, after: other },
  ];
  it("set both groups' rates in both periods, and nothing where one has none", () => {
    says(
      ratesFinding(rates(4.5, 10), state),
      "AI-related imports paid 4.5 % in 2025, non-AI ones 10.0 %; in 2024 it was 1.0 % and 2.0 %",
    );
    for (const missing of [rates(null, 10), rates(4.5, null), []])
      says(ratesFinding(missing, state), "Effective tariff rates of AI-related and other imports");
  });

  const source = (country: string, ai: number | null, non_ai: number | null) => ({ country, ai, non_ai });
  it("name the sources whose AI-related goods paid more, and claim no less of equal rates", () => {
    says(
      sourcesFinding([source("China", 20, 30), source("Mexico", 5, 2), source("Taiwan", 3, 1)], "2025"),
      "Of the 3 largest sources AI-related goods paid more than others only from Mexico and Taiwan (2025)",
    );
    says(sourcesFinding([source("China", 20, 30), source("Mexico", 1, 2)], "2025"), /paid less than others/);
    says(
      sourcesFinding([source("China", 20, 30), source("Mexico", 2, 2)], "2025"),
      /paid no more than others/,
    );
    says(
      sourcesFinding([source("China", null, 30)], "2025"),
      "Effective tariff rates of the largest sources (2025)",
    );
    says(sourcesFinding([], "2025"), "Effective tariff rates by source");
  });

  const line = (key: string, name: string, value: number, month = "2025-12") => ({
    ...{
      key,
      name,
      rows: [
        { month: "2025-01", value: 1 },
        { month, value },
      ],
    },
  });
  it("say on which side of non-AI the rate stood in the last month, or how far lines lie apart", () => {
    says(
      monthsFinding([line("ai", "AI", 4), line("non_ai", "Non-AI", 9)]),
      "In Dec 2025 the rate on AI-related imports stood 5.0 pp below that on non-AI imports",
    );
    says(monthsFinding([line("ai", "AI", 9), line("non_ai", "Non-AI", 4)]), /5\.0 pp above/);
    says(
      monthsFinding([line("a", "Chips", 2), line("b", "Cooling", 8), line("c", "Power", 5)]),
      "Rates on AI-related imports in Dec 2025 ran from 2.0 % (Chips) to 8.0 % (Cooling)",
    );
    says(monthsFinding([line("a", "Chips", 2)]), "Effective tariff rates by month");
    says(monthsFinding([]), "Effective tariff rates by month");
  });

  it("say what the lists cover, dated or not", () => {
    const covered = { label: "On any of the lists", share: 60, value: 1, codes: 1, color: "" };
    says(
      exemptionsFinding([covered], { ...state, dated: true }),
      "60.0 % of AI-related imports of 2025 came under an exemption list in force",
    );
    says(exemptionsFinding([covered], { ...state, dated: false }), /stand on at least one exemption list$/);
    says(
      exemptionsFinding([{ ...covered, share: null }], state),
      "AI-related imports on tariff exemption lists",
    );
    says(
      overlapFinding(
        [
          { sets: "a|b", codes: 1, value: 30 },
          { sets: "a", codes: 1, value: 70 },
        ],
        "2025",
      ),
      "30.0 % of the AI-related imports of 2025 that any list names stand on more than one",
    );
    says(overlapFinding([], "2025"), "How the exemption lists overlap");
  });

  it("say whether AI's rate is lower or higher, and which part explains most", () => {
    const parts = [
      { label: "Countries", value: 1 },
      { label: "Rates", value: -4 },
    ];
    const found = (gap: number) => ({ gap }) as Parameters<typeof gapFinding>[0];
    says(
      gapFinding(found(-0.03), parts, "2025"),
      "AI's rate was 3.0 pp lower in 2025; rates explain −4.0 pp",
    );
    says(gapFinding(found(0.03), parts, "2025"), /3\.0 pp higher/);
    says(gapFinding(null, [], "2025"), "Why AI-related imports pay another rate");
  });

  it("sum the page up, with the lists where the snapshot has them", () => {
    says(
      tariffsText({ ai: 4, other: 9, covered: null }, state),
      "In 2025 duty came to 4.0 % of AI-related imports and to 9.0 % of non-AI imports.",
    );
    says(
      tariffsText({ ai: 4, other: 9, covered: 60 }, { ...state, dated: true }),
      /in force at the time cover 60\.0 %/,
    );
    says(tariffsText({ ai: null, other: 9, covered: 60 }, state), /rates cannot be compared/);
  });
});

describe("findings of the overview", () => {
  const state = stateOf(overviewInputs, site);
  const month = (group: string, value: number, of = "2025-12") => ({ month: of, group, value });
  it("tell the last month as an index, in dollars or as a share, and set non-AI beside it in the same month only", () => {
    says(
      trendFinding([month("ai", 173), month("non_ai", 98)], state),
      "AI-related imports stood at 173 in Dec 2025, non-AI imports at 98 (2023 = 100)",
    );
    says(
      trendFinding([month("ai", 173), month("non_ai", 98, "2025-11")], state),
      /in Dec 2025 \(2023 = 100\)$/,
    );
    says(
      trendFinding([month("ai", 2e9)], { ...state, measure: "dollars" }),
      "AI-related imports were $2.0B in Dec 2025",
    );
    says(
      trendFinding([month("ai", 22)], { ...state, measure: "share" }),
      "22.0 % of imports were AI-related in Dec 2025",
    );
    says(trendFinding([month("non_ai", 98)], state), "AI-related and other imports");
  });

  it("say whether the share rose, fell or stood still", () => {
    const path = (first: number, last: number) =>
      shareFinding(
        [
          { month: "2023-01", value: first },
          { month: "2025-12", value: last },
        ],
        state,
      );
    says(path(10, 20), "The AI-related share of imports rose from 10.0 % in Jan 2023 to 20.0 % in Dec 2025");
    says(path(20, 10), /share of imports fell from 20/);
    says(path(20, 20.04), /stood still/);
    says(shareFinding([], state), "The AI-related share of imports");
  });
});

describe("findings of the balance", () => {
  const state = stateOf(balanceInputs, site);
  const account = (change: Partial<Account>): Account => ({
    ...{ year: 2025, imports: 10, exports: 5, excess_imports: 3, excess_exports: 1 },
    ...{ net: 2, balance: -5, counterfactual: -3, ...change },
  });
  it("say whether the boom adds to the deficit or takes off it, and the reverse of a surplus", () => {
    says(accountsFinding(account({})), /add \$2 to the deficit$/);
    says(accountsFinding(account({ net: -2 })), /take \$2 off the deficit$/);
    says(accountsFinding(account({ balance: 5 })), /take \$2 off the surplus$/);
    says(accountsFinding(account({ net: -2, balance: 5 })), /add \$2 to the surplus$/);
    for (const missing of [undefined, account({ net: null }), account({ excess_exports: null })])
      says(accountsFinding(missing), "AI trade in excess, and the balance without it");
  });

  it("say whether the balance would have been smaller or larger", () => {
    const text = (balance: number | null, net: number | null) => balanceText({ balance, net }, state, site);
    says(
      text(-100, 20),
      /2025 deficit in covered goods would have been \$20 smaller than its \$100: 20\.0 % of it/,
    );
    says(text(-100, -20), /deficit .* \$20 larger/);
    says(text(100, 20), /surplus .* \$20 larger/);
    says(text(100, -20), /surplus .* \$20 smaller/);
    says(text(null, 20), /cannot be computed/);
    says(balanceText({ balance: 1, net: 1 }, { ...state, base: 2025 }, site), /is the base year itself/);
    says(balanceText({ balance: 1, net: 1 }, state, siteWith([])), /no year of which both/);
  });

  it("say on which side of the counterfactual trade is", () => {
    const row = (excess: number) => ({ month: "2025-12", actual: 0, counterfactual: 0, excess });
    says(
      pathsFinding(row(5), "imports", state),
      "In Dec 2025 AI imports were $5 above the path of non-AI products",
    );
    says(pathsFinding(row(-5), "imports", state), /\$5 below/);
    says(pathsFinding(undefined, "exports", state), "AI exports, actual and counterfactual");
  });
});

describe("findings of countries and places", () => {
  const state = stateOf(countryInputs, site);
  it("name who leads, with shares and their change", () => {
    const leader = (name: string, now: number, before: number | null) => ({ name, now, before });
    says(
      countriesText([leader("Mexico", 30, 20), leader("Taiwan", 20, 25)], state),
      "Mexico and Taiwan together account for 50.0 % of AI-related imports in 2025. Since 2023: Mexico +10.0 pp, Taiwan −5.0 pp.",
    );
    says(countriesText([leader("Mexico", 30, null), leader("Taiwan", 20, null)], state), /in 2025\.$/);
    says(
      countriesText([leader("Mexico", 30, 1)], state),
      /holds no whole year of AI-related imports by country/,
    );
    const shares = (name: string, value: number) => ({ name, byYear: new Map([[2025, value]]) });
    says(
      sharesFinding([shares("Mexico", 30), shares("Taiwan", 20)], state),
      "Mexico had 30.0 % of AI-related imports in 2025, Taiwan 20.0 %",
    );
    says(sharesFinding([shares("Mexico", 30)], state), /in 2025$/);
    says(sharesFinding([], state), "Shares of countries in AI-related imports");
  });

  it("count countries with trade only, and name the way", () => {
    const rows = [{ value: 5 }, { value: 0 }, { value: 7 }];
    says(mapFinding(rows, state), "$12 of AI-related imports came from 2 countries in 2025");
    says(mapFinding(rows, { ...state, flow: "exports" }), /went to 2 countries/);
    says(mapFinding([{ value: 0 }], state), "Where AI-related imports come from and go to");
  });

  it("say who leads categories, and what a country's trade is made of", () => {
    says(
      categoriesFinding(["Mexico", "China", "Mexico", undefined], "imports"),
      "Mexico leads 2 of 4 categories of AI-related imports",
    );
    says(categoriesFinding([], "imports"), "Who trades which AI-related category");
    const part = { country: "Mexico", category: "Compute_Hardware", value: 1, share: 80 };
    says(
      compositionFinding(part, state),
      "Compute hardware makes up 80.0 % of AI-related imports from Mexico in 2025",
    );
    says(compositionFinding(part, { flow: "exports", year: 2025 }), /exports to Mexico/);
    says(compositionFinding(undefined, state), "AI-related imports of each country by category");
  });

  it("turn concentration into equal countries, and neighbours' changes into words with their sign", () => {
    const hhi = [
      { month: "2025-12", group: "ai", value: 2500 },
      { month: "2025-12", group: "non_ai", value: 1000 },
    ];
    says(
      concentrationFinding(hhi, "imports"),
      /as if 4\.0 equal countries shared them, non-AI imports 10\.0 \(Dec 2025\)/,
    );
    says(concentrationFinding([], "imports"), "Concentration of imports over countries");
    const neighbour = (label: string, all: number | null, ai: number | null) => ({
      label,
      values: { all, ai, non_ai: 0 },
    });
    says(
      neighboursFinding([neighbour("Canada", -5, 1), neighbour("Mexico", 6, 30)], state),
      "Imports from Canada changed by −5.0 % in 2025, from Mexico by +6.0 %; AI-related ones from Mexico by +30.0 %",
    );
    says(
      neighboursFinding([neighbour("Canada", -5, 1), neighbour("Mexico", 6, null)], {
        flow: "exports",
        year: 2025,
      }),
      /^Exports to Canada .* to Mexico by \+6\.0 %$/,
    );
    says(
      neighboursFinding([neighbour("Canada", null, 1), neighbour("Mexico", 6, 1)], state),
      /^Canada and Mexico, AI/,
    );
    const gate = (name: string, imports: number | null, exports: number | null) => ({
      name,
      imports,
      exports,
    });
    says(
      bothWaysFinding([gate("Laredo", 5, 9), gate("Miami", 7, 1)], state),
      "Most enter through Miami and most leave through Laredo in 2025",
    );
    says(
      bothWaysFinding([gate("Laredo", 9, 9), gate("Miami", 7, 1)], state),
      /both enter and leave through Laredo/,
    );
    says(bothWaysFinding([gate("Laredo", null, 9)], state), "Where goods enter and leave");
  });
});

describe("findings of products, exports, prices and sourcing", () => {
  it("name the code that moved most, whichever way", () => {
    const state = { flow: "imports", base: 2023, year: 2025, level: "hs10" } as const;
    const rows = [
      { code: "8471500150", change: 5, now_value: 20 },
      { code: "8473301180", change: -9, now_value: 1 },
    ];
    says(
      productsText(rows, { names: [{ hs10: "8473301180", name: "boards" }] }, state),
      "AI-related imports changed by −$4 from 2023 to 2025, to $21; 8473.30.1180 (boards) alone by −$9.",
    );
    says(productsText([], {}, state), /does not hold AI-related imports of both 2023 and 2025 whole/);
    const contribution = { code: "8471500150", name: "", category: null, value: 2, growth: "" };
    says(
      contributionFinding([contribution, { ...contribution, value: -1 }], state),
      "8471.50.0150 alone adds +2.0 pp of the +1.0 pp that AI-related goods add to the growth of imports",
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
      roundTripFinding({ from: 9, to: 4, overlap: 30 }, 2025),
      /^\$9 .* came from Mexico in 2025 and \$4 went there; re-exports match 30\.0 %/,
    );
    says(roundTripFinding({ from: 9, to: 4, overlap: null }, 2025), /went there$/);
    says(roundTripFinding({ from: 0, to: 4, overlap: 1 }, 2025), "AI-related goods from and to Mexico");
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
      "Chips makes +$20 of the +$17 that unit values add",
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
