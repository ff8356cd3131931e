import { describe, it } from "node:test";
import { exemptionsFinding, overlapFinding } from "../../../src/pages/tariffs/exemptions.js";
import { gapFinding } from "../../../src/pages/tariffs/gap.js";
import { headlineText as tariffsText } from "../../../src/pages/tariffs.js";
import { inputs as tariffInputs } from "../../../src/pages/tariffs/inputs.js";
import { monthsFinding, ratesFinding, sourcesFinding } from "../../../src/pages/tariffs/rates.js";
import { stateOf } from "../site.js";
import { says, site } from "./says.js";

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

  it("say whether AI's rate is lower or higher, and which part of the accounts is largest", () => {
    const parts = [
      { label: "Countries", value: 1 },
      { label: "Rates", value: -4 },
    ];
    const found = (gap: number) => ({ gap }) as Parameters<typeof gapFinding>[0];
    says(
      gapFinding(found(-0.03), parts, "2025"),
      "AI's rate was 3.0 pp lower in 2025; the largest part of the accounts, rates, is −4.0 pp",
    );
    says(gapFinding(found(0.03), parts, "2025"), /3\.0 pp higher/);
    says(gapFinding(found(-0.03), parts, "2025", 0.01), /3\.0 pp \(\+1\.0 pp to \+5\.0 pp\) lower/);
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
