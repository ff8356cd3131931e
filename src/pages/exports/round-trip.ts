import { color } from "../../charts/theme.js";
import { dollars, percent } from "../../measures/format.js";
import { formatCode, words, capital } from "../../measures/index.js";
import { ask, type MeasureRow } from "../../measures/question.js";
import { different, known, sumOf, valueAt } from "../../measures/rows.js";
import { viewsOf } from "../../view/declare.js";
import { policyMarks } from "../../view/events.js";
import { column } from "../../view/table/columns.js";
import { wholeYears } from "../../measures/asking.js";
import { countriesQuestion, countryName, type WithCountries } from "../../measures/country-names.js";
import { prefixesIn, prefixQuery } from "../shared/choices.js";
import { inputs, queryOf, type State } from "./inputs.js";

const { figure } = viewsOf(inputs);

const noTrade =
  "No such trade with this partner. Choose another Census code (2010 is Mexico) or other headings.";

function withPartner({ partner }: Pick<State, "partner">) {
  return { countries: [partner], groups: ["ai"] } as const;
}

/** The round trip: counted goods from and to a partner side by side, and what of them left unchanged. */
export const roundTrip = figure({
  name: "mexico-round-trip",
  questions: (state) => ({
    imports: ask("import_value", { by: ["month"], where: withPartner(state) }),
    exports: ask("export_value", { ...queryOf(state), by: ["month"], where: withPartner(state) }),
    reexported: ask("export_value", { by: ["month"], where: withPartner(state), exports: "foreign" }),
    overlap: ask("round_trip_overlap", { by: ["year"], where: withPartner(state) }),
    countries: countriesQuestion,
  }),
  finding(answers, { state }) {
    const [from, to] = [answers.imports, answers.exports].map((rows) => yearSum(rows, state.year));
    const overlap = valueAt(answers.overlap, { year: state.year });
    return roundTripFinding({ from, to, overlap }, state.year, countryName(answers, state.partner));
  },
  subtitle: () => `Dollars, monthly, not seasonally adjusted; ${words().adjective} goods only`,
  lines({ imports, exports, reexported, ...names }, { state }) {
    const partner = countryName(names, state.partner);
    return {
      unit: "dollars",
      caption: `${capital(words().adjective)} trade with ${partner} by month`,
      zero: true,
      annotations: policyMarks(state),
      series: [
        {
          ...{ key: "imports", name: `From ${partner}`, title: `from ${partner}` },
          ...{ color: color("ai"), bold: true, rows: imports },
        },
        {
          ...{ key: "exports", name: `To ${partner}`, title: `to ${partner}` },
          ...{ color: color("green"), dash: "6,3", rows: exports },
        },
        {
          ...{ key: "reexported", name: "Re-exports", title: "of which re-exports" },
          ...{ color: color("other"), dash: "2,3", rows: reexported },
        },
      ],
    };
  },
  empty: noTrade,
  note: "Matching trade under the same heading is a screen for goods that pass through, not proof: origin and destination are recorded, not the thing itself. It misses goods that are assembled abroad and come back under another heading.",
});

function yearSum(rows: readonly MeasureRow<"month">[], year: number): number {
  return sumOf(known(rows).filter(({ month }) => month.startsWith(String(year))));
}

/** Dollars from and to the partner, and the percent of them that re-exports match. */
export function roundTripFinding(
  {
    from = 0,
    to = 0,
    overlap,
  }: { from?: number | undefined; to?: number | undefined; overlap: number | null },
  year: State["year"],
  partner: string,
): string {
  if (!from || !to) return `${capital(words().adjective)} goods from and to ${partner}`;
  const same =
    overlap === null ? "" : `; re-exports match ${percent(overlap)} of that trade heading by heading`;
  return `${dollars(from)} of ${words().adjective} goods came from ${partner} in ${year} and ${dollars(to)} went there${same}`;
}

/** `8542 and 8473`: the headings of an input for a sentence. */
function headings(written: string): string {
  const codes = (prefixesIn(written) ?? []).map(formatCode);
  const last = codes.pop() ?? "no heading";
  return codes.length ? `${codes.join(", ")} and ${last}` : last;
}

/** All goods under the headings of both ways: what goes out under one pair comes back under the other. */
function routeQueries(state: State) {
  return {
    out: { ...queryOf(state), ...prefixQuery(prefixesIn(state.out) ?? []) },
    back: prefixQuery(prefixesIn(state.back) ?? []),
  };
}

