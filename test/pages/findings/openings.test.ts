import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { measures } from "../../../src/measures/index.js";
import * as code from "../../../src/pages/code.js";
import type { Found } from "../../../src/pages/code.js";
import { learnedText as dataLearned } from "../../../src/pages/data.js";
import { inputs as exploreInputs } from "../../../src/pages/explore/inputs.js";
import * as explore from "../../../src/pages/explore.js";
import { planOf, questionsOf } from "../../../src/pages/explore/plan.js";
import * as methods from "../../../src/pages/methods.js";
import { headlineText, learnedText as reviewLearned } from "../../../src/pages/review.js";
import * as sql from "../../../src/pages/sql.js";
import { conceptsText, totalsText } from "../../../src/pages/vintages.js";
import { monthsOf, siteWith, stateOf } from "../site.js";

const plain = (texts: readonly (string | undefined)[]): string[] =>
  texts.flatMap((text) => (text ? [text.replaceAll("\u00a0", " ")] : []));

describe("what Vintages opens with", () => {
  const total = (flow: string, ours: string, published: string | null) => ({ flow, ours, published });

  it("says how many months agree with Census, and nothing where Census publishes none", () => {
    const totals = [total("imports", "10", "10"), total("imports", "12", "11"), total("exports", "1", null)];
    assert.match(totalsText(totals, { flow: "imports" }) ?? "", /^1 of 2 months of imports add up/);
    assert.match(
      totalsText([...totals.slice(0, 1), ...totals.slice(0, 1)], { flow: "imports" }) ?? "",
      /^All 2 months/,
    );
    assert.equal(totalsText(totals, { flow: "exports" }), undefined);
  });

  it("sets the site's number beside the one of the concept that is farthest, and says what each counts", () => {
    const state = { flow: "imports", year: 2025 } as const;
    const outcome = (label: string, value: number | null) => ({ label, means: `Means ${label}.`, value });
    const [first, second] = plain(
      conceptsText(
        [outcome("Own", 10e9), outcome("Near", 11e9), outcome("Far", 4e9), outcome("None", null)],
        state,
      ),
    );
    assert.equal(first, "AI-related imports of 2025 came to $10.0B as own, and to $4.0B as far.");
    assert.equal(second, "Neither is wrong. The first: means Own. The second: means Far.");
    assert.deepEqual(conceptsText([outcome("Own", 1e9), outcome("Same", 1e9)], state), []);
    assert.deepEqual(conceptsText([outcome("Own", null)], state), []);
  });
});

describe("what Data opens with", () => {
  it("says how many totals agree, and what has no label", () => {
    const control = (ours: string, published: string | null) =>
      ({ flow: "imports", month: "2025-01", ours, published }) as const;
    const gap = {
      ...{ flow: "imports", missing: "label", codes: 3, dollars: "5" },
      months: [{ month: "2025-01", share: 0.4, codes: 3, dollars: "5" }],
      largest: [],
    } as const;
    const [totals, labels] = plain(
      dataLearned({
        control_totals: [control("1", "1"), control("2", "2"), control("3", null)],
        gaps: [gap] as never,
      }),
    );
    assert.match(totals ?? "", /^All 2 monthly totals agree/);
    assert.match(labels ?? "", /^Of imports, 3 codes worth at most 0\.4 % of a month have no label/);
    assert.deepEqual(plain(dataLearned({ control_totals: [] })), []);
  });
});

describe("what Review opens with", () => {
  const code = { flow: "imports", hs10: "8471500150" } as const;
  const given = (answers: object[]) =>
    ({
      run: "r1",
      task: { labels: [{ name: "Low" }, { name: "High" }], counted: ["High"] },
      years: { imports: [2023, 2025], exports: [2023, 2025] },
      totals: { imports: { total: [100, 200], labelled: [20, 50] } },
      judged: [{ ...code, label: "High", confidence: 90, vote_share: null, values: [20, 50] }],
      sheets: [{ drawn: true, codes: [{ ...code, probability: 1 }], answers }],
    }) as never;
  const answer = { ...code, who: "Ann", relevance: "Low", settled: false };

  it("says the share as labelled, and what part of the trade was drawn", () => {
    assert.match(
      plain([headlineText(given([]))])[0] ?? "",
      /^25\.0 % of imports in 2025 .* no published sheet/,
    );
    assert.match(plain(reviewLearned(given([])))[0] ?? "", /^The 1 codes that were drawn hold 25\.0 %/);
  });

  it("sets beside it what people make of it, by name", () => {
    assert.match(plain([headlineText(given([answer]))])[0] ?? "", /who read one code put it at 0\.0 %/);
    assert.equal(plain(reviewLearned(given([answer])))[1], "They were read by Ann.");
  });
});

