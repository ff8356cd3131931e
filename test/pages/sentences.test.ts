import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { learnedText as balance } from "../../src/pages/balance.js";
import { learnedText as classification } from "../../src/pages/classification.js";
import { learnedText as countries } from "../../src/pages/countries.js";
import { learnedText as exports } from "../../src/pages/exports.js";
import { learnedText as hierarchy } from "../../src/pages/hierarchy.js";
import { learnedText as places } from "../../src/pages/places.js";
import { learnedText as prices } from "../../src/pages/prices.js";
import { learnedText as reproduction } from "../../src/pages/reproduction.js";
import { learnedText as robustness } from "../../src/pages/robustness.js";
import { learnedText as sourcing } from "../../src/pages/sourcing.js";
import { learnedFrom, learnedText as overview } from "../../src/pages/overview.js";
import { learnedText as products } from "../../src/pages/products.js";
import { partOfChange, ratesByWindow } from "../../src/pages/shared/sentences.js";
import { learnedText as tariffs } from "../../src/pages/tariffs.js";
import { inputs as balanceInputs } from "../../src/pages/balance/inputs.js";
import { inputs as exportInputs } from "../../src/pages/exports/inputs.js";
import { inputs as overviewInputs } from "../../src/pages/overview/inputs.js";
import { inputs as tariffInputs } from "../../src/pages/tariffs/inputs.js";
import { monthsOf, siteWith, stateOf } from "./site.js";

const site = siteWith([...monthsOf(2023, 2024, 2025), "2026-01"]);

const plain = (texts: readonly (string | undefined)[]): string[] =>
  texts.flatMap((text) => (text ? [text.replaceAll("\u00a0", " ")] : []));
const years = { from: 2023, to: 2025 };

describe("partOfChange", () => {
  const say = (part: number, total: number): string =>
    plain([partOfChange({ name: "AI goods", change: part }, { name: "imports", change: total }, years)])[0] ??
    "";

  it("gives a share only where part and whole moved the same way, the part not by more", () => {
    assert.equal(
      say(30e9, 120e9),
      "Of the $120.0B by which imports rose from 2023 to 2025, AI goods brought $30.0B, 25.0 %.",
    );
    assert.match(say(-30e9, -120e9), /fell from 2023 to 2025, AI goods lost \$30\.0B, 25\.0 %/);
    assert.equal(say(30e9, -20e9), "Imports fell by $20.0B from 2023 to 2025, but AI goods rose by $30.0B.");
    assert.equal(say(30e9, 20e9), "Imports rose by $20.0B from 2023 to 2025, and AI goods rose by $30.0B.");
    assert.doesNotMatch(say(1e9, 0), /%/);
  });
});

describe("ratesByWindow", () => {
  it("names the months of each, leaves out what is not known or said twice, and says nothing of one alone", () => {
    assert.match(
      plain([
        ratesByWindow("The rate", [
          { name: "Jan 2026", rate: 4.9 },
          { name: "2025", rate: 4.7 },
          { name: "2024", rate: null },
          { name: "2025", rate: 4.7 },
        ]),
      ])[0] ?? "",
      /^The rate came to 4\.9 % in Jan 2026 and 4\.7 % in 2025: .* by their months/,
    );
    assert.equal(ratesByWindow("The rate", [{ name: "2025", rate: 4.7 }]), undefined);
  });
});

