import { color } from "../../charts/theme.js";
import { dollars, percent, signedDollars } from "../../measures/format.js";
import { diversionSql, type DiversionRow } from "../../measures/diversion-cells.js";
import type { EventStudy, Interval } from "../../measures/event-study.js";
import { exposureOf, type OwnLists } from "../../measures/exposure.js";
import { diversion, type Diversion } from "../../measures/diversion.js";
import { askSql, type AnswersTo } from "../../measures/question.js";
import { viewsOf } from "../../view/declare.js";
import { limitsNote } from "../../view/limits.js";
import { column } from "../../view/table/columns.js";
import type { Tile } from "../../view/tiles.js";
import { countriesQuestion, countryName } from "../../measures/country-names.js";
import { baseNames, goodsName, queryOf, source, targetName, inputs, type State } from "./inputs.js";
import { formatLog, intervalText, rangeText, studyOf, studyQuestions } from "./study.js";

const { figure, tiles } = viewsOf(inputs);

/** Imports around list dates over the months compared, and the names of countries. */
export function comparisonQuestions(state: State, site: OwnLists = {}) {
  return {
    cells: askSql<DiversionRow>(
      (counted) => diversionSql(exposureOf(state, site), { ...counted, ...queryOf(state) }, state.base),
      "all",
    ),
    countries: countriesQuestion,
  };
}

/** The differences in differences of the state; undefined where the snapshot has no months to compare. */
export function comparisonOf(
  cells: readonly DiversionRow[],
  state: State,
  site: OwnLists = {},
): Diversion | undefined {
  const found = diversion([...cells], exposureOf(state, site).target);
  return found.cohorts > 0 && found.target !== null ? found : undefined;
}

/** The four figures of a diversion: change, gap, dollars, replaced share. */
export const summary = tiles({
  questions: (state, site) => ({ ...comparisonQuestions(state, site), ...studyQuestions(state, site) }),
  shown: ({ cells, ...answers }, { state, site, data }) => ({
    found: comparisonOf(cells, state, site),
    study: studyOf(answers, state, data),
  }),
  tiles: ({ found, study }, { state, site }) =>
    found ? summaryTiles(found, study, targetName(state, site)) : [],
});

export function summaryTiles(found: Diversion, { together }: EventStudy, name: string): Tile[] {
  const range = (interval: Interval | null, format = formatLog): string =>
    interval ? rangeText(interval, format) : "";
  const target: Tile = {
    name: `Exposed goods of ${name}`,
    value: formatLog(together.target?.estimate ?? null),
    compared: `against unexposed ones, first twelve months${range(together.target)}`,
  };
  const lost: Tile = {
    name: `Dollars, ${name}`,
    value: signedDollars(together.targetDollars?.estimate ?? null),
    compared: `against growth like unexposed goods${range(together.targetDollars, signedDollars)}`,
  };
  if (!together.other) return [target, lost];
  const share = (part: number | null): string => percent(part === null ? null : 100 * part);
  return [
    target,
    {
      name: "Third countries",
      value: formatLog(together.other.estimate),
      compared: `gap ${intervalText(together.gap)}`,
    },
    {
      ...lost,
      compared: `third countries ${signedDollars(together.otherDollars?.estimate ?? null)}${range(together.otherDollars, signedDollars)}`,
    },
    {
      name: "Share of exposed goods",
      value: share(found.shareAfter),
      compared: `${name}; ${share(found.shareBefore)} before${replacedText(found)}`,
    },
  ];
}

/** Third countries that gain more than was lost did more than replace: no part of the loss is named then. */
function replacedText({ replaced }: Diversion): string {
  if (replaced === null || replaced < 0) return "";
  if (replaced > 1) return "; third countries gained more than was lost";
  return `; ${percent(100 * replaced)} of the loss replaced`;
}

const most = 12;

/** A country with what it gained beyond unexposed growth; dollars. */
type Gain = { name: string; gain: number };