describe("what Explore opens with", () => {
  const years = [2023, 2025] as const;
  const month = (month: string, category: string | null, value: number) => ({ month, category, value });
  const rows = [
    ...[month("2023-01", "Compute_hardware", 10e9), month("2023-01", "Cooling_HVAC", 5e9)],
    ...[month("2025-01", "Compute_hardware", 30e9), month("2025-01", "Cooling_HVAC", 10e9)],
    ...[month("2026-01", "Compute_hardware", 50e9), month("2026-01", null, -2e9)],
  ];

  it("says the largest category, which moved most and least, and what the newest month brought", () => {
    assert.deepEqual(
      plain([explore.headlineText(rows, "imports", years), ...explore.learnedText(rows, "imports", years)]),
      [
        "AI-related imports came to $40.0B in 2025; Compute hardware was the largest category with $30.0B, 75.0 % of them.",
        "From 2023 to 2025 Compute hardware grew most, by $20.0B, and Cooling and HVAC least, by $5.0B.",
        "In Jan 2026 AI-related imports were $48.0B, 20.0 % more than in Jan 2025.",
      ],
    );
  });

  it("names a fall, and says nothing of what is not held or has no growth", () => {
    const fell = [...rows.slice(0, 3), month("2025-01", "Cooling_HVAC", 1e9)];
    assert.match(
      plain(explore.learnedText(fell, "imports", years))[0] ?? "",
      /HVAC fell most, by \$4\.0B\.$/,
    );
    assert.deepEqual(plain(explore.learnedText(rows.slice(0, 4), "imports", [2025, 2025])), []);
    assert.equal(
      explore.headlineText([], "exports", [0, 0]),
      "This snapshot holds no whole year of AI-related exports.",
    );
  });

  it("asks what the slice that the page begins with asks", () => {
    const site = siteWith(monthsOf(2023, 2024, 2025));
    const state = stateOf(exploreInputs, site);
    const plan = planOf(state, site);
    assert.ok(!("problem" in plan));
    assert.equal(explore.headline.questions(state, site)["by_month"]?.sql, questionsOf(plan)["answer"]?.sql);
  });
});

describe("what SQL opens with", () => {
  it("says what the first example answers, and how much can be asked", () => {
    const years = [2023, 2025] as const;
    assert.equal(
      plain([sql.headlineText({ then: 10e9, now: 40e9, share: 12.5 }, years)])[0],
      "AI-related imports came to $40.0B in 2025, 12.5 % of covered imports, after $10.0B in 2023.",
    );
    assert.match(sql.headlineText({ then: null, now: 1e9, share: null }, [2025, 2025]), /\$1\.0B in 2025\.$/);
    assert.match(sql.headlineText({ then: null, now: null, share: null }, [0, 0]), /no whole year/);
    const tables = [
      { name: "codes", row: "code", rows: 200 },
      { name: "imports", row: "code × month", rows: 3000 },
    ];
    assert.match(
      sql.learnedText(tables)[1] ?? "",
      /^2 tables with 3,200 rows can be asked; the largest, imports, has 3,000, each code × month\.$/,
    );
    assert.equal(sql.learnedText([]).length, 1);
  });
});

describe("what Methods opens with", () => {
  it("says what counts, and what is left out", () => {
    const found = { ai: 40e9, covered: 400e9, all: 500e9, aiCodes: 30, codes: 9000 };
    assert.deepEqual(plain([methods.headlineText(found, 2025), ...methods.learnedText(found, 2025)]), [
      "AI-related imports came to $40.0B in 2025, 10.0 % of covered imports: 30 of the 9,000 codes that were traded.",
      "Chapters 27, 71, 98 and 99, which are not covered, held 20.0 % of all imports in 2025.",
      `Every number of this site is one of ${measures.length} measures, and each measure has one definition.`,
    ]);
    const none = { ai: null, covered: null, all: null, aiCodes: null, codes: null };
    assert.match(methods.headlineText(none, 0), /no whole year/);
    assert.equal(plain(methods.learnedText({ ...found, covered: 500e9 }, 2025)).length, 1);
  });
});

describe("what Code opens with", () => {
  const found: Found = {
    ...{ years: [2023, 2025], imports: [10e9, 40e9], exports: [null, 5e9], tariff: [0.5, 4.5] },
    largest: { code: "8471500150", description: "PROC UNIT IN HOUS", value: 20e9, share: 50, of: 30 },
  };

  it("says what came and went, what was paid, and the largest code", () => {
    assert.deepEqual(plain([code.headlineText(found), ...code.learnedText(found)]), [
      "Imports of AI-related goods came to $40.0B in 2025, after $10.0B in 2023; exports came to $5.0B in 2025, after nothing in 2023.",
      "These imports paid an effective tariff of 4.5 % in 2025, after 0.5 % in 2023.",
      "The largest of 30 imported codes is 8471.50.0150 (Processing unit in housing) with $20.0B, 50.0 % of them.",
    ]);
  });

  it("says nothing of years that are not held", () => {
    const one: Found = { ...found, exports: [undefined, undefined], largest: undefined, years: [2025, 2025] };
    assert.equal(code.headlineText(one), "Imports of AI-related goods came to $40.0B in 2025.");
    assert.deepEqual(plain(code.learnedText(one)), [
      "These imports paid an effective tariff of 4.5 % in 2025.",
    ]);
    const none: Found = { ...one, imports: [undefined, undefined], tariff: [undefined, undefined] };
    assert.match(code.headlineText(none), /no whole year of imports/);
    assert.deepEqual(plain(code.learnedText(none)), []);
  });
});
