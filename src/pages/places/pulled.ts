import type { Site } from "../../base/site.js";
import { areaChart } from "../../charts/area.js";
import { stateMap } from "../../charts/state-map.js";
import { color } from "../../charts/theme.js";
import { unitedStatesHeight } from "../../charts/united-states.js";
import { dollars, percent } from "../../measures/format.js";
import { formatMonth, type Flow, words } from "../../measures/index.js";
import { placeRelation, type PlaceKind } from "../../measures/places.js";
import { ask, askSql, type AnswersTo } from "../../measures/question.js";
import { different, known, percentOf, sumOf, together } from "../../measures/rows.js";
import { viewsOf } from "../../view/declare.js";
import { column, monthColumn } from "../../view/table/columns.js";
import { inputs, productsOf, subject, type State } from "../shared/products.js";
import { flowMeasure, wholeYears } from "../../measures/asking.js";
import { groupColor } from "./districts.js";
import { noPlaceName, noPlaceText, places, portName, stateName } from "../../measures/place-names.js";

const { figure } = viewsOf(inputs);

/** What one port or state handled in the chosen year, of the HS6 codes that were pulled; dollars. */
type Place = {
  code: string;
  name: string;
  value: number;
  /** percent of all ports, or states; NULL where corrections below zero leave none, as below */
  share: number | null;
  /** percent that came or went by air, and by vessel; the rest is road, rail, mail and pipeline */
  air: number | null;
  vessel: number | null;
};

/** The questions behind `placesOf` for the flow and year of the state. */
function placeQuestions(state: State, kind: PlaceKind) {
  const asked = { ...productsOf(state), ...wholeYears(state.year) };
  return {
    values: ask(flowMeasure(state.flow, `${kind}_value`), { ...asked, by: [kind, "mode"] }),
    coverage: ask(flowMeasure(state.flow, `${kind}_coverage`), asked),
    held: heldQuestion(state.flow, kind),
    ...(kind === "port" ? { names: portNames } : {}),
  };
}

/** The newest name of every port; one question for both flows, so that the build's answer holds for either. */
const portNames = askSql<{ port: string; name: string }>(
  `SELECT port, arg_max(name, month) AS name
FROM (SELECT port, name, month FROM import_ports UNION ALL SELECT port, name, month FROM export_ports)
GROUP BY port ORDER BY port`,
  "none",
);

/** The months whose trade the snapshot holds by port or by state. */
function heldQuestion(flow: Flow, kind: PlaceKind) {
  return askSql<{ month: string }>(
    `SELECT strftime(month, '%Y-%m') AS month FROM ${placeRelation(flow, kind)} GROUP BY month ORDER BY month`,
    "none",
  );
}

/** Places with trade in the chosen products, the largest first. */
export function placesOf(
  answers: Pick<AnswersTo<ReturnType<typeof placeQuestions>>, "values" | "names">,
  kind: PlaceKind,
): Place[] {
  const names = new Map((answers.names ?? []).map(({ port, name }) => [port, name]));
  const values = known(answers.values);
  const total = sumOf(values);
  return different(values, kind)
    .map((code) => {
      const own = values.filter((row) => row[kind] === code);
      const value = sumOf(own);
      const by = (mode: string) => percentOf(sumOf(own.filter((row) => row.mode === mode)), value);
      const name =
        kind === "port"
          ? (noPlaceName(code) ?? portName(names.get(code) ?? `Port ${code}`))
          : stateName(code);
      return { code, name, value, share: percentOf(value, total), air: by("air"), vessel: by("vessel") };
    })
    .filter(({ value }) => value !== 0)
    .sort((a, b) => b.value - a.value);
}

/** What a figure of places shows. */
function shownOf(answers: AnswersTo<ReturnType<typeof placeQuestions>>, kind: PlaceKind) {
  return {
    rows: placesOf(answers, kind),
    held: answers.held.map(({ month }) => month),
    coverage: known(answers.coverage)[0]?.value,
  };
}

