import { ask, type Answers } from "../../measures/question.js";
import { completeYears, type Site } from "../../base/site.js";
import { tiles, type Tile } from "../../view/tiles.js";
import { formatValue, type Flow } from "../../measures/index.js";
import { known, valueAt } from "../shared/rows.js";
import type { State } from "./inputs.js";
import { queryOf, subjectOf } from "./subject.js";

const base = 2023;

/** Trade in both flows, what it pays, and its part in the growth of AI imports. */
export const numbers = tiles<State>({
  questions: (state) => numberQuestions(state),
  tiles: (answers, { site }) => [
    ...(["imports", "exports"] as const).flatMap((flow) => valueTile(flow, answers, site)),
    ...tariffTile(answers, site),
    ...growthTile(answers, site),
  ],
});

export function numberQuestions(state: State) {
  const query = queryOf(subjectOf(state));
  const byYear = { ...query, by: ["year"] as const, base };
  return {
    imports: ask("import_value", byYear),
    exports: ask("export_value", byYear),
    tariff: ask("effective_tariff", byYear),
    own_growth: ask("import_change", { ...byYear, where: { ...query.where, groups: ["ai"] } }),
    ai_growth: ask("import_change", { by: ["year"], base, where: { groups: ["ai"] } }),
  };
}

function valueTile(flow: Flow, answers: Answers, site: Site): Tile[] {
  const year = completeYears(site, flow).at(-1);
  if (year === undefined) return [];
  const value = valueAt(answers, flow, { year });
  const before = valueAt(answers, flow, { year: base });
  return [
    {
      name: `${flow === "imports" ? "Imports" : "Exports"}, ${year}`,
      value: value === null ? "no trade" : formatValue(value, "dollars"),
      compared: before === null ? `no trade in ${base}` : `${formatValue(before, "dollars")} in ${base}`,
      series: wholeYears(answers, flow, site, flow),
    },
  ];
}

function tariffTile(answers: Answers, site: Site): Tile[] {
  const year = completeYears(site, "imports").at(-1);
  if (year === undefined) return [];
  const rate = valueAt(answers, "tariff", { year });
  const before = valueAt(answers, "tariff", { year: base });
  return [
    {
      name: `Effective tariff, ${year}`,
      value: formatValue(rate, "percent"),
      compared: `${formatValue(before, "percent")} in ${base}`,
      series: wholeYears(answers, "tariff", site, "imports"),
    },
  ];
}

/** Of every dollar by which AI imports grew, how much is the subject's: nothing for what is not labelled High. */
function growthTile(answers: Answers, site: Site): Tile[] {
  const year = completeYears(site, "imports").at(-1);
  if (year === undefined || year <= base) return [];
  const own = valueAt(answers, "own_growth", { year });
  const all = valueAt(answers, "ai_growth", { year });
  const share = own === null || all === null || all === 0 ? null : (100 * own) / all;
  return [
    {
      name: `Part of AI import growth since ${base}`,
      value: share === null ? "none" : formatValue(share, "percent"),
      compared:
        own === null
          ? "nothing in it is labelled High"
          : `${formatValue(own, "dollars", { sign: true })} in ${year}`,
    },
  ];
}

/** Values of whole years only: a year in part would look like a fall. */
function wholeYears(answers: Answers, question: string, site: Site, flow: Flow): number[] {
  const whole = new Set(completeYears(site, flow));
  return known(answers, question)
    .filter((row) => whole.has(Number(row["year"])))
    .map((row) => Number(row["value"]));
}
