import { formatValue } from "../../src/measures/index.js";
import { answerOf, formatAnswer } from "./answer.js";
import type { Difference } from "./difference.js";
import type { HeadlineChange } from "./headline.js";
import { describeMonths, flows } from "./inputs.js";

/** A difference as lines for a reader: what changed most first, long lists cut short with their number. */
export function* differenceLines(difference: Difference): Generator<string> {
  const { before, after, months, revised, codes, runs, labels, lists, headline } = difference;
  yield `from ${before} to ${after}`;
  for (const flow of flows) {
    if (months[flow].added.length) yield `${flow}: new months ${describeMonths(months[flow].added)}`;
    if (months[flow].removed.length) yield `${flow}: months gone ${describeMonths(months[flow].removed)}`;
  }
  if (runs.before !== runs.after)
    yield `label run in use: ${runs.before ?? "none"}, now ${runs.after ?? "none"}`;
  if (runs.added.length) yield `new label runs: ${runs.added.join(", ")}`;
  if (runs.removed.length) yield `label runs gone: ${runs.removed.join(", ")}`;
  yield* section(
    "headline numbers",
    headline.map((row) => ({
      measure: row.measure,
      group: row.group ?? "",
      year: row.year,
      before: formatValue(asNumber(row.before), row.unit),
      after: formatValue(asNumber(row.after), row.unit),
      change: formatChange(row),
    })),
  );
  yield* section("revised months (dollars of the changed cells)", revised.months);
  yield* section("revised codes", revised.codes);
  yield* section("revised countries", revised.countries);
  yield* section("new codes", codes.added);
  yield* section("codes gone", codes.removed);
  yield* section("codes in another family", difference.families);
  yield* section("labels that changed", labels);
  yield* section("list prefixes", lists);
  yield* section(
    "rows",
    difference.tables.filter((table) => table.before !== table.after),
  );
}

const mostRows = 20;

function* section(title: string, rows: readonly object[]): Generator<string> {
  if (!rows.length) return;
  yield `\n${title}: ${rows.length}`;
  yield* formatAnswer(answerOf(rows.slice(0, mostRows)), "table");
  if (rows.length > mostRows) yield `… and ${rows.length - mostRows} more (--json has all)`;
}

function formatChange({ before, after, unit }: HeadlineChange): string {
  if (before === null || after === null) return "";
  const unitOfChange = unit === "percent" ? "percentage points" : unit;
  return formatValue(Number(after) - Number(before), unitOfChange, { sign: true });
}

function asNumber(value: number | bigint | null): number | null {
  return value === null ? null : Number(value);
}
