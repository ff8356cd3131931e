import { element } from "../base/dom.js";
import { enlivenFigure } from "../view/figure/enliven.js";
import { figureElement } from "../view/figure/figure.js";
import type { Context } from "../view/view.js";
import { enlivenTable } from "../view/table/enliven.js";
import { tableElement } from "../view/table/table.js";
import type { TableDefinition } from "../view/table/definition.js";
import { chartPlanOf, quickChart } from "./quick-chart.js";
import type { Result } from "./run.js";

/** Puts a result into its place: how many rows in what time, the table, and a chart where one can be drawn. */
export function showResult(place: HTMLElement, result: Result, context: Context<unknown>): void {
  const { rows, more, milliseconds } = result;
  const count = rows.length.toLocaleString("en-US");
  const took =
    milliseconds < 1000 ? `${milliseconds.toFixed(0)} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
  const said =
    rows.length === 0
      ? `The query gives no rows (${took}): nothing in the tables matches it.`
      : more
        ? `The first ${count} rows, in ${took}. There are more: the files below hold all of them.`
        : `${count} ${rows.length === 1 ? "row" : "rows"} in ${took}.`;
  const definition = tableOf(result);
  const table = rows.length ? tableElement(document, definition) : undefined;
  place.replaceChildren(
    element(document, "p", { class: "sql-said", role: "status" }, said),
    ...(table ? [table] : []),
  );
  const drawn = table?.querySelector<HTMLElement>("table");
  if (drawn) enlivenTable(drawn, definition);
  const plan = chartPlanOf(rows);
  if (!plan) return;
  const figure = quickChart(plan, result.sql, rows);
  const answers = { result: rows };
  const own = {
    ...context,
    questions: figure.questions(undefined, context.site),
    widths: [Math.max(260, place.clientWidth)],
  };
  const node = figureElement(figure, answers, own);
  place.append(node);
  enlivenFigure(node, figure, answers, own);
}

/** A number with commas and every digit that it has. */
export function allDigits(value: number): string {
  const size = Math.abs(value);
  const isPlain = value === 0 || (size >= 1e-6 && size < 1e21);
  return isPlain ? value.toLocaleString("en-US", { maximumFractionDigits: 20 }) : String(value);
}

function tableOf({ columns, rows }: Result): TableDefinition {
  return {
    caption: "Result of the query",
    columns: columns.map((key) => {
      const numeric = rows.some((row) => typeof row[key] === "number");
      return {
        key,
        title: key,
        numeric,
        format: (value) =>
          value === null
            ? "NULL"
            : typeof value === "number" && !/year/i.test(key)
              ? allDigits(value)
              : String(value),
      };
    }),
    rows,
  };
}