/** The route that changes heading: parts out and assembled goods back, with one partner by month. */
export const route = figure({
  name: "heading-route",
  questions(state) {
    const { out, back } = routeQueries(state);
    const countries = [state.partner];
    return {
      out: ask("export_value", { ...out, where: { ...out.where, countries }, by: ["month"] }),
      back: ask("import_value", { ...back, where: { ...back.where, countries }, by: ["month"] }),
      countries: countriesQuestion,
    };
  },
  finding(answers, { state }) {
    const [out, back] = [answers.out, answers.back].map((rows) => yearSum(rows, state.year));
    return routeFinding({ out, back }, state, countryName(answers, state.partner));
  },
  subtitle: (_, { state }) =>
    `Dollars, monthly; all goods under ${headings(state.out)} out and under ${headings(state.back)} back`,
  lines({ out, back, ...names }, { state }) {
    const partner = countryName(names, state.partner);
    return {
      unit: "dollars",
      caption: `Exports under ${headings(state.out)} and imports under ${headings(state.back)}, ${partner}, by month`,
      zero: true,
      annotations: policyMarks(state),
      series: [
        {
          ...{ key: "back", name: "Back", title: `${headings(state.back)} back from ${partner}` },
          ...{ color: color("ai"), bold: true, rows: back },
        },
        {
          ...{ key: "out", name: "Out", title: `${headings(state.out)} out to ${partner}` },
          ...{ color: color("green"), dash: "6,3", rows: out },
        },
      ],
    };
  },
  empty: noTrade,
  note: "Nothing shows that the same goods came back: what is assembled abroad holds parts of other origins too, and some of what goes out stays.",
});

export function routeFinding(
  { out = 0, back = 0 }: { out?: number | undefined; back?: number | undefined },
  state: Pick<State, "out" | "back" | "year">,
  partner: string,
): string {
  if (!out || !back)
    return `Out under ${headings(state.out)}, back under ${headings(state.back)}: ${partner}`;
  const same = (prefixesIn(state.out) ?? []).join() === (prefixesIn(state.back) ?? []).join();
  const change = same ? "" : "; the route changes heading";
  return `${dollars(out)} went to ${partner} in ${state.year} under ${headings(state.out)} and ${dollars(back)} came back under ${headings(state.back)}${change}`;
}

/** A partner of the route in a year; dollars. `least` is the smaller of both ways: the most that may have come back. */
type RoutePartner = { code: string; name: string; out: number; back: number; least: number };

const shown = 10;

/** Which partners take part in the route: those with much of both ways. */
export const routePartners = figure({
  name: "heading-route-partners",
  questions(state) {
    const { out, back } = routeQueries(state);
    const year = { ...wholeYears(state.year), by: ["country"] } as const;
    return {
      out: ask("export_value", { ...out, ...year }),
      back: ask("import_value", { ...back, ...year }),
      countries: countriesQuestion,
    };
  },
  shown: (answers) => partnersOf(answers),
  finding: ([first], { state }) =>
    first
      ? `Of all partners most may return from ${first.name}: ${dollars(first.least)} in ${state.year}, the smaller of both ways`
      : "Partners of the route",
  subtitle: (_, { state }) =>
    `Dollars in ${state.year}, the ${shown} partners with most of both ways; out under ${headings(state.out)}, back under ${headings(state.back)}`,
  bars: (rows) => ({
    unit: "dollars",
    of: "Partner",
    caption: "Partners of the route by what goes out and what comes back",
    ...{ first: shown, add: "Add a country" },
    rows: rows.map(({ name, out, back, ...beside }) => ({ label: name, values: { out, back }, beside })),
    series: [
      { key: "out", name: "Out", color: color("green") },
      { key: "back", name: "Back", color: color("ai") },
    ],
    more: [column("least", "Smaller of both", "dollars", { bar: true }), column("code", "Census code")],
    sort: { key: "least", descending: true },
  }),
  empty: noTrade,
});

/** Partners with trade both ways, the largest smaller way first. */
export function partnersOf(
  answers: WithCountries & Record<"out" | "back", readonly MeasureRow<"country">[]>,
): RoutePartner[] {
  const [out, back] = [answers.out, answers.back].map(
    (rows) => new Map(known(rows).map(({ country, value }) => [country, value])),
  );
  return different([...known(answers.out), ...known(answers.back)], "country")
    .map((code): RoutePartner => {
      const [sent, returned] = [out?.get(code) ?? 0, back?.get(code) ?? 0];
      const name = countryName(answers, code);
      return { code, name, out: sent, back: returned, least: Math.min(sent, returned) };
    })
    .filter(({ least }) => least > 0)
    .sort((a, b) => b.least - a.least);
}
