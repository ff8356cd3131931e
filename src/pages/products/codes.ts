import { treemapChart } from "../../charts/treemap.js";
import { points, signedPercent } from "../../measures/format.js";
import { codeGrowthSql, type CodeGrowth } from "../../measures/families.js";
import { formatCode, formatValue, words, capital } from "../../measures/index.js";
import { ask, askSql, type Question } from "../../measures/question.js";
import { known, percentOf, sumOf, valueAt } from "../../measures/rows.js";
import { standardClass } from "../../measures/relations.js";
import { viewsOf } from "../../view/declare.js";
import { goodsCounted } from "../../view/figure/source.js";
import { codeColumn, column, descriptionColumn } from "../../view/table/columns.js";
import { flowMeasure } from "../../measures/asking.js";
import { nameOf, namesQuestion } from "../../measures/code-names.js";
import { categoryColor } from "../../charts/theme.js";
import { categoryLabel } from "../../measures/task.js";
import { table1, table1Questions, type CodeLine } from "../shared/table-1.js";
import { inputs, inYear, notWhole, queryOf, type State } from "./inputs.js";
import { narrowWidth } from "../../charts/drawing.js";

const { figure, table } = viewsOf(inputs);

/** Counted codes or families in both years, with what changed. */
export function growthQuestion(state: State): Question<CodeGrowth> {
  const query = { ...queryOf(state), where: { groups: ["ai"] } } as const;
  return askSql((counted) => codeGrowthSql(state.flow, state.level, state.year, { ...counted, ...query }));
}

/** A percent where there is a base; the family's, or words, where the code is new. */
export function growthText(row: Pick<CodeGrowth, "growth" | "status" | "family_growth">): string {
  if (row.growth !== null) return signedPercent(row.growth);
  if (row.status !== "new") return "–";
  return row.family_growth === null ? "new code" : `new code; family ${signedPercent(row.family_growth)}`;
}

function categoryColumn() {
  return column("category", "Category", undefined, { format: categoryLabel });
}

/** What a code or family adds to the growth of all goods; percentage points. */
type Contribution = {
  code: string;
  name: string;
  category: string | null;
  value: number;
  growth: string;
};

const shown = 12;

/** What single codes or families add to the growth of all goods: the largest contributions of either sign. */
export const codeContributions = figure({
  name: "code-contributions",
  questions: (state) => ({
    contributions: ask(flowMeasure(state.flow, "contribution"), {
      ...inYear(state),
      by: ["year", state.level],
      where: { groups: ["ai"] },
    }),
    codes: growthQuestion(state),
    names: namesQuestion(state.flow),
  }),
  shown: (answers, { state }): Contribution[] =>
    answers.codes
      .flatMap((row) => {
        const value = valueAt(answers.contributions, { [state.level]: row.code });
        const [code, use] = [formatCode(row.code), nameOf(answers, row.code)];
        const name = use === code ? code : `${code} ${use}`;
        const { category } = row;
        return value === null ? [] : [{ code: row.code, name, category, value, growth: growthText(row) }];
      })
      .sort((a, b) => Math.abs(b.value) - Math.abs(a.value)),
  finding: (rows, { state }) => contributionFinding(rows, state),
  subtitle: (_, { state, questions }) =>
    `Contribution to the growth of ${goodsCounted(questions)}, percentage points, ${state.base} to ${state.year}; the ${shown} ${words().adjective} ${nounOf(state)} that move it most`,
  bars: (rows, { state }) => ({
    unit: "percentage points",
    sign: true,
    of: "Use",
    caption: `Contributions of ${nounOf(state)} to growth, percentage points`,
    title: "Contribution",
    first: shown,
    rows: rows.map(({ name, value, ...beside }) => ({
      ...{ label: name, value, color: categoryColor(beside.category), beside },
    })),
    more: [
      codeColumn(),
      categoryColumn(),
      column("growth", `Since ${state.base}`, undefined, { numeric: true }),
    ],
  }),
  empty: (_, { state }) => notWhole(state),
});

export function contributionFinding(
  rows: readonly Contribution[],
  state: Pick<State, "flow" | "level">,
): string {
  const [first] = rows;
  if (!first) return `Contributions of single ${nounOf(state)} to the growth of ${state.flow}`;
  const isPart = percentOf(Math.abs(first.value), Math.abs(sumOf(rows))) !== null;
  if (!isPart || Math.sign(first.value) !== Math.sign(sumOf(rows)))
    return `${formatCode(first.code)} alone adds ${points(first.value)} to the growth of ${state.flow}, all ${words().adjective} goods together ${points(sumOf(rows))}`;
  return `${formatCode(first.code)} alone adds ${points(first.value)} of the ${points(sumOf(rows))} that ${words().adjective} goods add to the growth of ${state.flow}`;
}

function nounOf({ level }: Pick<State, "level">): string {
  return level === "hs10" ? "codes" : "code families";
}

const perCategory = 3;

