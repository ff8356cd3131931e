import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { pageNamed, pageNames } from "../../scripts/site/bundle.js";
import { sourceLine } from "../../src/view/figure/source.js";
import { questionsCounting } from "../../src/measures/counting.js";
import { measureFigure } from "../../src/view/figure/measure-figure.js";
import { commandOf } from "../../src/view/figure/command.js";
import { ask, type Question } from "../../src/measures/question.js";
import { kindOf } from "../../src/pages/explore/inputs.js";
import { questionsOf, type Plan } from "../../src/pages/explore/plan.js";
import { defaultState } from "../../src/view/state/url.js";
import { disjointGroups, findMeasure } from "../../src/measures/index.js";
import { groups } from "../../src/measures/vocabulary.js";
import type { Counted } from "../../src/measures/counted.js";
import { monthsOf, siteWith } from "./site.js";

const otherwise: Counted = { imports: "cif", exports: "domestic", allGoods: true };
const site = siteWith(monthsOf(2022, 2023, 2024, 2025));

/** Views that set concepts side by side, or hold totals against published ones: they name what they count. */
const ownConcepts = ["vintages concepts", "vintages reconciliation"];
/** Questions that are about a concept. */
const ownQuestions = /^(reexported|general_)/;

describe("every page", () => {
  it("counts what the reader counts in every question whose measure can", async () => {
    let followed = 0;
    let own = 0;
    for (const name of await pageNames()) {
      const page = await pageNamed(name);
      const state = defaultState(page.inputs, site);
      for (const [viewName, view] of Object.entries(page.views)) {
        if (ownConcepts.includes(`${name} ${viewName}`)) continue;
        const questions = questionsCounting(otherwise, view.questions(state, site));
        for (const [key, { measure, sql, counted }] of Object.entries(questions)) {
          if (ownQuestions.test(key)) continue;
          if (!measure) {
            assert.doesNotMatch(
              sql,
              /NOT excluded|NOT IN \('27'/,
              `${name} ${viewName} ${key} leaves chapters out`,
            );
            own += Number(counted !== undefined);
            continue;
          }
          const { flows, follows = flows } = findMeasure(measure.name);
          for (const flow of follows)
            assert.equal(measure.query[flow], otherwise[flow], `${name} ${viewName} ${key}`);
          followed += follows.length;
        }
      }
    }
    assert.ok(followed > 60, `${followed} questions`);
    assert.ok(own > 10, `${own} questions of a page's own`);
  });
});

describe("groups of goods", () => {
  it("stand beside all goods with the unlabelled among them, wherever they add up, in both flows", async () => {
    const summed = new Set(["dollars", "codes", "percentage points"]);
    let held = 0;
    for (const name of await pageNames()) {
      const page = await pageNamed(name);
      for (const flow of ["imports", "exports"]) {
        const state = { ...defaultState(page.inputs, site), ...("flow" in page.inputs && { flow }) };
        for (const [viewName, view] of Object.entries(page.views))
          for (const [key, { measure }] of Object.entries(view.questions(state, site))) {
            const { by = [], where } = measure?.query ?? {};
            if (!measure || !by.includes("group")) continue;
            const { unit } = findMeasure(measure.name);
            const asked: readonly string[] = where?.groups ?? groups;
            const adds = summed.has(unit) || measure.name.endsWith("_share");
            if (!adds || !asked.includes("all")) continue;
            held++;
            for (const group of disjointGroups)
              assert.ok(asked.includes(group), `${name} ${viewName} ${key} (${flow}) lacks ${group}`);
          }
      }
    }
    assert.ok(held >= 15, `${held} questions`);
  });
});

describe("figures by month", () => {
  it("start after the base year where the measure is 100 throughout it by construction", async () => {
    let held = 0;
    for (const name of await pageNames()) {
      const page = await pageNamed(name);
      for (const base of [2022, 2023, 2024]) {
        const state = { ...defaultState(page.inputs, site), ...("base" in page.inputs && { base }) };
        for (const [viewName, view] of Object.entries(page.views))
          for (const { measure } of Object.values(view.questions(state, site))) {
            const { base: reference = 2023, by = [], from = "" } = measure?.query ?? {};
            if (!by.includes("month") || !/(^|_)(price|quantity)_index$/.test(measure?.name ?? "")) continue;
            assert.ok(from > `${reference}-12`, `${name} ${viewName} starts in ${from || "the first month"}`);
            held++;
          }
      }
    }
    assert.ok(held >= 6, `${held} questions`);
    for (const [from, first] of [
      ["2020-01", "2024-01"],
      ["2025-02", "2025-02"],
    ] as const) {
      const own = measureFigure("own", () => ({ measure: "export_price_index", base: 2023, from }));
      assert.equal(own.questions({}, site)["by_month"]?.measure?.query.from, first, "a reader's own page");
    }
  });
});

describe("the answer of Explore, cut to its largest members", () => {
  it("stays cut where the reader counts otherwise", () => {
    const { kind, measure } = kindOf("value", "imports");
    assert.ok(measure);
    const plan: Plan = {
      ...{ measure, kind, query: { by: ["country"] }, chart: "bar" },
      ...{ rows: "country", columns: undefined, time: undefined, most: 10, partialYears: [], notes: [] },
    };
    const { answer } = questionsCounting(otherwise, questionsOf(plan));
    assert.match(answer?.sql ?? "", /^SELECT \* FROM \(/);
    assert.equal(answer?.sql.match(/con_cif/g)?.length, 2, "both the answer and its largest members");
    assert.doesNotMatch(answer?.sql ?? "", /NOT excluded/);
  });
});

describe("questionsCounting", () => {
  const make = (): Record<string, Question> => ({
    value: ask("import_value", { by: ["year"] }),
    duty: ask("effective_tariff", { by: ["year"], allGoods: false }),
    own: ask("export_value", { exports: "foreign", allGoods: false }),
  });

  it("marks what became another question, and leaves the rest", () => {
    const { value, duty, own } = questionsCounting(otherwise, make());
    assert.equal(value?.sql, ask("import_value", { by: ["year"], imports: "cif", allGoods: true }).sql);
    assert.deepEqual(value?.counted, otherwise);
    assert.equal(duty?.counted, undefined);
    assert.equal(own?.counted, undefined);
    assert.match(commandOf(value ?? { sql: "" }), /--imports cif.*--all-goods|--all-goods.*--imports cif/);
  });

  it("says the concept in the source line, and that duty has one of its own", () => {
    const line = (name: string): string => {
      const question = questionsCounting(otherwise, make())[name];
      return sourceLine(question ? { [name]: question } : {}, site);
    };
    assert.match(line("value"), /^U\.S\. Census Bureau, imports for consumption, CIF value · all goods/);
    assert.match(line("duty"), /imports for consumption, customs value \(the concept that duty belongs to\)/);
    assert.match(line("own"), /foreign exports \(re-exports\)/);
    const builder = { cells: { sql: "SELECT 1", counted: otherwise } };
    assert.match(sourceLine(builder, site), /counted: imports at CIF value, domestic exports, all chapters/);
  });
});
