import { ask, type Answers, type Question } from "../../measures/question.js";
import { commonStart } from "../../view/search/code-index.js";
import type { Flow, Query } from "../../measures/index.js";
import { known } from "../shared/rows.js";
import { chapterName } from "./chapters.js";
import { belowPrefix, chosenYear, levelBelow, prefixOf, type State } from "./inputs.js";

export const flows = ["imports", "exports"] as const;

/** What one flow has under one number; dollars, NULL where the flow has no such number. */
export interface Side {
  value: number | null;
  ai: number | null;
  /** percent since the base year; NULL without a base, or where codes crossed the number's border */
  growth: number | null;
  /** codes below were replaced by codes elsewhere, or the other way round */
  crossed: boolean;
  codes: number;
}

/** A number of the level below the prefix, both schedules side by side. */
export interface Line {
  code: string;
  description: string;
  imports: Side;
  exports: Side;
}

/** The questions behind `linesOf`; names end in the flow. */
export function levelQuestions(state: State): Record<string, Question> {
  const { dimension, digits } = levelBelow(prefixOf(state));
  const query: Query = { ...belowPrefix(state), by: [dimension] };
  return Object.fromEntries(
    flows.flatMap((flow): [string, Question][] => {
      const singular = flow.slice(0, -1);
      const inYear = { ...query, ...chosenYear(state) };
      return [
        [`values_${flow}`, ask(`${singular}_value`, inYear)],
        [`ai_${flow}`, ask(`${singular}_value`, { ...inYear, where: { ...query.where, groups: ["ai"] } })],
        [`growth_${flow}`, ask(`${singular}_growth`, { ...inYear, by: [dimension, "year"] })],
        [`codes_${flow}`, { sql: codesSql(flow, prefixOf(state), digits), detail: "none" }],
      ];
    }),
  );
}

/**
 * Numbers of the level: how many codes they have, the first and the last of their descriptions (what these two begin
 * with, all begin with), and whether a family of codes reaches beyond the number.
 */
function codesSql(flow: Flow, prefix: string, digits: number): string {
  return `WITH crossing AS (
  SELECT family FROM codes WHERE flow = '${flow}' GROUP BY family HAVING count(DISTINCT left(hs10, ${digits})) > 1
), named AS (
  SELECT left(hs10, ${digits}) AS number, coalesce(description_long, description_short, '') AS description,
    family IN (SELECT family FROM crossing) AS crossed
  FROM codes WHERE flow = '${flow}' AND starts_with(hs10, '${prefix}')
)
SELECT number, count(*) AS codes, min(description) AS first_text, max(description) AS last_text, bool_or(crossed) AS crossed
FROM named GROUP BY number ORDER BY number`;
}

/** Every number of the level that either schedule has, in order. */
export function linesOf(answers: Answers, state: State): Line[] {
  const level = levelBelow(prefixOf(state));
  const at = (question: string): Map<string, number> =>
    new Map(known(answers, question).map((row) => [String(row[level.dimension]), Number(row["value"])]));
  const sides = new Map(
    flows.map((flow) => {
      const [values, ai, growth] = [at(`values_${flow}`), at(`ai_${flow}`), at(`growth_${flow}`)];
      const numbers = new Map((answers[`codes_${flow}`] ?? []).map((row) => [String(row["number"]), row]));
      const side = (code: string): Side => {
        const crossed = numbers.get(code)?.["crossed"] === true;
        return {
          value: values.get(code) ?? null,
          ai: values.has(code) ? (ai.get(code) ?? 0) : null,
          growth: crossed ? null : (growth.get(code) ?? null),
          crossed,
          codes: Number(numbers.get(code)?.["codes"] ?? 0),
        };
      };
      return [flow, { side, numbers: [...numbers.keys()] }] as const;
    }),
  );
  const [imports, exports] = [sides.get("imports"), sides.get("exports")];
  if (!imports || !exports) return [];
  return [...new Set([...imports.numbers, ...exports.numbers])].sort().map((code) => ({
    code,
    description: describe(answers, code),
    imports: imports.side(code),
    exports: exports.side(code),
  }));
}

/** Names a chapter, and a longer number by what the codes below have in common: the data carry no text above ten digits. */
export function describe(answers: Answers, prefix: string): string {
  if (prefix.length === 2 && chapterName(prefix)) return chapterName(prefix);
  const texts = flows
    .flatMap((flow) => answers[`codes_${flow}`] ?? [])
    .filter((row) => String(row["number"]).startsWith(prefix))
    .flatMap((row) => [String(row["first_text"]), String(row["last_text"])])
    .sort();
  const [first, last] = [texts[0], texts.at(-1)];
  if (first === undefined || last === undefined) return "";
  // What the first and the last in order begin with, all between begin with.
  return commonStart(first === last ? [first] : [first, last]).toLowerCase();
}
