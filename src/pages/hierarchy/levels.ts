import { element } from "../../base/dom.js";
import { color } from "../../charts/theme.js";
import { excludedChapters, formatCode, formatValue, type Flow } from "../../measures/index.js";
import { ask, askSql, type AnswersTo } from "../../measures/question.js";
import { known } from "../../measures/rows.js";
import { viewsOf } from "../../view/declare.js";
import { setInput } from "../../view/page/set-input.js";
import type { View } from "../../view/page/view.js";
import { commonStart } from "../../view/search/code-index.js";
import { codeColumn, column } from "../../view/table/columns.js";
import type { TableDefinition } from "../../view/table/definition.js";
import { flowMeasure, perFlow, wholeYears } from "../shared/choices.js";
import { belowPrefix, inputs, levelBelow, levels, prefixOf, type State } from "./inputs.js";
import { chapterName } from "./names.js";

const { figure, headline: sentence, table } = viewsOf(inputs);
const dollars = (value: number | null): string => formatValue(value, "dollars");

export const flows = ["imports", "exports"] as const;

/** What one flow has under one number; dollars, NULL where the flow has no such number. */
export interface Side {
  value: number | null;
  ai: number | null;
  /** percent since the base year; NULL without a base, or where codes crossed the number's border */
  growth: number | null;
  /** codes below were replaced by codes elsewhere, or the other way round */
  crossed: boolean;
  codes: number;
}

/** A number of the level below the prefix, both schedules side by side. */
export interface Line {
  code: string;
  description: string;
  imports: Side;
  exports: Side;
}

/** A number of a level: its codes, the first and the last of their descriptions, and whether a family crosses it. */
type NumberRow = { number: string; codes: number; first_text: string; last_text: string; crossed: boolean };

/** The questions behind `linesOf`; names end in the flow. */
export function levelQuestions(state: Pick<State, "code" | "base" | "year">) {
  const { dimension, digits } = levelBelow(prefixOf(state));
  const query = { ...belowPrefix(state), ...wholeYears(state.year) };
  return perFlow((flow) => ({
    values: ask(flowMeasure(flow, "value"), { ...query, by: [dimension] }),
    ai: ask(flowMeasure(flow, "value"), {
      ...query,
      by: [dimension],
      where: { ...query.where, groups: ["ai"] },
    }),
    growth: ask(flowMeasure(flow, "growth"), { ...query, by: [dimension, "year"] }),
    codes: askSql<NumberRow>(codesSql(flow, prefixOf(state), digits), "none"),
  }));
}

type LevelAnswers = AnswersTo<ReturnType<typeof levelQuestions>>;

/** What the first and the last description begin with, all of them begin with. */
function codesSql(flow: Flow, prefix: string, digits: number): string {
  return `WITH crossing AS (
  SELECT family FROM codes WHERE flow = '${flow}' GROUP BY family HAVING count(DISTINCT left(hs10, ${digits})) > 1
), named AS (
  SELECT left(hs10, ${digits}) AS number, coalesce(description_long, description_short, '') AS description,
    family IN (SELECT family FROM crossing) AS crossed
  FROM codes WHERE flow = '${flow}' AND starts_with(hs10, '${prefix}')
)
SELECT number, count(*) AS codes, min(description) AS first_text, max(description) AS last_text, bool_or(crossed) AS crossed
FROM named GROUP BY number ORDER BY number`;
}

/** Every number of the level that either schedule has, in order. */
export function linesOf(answers: LevelAnswers, state: Pick<State, "code">): Line[] {
  const { dimension } = levelBelow(prefixOf(state));
  const side = (flow: Flow) => {
    const at = (question: "values" | "ai" | "growth") =>
      new Map(known(answers[`${question}_${flow}`]).map((row) => [String(row[dimension]), row.value]));
    const [values, ai, growth] = [at("values"), at("ai"), at("growth")];
    const numbers = new Map(answers[`codes_${flow}`].map((row) => [row.number, row]));
    const of = (code: string): Side => {
      const { crossed = false, codes = 0 } = numbers.get(code) ?? {};
      return {
        value: values.get(code) ?? null,
        ai: values.has(code) ? (ai.get(code) ?? 0) : null,
        growth: crossed ? null : (growth.get(code) ?? null),
        crossed,
        codes,
      };
    };
    return { of, numbers: [...numbers.keys()] };
  };
  const [imports, exports] = [side("imports"), side("exports")];
  return [...new Set([...imports.numbers, ...exports.numbers])].sort().map((code) => ({
    code,
    description: describe(answers, code),
    imports: imports.of(code),
    exports: exports.of(code),
  }));
}

