import type { Site } from "../../base/site.js";
import { color } from "../../charts/theme.js";
import { points, signedDollars, signedPercent } from "../../measures/format.js";
import {
  categories,
  categoryName,
  formatValue,
  groupName,
  type Group,
  words,
  capital,
} from "../../measures/index.js";
import { ask } from "../../measures/question.js";
import { known, valueAt } from "../../measures/rows.js";
import { viewsOf } from "../../view/declare.js";
import { column } from "../../view/table/columns.js";
import { flowMeasure, wholeYears } from "../../measures/asking.js";
import { askPrice, compared, inputs, lastYear, type State } from "./inputs.js";

const { figure, tiles } = viewsOf(inputs);

const effects = {
  price: { name: "Unit values", color: color("non-ai") },
  quantity: { name: "Quantities", color: color("ai") },
  rest: { name: "Cannot be split", color: color("other") },
} as const;
export type Effect = keyof typeof effects;
const effectNames = Object.keys(effects) as Effect[];

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

/** Bennet's parts, coverage and base value by group or category. */
export function partsQuestions<const D extends "group" | "category">(state: State, site: Site, by: D) {
  const last = lastYear(state, site) ?? state.base + 1;
  const where = { groups: by === "group" ? compared : (["ai"] as const) };
  const query = { ...wholeYears(last), by: ["year", by], where } as const;
  return {
    price: askPrice(state, "price_effect", query),
    quantity: askPrice(state, "quantity_effect", query),
    rest: askPrice(state, "undecomposed_effect", query),
    coverage: askPrice(state, "price_coverage", query),
    base: ask(flowMeasure(state.flow, "value"), { by: ["year", by], where, ...wholeYears(state.base) }),
  };
}

type PartsAnswers<D extends string> = Readonly<
  Record<Effect | "coverage" | "base", readonly ({ [K in D]?: string | null } & { value: number | null })[]>
>;

/** The parts of one group or category; undefined where the snapshot cannot compare its years. */
export function partsOf<D extends "group" | "category">(
  answers: PartsAnswers<D>,
  by: D,
  key: string,
): Parts | undefined {
  const at = (question: Effect | "coverage" | "base"): number | null =>
    known(answers[question]).find((row) => row[by] === key)?.value ?? null;
  const [base, price, quantity, rest, coverage] = (["base", ...effectNames, "coverage"] as const).map(at);
  if (base == null || base <= 0 || price == null || quantity == null || rest == null || coverage == null)
    return undefined;
  const growth = (100 * (price + quantity + rest)) / base;
  // trade that corrections leave below zero has not grown by anything
  return growth < -100 ? undefined : { base, price, quantity, rest, coverage, growth };
}

/** A part in percentage points of growth. */
export function pointsOf(parts: Parts, part: Effect): number {
  return (100 * parts[part]) / parts.base;
}

/** Price, quantity and coverage of counted trade in the last whole year, beside those of other trade. */
export const indices = tiles({
  questions(state, site) {
    const year = wholeYears(lastYear(state, site) ?? state.base + 1);
    const query = { ...year, by: ["year", "group"], where: { groups: compared } } as const;
    return {
      price: askPrice(state, "price_index", query),
      quantity: askPrice(state, "quantity_index", query),
      coverage: askPrice(state, "price_coverage", query),
    };
  },
  tiles(answers, { state, site }) {
    const year = lastYear(state, site);
    if (year === undefined) return [];
    const tile = (of: keyof typeof answers, name: string, unit: "index points" | "percent") => ({
      name,
      value: formatValue(valueAt(answers[of], { group: "ai" }), unit),
      compared: `${words().other} ${formatValue(valueAt(answers[of], { group: "non_ai" }), unit)}; ${unit === "percent" ? "share of value with comparable quantities" : `${state.base} = 100`}`,
    });
    return [
      tile("price", `${capital(words().noun)} unit values, ${year}`, "index points"),
      tile("quantity", `${capital(words().noun)} quantities, ${year}`, "index points"),
      tile("coverage", "Coverage", "percent"),
    ];
  },
});

/** A group or category with its parts. */
export type Member = { label: string; parts: Parts };

/** Bennet's decomposition of growth: counted beside other trade, or the categories of counted trade. */
export function decomposition(by: "group" | "category") {
  const keys = by === "group" ? compared : categories();
  const nameOf = (key: string): string => (by === "group" ? groupName(key as Group) : categoryName(key));
  return figure({
    name: `price-parts-${by}`,
    questions: (state, site) => partsQuestions(state, site, by),
    shown(answers): Member[] {
      const found = keys.flatMap((key) => {
        const parts = partsOf(answers, by, key);
        return parts ? [{ label: nameOf(key), parts }] : [];
      });
      return by === "group" ? found : found.sort((a, b) => b.parts.base - a.parts.base);
    },
    finding: by === "group" ? groupFinding : categoryFinding,
    subtitle: (_, { state, site }) =>
      `Parts of the growth of ${by === "group" ? state.flow : `${words().adjective} ${state.flow}`} from ${state.base} to ${lastYear(state, site) ?? "a later year"}, percentage points (Bennet)`,
    bars: (members, { state }) => ({
      unit: "percentage points",
      sign: true,
      of: by === "group" ? "Group" : "Category",
      caption: `Change in ${state.flow} taken apart, dollars`,
      rows: members.map(({ label, parts }) => ({
        label,
        values: Object.fromEntries(effectNames.map((effect) => [effect, pointsOf(parts, effect)])),
      })),
      series: effectNames.map((key) => ({ key, ...effects[key] })),
    }),
    table: (members, { state }) => ({
      caption: `Change in ${state.flow} taken apart, dollars`,
      columns: [
        column("label", by === "group" ? "Group" : "Category"),
        column("base", `Value ${state.base}`, "dollars"),
        ...effectNames.map((effect) => column(effect, effects[effect].name, "dollars")),
        column("growth", "Growth", "percent"),
        column("coverage", "Coverage", "percent"),
      ],
      rows: members.map(({ label, parts }) => ({ label, ...parts })),
    }),
    empty: (_, { state }) =>
      `The snapshot does not hold ${state.base} and a later whole year with quantities. Choose an earlier year.`,
    note:
      by === "group"
        ? "A unit value is dollars over units, not a price: a server with more accelerators in it is one unit still. Better goods count as price here, as do dearer sources. What cannot be split are codes born or gone, sources that came or left, goods without a quantity or with another unit, and outliers."
        : "Where the part that cannot be split is large, the other two say little. Codes that changed their number count as new unless families are compared.",
  });
}

export function groupFinding([first, second]: readonly Member[]): string {
  if (!first) return "Growth in unit values and in quantities";
  const share = ({ parts }: Member): string => points(pointsOf(parts, "price"));
  const other = second ? `; ${words().other} ${share(second)} of ${signedPercent(second.parts.growth)}` : "";
  return `Unit values make ${share(first)} of the ${signedPercent(first.parts.growth)} of ${words().adjective} trade${other}`;
}

export function categoryFinding(members: readonly Member[]): string {
  const [most] = [...members].sort((a, b) => b.parts.price - a.parts.price);
  if (!most) return "Unit values and quantities by category";
  const total = members.reduce((sum, { parts }) => sum + parts.price, 0);
  if (most.parts.price > Math.max(0, total))
    return `By unit values ${most.label} adds ${signedDollars(most.parts.price)}, all categories together ${signedDollars(total)}`;
  return most.parts.price > 0
    ? `${most.label} makes ${signedDollars(most.parts.price)} of the ${signedDollars(total)} that unit values add`
    : `Unit values add ${signedDollars(total)} over all categories`;
}
