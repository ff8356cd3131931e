import { lineChart } from "../../charts/line.js";
import { figure } from "../../view/figure/figure.js";
import { ask, type Answers } from "../../measures/question.js";
import type { Context } from "../../view/page/view.js";
import { completeYears } from "../../base/site.js";
import { color } from "../../charts/theme.js";
import { formatValue } from "../../measures/index.js";
import { measureName, productsOf, subject, type State } from "../countries/inputs.js";
import { known, ranked, valueAt } from "../shared/rows.js";
import { emptyText } from "./districts.js";

const palette = (["ai", "non-ai", "cooling", "building", "electrical"] as const).map(color);

/** Shares of the leading districts over the whole years. */
export const years = figure<State>({
  name: "district-years",
  questions: (state) => ({
    yearly: ask(measureName(state, "value"), { ...productsOf(state), by: ["district", "year"] }),
    districts: { sql: "SELECT district, name FROM districts ORDER BY district" },
  }),
  title(answers, context) {
    const { state } = context;
    const moved = leaders(answers, state).flatMap((code) => {
      const [then, now] = [share(answers, code, firstYear(context)), share(answers, code, state.year)];
      return then === null || now === null ? [] : [{ name: nameOf(answers, code), change: now - then }];
    });
    const [most] = moved.sort((a, b) => Math.abs(b.change) - Math.abs(a.change));
    return most && firstYear(context) < state.year
      ? `${most.name}'s share of ${subject(state)} moved by ${formatValue(most.change, "percentage points", { sign: true })} from ${firstYear(context)} to ${state.year}`
      : `Leading districts of ${subject(state)}`;
  },
  subtitle: (_, { state }) =>
    `Percent of ${subject(state)} over all districts, whole calendar years, the ${palette.length} largest of ${state.year}`,
  chart(answers, frame, context) {
    const codes = leaders(answers, context.state);
    if (!codes.length) return undefined;
    return lineChart(
      codes.flatMap((code) =>
        yearsOf(context).map((year) => ({
          month: String(year),
          series: code,
          value: share(answers, code, year),
        })),
      ),
      {
        ...frame,
        zero: true,
        series: codes.map((code, i) => ({
          key: code,
          name: nameOf(answers, code),
          color: palette[i] ?? color("context"),
          bold: i === 0,
        })),
        format: (value) => formatValue(value, "percent"),
      },
    );
  },
  table: (answers, context) => ({
    caption: `Shares of districts in ${subject(context.state)}, percent`,
    columns: [
      { key: "name", title: "District" },
      ...yearsOf(context).map((year) => ({
        key: String(year),
        title: String(year),
        numeric: true,
        unit: "percent",
        format: (value: unknown) => formatValue(value as number | null, "percent"),
      })),
    ],
    rows: ranked(inYear(answers, context.state.year), "district").map((code) => ({
      name: nameOf(answers, code),
      ...Object.fromEntries(yearsOf(context).map((year) => [year, share(answers, code, year)])),
    })),
  }),
  alternative: (answers, { state }) =>
    `Line chart. In ${state.year}: ${leaders(answers, state)
      .map((code) => `${nameOf(answers, code)} ${formatValue(share(answers, code, state.year), "percent")}`)
      .join(", ")}.`,
  emptyMessage: (answers, { state }) => emptyText({ held: answers["yearly"] ?? [] }, state),
});

function inYear(answers: Answers, year: number): ReturnType<typeof known> {
  return known(answers, "yearly").filter((row) => row["year"] === year);
}

function leaders(answers: Answers, { year }: State): string[] {
  return ranked(inYear(answers, year), "district").slice(0, palette.length);
}

function share(answers: Answers, district: string, year: number): number | null {
  const value = valueAt(answers, "yearly", { district, year });
  const total = inYear(answers, year).reduce((sum, row) => sum + Number(row["value"]), 0);
  return value === null || total === 0 ? null : (100 * value) / total;
}

function nameOf(answers: Answers, code: string): string {
  const row = (answers["districts"] ?? []).find(({ district }) => district === code);
  return row ? String(row["name"]) : `District ${code}`;
}

function yearsOf({ site, state }: Context<State>): number[] {
  return completeYears(site, state.flow);
}

function firstYear(context: Context<State>): number {
  return yearsOf(context)[0] ?? context.state.year;
}
