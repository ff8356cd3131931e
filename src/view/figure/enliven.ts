import { create } from "../../base/dom.js";
import type { Drawing } from "../../charts/drawing.js";
import type { Answers } from "../../measures/question.js";
import { afterPaint } from "../../base/turns.js";
import { enlivenChart } from "../chart/live-chart.js";
import type { TableDefinition } from "../table/definition.js";
import type { Context } from "../view.js";
import { enlivenTable } from "../table/enliven.js";
import { fittedToFigure } from "../table/fitted.js";
import { tableElement } from "../table/table.js";
import { markTerms } from "../terms/mark.js";
import { heightOf, type FigureDefinition } from "./definition.js";
import { ofPart, partEvent, partShown, spoken, subtitleOf } from "./part.js";
import type { Action } from "./tools.js";

/** Makes a figure that stands in the page answer to pointer, keyboard and its tools. */
export function enlivenFigure<S>(
  node: HTMLElement,
  definition: FigureDefinition<S>,
  answers: Answers,
  context: Context<S>,
): void {
  const width = context.widths[0];
  const chart = node.querySelector<HTMLElement>(".figure-chart");
  let part = partShown(definition, answers, context);
  enlivenTableOf(node, definition.table(answers, ofPart(context, part)), context);
  if (chart && width !== undefined) {
    const height = heightOf(definition, width, answers, context);
    enlivenChart(chart, {
      name: definition.name,
      size: { width, height },
      draw(asked) {
        const drawing = definition.chart(answers, { width, height, document, asked }, context);
        if (drawing) tellLeftOut(chart, drawing);
        if (drawing && (drawing.part?.from !== part?.from || drawing.part?.to !== part?.to)) {
          part = drawing.part;
          tellPart(node, definition, answers, context, drawing);
        }
        return drawing;
      },
    });
  }
  enlivenTools(node, definition, answers, context);
}

/** Says of the periods that the chart shows now what was said of others: title, subtitle, table, and what screen readers hear. */
function tellPart<S>(
  node: HTMLElement,
  definition: FigureDefinition<S>,
  answers: Answers,
  whole: Context<S>,
  drawing: Drawing,
): void {
  const context = ofPart(whole, drawing.part);
  const head = node.querySelector<HTMLElement>(".figure-head");
  const title = create("h2", { class: "figure-title" }, definition.title(answers, context));
  const subtitle = create("p", { class: "figure-subtitle" }, subtitleOf(definition, answers, context));
  head?.querySelector(".figure-title")?.replaceWith(title);
  head?.querySelector(".figure-subtitle")?.replaceWith(subtitle);
  if (head) markTerms(head);
  const alternative = definition.alternative(answers, context);
  node.querySelector(".figure-chart")?.setAttribute("aria-label", spoken(alternative, drawing));
  const table = definition.table(answers, context);
  node
    .querySelector(".figure-table")
    ?.replaceChildren(tableElement(document, fittedToFigure(table, context.widths)));
  enlivenTableOf(node, table, context);
  node.dispatchEvent(new CustomEvent(partEvent, { bubbles: true }));
}

/** What the chart leaves out of what it shows now. */
function tellLeftOut(chart: HTMLElement, { leftOut }: Drawing): void {
  chart.querySelector(".chart-left-out")?.remove();
  if (leftOut) chart.append(create("p", { class: "chart-left-out" }, leftOut));
}

function enlivenTableOf(
  node: HTMLElement,
  table: TableDefinition,
  { widths }: Pick<Context, "widths">,
): void {
  const drawn = node.querySelector<HTMLElement>(".figure-table table");
  if (drawn) enlivenTable(drawn, fittedToFigure(table, widths));
}

/** Makes the tools of a figure, or of a table by itself, do what they are for. */
export function enlivenTools<S>(
  node: HTMLElement,
  definition: FigureDefinition<S>,
  answers: Answers,
  context: Context<S>,
): void {
  node.addEventListener("click", (event) => {
    const button = (event.target as Element).closest<HTMLButtonElement>("button[data-action]");
    if (!button || !node.contains(button)) return;
    const action = button.dataset["action"];
    if (action === "table") showTable(node, button.getAttribute("aria-pressed") !== "true", event.isTrusted);
    else if (action) void runAction(node, action as Action, definition, answers, context);
  });
  const share = node.querySelector<HTMLElement>("[data-action=share]");
  if (share) share.hidden = !("share" in navigator);
  prepareMenu(node);
}

/**
 * Shows the table instead of the chart, or the chart again. Where a reader taps, the button says so at once: the table,
 * and all of the page that it moves, comes in the next frame.
 */
export function showTable(node: HTMLElement, shown: boolean, isTapped = false): void {
  const table = node.querySelector<HTMLElement>(".figure-table");
  const chart = node.querySelector<HTMLElement>(".figure-chart, .figure-empty");
  if (!table || !chart) return;
  node.dataset["shows"] = shown ? "table" : "chart";
  const button = node.querySelector<HTMLElement>("[data-action=table]");
  button?.setAttribute("aria-pressed", String(shown));
  if (button) button.textContent = shown ? "Chart" : "Table";
  const turn = (): void => {
    table.hidden = !shown;
    chart.hidden = shown;
  };
  if (isTapped) afterPaint(turn);
  else turn();
}

async function runAction<S>(
  node: HTMLElement,
  action: Action,
  definition: FigureDefinition<S>,
  answers: Answers,
  context: Context<S>,
): Promise<void> {
  const status = node.querySelector<HTMLElement>(".tool-status");
  const say = (message: string): void => {
    if (status) status.textContent = message;
  };
  say(""); // what the last entry said is not of this one, and a repeated message is read out again
  try {
    const { perform } = await import("./actions.js");
    say(await perform(action, node, definition, answers, context));
  } catch (error) {
    say(`This did not work: ${(error as Error).message}`);
  }
  if (action !== "sql") node.querySelector(".menu")?.removeAttribute("open");
}

/** Closes the menu from outside; loads what its entries do when it opens, since browsers share and copy only soon after a tap. */
function prepareMenu(node: HTMLElement): void {
  const menu = node.querySelector<HTMLDetailsElement>("details.menu");
  if (!menu) return;
  const close = (event: Event): void => {
    if (event instanceof KeyboardEvent ? event.key === "Escape" : !menu.contains(event.target as Node))
      menu.open = false;
  };
  menu.addEventListener("toggle", () => {
    if (menu.open) import("./actions.js").catch(() => undefined); // told where an entry is chosen
    for (const type of ["click", "keydown"] as const)
      if (menu.open) document.addEventListener(type, close);
      else document.removeEventListener(type, close);
  });
}