/** Names a chapter, and a longer number by what the codes below have in common: the data carry no text above ten digits. */
function describe(answers: LevelAnswers, prefix: string): string {
  if (prefix.length === 2 && chapterName(prefix)) return chapterName(prefix);
  const texts = flows
    .flatMap((flow) => answers[`codes_${flow}`])
    .filter(({ number }) => number.startsWith(prefix))
    .flatMap(({ first_text, last_text }) => [first_text, last_text])
    .sort();
  const [first, last] = [texts[0], texts.at(-1)];
  if (first === undefined || last === undefined) return "";
  return commonStart(first === last ? [first] : [first, last]).toLowerCase();
}

/** What stands below the chosen number, in one sentence. */
export const headline = sentence({
  questions: levelQuestions,
  shown: (answers, { state }) => linesOf(answers, state),
  text: (lines, { state }) => headlineText(lines, state),
  learn: (lines, { state }) => learnedText(lines, state),
});

/** Which number below is the largest, and which holds most AI-related imports. */
export function learnedText(lines: readonly Line[], { year }: Pick<State, "year">): (string | undefined)[] {
  const traded = lines.flatMap(({ code, description, imports: { value, ai } }) =>
    value !== null && value > 0
      ? [{ name: `${formatCode(code)} ${description}`.trim(), value, ai: ai ?? 0 }]
      : [],
  );
  if (traded.length < 2) return [];
  const total = (of: "value" | "ai"): number => traded.reduce((sum, row) => sum + row[of], 0);
  const largest = (of: "value" | "ai") => [...traded].sort((a, b) => b[of] - a[of])[0];
  const part = (of: "value" | "ai"): string =>
    formatValue((100 * (largest(of)?.[of] ?? 0)) / (total(of) || 1), "percent");
  return [
    `The largest of them is ${largest("value")?.name ?? ""} with ${part("value")} of these imports in ${year}.`,
    total("ai") > 0
      ? `${largest("ai") === largest("value") ? "It also" : (largest("ai")?.name ?? "")} holds ${part("ai")} of what is AI-related in them.`
      : "None of them is AI-related.",
  ];
}

export function headlineText(lines: readonly Line[], state: Pick<State, "code" | "year">): string {
  const prefix = prefixOf(state);
  if (!lines.length) return `Neither schedule of this snapshot has a code below ${formatCode(prefix)}.`;
  const parts = flows.map((flow) => {
    const sides = lines.map((line) => line[flow]);
    if (sides.every(({ value }) => value === null)) return `no ${flow}`;
    const sum = (of: "value" | "ai"): number => sides.reduce((total, side) => total + (side[of] ?? 0), 0);
    return `${dollars(sum("value"))} of ${flow} (${formatValue((100 * sum("ai")) / (sum("value") || 1), "percent")} AI-related)`;
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

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
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
  alternative: (lines) =>
    lines
      .slice(0, 6)
      .map(
        ({ code, imports, exports }) =>
          `${formatCode(code)}: imports ${dollars(imports.value)}, exports ${dollars(exports.value)}.`,
      )
      .join(" "),
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
        column(`${flow}_part`, "AI part", "percent"),
        column(`${flow}_growth`, `Since ${state.base}`, "percent", {
          format: (value, row) =>
            row[`${flow}_crossed`] === true
              ? "see family"
              : formatValue(value as number | null, "percent", { sign: true }),
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
    [`${flow}_part`]: value && ai !== null ? (100 * ai) / value : null,
    [`${flow}_growth`]: growth,
    [`${flow}_crossed`]: crossed,
  };
}

function isOutside(code: string): boolean {
  return (excludedChapters as readonly string[]).includes(code.slice(0, 2));
}
