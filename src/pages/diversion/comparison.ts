import type { Answers, Question } from "../../measures/question.js";
import { diversion, type Diversion } from "../../measures/diversion.js";
import { diversionSql, type DiversionRow } from "../../measures/diversion-cells.js";
import { countriesQuestion } from "../shared/countries.js";
import { exposureOf, queryOf, type State } from "./inputs.js";

/** Imports around list dates over equal calendar months, and the names of countries. */
export function comparisonQuestions(state: State): Record<string, Question> {
  return {
    cells: { sql: diversionSql(exposureOf(state), queryOf(state)), detail: "all" },
    countries: countriesQuestion,
  };
}

/** The differences in differences of the state; undefined where the snapshot has no months to compare. */
export function comparisonOf(answers: Answers, state: State): Diversion | undefined {
  const rows = (answers["cells"] ?? []) as unknown as DiversionRow[];
  const found = diversion(rows, exposureOf(state).target);
  return found.cohorts > 0 && found.target !== null ? found : undefined;
}