describe("what pages teach below their headlines", () => {
  it("overview: the part in the growth, and the rate in its two windows", () => {
    const state = stateOf(overviewInputs, site);
    const value = (year: number, group: string, value: number) => ({ year, group, value });
    const found = learnedFrom(
      {
        value_by_year: [
          value(2023, "ai", 1e9),
          value(2025, "ai", 2e9),
          value(2023, "all", 10e9),
          value(2025, "all", 14e9),
        ],
        tariff_by_month: [
          { month: "2026-01", group: "ai", value: 4.9 },
          { month: "2026-01", group: "non_ai", value: 11.9 },
        ],
        tariff_by_year: [value(2025, "ai", 4.7)],
      },
      state,
      site,
      2025,
    );
    const texts = plain(overview(found, state));
    assert.match(
      texts[0] ?? "",
      /Of the \$4\.0B by which imports rose .* AI-related goods brought \$1\.0B, 25\.0 %/,
    );
    assert.match(texts[1] ?? "", /4\.9 % in Jan 2026 and 4\.7 % in 2025/);
    assert.equal(texts[2], "Other imports paid 11.9 % in Jan 2026.");
    assert.deepEqual(plain(overview({ ...found, changes: null, rates: [] }, state)), []);
  });

  it("products: the largest category and how much the largest codes hold", () => {
    const row = (category: string | null, now_value: number) => ({ category, now_value });
    const of = { flow: "imports", year: 2025 } as const;
    assert.deepEqual(
      plain(products([row("Compute_hardware", 6), row("Cooling_HVAC", 3), row(null, 1), row(null, 0)], of)),
      [
        "Compute hardware made up 60.0 % of AI-related imports in 2025.",
        "The 2 largest codes of 3 hold 90.0 % of it.",
      ],
    );
    assert.deepEqual(products([], of), []);
    assert.equal(plain(products([row("Compute_hardware", 6)], of)).length, 1);
  });

  it("countries: how many hold four fifths, and who gained and lost most; nothing of moves without an earlier year", () => {
    const state = { flow: "imports", of: "ai", year: 2025 } as const;
    const rows = [
      { name: "Mexico", now: 50, before: 40 },
      { name: "Taiwan", now: 35, before: 20 },
      { name: "China", now: 15, before: 40 },
    ];
    assert.deepEqual(plain(countries(rows, state)), [
      "2 partners hold four fifths of AI-related imports; 3 have a share at all.",
      "Since 2023 Taiwan gained most, from 20.0 % to 35.0 %, and China lost most, from 40.0 % to 15.0 %.",
    ]);
    assert.equal(
      plain(
        countries(
          rows.map((row) => ({ ...row, before: null })),
          state,
        ),
      ).length,
      1,
    );
    assert.deepEqual(plain(countries([], state)), []);
  });

  it("exports: the part in all exports; nothing compared with a year of itself", () => {
    const state = stateOf(exportInputs, site);
    const found = {
      value: 20e9,
      growth: 5,
      again: 30,
      all: 100e9,
      before: 15e9,
      all_before: 110e9,
      other_growth: -9,
    };
    const texts = plain(exports(found, { ...state, base: 2023, year: 2025 }));
    assert.equal(
      texts[0],
      "That is 20.0 % of all covered exports; non-AI exports fell by 9.0 % in the same time.",
    );
    assert.match(texts[1] ?? "", /All exports fell by \$10\.0B from 2023 to 2025, but .* rose by \$5\.0B/);
    assert.deepEqual(plain(exports(found, { ...state, base: 2025, year: 2025 })), [
      "That is 20.0 % of all covered exports.",
    ]);
  });

  it("balance: both flows against their paths, none for the base year itself", () => {
    const state = stateOf(balanceInputs, site);
    const found = { balance: -9e11, net: 1e11, imports: 2e11, exports: -5e9 };
    assert.deepEqual(plain(balance(found, state, 2025)), [
      "AI-related imports were $200.0B above that path in 2025, and AI-related exports were $5.0B below that path.",
      "The balance itself was −$900.0B; the comparison is accounting and says nothing of causes.",
    ]);
    assert.deepEqual(balance(found, state, state.base), []);
  });

  it("tariffs: the move since the first period, and the same rate over other months", () => {
    const state = stateOf(tariffInputs, site, { after: "2025" });
    const found = {
      ai: 4.5,
      other: 10,
      ai_before: 1.2,
      other_before: 2.4,
      windows: [{ name: "Jan 2026", rate: 4.9 }],
    };
    const texts = plain(tariffs(found, state));
    assert.match(texts[0] ?? "", /\+3\.3 pp for AI-related imports and \+7\.6 pp for the others/);
    assert.match(texts[1] ?? "", /4\.5 % in .* and 4\.9 % in Jan 2026/);
    assert.deepEqual(plain(tariffs({ ...found, ai: null, windows: [] }, state)), []);
  });

  it("robustness: the widest and the narrowest definition, and the range of growth", () => {
    const state = { flow: "imports", base: 2023, year: 2025 } as const;
    const row = (label: string, share: number | null, growth: number | null) => ({ label, share, growth });
    assert.deepEqual(
      plain(robustness([row("Ours", 20, 70), row("Narrow", 3, -5), row("Wide", 30, null)], state)),
      [
        "The widest definition is “Wide” with 30.0 % of imports in 2025, the narrowest “Narrow” with 3.0 %.",
        "Growth since 2023 lies between −5.0 % and +70.0 %.",
      ],
    );
    assert.deepEqual(plain(robustness([row("Ours", 20, 70)], state)), []);
  });

  it("sourcing: how much changed hands and how concentrated supply is; nothing of a single year", () => {
    const row = (name: string, before: number, after: number) => ({
      country: name,
      name,
      before,
      after,
      change: after - before,
    });
    const rows = [row("A", 10, 40), row("B", 20, 25), row("C", 30, 20), row("D", 40, 15)];
    assert.deepEqual(plain(sourcing(rows, { first: 2018, last: 2025 })), [
      "35.0 pp of the share changed hands: 2 countries gained, 2 countries lost.",
      "The three largest suppliers held 90.0 % in 2018 and 85.0 % in 2025.",
    ]);
    assert.deepEqual(sourcing(rows, { first: 2025, last: 2025 }), []);
    assert.deepEqual(sourcing(rows, undefined), []);
  });

  it("places: where they weigh most among districts that matter", () => {
    const state = { flow: "imports", of: "ai", year: 2025 } as const;
    const row = (name: string, share: number, part: number | null) => ({ name, share, part });
    const rows = [
      row("A", 40, 30),
      row("B", 30, 50),
      row("C", 10, null),
      row("D", 10, 1),
      row("E", 9.5, 1),
      row("F", 0.5, 99),
    ];
    assert.deepEqual(plain(places(rows, state)), [
      "They weigh most in B, where they are 50.0 % of all imports.",
      "6 districts had any in 2025; those beyond the first five share 0.5 %.",
    ]);
    assert.deepEqual(plain(places(rows.slice(0, 1), state)), []);
  });

  it("prices: which moved more, and what it rests on", () => {
    const parts = { base: 100, price: -20, quantity: 5, rest: 0, coverage: 60, growth: -15 };
    assert.match(plain(prices(parts)).join(" "), /unit values moved more.*60\.0 % of the value/);
    assert.match(plain(prices({ ...parts, quantity: 50 })).join(" "), /quantities moved more/);
    assert.deepEqual(prices(undefined), []);
  });

  it("hierarchy: the largest number and the one with most AI-related trade", () => {
    const side = (value: number | null, ai: number | null) => ({
      value,
      ai,
      growth: null,
      crossed: false,
      codes: 1,
    });
    const line = (code: string, value: number | null, ai: number | null) => ({
      code,
      description: `goods ${code}`,
      imports: side(value, ai),
      exports: side(null, null),
    });
    assert.deepEqual(
      plain(hierarchy([line("84", 60, 10), line("85", 40, 30), line("01", null, null)], { year: 2025 })),
      [
        "The largest of them is 84 goods 84 with 60.0 % of these imports in 2025.",
        "85 goods 85 holds 75.0 % of what is AI-related in them.",
      ],
    );
    assert.equal(
      hierarchy([line("84", 60, 0), line("85", 40, 0)], { year: 2025 })[1],
      "None of them is AI-related.",
    );
    assert.deepEqual(hierarchy([line("84", 60, 10)], { year: 2025 }), []);
  });

  it("classification: what Medium holds, and what a label is of", () => {
    const row = (relevance: string | null, codes: number, value: number) => ({
      relevance,
      category: null,
      codes,
      value,
    });
    const of = { flow: "imports", year: 2025 } as const;
    const texts = plain(classification([row("High", 10, 20), row("Medium", 4, 10), row("Low", 90, 70)], of));
    assert.match(
      texts[0] ?? "",
      /^Another 4 are labelled Medium and hold 10\.0 %: with them the share would be 30\.0 %/,
    );
    assert.equal(plain(classification([row("High", 10, 20)], of)).length, 1);
    assert.deepEqual(classification([row("Low", 10, 20)], of), []);
  });

  it("reproduction: what differs, what the paper contradicts, what cannot be tested", () => {
    const rows = (...verdicts: string[]) =>
      verdicts.map((verdict) => ({ verdict })) as Parameters<typeof reproduction>[0];
    assert.deepEqual(plain(reproduction(rows("pass", "fail", "fail", "erratum", "no data", "not carried"))), [
      "2 numbers differ.",
      "1 number is contradicted by another of the paper's own.",
      "2 numbers cannot be tested with this snapshot.",
    ]);
    assert.deepEqual(plain(reproduction(rows("pass"))), ["None differs."]);
    assert.deepEqual(plain(reproduction([])), []);
  });
});