/** Why there is nothing to draw, and what to do. */
export function nothingPulled(held: readonly string[], state: State, kind: PlaceKind): string {
  const command = `atlas pull --source api --dataset ${kind === "port" ? "porths" : "statehs"} --flow ${state.flow}`;
  if (!held.length)
    return `This snapshot has no ${state.flow} by ${kind}. ${command} fetches them (the key is free), then atlas snapshot.`;
  if (held.some((month) => month.startsWith(String(state.year))))
    return `No ${kind} had such ${state.flow} in ${state.year}.`;
  return `This snapshot has ${state.flow} by ${kind} for ${formatMonth(held[0] ?? "")} to ${formatMonth(held.at(-1) ?? "")} only, not for ${state.year}. ${command} --from ${state.year}-01 --to ${state.year}-12 fetches them.`;
}

/** What limits the data by port or state: how they are made, which codes were pulled, months that are missing. */
export function pulledNote(
  { held, coverage }: { held: readonly string[]; coverage: number | undefined },
  state: State,
  site: Pick<Site, "months">,
  kind: PlaceKind,
): string {
  const inYear = (months: readonly string[]): number =>
    months.filter((month) => month.startsWith(String(state.year))).length;
  const [have, traded] = [inYear(held), inYear(site.months[state.flow])];
  return [
    `${state.flow === "imports" ? "General imports" : "Total exports"} of the six-digit codes that were pulled${coverage === undefined ? "" : `, ${percent(coverage)} of ${subject(state)}`}.`,
    `Where such a code holds ${words().adjective} and other goods, every ${kind} gets the nation's part of it.`,
    have < traded
      ? `Months held by ${kind}: ${have} of the ${traded} months of ${state.year} in this snapshot.`
      : "",
  ]
    .filter(Boolean)
    .join(" ");
}

/** What the tables say of a port or state besides its value: how its goods were carried. */
function placeColumns(all: string) {
  return [
    column("code", "Code"),
    column("share", `Share of all ${all}`, "percent"),
    column("air", "By air", "percent"),
    column("vessel", "By vessel", "percent"),
  ];
}

const shown = 15;

/** The ports that lead, with how their goods are carried in the table. */
export const ports = figure({
  name: "port-ranking",
  questions: (state) => placeQuestions(state, "port"),
  shown: (answers) => shownOf(answers, "port"),
  finding: ({ rows }, { state }) => portsFinding(places(rows), state),
  subtitle: (_, { state }) =>
    `Dollars in ${state.year} by port of ${state.flow === "imports" ? "entry" : "exportation"}, the ${shown} largest`,
  bars: ({ rows }, { state }) => ({
    unit: "dollars",
    of: "Port",
    caption: `${subject(state)} by port, ${state.year}`,
    ...{ title: "Value", first: shown },
    rows: rows.map(({ name, value, ...beside }) => ({
      ...{ label: name, value, color: groupColor(state), beside },
    })),
    more: placeColumns("ports"),
    sort: { key: "value", descending: true },
  }),
  empty: ({ held }, { state }) => nothingPulled(held, state, "port"),
  note: (found, { state, site }) =>
    [noPlaceText(found.rows), pulledNote(found, state, site, "port")].filter(Boolean).join(" "),
});

export function portsFinding(rows: readonly Place[], state: State): string {
  const [first] = rows;
  if (!first) return `Ports of ${subject(state)}`;
  const five = together(rows.slice(0, 5).map(({ share }) => share));
  return `${first.name} is the largest of ${rows.length} ports for ${subject(state)}${five === null ? "" : `; five took ${percent(five)}`} in ${state.year}`;
}

/** States that imports go to, or exports come from, shaded; its table is the ranking. */
export const states = figure({
  name: "state-map",
  questions: (state) => placeQuestions(state, "state"),
  shown: (answers) => shownOf(answers, "state"),
  finding: ({ rows }, { state }) => statesFinding(rows, state),
  subtitle: (_, { state }) =>
    `Dollars in ${state.year} by state of ${state.flow === "imports" ? "destination" : "origin of movement"}; shading on a square-root scale`,
  height: unitedStatesHeight,
  chart: ({ rows }, frame, { state }) =>
    rows.length ? stateMap(rows, { ...frame, color: groupColor(state), format: dollars }) : undefined,
  table: ({ rows }, { state }) => ({
    caption: `${subject(state)} by state, ${state.year}`,
    columns: [
      column("name", "State"),
      column("value", "Value", "dollars", { bar: true }),
      ...placeColumns("states"),
    ],
    rows,
    sort: { key: "value", descending: true },
  }),
  alternative: ({ rows }) =>
    `Map of the United States with the states shaded. The largest: ${rows
      .slice(0, 5)
      .map(({ name, value }) => `${name} ${dollars(value)}`)
      .join(", ")}. The table view ranks all states.`,
  empty: ({ held }, { state }) => nothingPulled(held, state, "state"),
  note: (found, { state, site }) =>
    `${
      state.flow === "imports"
        ? "The destination is the state that the importer declares: often where a company sits or stores, not where the goods are used."
        : "The origin of movement is the state where the goods began their way to the port: a warehouse as well as a factory."
    } ${pulledNote(found, state, site, "state")}`,
});

