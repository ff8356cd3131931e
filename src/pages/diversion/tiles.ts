import { tiles, type Tile } from "../../view/tiles.js";
import type { Answers } from "../../measures/question.js";
import { formatValue } from "../../measures/index.js";
import { comparisonOf, comparisonQuestions } from "./comparison.js";
import { targetName, type State } from "./inputs.js";
import type { EventStudy, Interval } from "../../measures/event-study.js";
import { formatLog, studyOf, studyQuestions } from "./study.js";

/** The four figures of a diversion: change, gap, dollars, replaced share. */
export const summary = tiles<State>({
  questions: (state) => ({ ...comparisonQuestions(state), ...studyQuestions(state) }),
  tiles: (answers, { state, data }) => summaryTiles(answers, state, studyOf(answers, state, data)),
});

export function summaryTiles(answers: Answers, state: State, study?: EventStudy): Tile[] {
  const found = comparisonOf(answers, state);
  if (!found) return [];
  const name = targetName(state);
  const target: Tile = {
    name: `Exposed goods of ${name}`,
    value: formatLog(study?.average.target?.estimate ?? found.target),
    compared: `against unexposed ones, mean of the first twelve months${rangeOf(study?.average.target)}`,
  };
  const dollars = (value: number | null): string => formatValue(value, "dollars", { sign: true });
  const lost: Tile = {
    name: `Dollars, ${name}`,
    value: dollars(found.loss === null ? null : -found.loss),
    compared: "over equal calendar months, against growth like unexposed goods",
  };
  if (found.others === null) return [target, lost];
  return [
    target,
    {
      name: "Third countries",
      value: formatLog(study?.average.other?.estimate ?? found.others),
      compared: `gap ${formatLog(study?.average.gap?.estimate ?? found.gap)}${rangeOf(study?.average.gap)}`,
    },
    { ...lost, compared: `third countries ${dollars(found.gain)}` },
    {
      name: "Share of exposed goods",
      value: `${formatValue(found.shareAfter === null ? null : 100 * found.shareAfter, "percent")}`,
      compared: `${name}; ${formatValue(found.shareBefore === null ? null : 100 * found.shareBefore, "percent")} before${found.replaced === null || found.replaced < 0 || found.replaced > 1 ? "" : `; ${formatValue(100 * found.replaced, "percent")} of the loss replaced`}`,
    },
  ];
}

/** `; −20.1 % to −3.7 %`; empty where an interval cannot be made. */
function rangeOf(interval: Interval | null | undefined): string {
  return interval?.low == null || interval.high === null
    ? ""
    : `; ${formatLog(interval.low)} to ${formatLog(interval.high)}`;
}
