import { ask, type Answers, type Question } from "../../measures/question.js";
import type { Site } from "../../base/site.js";
import type { Flow } from "../../measures/index.js";
import { chosenYear, measureName, productsOf, type State } from "../countries/inputs.js";
import { known } from "../shared/rows.js";

/** What one customs district handled in the chosen year; dollars. */
export interface District {
  code: string;
  name: string;
  /** the chosen products */
  value: number;
  /** percent of the chosen products over all districts */
  share: number;
  /** every product that measures count */
  all: number;
  /** percent of the district's own trade */
  part: number | null;
}

/** The questions behind `districtsOf`, for the flow of the state. */
export function districtQuestions(state: State): Record<string, Question> {
  const value = measureName(state, "value");
  return {
    values: ask(value, { ...productsOf(state), ...chosenYear(state), by: ["district"] }),
    all: ask(value, { where: { groups: ["all"] }, ...chosenYear(state), by: ["district"] }),
    districts: { sql: "SELECT district, name FROM districts ORDER BY district" },
    held: heldQuestion(state.flow),
  };
}

/** Districts with trade in the chosen products, the largest first. */
export function districtsOf(answers: Answers): District[] {
  const names = new Map((answers["districts"] ?? []).map((row) => [row["district"], String(row["name"])]));
  const all = new Map(known(answers, "all").map((row) => [row["district"], Number(row["value"])]));
  const rows = known(answers, "values").filter((row) => Number(row["value"]) > 0);
  const total = rows.reduce((sum, row) => sum + Number(row["value"]), 0);
  return rows
    .map((row) => {
      const [code, value] = [String(row["district"]), Number(row["value"])];
      const whole = all.get(code) ?? 0;
      return {
        code,
        name: names.get(code) ?? `District ${code}`,
        value,
        share: (100 * value) / total,
        all: whole,
        part: whole > 0 ? (100 * value) / whole : null,
      };
    })
    .sort((a, b) => b.value - a.value);
}

/** The months whose trade the snapshot holds by district: what comes from the API has none. */
function heldQuestion(flow: Flow): Question {
  return {
    sql: `SELECT strftime(month, '%Y-%m') AS month FROM ${flow.slice(0, -1)}_districts GROUP BY month ORDER BY month`,
    detail: "none",
  };
}

/** What limits the district data of a year, in a sentence; nothing where they are whole. */
export function gapText(answers: Answers, { flow, year }: Pick<State, "flow" | "year">, site: Site): string {
  const inYear = (months: readonly string[]): string[] => months.filter((m) => m.startsWith(String(year)));
  const held = inYear((answers["held"] ?? []).map((row) => String(row["month"]))).length;
  const traded = inYear(site.months[flow]).length;
  return held < traded
    ? `Districts are held for ${held} of the ${traded} months of ${year} that this snapshot has: only the monthly bulk files carry them.`
    : "";
}

/** Why there is nothing to draw. */
export function emptyText(answers: Answers, { flow, year }: Pick<State, "flow" | "year">): string {
  return answers["held"]?.length
    ? `No district had such ${flow} in ${year}.`
    : `This snapshot has no ${flow} by customs district. Districts come with the monthly bulk files: atlas pull, then atlas snapshot.`;
}
