import { ask, type Answers, type Question } from "../../measures/question.js";
import type { Site } from "../../base/site.js";
import { formatMonth, formatValue, type Flow } from "../../measures/index.js";
import { placeRelation, type PlaceKind } from "../../measures/places.js";
import { chosenYear, productsOf, subject, type State } from "../countries/inputs.js";
import { known } from "../shared/rows.js";
import { portName, stateName } from "./names.js";

/** What one port or state handled in the chosen year, of the HS6 codes that were pulled; dollars. */
export interface Place {
  code: string;
  name: string;
  value: number;
  /** percent of all ports, or states */
  share: number;
  /** percent that came or went by air, and by vessel; the rest is road, rail, mail and pipeline */
  air: number;
  vessel: number;
}

/** The questions behind `placesOf` for the flow and year of the state. */
export function placeQuestions(state: State, kind: PlaceKind): Record<string, Question> {
  const { flow } = state;
  const asked = { ...productsOf(state), ...chosenYear(state) };
  const singular = flow.slice(0, -1);
  return {
    values: ask(`${singular}_${kind}_value`, { ...asked, by: [kind, "mode"] }),
    coverage: ask(`${singular}_${kind}_coverage`, asked),
    held: heldQuestion(flow, kind),
    ...(kind === "port" ? { names: portNames } : {}),
  };
}

/** The newest name of every port; one question for both flows, so that the build's answer holds for either. */
const portNames: Question = {
  sql: `SELECT port, arg_max(name, month) AS name
FROM (SELECT port, name, month FROM import_ports UNION ALL SELECT port, name, month FROM export_ports)
GROUP BY port ORDER BY port`,
  detail: "none",
};

/** Places with trade in the chosen products, the largest first. */
export function placesOf(answers: Answers, kind: PlaceKind): Place[] {
  const names = new Map((answers["names"] ?? []).map((row) => [row["port"], String(row["name"])]));
  const modes = new Map<string, Record<string, number>>();
  for (const row of known(answers, "values")) {
    const code = String(row[kind]);
    modes.set(code, { ...modes.get(code), [String(row["mode"])]: Number(row["value"]) });
  }
  const all = [...modes].map(([code, byMode]) => ({ code, byMode, value: sum(byMode) }));
  const total = all.reduce((dollars, { value }) => dollars + value, 0);
  return all
    .filter(({ value }) => value > 0)
    .map(({ code, byMode, value }) => ({
      code,
      name: kind === "port" ? portName(names.get(code) ?? `Port ${code}`) : stateName(code),
      value,
      share: (100 * value) / total,
      air: (100 * (byMode["air"] ?? 0)) / value,
      vessel: (100 * (byMode["vessel"] ?? 0)) / value,
    }))
    .sort((a, b) => b.value - a.value);
}

/** The months whose trade the snapshot holds by port or by state. */
export function heldQuestion(flow: Flow, kind: PlaceKind): Question {
  return {
    sql: `SELECT strftime(month, '%Y-%m') AS month FROM ${placeRelation(flow, kind)} GROUP BY month ORDER BY month`,
    detail: "none",
  };
}

/** Why there is nothing to draw, and what to do. */
export function nothingPulled(answers: Answers, state: State, kind: PlaceKind): string {
  const held = heldMonths(answers);
  const command = `atlas pull --source api --dataset ${kind === "port" ? "porths" : "statehs"} --flow ${state.flow}`;
  if (!held.length)
    return `This snapshot has no ${state.flow} by ${kind}. ${command} fetches them (the key is free), then atlas snapshot.`;
  if (held.some((month) => month.startsWith(String(state.year))))
    return `No ${kind} had such ${state.flow} in ${state.year}.`;
  return `This snapshot has ${state.flow} by ${kind} for ${formatMonth(held[0] ?? "")} to ${formatMonth(held.at(-1) ?? "")} only, not for ${state.year}. ${command} --from ${state.year}-01 --to ${state.year}-12 fetches them.`;
}

/** What limits the data by port or state: how they are made, which codes were pulled, months that are missing. */
export function pulledNote(answers: Answers, state: State, site: Site, kind: PlaceKind): string {
  const coverage = known(answers, "coverage")[0]?.["value"];
  const inYear = (months: readonly string[]): number =>
    months.filter((month) => month.startsWith(String(state.year))).length;
  const [held, traded] = [inYear(heldMonths(answers)), inYear(site.months[state.flow])];
  return [
    `${state.flow === "imports" ? "General imports" : "Total exports"} of the six-digit codes that were pulled${coverage === undefined ? "" : `, ${formatValue(Number(coverage), "percent")} of ${subject(state)}`}.`,
    `Where such a code holds AI-related and other goods, every ${kind} gets the nation's part of it.`,
    held < traded
      ? `Months held by ${kind}: ${held} of the ${traded} months of ${state.year} in this snapshot.`
      : "",
  ]
    .filter(Boolean)
    .join(" ");
}

function heldMonths(answers: Answers): string[] {
  return (answers["held"] ?? []).map((row) => String(row["month"]));
}

function sum(byMode: Record<string, number>): number {
  return Object.values(byMode).reduce((total, value) => total + value, 0);
}
