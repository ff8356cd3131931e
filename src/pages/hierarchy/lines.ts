import type { Flow } from "../../measures/index.js";
import { ask, askSql, type AnswersTo } from "../../measures/question.js";
import { known } from "../../measures/rows.js";
import { commonStart } from "../../search/code-index.js";
import { flowMeasure, perFlow, wholeYears } from "../../measures/asking.js";
import { belowPrefix, levelBelow, prefixOf, type State } from "./inputs.js";
import { chapterName } from "../../measures/class-names.js";

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

/** A number of a level: its codes, the first and the last of their descriptions, and whether a family crosses it. */
type NumberRow = { number: string; codes: number; first_text: string; last_text: string; crossed: boolean };

/** The questions behind `linesOf`; names end in the flow. */
export function levelQuestions(state: Pick<State, "code" | "base" | "year">) {
  const { dimension, digits } = levelBelow(prefixOf(state));
  const query = { ...belowPrefix(state), ...wholeYears(state.year) };
  return perFlow((flow) => ({
    values: ask(flowMeasure(flow, "value"), { ...query, by: [dimension] }),
    ai: ask(flowMeasure(flow, "value"), {
      ...query,
      by: [dimension],
      where: { ...query.where, groups: ["ai"] },
    }),
    growth: ask(flowMeasure(flow, "growth"), { ...query, by: [dimension, "year"] }),
    codes: askSql<NumberRow>(codesSql(flow, prefixOf(state), digits), "none"),
  }));
}

export type LevelAnswers = AnswersTo<ReturnType<typeof levelQuestions>>;

/** What the first and the last description begin with, all of them begin with. */
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
export function linesOf(answers: LevelAnswers, state: Pick<State, "code">): Line[] {
  const { dimension } = levelBelow(prefixOf(state));
  const side = (flow: Flow) => {
    const at = (question: "values" | "ai" | "growth") =>
      new Map(known(answers[`${question}_${flow}`]).map((row) => [String(row[dimension]), row.value]));
    const [values, ai, growth] = [at("values"), at("ai"), at("growth")];
    const numbers = new Map(answers[`codes_${flow}`].map((row) => [row.number, row]));
    const of = (code: string): Side => {
      const { crossed = false, codes = 0 } = numbers.get(code) ?? {};
      return {
        value: values.get(code) ?? null,
        ai: values.has(code) ? (ai.get(code) ?? 0) : null,
        growth: crossed ? null : (growth.get(code) ?? null),
        crossed,
        codes,
      };
    };
    return { of, numbers: [...numbers.keys()] };
  };
  const [imports, exports] = [side("imports"), side("exports")];
  return [...new Set([...imports.numbers, ...exports.numbers])].sort().map((code) => ({
    code,
    description: describe(answers, code),
    imports: imports.of(code),
    exports: exports.of(code),
  }));
}

/** Names a chapter, and a longer number by what the codes below have in common: the data carry no text above ten digits. */
export function describe(answers: LevelAnswers, prefix: string): string {
  if (prefix.length === 2 && chapterName(prefix)) return chapterName(prefix);
  const texts = flows
    .flatMap((flow) => answers[`codes_${flow}`])
    .filter(({ number }) => number.startsWith(prefix))
    .flatMap(({ first_text, last_text }) => [first_text, last_text])
    .sort();
  const [first, last] = [texts[0], texts.at(-1)];
  if (first === undefined || last === undefined) return "";
  return commonStart(first === last ? [first] : [first, last]).toLowerCase();
}
