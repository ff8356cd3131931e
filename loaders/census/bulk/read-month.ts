import type { Cache } from "../../cache.js";
import { withoutSecrets } from "../../errors.js";
import type { FactsMonth } from "../../facts.js";
import type { Reporter } from "../../progress.js";
import { Archive, ArchiveError } from "./archive.js";
import { ControlError, prove, type Proof } from "./control.js";
import { readDetail, type Detail } from "./detail.js";
import type { BulkFile } from "./file.js";
import type { Sidecar } from "./kept.js";
import { mainStem, keptMeasures } from "./kept-measures.js";
import { detailLayouts, lookupLayouts, memberNames, type LookupName } from "./layout.js";
import { readLookup } from "./lookups.js";
import { replaceMonth } from "../../staging.js";
import { writeMonth, type Lookups } from "./write.js";

/** Changes when facts must be read again from archives that have not changed. */
const readerVersion = 1;

/** Months to read at once: while records of one are parsed, another is unpacked, sorted and written on the other cores. */
export const monthsAtOnce = 2;

/** Whether the facts in the cache are what this reader makes of this archive. */
export function isRead(facts: FactsMonth | undefined, sidecar: Sidecar): boolean {
  return (
    facts?.via === "bulk" &&
    facts.reader_version === readerVersion &&
    facts.sources[0]?.sha256 === sidecar.sha256
  );
}

/**
 * Reads an archive into facts, places and code lists, once it is proven against its own control members.
 * Throws ArchiveError where the bytes are broken, RecordError or ControlError where the publisher's content is;
 * nothing in the cache has changed then.
 */
export async function readMonth(
  cache: Cache,
  file: BulkFile,
  sidecar: Sidecar,
  report: Reporter,
): Promise<FactsMonth> {
  const archive = await Archive.open(file.path);
  const member = detailLayouts[file.flow].member;
  const task = report.task(`${file.flow} ${file.month}`, archive.size(member), "bytes");
  try {
    const detail = await readDetail(archive, file.flow, file.month, (bytes) => task.advance(bytes));
    const proof = await prove(archive, file.flow, file.month, detail.countries).catch((error: Error) => {
      if (!(error instanceof ControlError) || detail.missing === 0) throw error;
      throw new ControlError(`${error.message} (${missingNote(detail)})`);
    });
    const odd: string[] = [];
    const lookups = await readLookups(archive, (line) => odd.push(line));
    const facts = describe(file, sidecar, detail, proof);
    let notes = [...notesOn(detail, proof), ...odd];
    await replaceMonth(cache, file.flow, file.month, async (folder) => {
      notes = [...notes, ...(await writeMonth(folder, file.flow, detail, lookups, facts))];
    });
    task.finish(
      `${facts.rows.toLocaleString("en-US")} code × country cells of ${detail.records.toLocaleString("en-US")} records`,
    );
    for (const note of notes) report.note(`${file.flow} ${file.month}: ${note}`);
    return facts;
  } catch (error) {
    task.fail((error as Error).message);
    if (!(error instanceof ArchiveError)) await assertWhole(archive, file);
    throw error;
  } finally {
    archive.close();
  }
}

async function readLookups(archive: Archive, note: (line: string) => void): Promise<Lookups> {
  const lookups: Partial<Lookups> = {};
  for (const name of Object.keys(lookupLayouts) as LookupName[]) {
    const layout = lookupLayouts[name];
    if (archive.has(layout.member)) lookups[name] = await readLookup(archive, layout, note);
    else {
      lookups[name] = Object.fromEntries(Object.keys(layout.fields).map((field) => [field, []]));
      note(`no member ${layout.member} in the archive: its names are missing`);
    }
  }
  return lookups as Lookups;
}

/** Broken bytes may show as a strange record before the CRC is reached: then the archive is at fault, not its content. */
async function assertWhole(archive: Archive, file: BulkFile): Promise<void> {
  for (const member of memberNames(file.flow)) await archive.check(member);
}

function describe(file: BulkFile, sidecar: Sidecar, detail: Detail, proof: Proof): FactsMonth {
  const { countries } = detail;
  const columns = keptMeasures(file.flow).flatMap(({ stem }, column) =>
    stem === mainStem[file.flow] ? [column] : [],
  );
  let rows = 0;
  let total = 0;
  for (let cell = 0; cell < countries.size; cell++) {
    for (const column of columns) total += countries.value(cell, column);
    if (hasValue(countries, cell)) rows++;
  }
  return {
    flow: file.flow,
    month: file.month,
    via: "bulk",
    sources: [
      {
        name: file.name,
        publisher: "U.S. Census Bureau",
        address: withoutSecrets(sidecar.address), // older caches hold it whole
        fetched: sidecar.fetched,
        bytes: sidecar.bytes,
        sha256: sidecar.sha256 ?? "",
        last_modified: sidecar.last_modified,
      },
    ],
    rows,
    total: String(total),
    published_total: proof.published === null ? null : String(proof.published),
    reader_version: readerVersion,
    written: new Date().toISOString(),
  };
}

function hasValue(sums: Detail["countries"], cell: number): boolean {
  for (let column = 0; column < sums.width; column++) if (sums.value(cell, column) !== 0) return true;
  return false;
}

function missingNote({ missing, firstMissing }: Detail): string {
  return `${missing} measures are blank or no number and count as missing (first: ${firstMissing})`;
}

function notesOn(detail: Detail, proof: Proof): string[] {
  const notes: string[] = [];
  if (detail.negatives > 0)
    notes.push(`${detail.negatives} negative values (first: ${detail.firstNegative})`);
  if (detail.missing > 0) notes.push(missingNote(detail));
  if (detail.withoutDistrict > 0)
    notes.push(
      `${detail.withoutDistrict} records name no district and stand under 00 (first: ${detail.firstWithoutDistrict})`,
    );
  if (proof.blank.length > 0)
    notes.push(
      `${proof.blank.length} of the publisher's own sums are blank and prove nothing (first: ${proof.blank[0]})`,
    );
  if (proof.quantityDifferences.length > 0)
    notes.push(
      `quantities of ${proof.quantityDifferences.length} codes differ from the control member ` +
        `(first: ${proof.quantityDifferences[0]})`,
    );
  return notes;
}
