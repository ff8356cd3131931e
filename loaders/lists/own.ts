import { existsSync } from "node:fs";
import { basename } from "node:path";
import { readCodeList, type CodeList, type ListColumns } from "../../src/measures/tabular/code-list.js";
import { decodeText } from "../../src/measures/tabular/decode.js";
import type { Cache } from "../cache.js";
import { countryReference } from "../countries.js";
import { UsageError } from "../errors.js";
import { fetchOrigin, readOrigin, type Origin } from "../origin.js";
import { productSets } from "./product-sets.js";
import type { ListKind } from "./registry.js";
import { labelSources, listSources } from "./sources.js";
import { readListRecord, writeList, type ListRecord } from "./store.js";

/** What a list of one's own is, and the kind under which it stands in table `lists`. */
const ownKinds = {
  exemption: "exemption",
  tariff: "tariff",
  set: "product_set",
} as const satisfies Record<string, ListKind>;
export type OwnKind = keyof typeof ownKinds;

export interface OwnList {
  name: string;
  as: OwnKind;
  title: string;
  /** first day in force of rows without a date of their own, `YYYY-MM-DD` */
  from: string | null;
  /** additional duty, percent */
  rate: number | null;
  /** Census codes; none: every country's goods */
  countries: readonly string[];
  columns: ListColumns;
  /** leave out rows that cannot be read, rather than refuse the file */
  skip: boolean;
}

/** What a name may be: it stands in addresses, file names and SQL. */
const validName = /^[a-z0-9][a-z0-9_-]{0,59}$/;

/**
 * Reads a file or an address into a list of the cache, with its provenance.
 * @throws UsageError for a name of the registry, or a tariff without a first day; Error with every row that has no
 * meaning (up to ten), the list left as it was
 */
export async function addOwnList(
  cache: Cache,
  list: OwnList,
  source: string,
  note: (line: string) => void,
): Promise<{ record: ListRecord; read: CodeList }> {
  await requireFree(cache, list.name);
  const origin = await openOrigin(list.name, source, note);
  const { text, encoding } = decodeText(origin.bytes);
  if (encoding !== "UTF-8") note(`${origin.source.address}: read as ${encoding}`);
  const read = readCodeList(text, list.columns);
  if (read.problems.length > 0 && !list.skip) throw new Error(refusal(source, read.problems));
  if (read.entries.length === 0) throw new Error(`${source}: no row holds a code (expected at least one)`);
  const entries = read.entries.map((entry) => ({ ...entry, effective: entry.effective ?? list.from }));
  if (list.as === "tariff" && entries.some(({ effective }) => effective === null))
    throw new UsageError(
      `${list.name}: a tariff needs its first day in force (expected --from YYYY-MM-DD, or --column date=HEADER with a date in each row)`,
    );
  const days = entries.flatMap(({ effective }) => effective ?? []).sort();
  const record: ListRecord = {
    ...origin.source,
    list: list.name,
    kind: ownKinds[list.as],
    title: list.title,
    matching: "prefix",
    digits: [...new Set(entries.map(({ prefix }) => prefix.length))].sort((a, b) => a - b),
    rows: entries.length,
    duplicates: read.duplicates,
    effective: days[0] ?? null,
    rate: list.rate,
    own: true,
    ...(list.countries.length > 0 && { countries: [...list.countries] }),
  };
  await writeList(cache, record, entries);
  return { record, read };
}

/** Census codes of countries given by code, ISO code or name. @throws UsageError where there is no such country */
export function countryCodes(asked: readonly string[]): string[] {
  const codes = asked.flatMap((text) => {
    const whole = countryCode(text);
    return whole === undefined
      ? text.split(",").map((part) => [part, countryCode(part)] as const)
      : [[text, whole] as const];
  });
  for (const [text, code] of codes)
    if (code === undefined)
      throw new UsageError(
        `unknown country: "${text.trim()}" (expected a name, an ISO code or a Census code, such as China, CN or 5700)`,
      );
  return [...new Set(codes.flatMap(([, code]) => code ?? []))];
}

function countryCode(text: string): string | undefined {
  const wanted = text.trim().toLowerCase();
  return countryReference.find(({ cty_code, iso2, iso3, name }) =>
    [cty_code, iso2, iso3, name].some((one) => one.toLowerCase() === wanted),
  )?.cty_code;
}

async function requireFree(cache: Cache, name: string): Promise<void> {
  if (!validName.test(name))
    throw new UsageError(
      `invalid name of a list: "${name}" (expected small letters, digits, _ and -, at most 60 of them)`,
    );
  const kept = await readListRecord(cache, name);
  const registered = [
    ...productSets.map(({ list }) => list),
    ...[...listSources, ...labelSources].map((source) => source.name),
    ...listSources.flatMap(({ parts, unknown }) => [...parts.map(({ list }) => list), unknown?.list]),
  ];
  if (registered.includes(name) || (kept !== undefined && kept.own !== true))
    throw new UsageError(`${name} is a list of the registry (expected another name)`);
}

async function openOrigin(name: string, source: string, note: (line: string) => void): Promise<Origin> {
  if (/^https?:\/\//i.test(source))
    return fetchOrigin(name, "added from an address", source, note, `atlas lists add ${name} FILE`);
  if (!existsSync(source))
    throw new UsageError(
      `no such file: ${basename(source)} (expected a file, or an address with http:// or https://)`,
    );
  return readOrigin(name, "added from a file", source);
}

function refusal(source: string, problems: readonly string[]): string {
  const shown = problems.slice(0, 10).map((problem) => `  ${problem}`);
  const more = problems.length > 10 ? [`  and ${problems.length - 10} more`] : [];
  return [
    `${basename(source)}: ${problems.length} rows cannot be read (correct them, or leave them out with --skip)`,
    ...shown,
    ...more,
  ].join("\n");
}
