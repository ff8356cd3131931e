import { completeYears, type Site } from "../../base/site.js";
import { districtMap, isOnMap } from "../../charts/district-map.js";
import { holds } from "../../charts/drawing.js";
import { color, groupColors } from "../../charts/theme.js";
import { unitedStatesHeight } from "../../charts/united-states.js";
import { dollars, percent, points } from "../../measures/format.js";
import type { Flow } from "../../measures/index.js";
import { ask, askSql, type AnswersTo } from "../../measures/question.js";
import { known, percentOf, ranked, sumOf, valueAt } from "../../measures/rows.js";
import { viewsOf } from "../../view/declare.js";
import { column } from "../../view/table/columns.js";
import { inputs, productsOf, subject, type State } from "../shared/products.js";
import { flowMeasure, wholeYears } from "../../measures/asking.js";
import { noPlaceName, noPlaceText, places } from "../../measures/place-names.js";

const { figure } = viewsOf(inputs);

/** The colour of the chosen products: categories are those of counted goods. */
export function groupColor({ of }: Pick<State, "of">): string {
  return groupColors[of === "non_ai" || of === "all" ? of : "ai"];
}

/** What one customs district handled in the chosen year; dollars. */
export type District = {
  code: string;
  name: string;
  /** the chosen products */
  value: number;
  /** percent of the chosen products over all districts; NULL where corrections below zero leave none */
  share: number | null;
  /** every product that measures count */
  all: number;
  /** percent of the district's own trade */
  part: number | null;
};

export const namesQuestion = askSql<{ district: string; name: string }>(
  "SELECT district, name FROM districts ORDER BY district",
);

export function districtName(names: readonly { district: string; name: string }[], code: string): string {
  return noPlaceName(code) ?? names.find(({ district }) => district === code)?.name ?? `District ${code}`;
}

/** The questions behind `districtsOf`, for the flow of the state. */
export function districtQuestions(state: State) {
  const [value, year] = [flowMeasure(state.flow, "value"), wholeYears(state.year)];
  return {
    values: ask(value, { ...productsOf(state), ...year, by: ["district"] }),
    all: ask(value, { where: { groups: ["all"] }, ...year, by: ["district"] }),
    districts: namesQuestion,
    held: heldQuestion(state.flow),
  };
}

/** The months whose trade the snapshot holds by district: what comes from the API has none. */
function heldQuestion(flow: Flow) {
  return askSql<{ month: string }>(
    `SELECT strftime(month, '%Y-%m') AS month FROM ${flow.slice(0, -1)}_districts GROUP BY month ORDER BY month`,
    "none",
  );
}

/** Districts with trade in the chosen products, the largest first, and the months held by district. */
export function districtsOf(answers: AnswersTo<ReturnType<typeof districtQuestions>>) {
  const all = new Map(known(answers.all).map(({ district, value }) => [district, value]));
  const traded = known(answers.values).filter(({ value }) => value !== 0);
  const total = sumOf(traded);
  const rows = traded
    .map(({ district: code, value }): District => {
      const whole = all.get(code) ?? 0;
      const name = districtName(answers.districts, code);
      const part = percentOf(value, whole);
      return { code, name, value, share: percentOf(value, total), all: whole, part };
    })
    .sort((a, b) => b.value - a.value);
  return { rows, held: answers.held.map(({ month }) => month) };
}

/** What limits the district data of a year, in a sentence; nothing where they are whole. */
export function gapText(
  held: readonly string[],
  { flow, year }: Pick<State, "flow" | "year">,
  site: Pick<Site, "months">,
): string {
  const inYear = (months: readonly string[]): number =>
    months.filter((month) => month.startsWith(String(year))).length;
  const [have, traded] = [inYear(held), inYear(site.months[flow])];
  return have < traded
    ? `Districts are held for ${have} of the ${traded} months of ${year} that this snapshot has: only the monthly bulk files carry them.`
    : "";
}

/** Why there is nothing to draw. */
export function emptyText(held: readonly unknown[], { flow, year }: Pick<State, "flow" | "year">): string {
  return held.length
    ? `No district had such ${flow} in ${year}.`
    : `This snapshot has no ${flow} by customs district. Districts come with the monthly bulk files: atlas pull, then atlas snapshot.`;
}

/** Districts as circles on the states; its table is the ranking. */
export const map = figure({
  name: "district-map",
  questions: districtQuestions,
  shown: districtsOf,
  finding: ({ rows }, { state }) => mapFinding(rows, state),
  subtitle: (_, { state }) =>
    `Dollars in ${state.year} by customs district of ${state.flow === "imports" ? "entry" : "exportation"}; the area of a circle is its value`,
  height: unitedStatesHeight,
  chart: ({ rows }, frame, { state }) =>
    rows.length
      ? districtMap(
          rows.map(({ code, name, value }) => ({ district: code, name, value })),
          { ...frame, color: groupColor(state), format: dollars },
        )
      : undefined,
  table: ({ rows }, { state }) => ({
    caption: `${subject(state)} by customs district, ${state.year}`,
    columns: [
      column("name", "District"),
      column("code", "Number"),
      column("value", "Value", "dollars", { bar: true }),
      column("share", "Share of all districts", "percent"),
      column("part", "Part of the district's trade", "percent"),
    ],
    rows,
    sort: { key: "value", descending: true },
  }),
  alternative: ({ rows }) =>
    `Map of the United States with a circle for each customs district. The largest: ${rows
      .slice(0, 5)
      .map(({ name, value }) => `${name} ${dollars(value)}`)
      .join(", ")}. The table view ranks all districts.`,
  empty: ({ held }, { state }) => emptyText(held, state),
  note({ rows, held }, { state, site }) {
    const away = places(rows).filter(({ code }) => !isOnMap(code));
    return [
      "A district is where customs cleared the goods or where they left the country: not where they are used or were made. Air cargo counts where it was entered, often inland.",
      away.length
        ? `Not on the map: ${away.map(({ name, value }) => `${name} (${dollars(value)})`).join(", ")}.`
        : "",
      noPlaceText(rows),
      gapText(held, state, site),
    ]
      .filter(Boolean)
      .join(" ");
  },
});

