import { barChart, barsHeight } from "../../charts/bars.js";
import { figure } from "../../view/figure/figure.js";
import { limitsNote } from "../../view/limits.js";
import type { Answers, Row } from "../../measures/question.js";
import { color } from "../../charts/theme.js";
import { formatValue } from "../../measures/index.js";
import { countryName } from "../shared/countries.js";
import { comparisonOf, comparisonQuestions } from "./comparison.js";
import { exposureOf, goodsName, targetName, type State } from "./inputs.js";

const most = 12;

/** Who gained what the compared country lost: exposed imports beyond the growth of unexposed ones. */
export const gainers = figure<State>({
  name: "diversion-gainers",
  questions: comparisonQuestions,
  source: "U.S. Census Bureau, imports for consumption, customs value, with the tariff lists of the registry",
  title(answers, { state }) {
    const found = comparisonOf(answers, state);
    if (!found || found.loss === null || found.gain === null) return "Who gained exposed imports";
    const moved = (value: number): string =>
      `${value < 0 ? "lost" : "gained"} ${formatValue(Math.abs(value), "dollars")}`;
    const [first] = found.countries;
    const lead =
      first && found.gain > 0 && first.gain !== null && first.gain > 0
        ? `, most of all ${countryName(answers, first.country)} with ${formatValue(first.gain, "dollars")}`
        : "";
    return `Beyond unexposed growth, ${targetName(state)} ${moved(-found.loss)} of exposed ${goodsName(state)} and third countries ${moved(found.gain)}${lead}`;
  },
  subtitle(answers, { state }) {
    const found = comparisonOf(answers, state);
    if (!found) return "Dollars";
    const dates = found.cohorts === 1 ? "one date" : `${found.cohorts} list dates`;
    const lead = found.countries.length > most ? `the ${most} largest moves of third countries; ` : "";
    return `Dollars, ${lead}months after ${dates} against the same months a year earlier, ${found.months === 12 ? "twelve months each" : `at least ${found.months} of twelve months each`}`;
  },
  height: (_, answers, { state }) => barsHeight(barsOf(answers, state).length),
  chart(answers, frame, { state }) {
    const rows = barsOf(answers, state);
    if (!rows.length) return undefined;
    return barChart(
      rows.map(({ name, gain }) => ({
        label: name,
        value: gain,
        color: gain < 0 ? color("non-ai") : color("ai"),
      })),
      { ...frame, format: (value) => formatValue(value, "dollars", { sign: true }) },
    );
  },
  table(answers, { state }) {
    const money = (key: string, title: string) => ({
      key,
      title,
      numeric: true,
      unit: "US dollars",
      format: (value: unknown) => formatValue(value as number | null, "dollars"),
    });
    return {
      caption: "Exposed imports of third countries before and after",
      columns: [
        { key: "name", title: "Country" },
        money("before", "Before"),
        money("after", "After"),
        money("gain", "Beyond unexposed growth"),
      ],
      rows: (comparisonOf(answers, state)?.countries ?? []).map((row): Row => ({
        ...row,
        name: countryName(answers, row.country),
      })),
      sort: { key: "gain", descending: true },
    };
  },
  alternative: (answers, { state }) =>
    `Bars of exposed imports beyond unexposed growth. ${barsOf(answers, state)
      .map(({ name, gain }) => `${name} ${formatValue(gain, "dollars", { sign: true })}`)
      .join(", ")}.`,
  emptyMessage: (_, { state }) =>
    exposureOf(state).target === null
      ? "This tariff hits every country, so no third country could gain. Compare China with third countries to see who gained what China lost."
      : "The snapshot has no months on both sides of the event to compare.",
  note: () =>
    limitsNote(
      ["origin"],
      "A gain is exposed imports beyond what they would have been, had they grown like unexposed goods of all third countries. It need not be production moved: goods re-routed or relabelled count too, and third countries may have been hit by other duties.",
    ),
});

/** The compared country first, then the largest gains and losses of third countries. */
function barsOf(answers: Answers, state: State): { name: string; gain: number }[] {
  const found = comparisonOf(answers, state);
  if (!found || found.loss === null || !found.countries.length) return [];
  const third = found.countries.flatMap(({ country, gain }) =>
    gain === null ? [] : [{ name: countryName(answers, country), gain }],
  );
  const shown = [...third]
    .sort((a, b) => Math.abs(b.gain) - Math.abs(a.gain))
    .slice(0, most)
    .sort((a, b) => b.gain - a.gain);
  return [{ name: targetName(state), gain: -found.loss }, ...shown];
}
