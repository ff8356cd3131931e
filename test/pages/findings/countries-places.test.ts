import { describe, it } from "node:test";
import {
  categoriesFinding,
  compositionFinding,
  concentrationFinding,
  neighboursFinding,
} from "../../../src/pages/countries/compared.js";
import { inputs as countryInputs } from "../../../src/pages/shared/products.js";
import { mapFinding, sharesFinding } from "../../../src/pages/countries/shares.js";
import { headlineText as countriesText } from "../../../src/pages/countries.js";
import { bothWaysFinding } from "../../../src/pages/places/both-ways.js";
import { stateOf } from "../site.js";
import { says, site } from "./says.js";

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
