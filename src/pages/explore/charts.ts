import { areaChart } from "../../charts/area.js";
import { barChart, heightForLabels } from "../../charts/bars.js";
import { narrowWidth, type Drawing, type Frame } from "../../charts/drawing.js";
import { heatHeight, heatMap } from "../../charts/heat.js";
import { lineChart, type LineRow } from "../../charts/line.js";
import { mapHeight, worldMap } from "../../charts/map.js";
import { multiplesHeight, smallMultiples } from "../../charts/multiples.js";
import { periodName } from "../../charts/period.js";
import type { Answers, Row } from "../../measures/question.js";
import { formatValue } from "../../measures/index.js";
import type { Plan } from "./plan.js";
import { cellsOf, isTotal, lastPeriodOf, memberColor, memberNames, membersOf } from "./rows.js";
import { isFixedInBase } from "../../measures/measure.js";

/** The chart of a plan, or undefined where it has no values; a pivot table is drawn as a heat map beside its table. */
export function drawing(plan: Plan, answers: Answers, frame: Frame): Drawing | undefined {
  const rows = valuesOf(answers);
  if (!rows.length) return undefined;
  const format = (value: number): string => formatValue(value, plan.measure.unit);
  switch (plan.chart) {
    case "line":
      return lineChart(linesOf(plan, rows), {
        ...frame,
        ...(fixedYear(plan) && { baseline: { value: fixedValue(plan), label: fixedLabel(plan) } }),
        series: seriesOf(plan, answers),
        format,
        zero: plan.measure.unit === "dollars",
      });
    case "area":
      return areaChart(
        linesOf(plan, rows).flatMap(({ month, series, value }) =>
          value === null ? [] : [{ period: month, series, value }],
        ),
        { ...frame, series: seriesOf(plan, answers).filter(({ key }) => !isTotal(plan.rows, key)), format },
      );
    case "multiples":
      return smallMultiples(linesOf(plan, rows, plan.columns), {
        ...frame,
        panels: seriesOf(plan, answers, plan.columns),
        format,
        zero: plan.measure.unit === "dollars",
      });
    case "bar":
      return barChart(barsOf(plan, answers), { ...frame, format });
    case "map":
      return worldMap(mapRows(plan, answers), { ...frame, format });
    case "heat":
    case "table": {
      const cells = cellsOf(plan, answers);
      return heatMap(cells, { ...frame, format, diverging: cells.some((cell) => (cell.value ?? 0) < 0) });
    }
  }
}

export function heightFor(plan: Plan, answers: Answers, width: number, asked?: number): number {
  const members = membersOf(plan, answers).length;
  switch (plan.chart) {
    case "bar":
      return heightForLabels([...new Set(barsOf(plan, answers).map(({ label }) => label))], width);
    case "map":
      return mapHeight(width);
    case "heat":
    case "table":
      return heatHeight(Math.max(1, members));
    case "multiples":
      return multiplesHeight(Math.max(1, seriesOf(plan, answers, plan.columns).length), width);
    default:
      return asked ?? (width < narrowWidth ? 300 : 420);
  }
}

function valuesOf(answers: Answers): readonly Row[] {
  return (answers["answer"] ?? []).filter((row) => typeof row["value"] === "number");
}

/** With columns, small multiples have a panel for each pair. */
function keyOf(plan: Plan, row: Row, columns?: Plan["columns"]): string {
  const own = plan.rows ? String(row[plan.rows]) : "all";
  return columns ? `${own} | ${String(row[columns])}` : own;
}

/** Rows of lines by month or year. */
export function linesOf(plan: Plan, rows: readonly Row[], columns?: Plan["columns"]): LineRow[] {
  const fixed = fixedYear(plan);
  const isFixed = (row: Row): boolean => fixed !== undefined && String(row["year"]) === fixed;
  const earlier = rows.some((row) => fixed !== undefined && String(row["year"]) < fixed);
  // a line breaks at a year that is fixed by construction, or starts after it
  return (earlier ? rows : rows.filter((row) => !isFixed(row))).map((row) => ({
    month: String(row[plan.time ?? "month"]),
    series: keyOf(plan, row, columns),
    value: isFixed(row) ? null : Number(row["value"]),
  }));
}

/** The year whose values are the same by construction, so that no line runs through it: the base year, by year. */
function fixedYear({ measure, time, query }: Plan): string | undefined {
  return time === "year" && isFixedInBase(measure, time) ? String(query.base) : undefined;
}

function fixedValue({ measure }: Plan): number {
  return measure.unit === "index points" ? 100 : 0;
}

function fixedLabel(plan: Plan): string {
  return `${fixedYear(plan)} = ${formatValue(fixedValue(plan), plan.measure.unit)}`;
}

function seriesOf(
  plan: Plan,
  answers: Answers,
  columns?: Plan["columns"],
): { key: string; name: string; color: string; bold?: boolean }[] {
  const nameRow = plan.rows ? memberNames(plan.rows, answers) : () => plan.measure.title;
  const nameColumn = columns ? memberNames(columns, answers) : undefined;
  const rows = valuesOf(answers);
  const members = membersOf(plan, answers);
  const series = members.flatMap((member, place) => {
    const own = rows.filter((row) => !plan.rows || row[plan.rows] === member);
    const others = columns ? [...new Set(own.map((row) => row[columns]))] : [undefined];
    return others.map((other) => ({
      key: columns ? `${String(member)} | ${String(other)}` : plan.rows ? String(member) : "all",
      name: nameColumn ? `${nameRow(member)}, ${nameColumn(other)}` : nameRow(member),
      color: memberColor(plan.rows, String(member), place),
    }));
  });
  return series.length === 1 ? series.map((one) => ({ ...one, bold: true })) : series;
}

function barsOf(plan: Plan, answers: Answers): { label: string; value: number | null; color: string }[] {
  const last = lastPeriodOf(plan, answers);
  const name = plan.rows
    ? memberNames(plan.rows, answers)
    : () => (last === undefined ? "Total" : periodName(last));
  return membersOf(plan, answers)
    .map((member, place) => ({
      label: name(member),
      value: Number(
        valuesOf(answers).find(
          (row) =>
            (!plan.rows || row[plan.rows] === member) && (!plan.time || String(row[plan.time]) === last),
        )?.["value"] ?? NaN,
      ),
      color:
        plan.rows === "category" || plan.rows === "group"
          ? memberColor(plan.rows, String(member), place)
          : memberColor(undefined, "", 0),
    }))
    .map((bar) => ({ ...bar, value: Number.isNaN(bar.value) ? null : bar.value }));
}

function mapRows(plan: Plan, answers: Answers): { iso2: string; name: string; value: number }[] {
  const last = lastPeriodOf(plan, answers);
  const places = new Map((answers["names_of_country"] ?? []).map((row) => [row["key"], row]));
  return valuesOf(answers)
    .filter((row) => !plan.time || String(row[plan.time]) === last)
    .flatMap((row) => {
      const place = places.get(row["country"] ?? null);
      return typeof place?.["iso2"] === "string"
        ? [{ iso2: place["iso2"], name: String(place["name"]), value: Number(row["value"]) }]
        : [];
    });
}