/** Table 1 with its hierarchy: relevance, category, and the largest codes of each category. */
export const hierarchy = table({
  questions: (state) => ({
    ...table1Questions(state.flow, queryOf(state), state.year),
    codes: growthQuestion(state),
    names: namesQuestion(state.flow),
  }),
  table(answers, { state, site }) {
    const all = valueAt(answers.value_by_group, { group: "all", year: state.year });
    const seen = new Map<string | null, number>();
    const largest = answers.codes.flatMap((row): CodeLine[] => {
      const rank = (seen.get(row.category) ?? 0) + 1;
      if (row.now_value <= 0 || rank > perCategory) return [];
      seen.set(row.category, rank);
      const line = {
        name: `${formatCode(row.code)} ${nameOf(answers, row.code)}`,
        code: row.code,
        level: "code",
        codes: null,
        then: row.then_value,
        now: row.now_value,
        share: percentOf(row.now_value, all ?? null),
        change: row.growth,
        words: growthText(row),
      };
      return [{ category: row.category, row: line }];
    });
    return table1(answers, { ...state, site }, largest);
  },
});

/** Tables 4 and 5 in one: counted codes by value, shares on one denominator, growth that never pretends a base. */
export const ranking = table({
  questions: (state) => ({
    codes: growthQuestion(state),
    shares: ask(flowMeasure(state.flow, "share"), { ...inYear(state), by: [state.level], of: state.of }),
    labels: askSql<{
      hs10: string;
      reasoning: string;
    }>(`SELECT u.hs10, l.reasoning FROM labels_in_use u JOIN labels l ON l.flow = u.flow AND l.hs10 = u.hs10
  AND ${standardClass("l.relevance")} = u.relevance AND l.category = u.category
WHERE u.flow = '${state.flow}' AND u.relevance <> 'Low' AND l.reasoning IS NOT NULL GROUP BY ALL ORDER BY 1`),
  }),
  table(answers, { state }) {
    const shares = new Map(known(answers.shares).map((row) => [row[state.level], row.value]));
    const reasons = new Map(answers.labels.map((row) => [row.hs10, row.reasoning]));
    return {
      caption: `${capital(words().adjective)} ${state.flow} by ${state.level === "hs10" ? "code" : "code family"}, ${state.year}`,
      filter: true,
      sort: { key: "now_value", descending: true },
      columns: [
        codeColumn("code", "Code", true),
        descriptionColumn(),
        categoryColumn(),
        column("now_value", state.year, "dollars", { bar: true }),
        column("share", "Share", "percent", {
          format: (value) => (value === null ? "–" : `${Number(value).toFixed(2)}\u00a0%`),
        }),
        column("change", `Since ${state.base}`, "percent", { format: (_, row) => String(row["growth"]) }),
        column("reasoning", "Why it is labelled so"),
      ],
      rows: answers.codes
        .filter((row) => row.now_value !== 0)
        .map((row) => ({
          code: row.code,
          description: row.description,
          category: row.category,
          now_value: row.now_value,
          share: shares.get(row.code) ?? null,
          change: row.growth,
          growth: growthText(row),
          reasoning: reasons.get(row.code) ?? "",
        })),
    };
  },
});

/** A code's trade in the year; dollars. */
type CodeValue = { code: string; name: string; category: string | null; value: number };

/** Counted trade as rectangles: one for each code, grouped by category. */
export const treemap = figure({
  name: "product-treemap",
  questions: (state) => ({
    values: ask(flowMeasure(state.flow, "value"), { ...inYear(state), by: ["category", "hs10"] }),
    names: namesQuestion(state.flow),
  }),
  shown: (answers): CodeValue[] =>
    known(answers.values)
      .map(({ hs10: code, category, value }) => ({ code, name: nameOf(answers, code), category, value }))
      .filter(({ value }) => value !== 0)
      .sort((a, b) => b.value - a.value),
  finding: (rows, { state }) => treemapFinding(rows, state),
  subtitle: (_, { state }) =>
    `Dollars in ${state.year}; colours are categories, rectangles are ten-digit codes`,
  height: (width, _, context) => context.height ?? (width < narrowWidth ? 420 : 440),
  chart: (rows, frame) =>
    rows.length
      ? treemapChart(
          drawable(rows).map(({ code, name, category, value }) => ({
            label: name,
            href: `./code?code=${code}`,
            group: categoryLabel(category),
            value,
            color: categoryColor(category),
          })),
          { ...frame, format: (value) => formatValue(value, "dollars") },
        )
      : undefined,
  table: (rows, { state }) => ({
    caption: `${capital(words().adjective)} ${state.flow} by code, ${state.year}`,
    columns: [
      codeColumn(),
      column("name", "Description"),
      categoryColumn(),
      column("value", "Value", "dollars", { bar: true }),
    ],
    rows,
    sort: { key: "value", descending: true },
  }),
  alternative: (rows) =>
    `Treemap. The largest: ${rows
      .slice(0, 5)
      .map(({ name, value }) => `${name} ${formatValue(value, "dollars")}`)
      .join(", ")}. The table view has every code.`,
  empty: (_, { state }) =>
    `No code of ${state.flow} is labelled ${words().adjective}, or none traded in ${state.year}.`,
});

/** The codes whose rectangles can be seen, and those of which the chart says why they have none. */
function drawable(rows: readonly CodeValue[]): readonly CodeValue[] {
  return rows.filter(({ value }, i) => i < 150 || value < 0);
}

export function treemapFinding(
  rows: readonly { value: number }[],
  { flow, year }: Pick<State, "flow" | "year">,
): string {
  const ten = percentOf(sumOf(rows.slice(0, 10)), sumOf(rows));
  return rows.length > 10 && ten !== null
    ? `Ten of ${rows.length} codes make up ${formatValue(ten, "percent")} of ${words().adjective} ${flow} in ${year}`
    : `${capital(words().adjective)} ${flow} by category and code`;
}
