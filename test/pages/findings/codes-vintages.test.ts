import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { priceFinding, rankingFinding, tradeFinding } from "../../../src/pages/code/trade.js";
import { changedRow } from "../../../src/pages/changes/tables.js";
import { headlineText } from "../../../src/pages/data.js";
import { revisedFinding } from "../../../src/pages/vintages/comparison.js";
import { conceptsFinding } from "../../../src/pages/vintages/concepts.js";
import { reconciliationFinding } from "../../../src/pages/vintages/reconciliation.js";
import { monthsOf, siteWith } from "../site.js";
import { says } from "./says.js";

describe("the findings of a code's page", () => {
  const row = (month: string, value: number) => ({ month, value });

  it("give the last month of imports, of exports where nothing is imported, or none", () => {
    const [imports, exports] = [[row("2025-01", 1e9), row("2025-02", 2e9)], [row("2025-03", 5e6)]];
    says(tradeFinding({ name: "X", imports, exports }), "X: imports of $2.0B in Feb 2025");
    says(tradeFinding({ name: "X", imports: [], exports }), "X: exports of $5.0M in Mar 2025");
    says(tradeFinding({ name: "X", imports: [], exports: [] }), "Trade in X");
  });

  it("give the first and the last value of a unit", () => {
    const rows = [row("2024-01", 12.5), row("2025-01", 250)];
    says(priceFinding({ name: "X", rows }), "A unit of X went from $12.50 in Jan 2024 to $250 in Jan 2025");
    says(priceFinding({ name: "X", rows: [] }), "Unit value of X");
  });

  it("give the first partner's share of all, not of those drawn", () => {
    const of = { subject: "X", flow: "exports", noun: "Partner", verb: "went to" } as const;
    const rows = [
      { name: "Mexico", value: 30 },
      { name: "Chile", value: 10 },
    ];
    says(rankingFinding(rows, of), "X: 75.0 % of exports went to Mexico");
    says(rankingFinding([], of), "Partner of exports: X");
  });
});

describe("the findings of Data and Vintages", () => {
  it("say what the snapshot is and which months are missing", () => {
    const held = { id: "s1", kind: "sample", sources: [], tables: [] } as const;
    const site = siteWith(monthsOf(2024).filter((month) => month !== "2024-05"));
    says(
      headlineText({ ...held, sources: [], tables: [] }, site),
      /^Snapshot s1 is a sample with synthetic values: 0 rows in 0 tables, imports Jan 2024 to Dec 2024 with 1 months missing/,
    );
    says(
      headlineText({ ...held, kind: "live", sources: [], tables: [] }, siteWith([])),
      /0 files and answers.*imports none/,
    );
  });

  it("name the month that was revised most", () => {
    const most = { key: "2024-12", before: 1, after: 4, difference: 3, relative: 3 };
    says(
      revisedFinding({ changed: [most] }, "imports"),
      "Dec 2024 was revised most, by +$3 of AI-related imports",
    );
    says(revisedFinding({ changed: [] }, "exports"), "No month of AI-related exports was revised");
    says(revisedFinding(undefined, "exports"), "What was revised, month by month");
  });

  it("span the dollars of all concepts, which the bars show", () => {
    const state = { flow: "imports", year: 2025 } as const;
    const row = (value: number | null) => ({ value });
    says(
      conceptsFinding([row(2e9), row(3e9), row(1e9), row(null)], state),
      "AI-related imports of 2025 were $2.0B, and $1.0B to $3.0B depending on the concept",
    );
    says(conceptsFinding([row(1e9), row(null)], state), "AI-related imports of 2025 were $1.0B");
    says(conceptsFinding([row(null), row(1e9)], state), "AI-related imports under other concepts");
  });

  it("hold months against published totals, and say what the scope leaves out instead", () => {
    const state = { flow: "imports", scope: false, year: 2025 } as const;
    const row = (month: string, difference: number | null) => ({
      ...{ month, difference, ours: 10, published: difference === null ? null : 10 - difference },
    });
    const rows = [row("2025-01", 0), row("2025-02", -7), row("2025-03", 2), row("2025-04", null)];
    says(
      reconciliationFinding(rows, "", state),
      "2 of 3 months differ from the published total, at most by −$7 in Feb 2025",
    );
    says(
      reconciliationFinding(rows.slice(0, 1), "", state),
      "All 1 months of imports add up to the published total, to the dollar",
    );
    says(reconciliationFinding(rows.slice(3), "", state), "No published total to hold imports against");
    says(
      reconciliationFinding(rows, "5.0 % of the $10", { ...state, scope: true }),
      "5.0 % of the $10 of imports in 2025 lie in the chapters that the site leaves out",
    );
  });
});

describe("the codes of Changes", () => {
  it("write families as codes and labels in words", () => {
    const code = { flow: "imports", hs10: "8542390070", description: "PTS OF ADP UNITS" } as const;
    const shown = (change: Parameters<typeof changedRow>[0]) => {
      const { before, after } = changedRow(change);
      return [before, after];
    };
    assert.deepEqual(shown({ ...code, kind: "family", before: "8542390001", after: "8542390070" }), [
      "8542.39.0001",
      "8542.39.0070",
    ]);
    assert.deepEqual(
      shown({
        ...code,
        kind: "label",
        before: null,
        after: { relevance: "High", category: "Compute_Hardware" },
      }),
      [null, "High, Compute hardware"],
    );
  });
});
