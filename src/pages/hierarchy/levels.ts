import { element } from "../../base/dom.js";
import { color } from "../../charts/theme.js";
import { dollars, signedPercent } from "../../measures/format.js";
import { excludedChapters, formatCode, type Flow, words, capital } from "../../measures/index.js";
import { percentOf } from "../../measures/rows.js";
import { viewsOf } from "../../view/declare.js";
import { setInput } from "../../view/page/set-input.js";
import type { View } from "../../view/view.js";
import { codeColumn, column } from "../../view/table/columns.js";
import type { TableDefinition } from "../../view/table/definition.js";
import { inputs, levelBelow, levels, prefixOf, type State } from "./inputs.js";
import {
  describe,
  flows,
  levelQuestions,
  linesOf,
  type LevelAnswers,
  type Line,
  type Side,
} from "./lines.js";

const { figure, table } = viewsOf(inputs);

export function prefixName(prefix: string): string {
  if (!prefix) return "All chapters";
  const level = levels.find(({ digits }) => digits >= prefix.length);
  return `${capital(level?.digits === prefix.length ? level.name : "prefix")} ${formatCode(prefix)}`;
}

/** The address of this page below a code; it works without the page's script. */
function codeHref(code: string): string {
  return code ? `?code=${code}` : "?";
}

/** A view whose links to codes change the page's input instead of loading the page again. */
function withCodeLinks<S>(view: View<S>): View<S> {
  return {
    ...view,
    enliven(node, answers, context) {
      view.enliven?.(node, answers, context);
      node.addEventListener("click", (event) => {
        const link = (event.target as Element).closest<HTMLAnchorElement>('a[href^="?"]');
        if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        setInput("code", new URLSearchParams(link.getAttribute("href") ?? "").get("code") ?? "");
      });
    },
  };
}

/** The way from all chapters down to here, each step a link. */
export const path: View<State> = withCodeLinks<State>({
  questions: levelQuestions,
  render(answers, { document, state }) {
    const prefix = prefixOf(state);
    const above = levels.filter(({ digits }) => digits < prefix.length);
    const steps = [...new Set(["", ...above.map(({ digits }) => prefix.slice(0, digits)), prefix])];
    const here = prefix
      ? `${formatCode(prefix)} ${describe(answers as LevelAnswers, prefix)}`
      : prefixName("");
    const step = (code: string) =>
      code === prefix
        ? element(document, "strong", { "aria-current": "page" }, here)
        : [
            element(document, "a", { href: codeHref(code) }, code ? formatCode(code) : prefixName(code)),
            " ›",
          ];
    const items = steps.map((code) => element(document, "li", {}, step(code)));
    const list = element(document, "ol", { class: "chips" }, items);
    return element(document, "nav", { "aria-label": "Place in the hierarchy" }, list);
  },
  summary: () => "",
});

const shown = 12;
const series = [
  { key: "imports", name: "Imports", color: color("ai") },
  { key: "exports", name: "Exports", color: color("non-ai") },
] as const;

/** The largest numbers of the level below, imports and exports side by side. */
export const sideBySide = figure({
  name: "hierarchy-values",
  questions: levelQuestions,
  shown(answers, { state }): Line[] {
    const total = ({ imports, exports }: Line): number => (imports.value ?? 0) + (exports.value ?? 0);
    return linesOf(answers, state)
      .filter((line) => total(line) > 0)
      .sort((a, b) => total(b) - total(a))
      .slice(0, shown);
  },
  finding: ([first], { state }) => largestFinding(first, state),
  subtitle: (_, { state }) =>
    `Dollars in ${state.year}, the ${shown} largest ${levelBelow(prefixOf(state)).names} by both flows together`,
  bars: (lines) => ({
    unit: "dollars",
    of: "Code",
    caption: "",
    rows: lines.map((line) => ({
      label: `${formatCode(line.code)} ${line.description}`,
      values: { imports: line.imports.value, exports: line.exports.value },
      note: { imports: absent(line.imports), exports: absent(line.exports) },
    })),
    series,
  }),
  table: (lines, { state }) => tableOf(lines, state),
  empty: (_, { state }) =>
    `No trade below ${formatCode(prefixOf(state)) || "any chapter"} in ${state.year}. Two digits are a chapter, four a heading, six a subheading.`,
  note: (_, { state }) =>
    levelBelow(prefixOf(state)).digits > 6
      ? "Beyond six digits the two schedules part: imports follow the Harmonized Tariff Schedule, exports Schedule B. The same digits need not mean the same good."
      : "The first six digits mean the same in both schedules.",
});

function absent({ codes }: Side): string {
  return codes ? "no trade" : "no such number";
}

export function largestFinding(first: Line | undefined, state: Pick<State, "code" | "year">): string {
  const { name } = levelBelow(prefixOf(state));
  if (!first) return `Trade by ${name}`;
  const written = (flow: Flow): string =>
    first[flow].value === null ? `no ${flow}` : `${dollars(first[flow].value)} of ${flow}`;
  return `The largest ${name} is ${formatCode(first.code)}, with ${written("imports")} and ${written("exports")} in ${state.year}`;
}

/** Every number of the level, each a link one step down. */
export const everyLine = withCodeLinks<State>(
  table({
    questions: levelQuestions,
    shown: (answers, { state }) => linesOf(answers, state),
    table: (lines, { state }) => tableOf(lines, state),
  }),
);

function tableOf(lines: readonly Line[], state: State): TableDefinition {
  const { name } = levelBelow(prefixOf(state));
  const deeper = prefixOf(state).length < 10;
  return {
    caption: `Trade by ${name}, ${state.year}`,
    columns: [
      {
        ...codeColumn("code", capital(name)),
        href: (row) => (deeper ? codeHref(String(row["code"])) : undefined),
      },
      column("description", "Description"),
      ...flows.flatMap((flow) => [
        column(flow, capital(flow), "dollars", { bar: true }),
        column(`${flow}_part`, `${capital(words().noun)} part`, "percent"),
        column(`${flow}_growth`, `Since ${state.base}`, "percent", {
          format: (value, row) =>
            row[`${flow}_crossed`] === true ? "see family" : signedPercent(value as number | null),
        }),
      ]),
      column("codes", "Codes, imports / exports"),
    ],
    rows: lines.map(({ code, description, imports, exports }) => ({
      code,
      description: `${description}${isOutside(code) ? " (outside the site's measures)" : ""}`,
      ...sideRow("imports", imports),
      ...sideRow("exports", exports),
      codes: `${imports.codes} / ${exports.codes}`,
    })),
  };
}

function sideRow(flow: Flow, { value, ai, growth, crossed }: Side) {
  return {
    [flow]: value,
    [`${flow}_part`]: percentOf(ai, value),
    [`${flow}_growth`]: growth,
    [`${flow}_crossed`]: crossed,
  };
}

export function isOutside(code: string): boolean {
  return excludedChapters().includes(code.slice(0, 2));
}
