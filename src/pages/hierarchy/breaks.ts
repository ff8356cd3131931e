import { barChart, barsHeight } from "../../charts/bars.js";
import { figure } from "../../view/figure/figure.js";
import type { Answers, Question, Row } from "../../measures/question.js";
import { color } from "../../charts/theme.js";
import { codeGrowthSql, type CodeGrowth } from "../../measures/families.js";
import { formatCode, formatMonth, formatValue, type Flow } from "../../measures/index.js";
import { sourceOf } from "../../measures/value.js";
import { flows } from "./levels.js";
import { prefixOf, type State } from "./inputs.js";

const shown = 12;

/** A family whose numbers changed, or a number that began or ended without one. */
interface Break extends CodeGrowth {
  flow: Flow;
}

/** Codes that began, ended or were split, and the growth of the family that they form. */
export const breaks = figure<State>({
  name: "hierarchy-breaks",
  questions: (state) =>
    Object.fromEntries(
      flows.flatMap((flow): [string, Question][] => [
        [`breaks_${flow}`, { sql: breaksSql(flow, state), detail: "none" }],
        [`months_${flow}`, { sql: monthsSql(flow, prefixOf(state)), detail: "none" }],
      ]),
    ),
  title(answers, { state }) {
    const count = flows.map((flow) => eventsOf(answers, flow));
    const born = count.reduce((sum, { born: n }) => sum + n, 0);
    const ended = count.reduce((sum, { ended: n }) => sum + n, 0);
    const [first] = familiesOf(answers);
    const story = first
      ? `; the family of ${formatCode(first.code)} (${first.members.split("|").length} numbers) ${first.growth === null ? "has no base" : `changed by ${formatValue(first.growth, "percent", { sign: true })} since ${state.base}`}`
      : "";
    return born + ended === 0
      ? `No code below ${formatCode(prefixOf(state)) || "any chapter"} began or ended inside the data`
      : `${born} codes began and ${ended} ended inside the data${story}`;
  },
  subtitle: (_, { state }) =>
    `Growth of families of codes that replaced one another, percent from ${state.base} to ${state.year}; the ${shown} largest of several numbers`,
  height: (_, answers) => barsHeight(Math.max(1, familiesOf(answers).slice(0, shown).length)),
  chart(answers, frame) {
    const families = familiesOf(answers).slice(0, shown);
    return families.length
      ? barChart(
          families.map((family) => ({
            label: `${formatCode(family.code)}${family.flow === "exports" ? " (exports)" : ""} ${(family.description ?? "").toLowerCase()}`,
            value: family.growth,
            color: family.flow === "imports" ? color("ai") : color("non-ai"),
            note: "no base",
          })),
          { ...frame, format: (value) => formatValue(value, "percent", { sign: true }) },
        )
      : undefined;
  },
  table: (answers, { state }) => ({
    caption: `Codes that began or ended, and their families, ${state.base} to ${state.year}`,
    filter: true,
    columns: [
      { key: "flow", title: "Flow" },
      { key: "hs10", title: "Code", format: (code) => formatCode(String(code)) },
      { key: "description", title: "Description" },
      { key: "event", title: "What happened" },
      { key: "family", title: "Family", format: (code) => formatCode(String(code)) },
      {
        key: "growth",
        title: "Growth of the family",
        numeric: true,
        unit: "percent",
        format: (value, row) =>
          value === null
            ? String(row["status"] ?? "–")
            : formatValue(Number(value), "percent", { sign: true }),
      },
    ],
    rows: eventRows(answers),
  }),
  alternative: (answers) =>
    `${familiesOf(answers)
      .slice(0, 5)
      .map((family) => `${formatCode(family.code)}: ${formatValue(family.growth, "percent", { sign: true })}`)
      .join("; ")}. The table lists every code that began or ended.`,
  emptyMessage: (answers) =>
    eventRows(answers).length
      ? "No family of several numbers traded in both years. The table view lists the codes that began or ended."
      : "No code began or ended here, so growth by code is growth of the good.",
  note: () =>
    "First and last month are those with trade in this snapshot: a code rarely traded can look born or ended. Families join a number that ends to the numbers that begin in its place; growth is never measured across a break without them.",
  source: flows.map(sourceOf).join("; "),
});

function breaksSql(flow: Flow, state: State): string {
  const growth = codeGrowthSql(flow, "family", state.year, {
    base: state.base,
    allGoods: true,
    where: { groups: ["all"] },
  });
  return `SELECT * FROM (${growth}) grown
WHERE contains(members, '|') AND contains('|' || members, '|${prefixOf(state)}')
ORDER BY greatest(now_value, then_value) DESC, code LIMIT 200`;
}

/** Codes whose first or last month with trade lies inside the snapshot's months. */
function monthsSql(flow: Flow, prefix: string): string {
  return `WITH span AS (SELECT min(month) AS first, max(month) AS last FROM coverage WHERE flow = '${flow}')
SELECT hs10, description_short AS description, coalesce(family, hs10) AS family,
  CASE WHEN first_month > span.first THEN strftime(first_month, '%Y-%m') END AS began,
  CASE WHEN last_month < span.last THEN strftime(last_month, '%Y-%m') END AS ended
FROM codes, span
WHERE flow = '${flow}' AND starts_with(hs10, '${prefix}') AND (first_month > span.first OR last_month < span.last)
ORDER BY family = hs10, greatest(coalesce(began, ''), coalesce(ended, '')) DESC, hs10 LIMIT 1000`;
}

function familiesOf(answers: Answers): Break[] {
  return flows
    .flatMap((flow) =>
      ((answers[`breaks_${flow}`] ?? []) as unknown as CodeGrowth[]).map((row) => ({ ...row, flow })),
    )
    .sort((a, b) => Math.max(b.now_value, b.then_value) - Math.max(a.now_value, a.then_value));
}

function eventRows(answers: Answers): Row[] {
  return flows.flatMap((flow) => {
    const growth = new Map(
      familiesOf(answers)
        .filter((family) => family.flow === flow)
        .map((family) => [family.family, family]),
    );
    return (answers[`months_${flow}`] ?? []).map((row): Row => {
      const family = growth.get(String(row["family"]));
      return {
        flow,
        hs10: row["hs10"] ?? null,
        description: row["description"] ?? null,
        event: eventText(row),
        family: row["family"] ?? null,
        growth: family?.growth ?? null,
        status: family ? family.status : "no other number",
      };
    });
  });
}

function eventText(row: Row): string {
  return [
    typeof row["began"] === "string" ? `began ${formatMonth(row["began"])}` : "",
    typeof row["ended"] === "string" ? `ended ${formatMonth(row["ended"])}` : "",
  ]
    .filter(Boolean)
    .join(", ");
}

function eventsOf(answers: Answers, flow: Flow): { born: number; ended: number } {
  const rows = answers[`months_${flow}`] ?? [];
  return {
    born: rows.filter((row) => row["began"] !== null).length,
    ended: rows.filter((row) => row["ended"] !== null).length,
  };
}
