import { dataTable } from "../../view/table/view.js";
import { tiles } from "../../view/tiles.js";
import { openingElement } from "../../view/opening.js";
import type { View } from "../../view/page/view.js";
import type { LedgerRow } from "../../data/reproduction.js";
import type { State } from "./inputs.js";

const verdictNames: Record<string, string> = {
  pass: "✓ as printed",
  fail: "✗ differs",
  erratum: "! paper inconsistent",
  "not carried": "– not in the sample",
  "no data": "– no data",
};

/** How many of the published numbers come out, in one sentence, and what that proves. */
export const headline: View<State> = {
  questions: () => ({}),
  render: (_, { document, site, data }) =>
    openingElement(document, headlineText(rowsOf(data), site.kind), learnedText(rowsOf(data))),
};

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

export function headlineText(rows: readonly LedgerRow[], kind: "live" | "sample"): string {
  const count = (verdict: string): number => rows.filter((row) => row.verdict === verdict).length;
  const tested = count("pass") + count("fail");
  const proves =
    kind === "sample"
      ? "The sample is made to carry them, so this proves the formulas, not the data."
      : "The data are today's vintage: Census revises past years each June, so a difference need not be an error.";
  return `${count("pass")} of the ${tested} published numbers that this snapshot can test come out to the printed digit. ${proves}`;
}

/** What the verdicts count. */
export const counts = tiles<State>({
  questions: () => ({}),
  tiles: (_, { data }) =>
    Object.entries(verdictNames).map(([verdict, name]) => ({
      name,
      value: String(rowsOf(data).filter((row) => row.verdict === verdict).length),
      compared: `of ${rowsOf(data).length} published numbers`,
      series: [],
    })),
});

/** Every published number, what we get, the difference and the verdict. */
export const ledgerTable = dataTable<State>({
  questions: () => ({}),
  table: (_, { data, state }) => ({
    caption: "The reproduction ledger",
    filter: true,
    columns: [
      { key: "place", title: "Where" },
      { key: "what", title: "What" },
      {
        key: "printed",
        title: "Printed",
        numeric: true,
        format: (value, row) => withUnit(String(value), row),
      },
      {
        key: "ours",
        title: "Ours",
        numeric: true,
        format: (value, row) => (value === null ? "–" : withUnit(String(value), row)),
      },
      { key: "verdict", title: "Verdict", format: (value) => verdictNames[String(value)] ?? String(value) },
      { key: "note", title: "Note" },
      { key: "measure", title: "Measure" },
    ],
    rows: rowsOf(data).filter((row) => state.show === "all" || row.verdict === state.show),
  }),
});

function withUnit(text: string, row: { [key: string]: unknown }): string {
  const unit = String(row["unit"]);
  return unit === "$B" ? `$${text}B` : unit === "%" ? `${text}\u00a0%` : text;
}

function rowsOf(data: unknown): readonly LedgerRow[] {
  return (data ?? []) as LedgerRow[];
}
