import type { Counted } from "../../measures/counted.js";
import { ask, countedOtherwise, type Question } from "../../measures/question.js";
import { quoteName } from "../../measures/sql.js";
import { measureSql, type Query } from "../../measures/index.js";
import type { Part } from "./inputs.js";
import type { Plan } from "./plan.js";

/** Dimensions with so few members that all of them are shown. */
const fewMembers: readonly Part[] = ["group", "category"];

/** The answer to a plan, cut to the largest members, with the names of the members. */
export function questionsOf(plan: Plan): Record<string, Question> {
  const counting = (counted: Counted): string =>
    answerSql({ ...plan, query: { ...countedOtherwise(counted), ...plan.query } });
  return {
    answer: { ...ask(plan.measure.name, plan.query), sql: answerSql(plan), counting },
    ...Object.fromEntries(
      [plan.rows, plan.columns].flatMap((part) => {
        const sql = part && nameSql[part];
        return part && sql
          ? [[`names_of_${part}`, { sql: sql(plan.measure.flows[0] ?? "imports"), detail: "none" as const }]]
          : [];
      }),
    ),
  };
}

function answerSql(plan: Plan): string {
  const sql = measureSql(plan.measure.name, plan.query);
  const cut = [plan.rows, plan.columns].flatMap((part) =>
    part && !fewMembers.includes(part) && plan.most < Infinity ? [largest(plan, part)] : [],
  );
  if (!cut.length) return sql;
  return `SELECT * FROM (\n${sql}\n) answer\nWHERE ${cut.join("\n  AND ")}${orderBy(plan.query)}`;
}

/** Condition: the member is among the largest ones by dollars over the window. */
function largest({ query, measure, most }: Plan, part: Part): string {
  const flow = measure.flows[0] ?? "imports";
  const { groups, ...where } = query.where ?? {};
  const ranking = measureSql(`${flow.slice(0, -1)}_value`, {
    ...query,
    by: [part],
    where: { ...where, groups: groups ?? ["all"] },
  });
  return `${quoteName(part)} IN (SELECT ${quoteName(part)} FROM (\n${ranking}\n) ranking ORDER BY value DESC LIMIT ${most})`;
}

function orderBy({ by = [] }: Query): string {
  return by.length ? `\nORDER BY ${by.map((_, i) => i + 1).join(", ")}` : "";
}

/** `key`, `name` of the members of a dimension, where the key alone says little. */
const nameSql: Partial<Record<Part, (flow: string) => string>> = {
  country: () => "SELECT cty_code AS key, name, iso2 FROM countries ORDER BY 1",
  district: () => "SELECT district AS key, name FROM districts ORDER BY 1",
  naics: (flow) =>
    `SELECT naics AS key, any_value(naics_name) AS name FROM codes WHERE flow = '${flow}' AND naics IS NOT NULL GROUP BY 1 ORDER BY 1`,
  hs10: (flow) =>
    `SELECT hs10 AS key, coalesce(description_long, description_short) AS name FROM codes WHERE flow = '${flow}' ORDER BY 1`,
  family: (flow) =>
    `SELECT hs10 AS key, coalesce(description_long, description_short) AS name FROM codes WHERE flow = '${flow}' ORDER BY 1`,
};
