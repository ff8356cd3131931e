import type { LedgerRow } from "../data/reproduction.js";
import type { Row, Value } from "../measures/question.js";
import { viewsOf } from "../view/declare.js";
import { type Context, definePage } from "../view/view.js";
import { choice } from "../view/state/inputs.js";
import { column } from "../view/table/columns.js";

const inputs = {
  show: choice(
    {
      all: "All",
      pass: "As printed",
      fail: "Differing",
      erratum: "Inconsistent in the paper",
      "not carried": "Not in the sample",
    },
    { label: "Show" },
  ),
};

const { headline: sentence, table, tiles } = viewsOf(inputs);

const verdictNames: Record<string, string> = {
  pass: "✓ as printed",
  fail: "✗ differs",
  erratum: "! paper inconsistent",
  "not carried": "– not in the sample",
  "no data": "– no data",
};

/** How many of the published numbers come out, in one sentence, and what that proves. */
const headline = sentence({
  shown: (_, context) => rowsOf(context),
  text: (rows, { site }) => headlineText(rows, site.kind),
  learn: learnedText,
});

/** What differs, what the paper itself contradicts, and what cannot be tested here. */
export function learnedText(rows: readonly Pick<LedgerRow, "verdict">[]): (string | undefined)[] {
  const count = (...verdicts: string[]): number =>
    rows.filter(({ verdict }) => verdicts.includes(verdict)).length;
  const numbers = (many: number, one: string, more: string): string => `${many} ${many === 1 ? one : more}`;
  const [differ, errata, untested] = [count("fail"), count("erratum"), count("not carried", "no data")];
  return [
    differ
      ? `${numbers(differ, "number differs", "numbers differ")}.`
      : rows.length
        ? "None differs."
        : undefined,
    errata
      ? `${numbers(errata, "number is", "numbers are")} contradicted by another of the paper's own.`
      : undefined,
    untested ? `${numbers(untested, "number", "numbers")} cannot be tested with this snapshot.` : undefined,
  ];
}

function headlineText(rows: readonly LedgerRow[], kind: "live" | "sample"): string {
  const count = (verdict: string): number => rows.filter((row) => row.verdict === verdict).length;
  const tested = count("pass") + count("fail");
  const proves =
    kind === "sample"
      ? "The sample is made to carry them, so this proves the formulas, not the data."
      : "The data are today's vintage: Census revises past years each June, so a difference need not be an error.";
  return `${count("pass")} of the ${tested} published numbers that this snapshot can test come out to the printed digit. ${proves}`;
}

/** What the verdicts count. */
const counts = tiles({
  shown: (_, context) => rowsOf(context),
  tiles: (rows) =>
    Object.entries(verdictNames).map(([verdict, name]) => ({
      name,
      value: String(rows.filter((row) => row.verdict === verdict).length),
      compared: `of ${rows.length} published numbers`,
    })),
});

/** Every published number, what we get, the difference and the verdict. */
const ledger = table({
  shown: (_, context) => rowsOf(context),
  table: (rows, { state }) => ({
    caption: "The reproduction ledger",
    filter: true,
    columns: [
      column("place", "Where"),
      column("what", "What"),
      column("printed", "Printed", undefined, { numeric: true, format: withUnit }),
      column("ours", "Ours", undefined, { numeric: true, format: withUnit }),
      column("verdict", "Verdict", undefined, {
        format: (value) => verdictNames[String(value)] ?? String(value),
      }),
      column("note", "Note"),
      column("measure", "Measure"),
    ],
    rows: rows.filter((row) => state.show === "all" || row.verdict === state.show),
  }),
});

function withUnit(value: Value, { unit }: Row): string {
  if (value === null) return "–";
  return unit === "$B" ? `$${value}B` : unit === "%" ? `${value}\u00a0%` : String(value);
}

function rowsOf({ data }: Pick<Context, "data">): readonly LedgerRow[] {
  return (data ?? []) as LedgerRow[];
}

/** Every number of the paper beside the one that the Atlas's own measures give. */
export const page = definePage({ name: "reproduction", inputs, views: { headline, counts, ledger } });
