import type { Series } from "../../charts/line.js";
import { ask, type Answers, type Question } from "../../measures/question.js";
import { categoryColors, color, groupColors } from "../../charts/theme.js";
import { categories, categoryNames, groupNames } from "../../measures/index.js";
import { countriesQuestion, countryName } from "../shared/countries.js";
import { known, ranked } from "../shared/rows.js";
import { periods, type State } from "./inputs.js";

const parts = { groups: "group", categories: "category", sources: "country" } as const;
const mostSources = 5;
const sourceColors = [color("ai"), color("non-ai"), color("cooling"), color("electrical"), color("building")];

/** What the lines of the chart by month tell apart. */
export function partOf({ lines }: State): (typeof parts)[keyof typeof parts] {
  return parts[lines];
}

/** What is asked besides the rates: sources need their names, and the largest of them. */
export function lineQuestions(state: State): Record<string, Question> {
  if (state.lines !== "sources") return {};
  const query = {
    ...periods(state).after.query,
    by: ["country" as const],
    where: { groups: ["ai" as const] },
  };
  return { values: ask("import_value", query), countries: countriesQuestion };
}

/** The lines, in the order in which they are named. */
export function linesOf(answers: Answers, state: State): Series[] {
  if (state.lines === "groups")
    return (["ai", "non_ai"] as const).map((key) => ({
      key,
      name: groupNames[key].replace("-related", ""),
      color: groupColors[key],
      bold: key === "ai",
      ...(key === "non_ai" ? { dash: "6,3" } : {}),
    }));
  if (state.lines === "sources")
    return ranked(known(answers, "values"), "country")
      .slice(0, mostSources)
      .map((key, i) => ({ key, name: countryName(answers, key), color: sourceColors[i] ?? color("other") }));
  const held = new Set(known(answers, "by_month").map((row) => row["category"]));
  return categories
    .filter((category) => held.has(category))
    .map((key) => ({ key, name: categoryNames[key], color: categoryColors[key] }));
}
