import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { comparableText, matrixFinding } from "../../../src/pages/classification/agreement.js";
import { bandFinding } from "../../../src/pages/classification/band.js";
import { categoriesFinding, categoryRows } from "../../../src/pages/classification/categories.js";
import { headlineText } from "../../../src/pages/classification.js";
import { relationText } from "../../../src/pages/classification/task.js";
import { calibrationFinding } from "../../../src/pages/classification/validation.js";
import {
  comparisonFinding,
  headlineText as ranged,
  thresholdFinding,
} from "../../../src/pages/robustness.js";
import { says } from "./says.js";

const state = { flow: "imports", base: 2023, year: 2025 } as const;

describe("the findings of Robustness", () => {
  const outcome = (label: string, share: number | null, growth: number | null) => ({
    ...{ label, share, growth, value: 1 },
  });

  it("give the range of shares and how many definitions grew, without those that have no share", () => {
    const rows = [outcome("Ours", 20, 70), outcome("Narrow", 3, -5), outcome("Unknown", null, 9)];
    says(
      ranged(rows, state),
      "Depending on the definition, AI-related goods are 3.0 % to 20.0 % of imports in 2025 (baseline 20.0 %); they grew since 2023 under 1 of 2 definitions.",
    );
    says(ranged([outcome("Ours", 20, 70)], state), /does not hold 2025 whole/);
  });

  it("name the baseline and the largest, growth with its sign", () => {
    const bars = [
      { label: "Ours", value: 20 },
      { label: "Wide", value: 30 },
    ];
    says(
      comparisonFinding(bars, "share", state),
      "The share is 20.0 % in the baseline and at most 30.0 % (Wide)",
    );
    says(
      comparisonFinding([...bars].reverse(), "growth", state),
      "Growth since 2023 is +30.0 % in the baseline and at most +30.0 % (Wide)",
    );
    says(comparisonFinding([], "share", state), "Other definitions of AI-related");
  });

  it("compare the share at confidence 95 with that of all labels, where both are known", () => {
    const at = (threshold: number, share: number) => ({ threshold, share, value: 1, codes: 1 });
    says(
      thresholdFinding([at(0, 22), at(95, 17)], state),
      "Counting only codes of confidence 95 or more, AI-related goods are 17.0 % of imports instead of 22.0 %",
    );
    says(thresholdFinding([at(0, 22), at(90, 17)], state), "The share by the confidence that counts");
  });
});

describe("the findings of Classification", () => {
  const row = (relevance: string | null, category: string | null, codes: number, value: number) => ({
    ...{ relevance, category, codes, value },
  });
  const rows = [
    row("High", "Compute_Hardware", 2, 60),
    row("High", "Cooling_HVAC", 6, 20),
    row("Low", "Cooling_HVAC", 10, 100),
    row(null, null, 1, 20),
  ];

  it("count codes by whom they were labelled, and those without a label", () => {
    says(
      headlineText(rows, "a model", state),
      "8 of 19 codes of imports are labelled High by a model; they are 40.0 % of imports in 2025. 1 code has no label.",
    );
    says(
      headlineText([row(null, null, 2, 5)], "x", state),
      "No code of imports is labelled in this snapshot.",
    );
    says(
      headlineText([row("High", null, 1, 5), row(null, null, 2, 5)], "x", state),
      /2 codes have no label\.$/,
    );
    says(headlineText([row("High", null, 1, 5)], "x", state), /100\.0 % of imports in 2025\.$/);
  });

  it("name the first category by codes or by dollars, of what is labelled High", () => {
    says(
      categoriesFinding(categoryRows(rows), "codes"),
      "Cooling and HVAC holds 75.0 % of the codes labelled High",
    );
    says(
      categoriesFinding(categoryRows(rows), "value"),
      "Compute hardware holds 75.0 % of the dollars labelled High",
    );
    assert.deepEqual(
      categoryRows(rows).map(({ name, Low_value: value, Unlabelled_codes: none }) => [name, value, none]),
      [
        ["Compute hardware", 0, 0],
        ["Cooling and HVAC", 100, 0],
        ["No category", 0, 1],
      ],
      "all codes, those without a label too",
    );
    const low = categoryRows([row("Low", "Cooling_HVAC", 1, 1)]);
    says(categoriesFinding(low, "codes"), "Categories of the codes labelled High");
  });

  it("span runs and thresholds, never a corrected share", () => {
    const band = (low: number, high: number, corrected = false) => ({
      ...{ name: "run", low, high, share: high, medium: null, corrected },
    });
    says(
      bandFinding([band(15, 22), band(17, 18), band(5, 40, true)], 2, state),
      "Over 2 runs and thresholds of 0 to 95, AI-related goods are 15.0 % to 22.0 % of imports in 2025",
    );
    says(bandFinding([band(15, 22)], 1, state), /^Over thresholds of 0 to 95/);
    says(bandFinding([band(5, 40, true)], 1, state), "How sure is the share?");
  });

  it("say how far two runs agree, and why they cannot be compared", () => {
    const pair = (second: string, codes: number, value: number) => ({ first: "High", second, codes, value });
    says(
      matrixFinding([pair("High", 3, 10), pair("Low", 1, 90)]),
      "Two runs give 75.0 % of codes the same label, and 10.0 % of dollars",
    );
    says(matrixFinding([]), "Where two runs differ");
    const runs = (...names: string[]) => ({
      site: { runs: names },
      state: { run: "a", other: names[1] ?? "a" },
    });
    says(comparableText(runs("a")), /holds one run only/);
    says(comparableText(runs("a", "a")), /agrees with itself/);
    says(comparableText(runs("a", "b")), /^Run a beside run b/);
  });

  it("say how far confidence is off, and whose prompt the labels come from", () => {
    const calibration = { bins: [], ece: 0.12, brier: 0.2 };
    says(
      calibrationFinding([{ kind: "votes", calibration }], { run: "r" }),
      "The share of votes of run r is off by 12.0 pp on average",
    );
    says(calibrationFinding([], { run: "r" }), "Is confidence what it says?");
    says(
      relationText({ prompt_hash: "a" }, { prompt_hash: "a", origin: "x" }),
      /exactly this prompt \(hash a\)/,
    );
    says(relationText({ prompt_hash: "a" }, { prompt_hash: "b", origin: "x" }), /not made .* \(x; hash b\)/);
    says(relationText({ prompt_hash: "a" }, undefined), /\(there are none\)/);
  });
});
