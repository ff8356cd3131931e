import { tiles, type Tile } from "../../view/tiles.js";
import type { Answers } from "../../measures/question.js";
import { formatValue } from "../../measures/index.js";
import { comparisonOf, comparisonQuestions } from "./comparison.js";
import { targetName, type State } from "./inputs.js";
import { formatLog } from "./study.js";

/** The four figures of a diversion: change, gap, dollars, replaced share. */
export const summary = tiles<State>({
  questions: comparisonQuestions,
  tiles: (answers, { state }) => summaryTiles(answers, state),
});

export function summaryTiles(answers: Answers, state: State): Tile[] {
  const found = comparisonOf(answers, state);
  if (!found) return [];
  const name = targetName(state);
  const target: Tile = {
    name: `Exposed goods of ${name}`,
    value: formatLog(found.target),
    compared: "against unexposed ones, log difference in differences",
  };
  const dollars = (value: number | null): string => formatValue(value, "dollars", { sign: true });
  const lost: Tile = {
    name: `Dollars, ${name}`,
    value: dollars(found.loss === null ? null : -found.loss),
    compared: "against growth like unexposed goods",
  };
  if (found.others === null) return [target, lost];
  return [
    target,
    { name: "Third countries", value: formatLog(found.others), compared: `gap ${formatLog(found.gap)}` },
    { ...lost, compared: `third countries ${dollars(found.gain)}` },
    {
      name: "Share of exposed goods",
      value: `${formatValue(found.shareAfter === null ? null : 100 * found.shareAfter, "percent")}`,
      compared: `${name}; ${formatValue(found.shareBefore === null ? null : 100 * found.shareBefore, "percent")} before${found.replaced === null || found.replaced < 0 ? "" : `; ${formatValue(100 * found.replaced, "percent")} of the loss replaced`}`,
    },
  ];
}
