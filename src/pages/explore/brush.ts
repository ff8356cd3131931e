import { barList, type BarItem } from "../../charts/cube/bar-list.js";
import { Cube, type CubeFilter } from "../../charts/cube/cube.js";
import { timeBrush } from "../../charts/cube/time-brush.js";
import { element } from "../../base/dom.js";
import { ask, askSql, type Answers, type Question, type Row } from "../../measures/question.js";
import { viewsOf } from "../../view/declare.js";
import type { Context } from "../../view/view.js";
import type { Site } from "../../base/site.js";
import { formatMonth, formatValue, groupName } from "../../measures/index.js";
import { inputs, type State } from "./inputs.js";
import { planOf } from "./plan.js";
import { memberColor, memberNames } from "./rows.js";

/**
 * Months, categories and countries side by side: what is picked in one narrows the others at once. Answered from
 * a cube in the page; the window and the picks are the page's own inputs, so the slice below follows them.
 */
export const brush = viewsOf(inputs).part({
  questions: () => ({
    names_of_country: askSql("SELECT cty_code AS key, name FROM countries ORDER BY 1", "none"),
  }),
  element(_, { document, state }) {
    const button = { type: "button", class: "tool brush-load" };
    const title = `${groupName(state.group)} ${state.flow} by month, category and country`;
    return element(
      document,
      "section",
      { class: "brush", "aria-label": "Months, categories and countries" },
      element(document, "h2", {}, title),
      element(
        document,
        "div",
        { class: "brush-body" },
        element(document, "button", button, "Brush months, categories and countries"),
      ),
    );
  },
  summary: () => "",
  enliven(node, answers, context) {
    const question = cubeQuestion(context.state, context.site);
    const load = async (): Promise<void> => {
      const body = node.querySelector(".brush-body");
      try {
        if ("problem" in question) return body?.replaceChildren(element(document, "p", {}, question.problem));
        loaded = true;
        const rows = (await context.ask?.({ cube: question }))?.["cube"] ?? [];
        if (!node.isConnected) return;
        body?.replaceChildren(
          rows.length ? linked(cubeOf(rows), answers, context, body.clientWidth) : nothing(),
        );
      } catch (error) {
        body?.replaceChildren(element(document, "p", { class: "failed" }, (error as Error).message));
      }
    };
    node.querySelector(".brush-load")?.addEventListener("click", () => void load());
    if (loaded) void load();
  },
});

/** Once asked for, the cube comes with every change of the page. */
let loaded = false;

function nothing(): HTMLElement {
  return element(document, "p", {}, "There was no trade in this selection. Take one of the filters away.");
}

/** Dollars by month, category and country under every filter of the page but those that the cube holds itself. */
function cubeQuestion(state: State, site: Site): Question | { problem: string } {
  const whole = { from: "", to: "", category: "any", country: "" } as const;
  const lines = {
    measure: "value",
    rows: "category",
    columns: "none",
    chart: "line",
    time: "month",
  } as const;
  const plan = planOf({ ...state, ...lines, ...whole }, site);
  if ("problem" in plan) return plan;
  return ask(plan.measure.name, { ...plan.query, by: ["month", "category", "country"] });
}

const cubes = new WeakMap<readonly Row[], Cube>();

function cubeOf(rows: readonly Row[]): Cube {
  const cube = cubes.get(rows) ?? new Cube(rows);
  cubes.set(rows, cube);
  return cube;
}

function linked(cube: Cube, answers: Answers, context: Context<State>, width: number): HTMLElement {
  const { state } = context;
  const filter: CubeFilter = {
    ...windowOf(cube, state),
    categories: new Set(state.category === "any" ? [] : [state.category]),
    countries: new Set(state.country.split(",").filter(Boolean)),
  };
  const format = (value: number): string => formatValue(value, "dollars");
  const total = element(document, "p", { class: "brush-total", role: "status" });
  const categories = barList({
    label: "Categories",
    rows: cube.categories.length,
    format,
    onToggle: (key) =>
      context.set?.({ category: filter.categories.has(key) || key === "none" ? "any" : key }),
  });
  const countries = barList({
    label: "Countries",
    rows: 12,
    format,
    onToggle: (key) => context.set?.({ country: toggled(filter.countries, key) }),
  });
  let frame = 0;
  const time = timeBrush({
    months: cube.months,
    width: Math.max(260, width),
    onMove(first, last) {
      Object.assign(filter, { first, last });
      frame ||= requestAnimationFrame(() => {
        frame = 0;
        draw();
      });
    },
    onEnd(first, last) {
      const whole = first === 0 && last === cube.months.length - 1;
      context.set?.({
        from: whole ? "" : (cube.months[first] ?? ""),
        to: whole ? "" : (cube.months[last] ?? ""),
      });
    },
  });
  const draw = (): void => {
    const byCategory = cube.byCategory(filter);
    time.show(cube.byMonth(filter), filter.first, filter.last);
    categories.show(itemsOf(cube.categories, byCategory, "category", answers), filter.categories);
    countries.show(
      itemsOf(cube.countries, cube.byCountry(filter), "country", answers).slice(0, 12),
      filter.countries,
    );
    const sum = byCategory.reduce(
      (all, value, i) =>
        filter.categories.size && !filter.categories.has(cube.categories[i] ?? "") ? all : all + value,
      0,
    );
    total.textContent = `${format(sum)} from ${formatMonth(cube.months[filter.first] ?? "")} to ${formatMonth(cube.months[filter.last] ?? "")}`;
  };
  draw();
  return element(
    document,
    "div",
    { class: "brush-linked" },
    total,
    time.node,
    element(document, "div", { class: "brush-lists" }, categories.node, countries.node),
  );
}

function windowOf(cube: Cube, { from, to }: State): Pick<CubeFilter, "first" | "last"> {
  const first = cube.months.findIndex((month) => month >= from);
  const last = to ? cube.months.findLastIndex((month) => month <= to) : cube.months.length - 1;
  return { first: Math.max(0, first), last: Math.max(0, first, last) };
}

/** The members from the largest down. */
function itemsOf(
  keys: readonly string[],
  values: Float64Array,
  part: "category" | "country",
  answers: Answers,
): BarItem[] {
  const name = memberNames(part, answers);
  return keys
    .map((key, i) => ({
      key,
      name: name(key === "none" ? null : key),
      value: values[i] ?? 0,
      color: part === "category" ? memberColor(part, key, 8) : memberColor(undefined, key, 0),
    }))
    .sort((a, b) => b.value - a.value);
}

function toggled(chosen: ReadonlySet<string>, key: string): string {
  const next = new Set(chosen);
  if (!next.delete(key)) next.add(key);
  return [...next].join(",");
}
