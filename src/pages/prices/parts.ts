import { ask, type Answers, type Question } from "../../measures/question.js";
import type { Site } from "../../base/site.js";
import type { Dimension } from "../../measures/index.js";
import { known, valueAt } from "../shared/rows.js";
import { lastYear, measureName, queryOf, type State } from "./inputs.js";

const effects = {
  price: "price_effect",
  quantity: "quantity_effect",
  rest: "undecomposed_effect",
} as const;

/** The change of value since the base year taken apart (Bennet): percentage points of growth, and dollars. */
export interface Parts {
  /** value in the base year, dollars */
  base: number;
  /** in dollars; the three add up to the change */
  price: number;
  quantity: number;
  rest: number;
  /** percent of the base value */
  growth: number;
  /** percent of both years' value whose quantities can be compared */
  coverage: number;
}

/** Bennet's parts, coverage and base value by group or category. Goods are told apart, so every chapter is read. */
export function partsQuestions(
  state: State,
  site: Site,
  by: Dimension & ("group" | "category"),
): Record<string, Question> {
  const last = lastYear(state, site) ?? state.base + 1;
  const where = { groups: by === "group" ? (["ai", "non_ai"] as const) : (["ai"] as const) };
  const query = { ...queryOf(state), by: ["year", by] as const, where };
  const window = { from: `${last}-01`, to: `${last}-12` };
  const detail = "all" as const;
  const named = (name: string): Question => ({
    ...ask(measureName(state, name), { ...query, ...window }),
    detail,
  });
  return {
    ...Object.fromEntries(Object.entries(effects).map(([part, name]) => [part, named(name)])),
    coverage: named("price_coverage"),
    base: ask(`${state.flow.slice(0, -1)}_value`, {
      by: ["year", by],
      where,
      from: `${state.base}-01`,
      to: `${state.base}-12`,
    }),
  };
}

/** The parts of one group or category; undefined where the snapshot cannot compare its years. */
export function partsOf(answers: Answers, state: State, of: Record<string, string>): Parts | undefined {
  const at = (question: string): number | null =>
    known(answers, question).length ? valueAt(answers, question, of) : null;
  const base = valueAt(answers, "base", { ...of, year: state.base });
  const [price, quantity, rest, coverage] = [at("price"), at("quantity"), at("rest"), at("coverage")];
  if (base === null || base <= 0 || price === null || quantity === null || rest === null || coverage === null)
    return undefined;
  return { base, price, quantity, rest, coverage, growth: (100 * (price + quantity + rest)) / base };
}

/** A part in percentage points of growth. */
export function pointsOf(parts: Parts, part: keyof typeof effects): number {
  return (100 * parts[part]) / parts.base;
}