export function statesFinding(rows: readonly Place[], state: State): string {
  const [first, second] = rows.filter(({ code }) => code !== "XX");
  if (!first || !second) return `States of ${subject(state)}`;
  const [verb, way] = state.flow === "imports" ? ["went to", "to"] : ["came from", "from"];
  if (first.share === null || second.share === null)
    return `${first.name} was the largest of ${rows.length} states for ${subject(state)} in ${state.year}`;
  return `${percent(first.share)} of ${subject(state)} ${verb} ${first.name} in ${state.year} and ${percent(second.share)} ${way} ${second.name}`;
}

const modes = [
  { key: "air", name: "Air", color: color("ai") },
  { key: "vessel", name: "Vessel", color: color("non-ai") },
  { key: "other", name: "Land and other", color: color("other") },
] as const;

/** Percent of each mode in a month or year; NULL where corrections below zero leave none. */
type ModeShares = Record<(typeof modes)[number]["key"], number | null>;

/** How the chosen products are carried, month by month. */
export const carried = figure({
  name: "modes",
  questions: (state) => ({
    monthly: ask(flowMeasure(state.flow, "port_value"), { ...productsOf(state), by: ["month", "mode"] }),
    held: heldQuestion(state.flow, "port"),
  }),
  shown: ({ monthly, held }) => ({ rows: known(monthly), held: held.map(({ month }) => month) }),
  finding: ({ rows }, { state }) => carriedFinding(modeShares(rows, String(state.year)), state),
  subtitle: () => "Percent of the value in each month, by mode of transport at the port",
  chart: ({ rows }, frame) =>
    rows.length
      ? areaChart(
          rows.map(({ month, mode, value }) => ({ period: month, series: mode, value })),
          { ...frame, series: modes, shares: true, format: percent },
        )
      : undefined,
  table: ({ rows }, { state }) => ({
    caption: `${subject(state)} by mode of transport`,
    columns: [monthColumn(), ...modes.map(({ key, name }) => column(key, name, "percent"))],
    rows: different(rows, "month").map((month) => ({ month, ...modeShares(rows, month) })),
  }),
  alternative({ rows }) {
    const last = rows.at(-1)?.month ?? "";
    const shares = modeShares(rows, last);
    return shares
      ? `Stacked areas of three modes. In ${formatMonth(last)}: ${modes.map(({ key, name }) => `${name} ${percent(shares[key])}`).join(", ")}.`
      : "";
  },
  empty: ({ held }, { state }) => nothingPulled(held, state, "port"),
  note: "The mode is that of the carrier across the border: what lands by ship and goes inland by rail counts as vessel. Of the six-digit codes that were pulled by port.",
});

export function carriedFinding(shares: ModeShares | undefined, state: State): string {
  return shares && shares.air !== null && shares.vessel !== null
    ? `${percent(shares.air)} of ${subject(state)} ${state.flow === "imports" ? "came" : "went"} by air in ${state.year} and ${percent(shares.vessel)} by vessel`
    : `How ${subject(state)} are carried`;
}

/** Shares of each mode over the months that begin with a text: a year, or a month. */
export function modeShares(
  rows: readonly { month: string; mode: string; value: number }[],
  period: string,
): ModeShares | undefined {
  const own = rows.filter(({ month }) => month.startsWith(period));
  const total = sumOf(own);
  const share = (of: string) => percentOf(sumOf(own.filter(({ mode }) => mode === of)), total);
  return total === 0 ? undefined : { air: share("air"), vessel: share("vessel"), other: share("other") };
}
