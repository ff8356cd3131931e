import { color } from "../../charts/theme.js";
import { diversionSql, type DiversionRow } from "../../measures/diversion-cells.js";
import { diversion, type Diversion } from "../../measures/diversion.js";
import { formatValue } from "../../measures/index.js";
import { askSql, type AnswersTo } from "../../measures/question.js";
import { viewsOf } from "../../view/declare.js";
import { limitsNote } from "../../view/limits.js";
import { column } from "../../view/table/columns.js";
import type { Tile } from "../../view/tiles.js";
import { countriesQuestion, countryName } from "../shared/countries.js";
import {
  exposureOf,
  goodsName,
  queryOf,
  source,
  targetName,
  inputs,
  type Lists,
  type State,
} from "./inputs.js";
import { formatLog, percentOf } from "./study.js";

const { figure, headline: sentence, tiles } = viewsOf(inputs);
const dollars = (value: number | null): string => formatValue(value, "dollars");
const signed = (value: number | null): string => formatValue(value, "dollars", { sign: true });
const percent = (value: number | null): string => formatValue(value, "percent");

/** Imports around list dates over equal calendar months, and the names of countries. */
export function comparisonQuestions(state: State, site: Lists = {}) {
  return {
    cells: askSql<DiversionRow>(
      (counted) => diversionSql(exposureOf(state, site), { ...counted, ...queryOf(state) }),
      "all",
    ),
    countries: countriesQuestion,
  };
}

/** The differences in differences of the state; undefined where the snapshot has no months to compare. */
export function comparisonOf(
  cells: readonly DiversionRow[],
  state: State,
  site: Lists = {},
): Diversion | undefined {
  const found = diversion([...cells], exposureOf(state, site).target);
  return found.cohorts > 0 && found.target !== null ? found : undefined;
}

/** What exposed goods did against unexposed ones, and how much of it third countries replaced. */
export const headline = sentence({
  questions: comparisonQuestions,
  shown: ({ cells }, { state, site }) => comparisonOf(cells, state, site),
  text: (found, { state, site }) => headlineText(found, state, site),
});

export function headlineText(found: Diversion | undefined, state: State, site: Lists = {}): string {
  if (found?.target == null)
    return `This snapshot cannot show the effect: it holds no list, or no month on both sides of its date, for ${exposureOf(state, site).title}.`;
  const moved = (log: number): string => `${log < 0 ? "fell" : "rose"} ${percent(Math.abs(percentOf(log)))}`;
  const first = `Relative to unexposed goods, exposed ${goodsName(state)} from ${targetName(state, site)} ${moved(found.target)} after the tariff`;
  if (found.others === null) return `${first}.`;
  const both = `${first}; those from third countries ${moved(found.others)}.`;
  if (found.loss === null || found.gain === null) return both;
  if (found.loss <= 0)
    return `${both} There was no loss to divert: ${targetName(state, site)} gained ${dollars(-found.loss)} against unexposed growth.`;
  return `${both} Against unexposed growth ${targetName(state, site)} lost ${dollars(found.loss)} and third countries ${found.gain < 0 ? "lost" : "gained"} ${dollars(Math.abs(found.gain))}.`;
}

/** The four figures of a diversion: change, gap, dollars, replaced share. */
export const summary = tiles({
  questions: comparisonQuestions,
  shown: ({ cells }, { state, site }) => comparisonOf(cells, state, site),
  tiles: (found, { state, site }) => summaryTiles(found, targetName(state, site)),
});

export function summaryTiles(found: Diversion | undefined, name: string): Tile[] {
  if (!found) return [];
  const target: Tile = {
    name: `Exposed goods of ${name}`,
    value: formatLog(found.target),
    compared: "against unexposed ones, log difference in differences",
  };
  const lost: Tile = {
    name: `Dollars, ${name}`,
    value: signed(found.loss === null ? null : -found.loss),
    compared: "against growth like unexposed goods",
  };
  if (found.others === null) return [target, lost];
  const share = (part: number | null): string => percent(part === null ? null : 100 * part);
  const replaced =
    found.replaced === null || found.replaced < 0 ? "" : `; ${share(found.replaced)} of the loss replaced`;
  return [
    target,
    { name: "Third countries", value: formatLog(found.others), compared: `gap ${formatLog(found.gap)}` },
    { ...lost, compared: `third countries ${signed(found.gain)}` },
    {
      name: "Share of exposed goods",
      value: share(found.shareAfter),
      compared: `${name}; ${share(found.shareBefore)} before${replaced}`,
    },
  ];
}

