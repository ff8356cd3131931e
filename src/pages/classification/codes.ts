import { percent } from "../../measures/format.js";
import { runCodesSql, type RunCode } from "../../measures/label-runs.js";
import { askSql } from "../../measures/question.js";
import { viewsOf } from "../../view/declare.js";
import { codeColumn, column, descriptionColumn, categoryColumn } from "../../view/table/columns.js";
import { wholeYears } from "../../measures/asking.js";
import { dataOf, inputs } from "./inputs.js";

const { table } = viewsOf(inputs);

/** What both tables say of a code. */
const codeColumns = [
  codeColumn("hs10"),
  descriptionColumn(),
  column("relevance", "Label"),
  column("confidence", "Confidence", undefined, { numeric: true }),
  column("vote_share", "Votes", undefined, {
    numeric: true,
    format: (share) => (share === null ? "one vote" : `${percent(100 * Number(share))} agree`),
  }),
];

/** Every code of a run with its label and why it has it. */
export const codes = table({
  questions({ flow, year, run, show, find }) {
    const words = find.split(/\s+/).map(wordOf).filter(Boolean);
    const relevance = words.length || show === "all" ? {} : { relevance: show };
    const asked = { ...relevance, words };
    return {
      codes: askSql<RunCode>((counted) => runCodesSql(flow, run, { ...counted, ...wholeYears(year) }, asked)),
    };
  },
  table: ({ codes }, { state }) => ({
    caption: `Codes of ${state.flow} and their labels in run ${state.run}`,
    filter: true,
    sort: { key: "value", descending: true },
    columns: [
      ...codeColumns,
      categoryColumn(),
      column("value", state.year, "dollars"),
      column("specific_use", "Use"),
      column("reasoning", "Justification"),
      column("model", "Labelled by"),
      column("run", "Run"),
    ],
    rows: codes.map((code) => ({ ...code })),
  }),
});

/** A word as it stands in the data: a code may be written with its dots. */
function wordOf(word: string): string {
  return /^[\d.]+$/.test(word) ? word.replaceAll(".", "") : word;
}

/** What a person should look at next: the codes whose labels may misplace most dollars. */
export const queue = table({
  shown: (_, context) => dataOf(context).queue,
  table: ({ year, rows }, { state: { flow } }) => ({
    caption: `Codes of ${flow} to review next`,
    filter: true,
    sort: { key: "at_stake", descending: true },
    columns: [
      ...codeColumns,
      column("doubt", "Doubt", undefined, {
        numeric: true,
        format: (doubt) => percent(100 * Number(doubt)),
      }),
      column("value", year[flow] ?? "Value", "dollars"),
      column("at_stake", "Value × doubt", "dollars", { bar: true }),
    ],
    rows: rows.filter((row) => row.flow === flow),
  }),
});
