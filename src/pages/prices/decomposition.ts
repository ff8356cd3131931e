import { barChart, barsHeight } from "../../charts/bars.js";
import { figure } from "../../view/figure/figure.js";
import type { Answers, Row } from "../../measures/question.js";
import type { View } from "../../view/page/view.js";
import { color } from "../../charts/theme.js";
import { categories, categoryNames, formatValue } from "../../measures/index.js";
import { compared, groupName, lastYear, type State } from "./inputs.js";
import { partsOf, partsQuestions, pointsOf, type Parts } from "./parts.js";

const parts = {
  price: { name: "Unit values", color: color("non-ai") },
  quantity: { name: "Quantities", color: color("ai") },
  rest: { name: "Cannot be split", color: color("other") },
} as const;
type Part = keyof typeof parts;
const partNames = Object.keys(parts) as Part[];

interface Member {
  label: string;
  parts: Parts;
}

const members = {
  group: (answers: Answers, state: State): Member[] =>
    compared.flatMap((group) => {
      const found = partsOf(answers, state, { group });
      return found ? [{ label: groupName(group), parts: found }] : [];
    }),
  category: (answers: Answers, state: State): Member[] =>
    categories
      .flatMap((category) => {
        const found = partsOf(answers, state, { category });
        return found ? [{ label: categoryNames[category], parts: found }] : [];
      })
      .sort((a, b) => b.parts.base - a.parts.base),
};

/** Bennet's decomposition of growth: AI beside non-AI trade, or the categories of AI trade. */
export function decomposition(by: keyof typeof members): View<State> {
  const find = members[by];
  return figure<State>({
    name: `price-parts-${by}`,
    questions: (state, site) => partsQuestions(state, site, by),
    title: (answers, { state }) =>
      by === "group" ? groupTitle(find(answers, state)) : categoryTitle(find(answers, state)),
    subtitle: (_, { state, site }) =>
      `Parts of the growth of ${by === "group" ? state.flow : `AI-related ${state.flow}`} from ${state.base} to ${lastYear(state, site) ?? "a later year"}, percentage points (Bennet)`,
    height: (_, answers, { state }) => barsHeight(find(answers, state).length, partNames.length),
    chart(answers, frame, { state }) {
      const found = find(answers, state);
      if (!found.length) return undefined;
      return barChart(
        found.flatMap(({ label, parts: one }) =>
          partNames.map((part) => ({ label, series: part, value: pointsOf(one, part) })),
        ),
        {
          ...frame,
          format: (value) => formatValue(value, "percentage points", { sign: true }),
          series: partNames.map((key) => ({ key, ...parts[key] })),
        },
      );
    },
    table: (answers, { state }) => ({
      caption: `Change in ${state.flow} taken apart, dollars`,
      columns: [
        { key: "label", title: by === "group" ? "Group" : "Category" },
        ...(["base", ...partNames] as const).map((key) => ({
          key,
          title: key === "base" ? `Value ${state.base}` : parts[key].name,
          numeric: true,
          unit: "US dollars",
          format: (value: unknown) => formatValue(Number(value), "dollars"),
        })),
        ...(["growth", "coverage"] as const).map((key) => ({
          key,
          title: key === "growth" ? "Growth" : "Coverage",
          numeric: true,
          unit: "percent",
          format: (value: unknown) => formatValue(Number(value), "percent"),
        })),
      ],
      rows: find(answers, state).map(({ label, parts: one }): Row => ({ label, ...one })),
    }),
    alternative: (answers, { state }) =>
      find(answers, state)
        .map(
          ({ label, parts: one }) =>
            `${label}: growth ${formatValue(one.growth, "percent", { sign: true })}, of it ${partNames.map((part) => `${parts[part].name.toLowerCase()} ${formatValue(pointsOf(one, part), "percentage points", { sign: true })}`).join(", ")}.`,
        )
        .join(" "),
    emptyMessage: (_, { state }) =>
      `The snapshot does not hold ${state.base} and a later whole year with quantities. Choose an earlier year.`,
    note: () =>
      by === "group"
        ? "A unit value is dollars over units, not a price: a server with more accelerators in it is one unit still. Better goods count as price here, as do dearer sources. What cannot be split are codes born or gone, sources that came or left, goods without a quantity or with another unit, and outliers."
        : "Where the part that cannot be split is large, the other two say little. Codes that changed their number count as new unless families are compared.",
  });
}

function groupTitle(found: readonly Member[]): string {
  const [first, second] = found;
  if (!first) return "Growth in unit values and in quantities";
  const share = (one: Parts): string =>
    formatValue(pointsOf(one, "price"), "percentage points", { sign: true });
  const other = second
    ? `; ${second.label.toLowerCase().replace("non-ai", "non-AI")} ${share(second.parts)} of ${formatValue(second.parts.growth, "percent", { sign: true })}`
    : "";
  return `Unit values make ${share(first.parts)} of the ${formatValue(first.parts.growth, "percent", { sign: true })} of ${first.label} trade${other}`;
}

function categoryTitle(found: readonly Member[]): string {
  const [most] = [...found].sort((a, b) => b.parts.price - a.parts.price);
  if (!most) return "Unit values and quantities by category";
  const total = found.reduce((sum, one) => sum + one.parts.price, 0);
  return total > 0 && most.parts.price > 0
    ? `${most.label} makes ${formatValue(most.parts.price, "dollars", { sign: true })} of the ${formatValue(total, "dollars", { sign: true })} that unit values add`
    : `Unit values add ${formatValue(total, "dollars", { sign: true })} over all categories`;
}
