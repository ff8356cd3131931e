import { barChart, barsHeight } from "../../charts/bars.js";
import { figure } from "../../view/figure/figure.js";
import type { Answers, Row, Value } from "../../measures/question.js";
import type { TableDefinition } from "../../view/table/definition.js";
import { dataTable } from "../../view/table/view.js";
import { color } from "../../charts/theme.js";
import { excludedChapters, formatCode, formatValue, type Flow } from "../../measures/index.js";
import { codeHref, withCodeLinks } from "./follow.js";
import { levelBelow, prefixOf, type State } from "./inputs.js";
import { flows, levelQuestions, linesOf, type Line, type Side } from "./levels.js";

const shown = 12;
const series = [
  { key: "imports", name: "Imports", color: color("ai") },
  { key: "exports", name: "Exports", color: color("non-ai") },
];

/** The largest numbers of the level below, imports and exports side by side. */
export const sideBySide = figure<State>({
  name: "hierarchy-values",
  questions: levelQuestions,
  title(answers, { state }) {
    const [first] = largest(answers, state);
    const level = levelBelow(prefixOf(state));
    if (!first) return `Trade by ${level.name}`;
    const written = (flow: Flow): string =>
      first[flow].value === null ? `no ${flow}` : `${formatValue(first[flow].value, "dollars")} of ${flow}`;
    return `The largest ${level.name} is ${formatCode(first.code)}, with ${written("imports")} and ${written("exports")} in ${state.year}`;
  },
  subtitle: (_, { state }) =>
    `Dollars in ${state.year}, the ${shown} largest ${levelBelow(prefixOf(state)).names} by both flows together`,
  height: (_, answers, { state }) => barsHeight(Math.max(1, largest(answers, state).length), 2),
  chart(answers, frame, { state }) {
    const lines = largest(answers, state);
    return lines.length
      ? barChart(
          lines.flatMap((line) =>
            flows.map((flow) => ({
              label: `${formatCode(line.code)} ${line.description}`,
              series: flow,
              value: line[flow].value,
              note: line[flow].codes ? "no trade" : "no such number",
            })),
          ),
          { ...frame, series, format: (value) => formatValue(value, "dollars") },
        )
      : undefined;
  },
  table: (answers, { state }) => tableOf(largest(answers, state), state),
  alternative: (answers, { state }) =>
    largest(answers, state)
      .slice(0, 6)
      .map(
        (line) =>
          `${formatCode(line.code)}: imports ${formatValue(line.imports.value, "dollars")}, exports ${formatValue(line.exports.value, "dollars")}.`,
      )
      .join(" "),
  emptyMessage: (_, { state }) =>
    `No trade below ${formatCode(prefixOf(state)) || "any chapter"} in ${state.year}. Two digits are a chapter, four a heading, six a subheading.`,
  note: (_, { state }) =>
    levelBelow(prefixOf(state)).digits > 6
      ? "Beyond six digits the two schedules part: imports follow the Harmonized Tariff Schedule, exports Schedule B. The same digits need not mean the same good."
      : "The first six digits mean the same in both schedules.",
});

/** Every number of the level, each a link one step down. */
export const everyLine = withCodeLinks<State>(
  dataTable<State>({
    questions: levelQuestions,
    table: (answers, { state }) => tableOf(linesOf(answers, state), state),
  }),
);

function tableOf(lines: readonly Line[], state: State): TableDefinition {
  const level = levelBelow(prefixOf(state));
  const deeper = prefixOf(state).length < 10;
  return {
    caption: `Trade by ${level.name}, ${state.year}`,
    columns: [
      {
        key: "code",
        title: level.name[0]?.toUpperCase() + level.name.slice(1),
        format: (code) => formatCode(String(code)),
        href: (row) => (deeper ? codeHref(String(row["code"])) : undefined),
      },
      { key: "description", title: "Description" },
      ...flows.flatMap((flow) => [
        {
          key: flow,
          title: flow === "imports" ? "Imports" : "Exports",
          numeric: true,
          bar: true,
          unit: "US dollars",
          format: (value: Value) => formatValue(value as number | null, "dollars"),
        },
        {
          key: `${flow}_part`,
          title: "AI part",
          numeric: true,
          unit: "percent",
          format: (value: Value) => formatValue(value as number | null, "percent"),
        },
        {
          key: `${flow}_growth`,
          title: `Since ${state.base}`,
          numeric: true,
          unit: "percent",
          format: (value: Value, row: Row) =>
            row[`${flow}_crossed`] === true
              ? "see family"
              : formatValue(value as number | null, "percent", { sign: true }),
        },
      ]),
      { key: "codes", title: "Codes, imports / exports" },
    ],
    rows: lines.map((line): Row => ({
      code: line.code,
      description: `${line.description}${isOutside(line.code) ? " (outside the site's measures)" : ""}`,
      ...sideRow("imports", line.imports),
      ...sideRow("exports", line.exports),
      codes: `${line.imports.codes} / ${line.exports.codes}`,
    })),
  };
}

function sideRow(flow: Flow, side: Side): Row {
  return {
    [flow]: side.value,
    [`${flow}_part`]: side.value && side.ai !== null ? (100 * side.ai) / side.value : null,
    [`${flow}_growth`]: side.growth,
    [`${flow}_crossed`]: side.crossed,
  };
}

function isOutside(code: string): boolean {
  return (excludedChapters as readonly string[]).includes(code.slice(0, 2));
}

function largest(answers: Answers, state: State): Line[] {
  const total = (line: Line): number => (line.imports.value ?? 0) + (line.exports.value ?? 0);
  return linesOf(answers, state)
    .filter((line) => total(line) > 0)
    .sort((a, b) => total(b) - total(a))
    .slice(0, shown);
}