/** Who gained what the compared country lost: exposed imports beyond the growth of unexposed ones. */
export const gainers = figure({
  name: "diversion-gainers",
  questions: (state, site) => ({ ...comparisonQuestions(state, site), ...studyQuestions(state, site) }),
  source,
  shown({ cells, countries, ...answers }, { state, site, data }) {
    const found = comparisonOf(cells, state, site);
    const { together } = studyOf(answers, state, data);
    const third = thirdOf(found, { countries });
    return { found, third, bars: barsOf(found, { countries }, state, site), together };
  },
  finding: ({ found, third, together }, { state, site }) =>
    gainersFinding(found, third[0], state, site, together),
  subtitle({ found }, { state }) {
    if (!found) return "Dollars";
    const dates = found.cohorts === 1 ? "one date" : `${found.cohorts} list dates`;
    const lead = found.countries.length > most ? `the ${most} largest moves of third countries; ` : "";
    return `Dollars, ${lead}months after ${dates} against ${baseNames[state.base]}, ${found.months === 12 ? "twelve months each" : `at least ${found.months} of twelve months each`}`;
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
    columns: [
      column("name", "Country"),
      column("before", "Before", "dollars"),
      column("after", "After", "dollars"),
      column("gain", "Beyond unexposed growth", "dollars"),
    ],
    rows: third,
    sort: { key: "gain", descending: true },
  }),
  empty: (_, { state, site }) =>
    exposureOf(state, site).target === null
      ? "This tariff hits every country, so no third country could gain. Compare China with third countries to see who gained what China lost."
      : "The snapshot has no months on both sides of the event to compare.",
  note: limitsNote(
    ["origin"],
    "A gain is exposed imports beyond what they would have been, had they grown like unexposed goods of all third countries. It need not be production moved: goods re-routed or relabelled count too, and third countries may have been hit by other duties. Intervals are those of the headline; single countries have none.",
  ),
});

export function gainersFinding(
  found: Pick<Diversion, "loss" | "gain"> | undefined,
  first: { name: string; gain: number | null } | undefined,
  state: State,
  site: OwnLists = {},
  together?: Pick<EventStudy["together"], "targetDollars" | "otherDollars">,
): string {
  if (!found || found.loss === null || found.gain === null) return "Who gained exposed imports";
  const moved = (value: number): string => `${value < 0 ? "lost" : "gained"} ${dollars(Math.abs(value))}`;
  const range = (interval: Interval | null | undefined): string =>
    interval ? rangeText(interval, signedDollars) : "";
  const lead =
    first && found.gain > 0 && first.gain !== null && first.gain > 0
      ? `, most of all ${first.name} with ${dollars(first.gain)}`
      : "";
  return `Beyond unexposed growth, ${targetName(state, site)} ${moved(-found.loss)}${range(together?.targetDollars)} of exposed ${goodsName(state)} and third countries ${moved(found.gain)}${range(together?.otherDollars)}${lead}`;
}

type Named = Pick<AnswersTo<ReturnType<typeof comparisonQuestions>>, "countries">;

export function thirdOf(found: Diversion | undefined, names: Named) {
  return (found?.countries ?? []).map((row) => ({ ...row, name: countryName(names, row.country) }));
}

/** The compared country first, then the largest gains and losses of third countries. */
function barsOf(found: Diversion | undefined, names: Named, state: State, site: OwnLists): Gain[] {
  if (!found || found.loss === null || !found.countries.length) return [];
  const shown = thirdOf(found, names)
    .flatMap(({ name, gain }) => (gain === null ? [] : [{ name, gain }]))
    .sort((a, b) => Math.abs(b.gain) - Math.abs(a.gain))
    .slice(0, most)
    .sort((a, b) => b.gain - a.gain);
  return [{ name: targetName(state, site), gain: -found.loss }, ...shown];
}
