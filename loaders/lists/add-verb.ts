import { readDay } from "../../src/measures/tabular/day.js";
import type { CodeList, ListColumns } from "../../src/measures/tabular/code-list.js";
import { cacheAt } from "../cache.js";
import { UsageError } from "../errors.js";
import { withLock } from "../lock.js";
import { createReporter } from "../progress.js";
import { addOwnList, countryCodes, type OwnKind } from "./own.js";
import type { ListRecord } from "./store.js";

interface Flags {
  cache: string;
  as: OwnKind;
  from?: string;
  title?: string;
  rate?: string;
  country?: string[];
  column?: string[];
  skip?: true;
  wait?: true;
}

/** `atlas lists add NAME FILE|URL`. */
export async function addList(name: string, source: string, flags: Flags): Promise<void> {
  const list = {
    name,
    as: flags.as,
    title: flags.title ?? titleOf(name),
    from: dayOf(flags.from),
    rate: rateOf(flags.rate),
    countries: countryCodes(flags.country ?? []),
    columns: columnsOf(flags.column ?? []),
    skip: flags.skip ?? false,
  };
  const cache = cacheAt(flags.cache);
  const reporter = createReporter();
  const note = (line: string): void => reporter.note(line);
  try {
    await withLock(cache, ["lists"], { verb: "atlas lists add", wait: flags.wait, note }, async () => {
      const { record, read } = await addOwnList(cache, list, source, note);
      for (const line of understood(record, read)) note(line);
    });
  } finally {
    reporter.close();
  }
}

/** What was understood of the file, in lines, and the next command. */
export function understood(record: ListRecord, read: CodeList): string[] {
  const byDigits = record.digits.map(
    (digits) => `${read.entries.filter(({ prefix }) => prefix.length === digits).length} of ${digits} digits`,
  );
  const dates = new Set(read.entries.flatMap(({ effective }) => effective ?? []));
  const found = [
    read.column === null ? "no header; every row is a code" : `codes in the column "${read.column}"`,
    `${read.rows} rows`,
    read.ranges > 0 && `${read.ranges} ranges`,
    read.ends !== null && `their ends in the column "${read.ends}"`,
    read.restored > 0 && `${read.restored} leading zeros given back`,
    read.duplicates > 0 && `${read.duplicates} repeated`,
    read.dates !== null && `${dates.size} dates of their own in the column "${read.dates}"`,
  ].filter((part) => part !== false);
  const { list, kind, rows, effective, countries, rate } = record;
  const about = [
    effective === null ? "without a date" : `in force from ${effective}`,
    ...(rate === null ? [] : [`${rate} percent`]),
    countries ? `on goods of ${countries.join(", ")}` : "on goods of every country",
  ];
  const first = read.entries.slice(0, 8).map(({ prefix }) => prefix);
  return [
    `${list}: ${found.join(", ")}`,
    `${list}: ${rows} prefixes (${byDigits.join(", ")}): ${first.join(", ")}${rows > first.length ? ", …" : ""}`,
    `${list}: taken as ${kind}, ${about.join(", ")}`,
    ...(read.unreadDates === null
      ? []
      : [
          /end|until|expir|last/i.test(read.unreadDates)
            ? `${list}: the column "${read.unreadDates}" was not read: codes count from their first day on, without an end`
            : `${list}: the column "${read.unreadDates}" was not read (--column date="${read.unreadDates}" takes it for the first day in force)`,
        ]),
    ...(read.unreadCodes === null
      ? []
      : [
          `${list}: the column "${read.unreadCodes}" holds codes too and was not read (--column code="${read.unreadCodes}" takes it instead)`,
        ]),
    ...(read.problems.length > 0
      ? [`${list}: ${read.problems.length} rows left out`, ...read.problems.slice(0, 10)]
      : []),
    `next: atlas snapshot, then atlas measure import_value --list ${list} --group all --by year`,
  ];
}

function titleOf(name: string): string {
  const words = name.replaceAll(/[-_]+/g, " ").trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function dayOf(text: string | undefined): string | null {
  if (text === undefined) return null;
  const day = readDay(text);
  if (day !== null && typeof day === "object") throw new UsageError(`--from: ${day.reason}`);
  return day;
}

function rateOf(text: string | undefined): number | null {
  if (text === undefined) return null;
  const rate = Number(text.replace(/ ?%$/, ""));
  if (text.trim() === "" || !Number.isFinite(rate) || rate < 0)
    throw new UsageError(`invalid --rate: ${text} (expected percent, such as 25)`);
  return rate;
}

const columnKinds = ["code", "end", "date"] as const;

function columnsOf(pairs: readonly string[]): ListColumns {
  const columns: ListColumns = {};
  for (const pair of pairs) {
    const at = pair.indexOf("=");
    const kind = columnKinds.find((one) => one === pair.slice(0, at));
    if (kind === undefined || at === pair.length - 1)
      throw new UsageError(
        `invalid --column: ${pair} (expected ${columnKinds.join(", ")} and a header: code=HTSUS)`,
      );
    columns[kind] = pair.slice(at + 1);
  }
  return columns;
}