const most = 12;

/** A country with what it gained beyond unexposed growth; dollars. */
type Gain = { name: string; gain: number };

/** Who gained what the compared country lost: exposed imports beyond the growth of unexposed ones. */
export const gainers = figure({
  name: "diversion-gainers",
  questions: comparisonQuestions,
  source,
  shown(answers, { state, site }) {
    const found = comparisonOf(answers.cells, state, site);
    return { found, third: thirdOf(found, answers), bars: barsOf(found, answers, state, site) };
  },
  finding: ({ found, third }, { state, site }) => gainersFinding(found, third[0], state, site),
  subtitle({ found }) {
    if (!found) return "Dollars";
    const dates = found.cohorts === 1 ? "one date" : `${found.cohorts} list dates`;
    const lead = found.countries.length > most ? `the ${most} largest moves of third countries; ` : "";
    return `Dollars, ${lead}months after ${dates} against the same months a year earlier, ${found.months === 12 ? "twelve months each" : `at least ${found.months} of twelve months each`}`;
  },
  bars: ({ bars }) => ({
    unit: "dollars",
    sign: true,
    of: "Country",
    caption: "Exposed imports of third countries before and after",
    rows: bars.map(({ name, gain }) => ({
      label: name,
      value: gain,
      color: color(gain < 0 ? "non-ai" : "ai"),
    })),
  }),
  table: ({ third }) => ({
    caption: "Exposed imports of third countries before and after",
    columns: [
      column("name", "Country"),
      column("before", "Before", "dollars"),
      column("after", "After", "dollars"),
      column("gain", "Beyond unexposed growth", "dollars"),
    ],
    rows: third,
    sort: { key: "gain", descending: true },
  }),
  alternative: ({ bars }) =>
    `Bars of exposed imports beyond unexposed growth. ${bars.map(({ name, gain }) => `${name} ${signed(gain)}`).join(", ")}.`,
  empty: (_, { state, site }) =>
    exposureOf(state, site).target === null
      ? "This tariff hits every country, so no third country could gain. Compare China with third countries to see who gained what China lost."
      : "The snapshot has no months on both sides of the event to compare.",
  note: limitsNote(
    ["origin"],
    "A gain is exposed imports beyond what they would have been, had they grown like unexposed goods of all third countries. It need not be production moved: goods re-routed or relabelled count too, and third countries may have been hit by other duties.",
  ),
});

export function gainersFinding(
  found: Diversion | undefined,
  first: { name: string; gain: number | null } | undefined,
  state: State,
  site: Lists = {},
): string {
  if (!found || found.loss === null || found.gain === null) return "Who gained exposed imports";
  const moved = (value: number): string => `${value < 0 ? "lost" : "gained"} ${dollars(Math.abs(value))}`;
  const lead =
    first && found.gain > 0 && first.gain !== null && first.gain > 0
      ? `, most of all ${first.name} with ${dollars(first.gain)}`
      : "";
  return `Beyond unexposed growth, ${targetName(state, site)} ${moved(-found.loss)} of exposed ${goodsName(state)} and third countries ${moved(found.gain)}${lead}`;
}

type Named = Pick<AnswersTo<ReturnType<typeof comparisonQuestions>>, "countries">;

function thirdOf(found: Diversion | undefined, names: Named) {
  return (found?.countries ?? []).map((row) => ({ ...row, name: countryName(names, row.country) }));
}

/** The compared country first, then the largest gains and losses of third countries. */
function barsOf(found: Diversion | undefined, names: Named, state: State, site: Lists): Gain[] {
  if (!found || found.loss === null || !found.countries.length) return [];
  const shown = thirdOf(found, names)
    .flatMap(({ name, gain }) => (gain === null ? [] : [{ name, gain }]))
    .sort((a, b) => Math.abs(b.gain) - Math.abs(a.gain))
    .slice(0, most)
    .sort((a, b) => b.gain - a.gain);
  return [{ name: targetName(state, site), gain: -found.loss }, ...shown];
}