export function mapFinding(rows: readonly Pick<District, "code" | "name" | "value">[], state: State): string {
  const [first] = places(rows);
  if (!first) return `Customs districts of ${subject(state)}`;
  return `${first.name} handled ${dollars(first.value)} of the ${dollars(sumOf(rows))} of ${subject(state)} in ${state.year}`;
}

const shown = 15;
/** Percent of the flow that a district must handle to be compared: parts of tiny districts say little. */
const least = 0.5;

/** How much of each district's own trade the chosen products are: where they count most. */
export const parts = figure({
  name: "district-parts",
  questions: districtQuestions,
  shown(answers) {
    const { rows, held } = districtsOf(answers);
    const all = rows.reduce((sum, row) => sum + row.all, 0);
    const ranking = places(rows)
      .filter((row) => row.all >= (least / 100) * all)
      .sort((a, b) => (b.part ?? 0) - (a.part ?? 0));
    return { ranking, held, overall: percentOf(sumOf(rows), all) };
  },
  finding: ({ ranking, overall }, { state }) => partsFinding(ranking[0], overall, state),
  subtitle: (_, { state }) =>
    `Percent of the district's ${state.flow} of all goods in ${state.year}; districts with at least ${least} % of ${state.flow}`,
  bars: ({ ranking }, { state }) => ({
    unit: "percent",
    of: "District",
    caption: `${subject(state)} as a part of each district's ${state.flow}, ${state.year}`,
    ...{ first: shown, add: "Add a district" },
    title: "Part",
    rows: ranking.map(({ name, part, all }) => ({
      ...{ label: name, value: part, color: groupColor(state), beside: { all } },
    })),
    more: [column("all", "All goods", "dollars")],
    sort: { key: "value", descending: true },
  }),
  empty: ({ held }, { state }) => emptyText(held, state),
  note: ({ held }, { state, site }) =>
    `Over chapters that measures count: fuels, precious metals and special provisions are left out. ${gapText(held, state, site)}`.trim(),
});

export function partsFinding(
  first: Pick<District, "name" | "part"> | undefined,
  overall: number | null,
  state: State,
): string {
  return first && overall !== null
    ? `In ${state.year} ${subject(state)} were ${percent(first.part)} of what passed through ${first.name}, against ${percent(overall)} overall`
    : `What part ${subject(state)} are of each district's trade`;
}

const palette = (["ai", "non-ai", "green", "pink", "amber"] as const).map(color);

/** A district's share of the chosen products by year; percent. */
type DistrictShares = { code: string; name: string; byYear: ReadonlyMap<number, number | null> };

/** Shares of the leading districts over the whole years. */
export const years = figure({
  name: "district-years",
  questions: (state) => ({
    yearly: ask(flowMeasure(state.flow, "value"), { ...productsOf(state), by: ["district", "year"] }),
    districts: namesQuestion,
  }),
  shown({ yearly, districts }, { state, site, part }) {
    const years = completeYears(site, state.flow).filter((year) => !part || holds(part, String(year)));
    const rows = known(yearly);
    const inYear = (year: number) => rows.filter((row) => row.year === year);
    const totals = new Map([...years, state.year].map((year) => [year, sumOf(inYear(year))]));
    const shares = ranked(inYear(state.year), "district").map((code): DistrictShares => {
      const own = rows.filter(({ district }) => district === code);
      const share = (year: number, total: number): number | null => {
        const value = valueAt(own, { year });
        return percentOf(value, total);
      };
      const byYear = new Map([...totals].map(([year, total]) => [year, share(year, total)]));
      return { code, name: districtName(districts, code), byYear };
    });
    return { years, shares, leaders: places(shares).slice(0, palette.length), held: yearly };
  },
  finding: ({ years, leaders }, { state }) => yearsFinding(leaders, years[0] ?? state.year, state),
  subtitle: (_, { state }) =>
    `Percent of ${subject(state)} over all districts, whole calendar years, the ${palette.length} largest of ${state.year}`,
  lines: ({ years, shares }, { state }) => ({
    unit: "percent",
    caption: `Shares of districts in ${subject(state)}, percent`,
    ...{ zero: true, first: palette.length, add: "Add a district" },
    series: places(shares).map(({ code, name, byYear }, i) => ({
      ...{ key: code, name, color: palette[i] ?? color("context"), bold: i === 0 },
      rows: years.map((year) => ({ month: String(year), value: byYear.get(year) ?? null })),
    })),
  }),
  table: ({ years, shares }) => ({
    columns: [column("name", "District"), ...years.map((year) => column(year, year, "percent"))],
    rows: shares.map(({ name, byYear }) => ({ name, ...Object.fromEntries(byYear) })),
  }),
  empty: ({ held }, { state }) => emptyText(held, state),
});

function yearsFinding(leaders: readonly DistrictShares[], first: number, state: State): string {
  const moved = leaders.flatMap(({ name, byYear }) => {
    const [then, now] = [byYear.get(first) ?? null, byYear.get(state.year) ?? null];
    return then === null || now === null ? [] : [{ name, change: now - then }];
  });
  const [most] = moved.sort((a, b) => Math.abs(b.change) - Math.abs(a.change));
  return most && first < state.year
    ? `${most.name}'s share of ${subject(state)} moved by ${points(most.change)} from ${first} to ${state.year}`
    : `Leading districts of ${subject(state)}`;
}
