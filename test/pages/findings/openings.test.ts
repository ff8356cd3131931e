import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { learnedText as dataLearned } from "../../../src/pages/data/summary.js";
import { headlineText, learnedText as reviewLearned } from "../../../src/pages/review/opening.js";
import { conceptsText, totalsText } from "../../../src/pages/vintages/opening.js";

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
