import { barChart, barsHeight } from "../../charts/bars.js";
import { figure } from "../../view/figure/figure.js";
import { limitsNote, partnerLimit } from "../../view/limits.js";
import { ask, type Answers, type Question } from "../../measures/question.js";
import type { Context, View } from "../../view/page/view.js";
import { lastMonth, type Site } from "../../base/site.js";
import { color } from "../../charts/theme.js";
import { formatMonth, formatValue } from "../../measures/index.js";
import { monthsBefore } from "../explore/plan.js";
import type { State } from "./inputs.js";
import { nameOf, nameQuestions, queryOf, subjectOf } from "./subject.js";

const mostBars = 12;

/** The largest partners, or places of entry, over the last twelve months. */
function ranking(options: {
  name: string;
  by: "country" | "district";
  names: { question: Question; key: string };
  noun: string;
  /** how trade and the place belong together */
  verb: Record<State["flow"], string>;
}): View<State> {
  const nameOfRow = (answers: Answers, key: unknown): string =>
    String((answers["names"] ?? []).find((row) => row[options.names.key] === key)?.["name"] ?? key);
  const rowsOf = (answers: Answers) =>
    [...(answers["values"] ?? [])]
      .filter((row) => typeof row["value"] === "number" && row["value"] > 0)
      .sort((a, b) => Number(b["value"]) - Number(a["value"]));
  const title = (answers: Answers, { state }: Context<State>): string => {
    const rows = rowsOf(answers);
    const all = rows.reduce((sum, row) => sum + Number(row["value"]), 0);
    const [first] = rows;
    const subject = nameOf(subjectOf(state), answers);
    if (!first) return `${options.noun} of ${state.flow}: ${subject}`;
    const share = formatValue((100 * Number(first["value"])) / all, "percent");
    return `${subject}: ${share} of ${state.flow} ${options.verb[state.flow]} ${nameOfRow(answers, first[options.by])}`;
  };
  return figure<State>({
    name: options.name,
    questions: (state, site) => ({
      values: ask(`${state.flow.slice(0, -1)}_value`, {
        ...queryOf(subjectOf(state)),
        ...lastYear(site, state),
        by: [options.by],
      }),
      names: options.names.question,
      ...nameQuestions,
    }),
    title,
    subtitle: (_, { site, state }) => {
      const { from, to } = lastYear(site, state);
      return from && to ? `Dollars, ${formatMonth(from)} to ${formatMonth(to)}` : "Dollars";
    },
    height: (_, answers) => barsHeight(Math.min(mostBars, Math.max(1, rowsOf(answers).length))),
    chart(answers, frame) {
      const rows = rowsOf(answers).slice(0, mostBars);
      if (!rows.length) return undefined;
      return barChart(
        rows.map((row) => ({
          label: nameOfRow(answers, row[options.by]),
          value: Number(row["value"]),
          color: color("ai"),
        })),
        { ...frame, format: (value) => formatValue(value, "dollars") },
      );
    },
    table: (answers) => {
      const rows = rowsOf(answers);
      const all = rows.reduce((sum, row) => sum + Number(row["value"]), 0);
      return {
        caption: `${options.noun}, last twelve months`,
        columns: [
          { key: "name", title: options.noun },
          {
            key: "value",
            title: "Value",
            numeric: true,
            bar: true,
            unit: "dollars",
            format: (v) => formatValue(v as number, "dollars"),
          },
          {
            key: "share",
            title: "Share",
            numeric: true,
            unit: "percent",
            format: (v) => formatValue(v as number, "percent"),
          },
        ],
        rows: rows.map((row) => ({
          name: nameOfRow(answers, row[options.by]),
          value: row["value"] ?? null,
          share: (100 * Number(row["value"])) / all,
        })),
      };
    },
    alternative: (answers, context) =>
      `Bar chart. ${title(answers, context)}. ${rowsOf(answers).length} in the table.`,
    note: (_, { state }) => (options.by === "country" ? limitsNote([partnerLimit(state.flow)]) : undefined),
    emptyMessage: (answers, { state }) =>
      `There were no ${state.flow} of ${nameOf(subjectOf(state), answers)} in the last twelve months that the snapshot holds.`,
  });
}

function lastYear(site: Site, { flow }: State): { from?: string; to?: string } {
  const to = lastMonth(site, flow);
  return to ? { from: monthsBefore(to, 11), to } : {};
}

export const partners = ranking({
  name: "partners",
  by: "country",
  noun: "Partner",
  verb: { imports: "came from", exports: "went to" },
  names: { question: nameQuestions["countries"] as Question, key: "cty_code" },
});

export const districts = ranking({
  name: "districts",
  by: "district",
  noun: "Customs district",
  verb: { imports: "came in through", exports: "left through" },
  names: {
    question: { sql: "SELECT district, name FROM districts ORDER BY 1", detail: "none" },
    key: "district",
  },
});
