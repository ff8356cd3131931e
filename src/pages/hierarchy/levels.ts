import { element } from "../../base/dom.js";
import { color } from "../../charts/theme.js";
import { dollars, percent, signedPercent } from "../../measures/format.js";
import { excludedChapters, formatCode, type Flow, words, capital } from "../../measures/index.js";
import { sumOf, percentOf } from "../../measures/rows.js";
import { listed } from "../shared/sentences.js";
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

const { figure, headline: sentence, table } = viewsOf(inputs);

/** What stands below the chosen number, in one sentence. */
export const headline = sentence({
  questions: levelQuestions,
  shown: (answers, { state }) => linesOf(answers, state),
  text: (lines, { state }) => headlineText(lines, state),
  learn: (lines, { state }) => learnedText(lines, state),
});

/** Which number below is the largest, and which holds most counted imports. */
export function learnedText(lines: readonly Line[], { year }: Pick<State, "year">): (string | undefined)[] {
  const traded = lines.flatMap(({ code, description, imports: { value, ai } }) =>
    value ? [{ code, name: `${formatCode(code)} ${description}`.trim(), value, ai: ai ?? 0 }] : [],
  );
  if (traded.length < 2) return [];
  const total = (of: "value" | "ai"): number => traded.reduce((sum, row) => sum + row[of], 0);
  const largest = (of: "value" | "ai") => [...traded].sort((a, b) => b[of] - a[of])[0];
  const part = (of: "value" | "ai"): number | null => percentOf(largest(of)?.[of] ?? 0, total(of));
  const [ofValue, ofAi] = [part("value"), part("ai")];
  return [
    ofValue === null
      ? undefined
      : `The largest of them is ${largest("value")?.name ?? ""} with ${percent(ofValue)} of these imports in ${year}.`,
    traded.every(({ ai }) => ai === 0)
      ? `None of them is ${words().adjective}.`
      : ofAi === null
        ? undefined
        : `${largest("ai") === largest("value") && ofValue !== null ? "It also" : (largest("ai")?.name ?? "")} holds ${percent(ofAi)} of what is ${words().adjective} in them.`,
    coveredText(traded),
  ];
}

/** Why the share here is not the one of other pages, which leave chapters out. */
function coveredText(rows: readonly { code: string; value: number; ai: number }[]): string | undefined {
  const covered = rows.filter(({ code }) => !isOutside(code));
  if (!covered.length || covered.length === rows.length) return undefined;
  const part = percentOf(
    covered.reduce((sum, row) => sum + row.ai, 0),
    sumOf(covered),
  );
  if (part === null) return undefined;
  return `Other pages count without chapters ${listed([...excludedChapters()])}: of what is left, ${percent(part)} is ${words().adjective}.`;
}

export function headlineText(lines: readonly Line[], state: Pick<State, "code" | "year">): string {
  const prefix = prefixOf(state);
  if (!lines.length) return `Neither schedule of this snapshot has a code below ${formatCode(prefix)}.`;
  const parts = flows.map((flow) => {
    const sides = lines.map((line) => line[flow]);
    if (sides.every(({ value }) => value === null)) return `no ${flow}`;
    const sum = (of: "value" | "ai"): number => sides.reduce((total, side) => total + (side[of] ?? 0), 0);
    const part = percentOf(sum("ai"), sum("value"));
    return `${dollars(sum("value"))} of ${flow}${part === null ? "" : ` (${percent(part)} ${words().adjective})`}`;
  });
  const level = levelBelow(prefix);
  const count =
    prefix.length < level.digits
      ? `; ${lines.length.toLocaleString("en-US")} ${lines.length === 1 ? level.name : level.names} below`
      : "";
  return `${prefixName(prefix)} had ${parts.join(" and ")} in ${state.year}${count}.`;
}

function prefixName(prefix: string): string {
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

function isOutside(code: string): boolean {
  return excludedChapters().includes(code.slice(0, 2));
}
