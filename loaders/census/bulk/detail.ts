import type { Flow } from "../../cache.js";
import type { Month } from "../../month.js";
import type { Archive } from "./archive.js";
import { assertMonth, badField, parseCode, parseMeasure, textAt } from "./fields.js";
import { keptMeasures, mainStem } from "./kept-measures.js";
import { detailLayouts, measureWidth, type DetailLayout } from "./layout.js";
import { RecordError, RecordSplitter, type OnRecord } from "./records.js";
import { mostCodes, Sums } from "./sums.js";

/** The detail of a month, summed over rate provisions, subcodes and districts, or over countries. */
export interface Detail {
  /** one column for each measure of the facts */
  countries: Sums;
  /** one column: the flow's main value */
  districts: Sums;
  records: number;
  /** records with any measure of the month; the others only carry the year to date */
  active: number;
  negatives: number;
  /** where the first negative value stands */
  firstNegative: string | null;
  /** measures that are blank or no number: missing, and left out of the sums */
  missing: number;
  /** where the first of them stands */
  firstMissing: string | null;
  /** records whose district is no number: their dollars stand under district 00 */
  withoutDistrict: number;
  firstWithoutDistrict: string | null;
}

/**
 * Reads the detail member as a stream. A measure that is blank is counted and left out: the control members decide whether
 * the dollars are whole. Throws RecordError, with the record's number, for another length, another month or a code that
 * is no code; ArchiveError where the member does not unpack.
 */
export async function readDetail(
  archive: Archive,
  flow: Flow,
  month: Month,
  onProgress: (bytes: number) => void,
): Promise<Detail> {
  const layout = detailLayouts[flow];
  const codes: number[] = [];
  const detail: Detail = {
    countries: new Sums(codes, keptMeasures(flow).length),
    districts: new Sums(codes, 1),
    records: 0,
    active: 0,
    negatives: 0,
    firstNegative: null,
    missing: 0,
    firstMissing: null,
    withoutDistrict: 0,
    firstWithoutDistrict: null,
  };
  const splitter = new RecordSplitter(
    layout.member,
    layout.length,
    addRecords(layout, flow, month, codes, detail),
  );
  for await (const chunk of archive.read(layout.member)) {
    splitter.push(chunk);
    onProgress(chunk.length);
  }
  detail.records = splitter.finish();
  assertExact(layout, detail.countries);
  return detail;
}

function addRecords(
  layout: DetailLayout,
  flow: Flow,
  month: Month,
  codes: number[],
  detail: Detail,
): OnRecord {
  const { countries, districts } = detail;
  const yearMonth = Number(month.replace("-", ""));
  const first = layout.measures;
  const width = layout.stems.length;
  const values = new Float64Array(width);
  const main = layout.stems.indexOf(mainStem[flow]);
  const isIdle = idleTest(width);
  const plans = [0, 1, 2].map((origin) => plan(layout, flow, origin));
  const indexOfCode = new Map<number, number>();
  let lastCode = -1;
  let codeIndex = -1;

  return (bytes, at, number, view) => {
    assertMonth(bytes, at, number, layout, yearMonth);
    if (isIdle(bytes, at + first)) return;
    let active = false;
    for (let i = 0; i < width; i++) {
      const start = at + first + i * measureWidth;
      let value = parseMeasure(view, start);
      if (value !== 0) {
        if (!(value > 0)) {
          noteOdd(layout, detail, bytes, start, number, i, value);
          if (Number.isNaN(value)) value = 0;
        }
        if (value !== 0) active = true;
      }
      values[i] = value;
    }
    const code = codeAt(layout, bytes, number, "commodity", at + layout.commodity, 10);
    const country = codeAt(layout, bytes, number, "cty_code", at + layout.country, 4);
    let district = parseCode(bytes, at + layout.district, 2);
    if (!(district >= 0)) {
      noteNoDistrict(layout, detail, bytes, at + layout.district, number);
      district = 0;
    }
    const origin = layout.origin === null ? 0 : originAt(layout, bytes, number, at + layout.origin);
    if (!active) return;
    detail.active++;
    if (code !== lastCode) {
      lastCode = code;
      codeIndex = indexOfCode.get(code) ?? newCode(layout, indexOfCode, codes, code);
    }
    const cell = countries.cell(codeIndex, country);
    const { columns, measures } = plans[origin] as Plan;
    for (let i = 0; i < columns.length; i++)
      countries.add(cell, columns[i] as number, values[measures[i] as number] as number);
    districts.add(districts.cell(codeIndex, district), 0, values[main] as number);
  };
}

/**
 * Whether all measures of the month are a plain zero. Up to three records in four only carry the year to date, so
 * this one comparison of bytes spares most of the parsing.
 */
function idleTest(width: number): (bytes: Buffer, from: number) => boolean {
  const zeros = Buffer.from("0".padStart(measureWidth, "0").repeat(width));
  const blanks = Buffer.from("0".padStart(measureWidth, " ").repeat(width));
  return (bytes, from) => {
    const block = bytes[from] === zeros[0] ? zeros : blanks;
    return bytes.compare(block, 0, block.length, from, from + block.length) === 0;
  };
}

/** For records of one origin: measure `measures[i]` is added to column `columns[i]`. */
interface Plan {
  columns: Int32Array;
  measures: Int32Array;
}

function plan(layout: DetailLayout, flow: Flow, origin: number): Plan {
  const kept = keptMeasures(flow)
    .map((measure, column) => ({ ...measure, column, index: layout.stems.indexOf(measure.stem) }))
    .filter((measure) => measure.origin === origin);
  return {
    columns: Int32Array.from(kept, (measure) => measure.column),
    measures: Int32Array.from(kept, (measure) => measure.index),
  };
}

function noteOdd(
  layout: DetailLayout,
  detail: Detail,
  bytes: Buffer,
  at: number,
  number: number,
  measure: number,
  value: number,
): void {
  const where = `${layout.member} record ${number}`;
  const stem = `${layout.stems[measure] ?? ""}_mo`;
  if (Number.isNaN(value)) {
    detail.missing++;
    detail.firstMissing ??= `${where}, ${stem} ${JSON.stringify(textAt(bytes, at, 0, measureWidth))}`;
    return;
  }
  detail.negatives++;
  detail.firstNegative ??= `${where}, ${stem} ${value}`;
}

function noteNoDistrict(
  layout: DetailLayout,
  detail: Detail,
  bytes: Buffer,
  at: number,
  number: number,
): void {
  detail.withoutDistrict++;
  detail.firstWithoutDistrict ??= `${layout.member} record ${number}, ${JSON.stringify(textAt(bytes, at, 0, 2))}`;
}

function codeAt(
  layout: DetailLayout,
  bytes: Buffer,
  number: number,
  name: string,
  at: number,
  width: number,
): number {
  const code = parseCode(bytes, at, width);
  if (code >= 0 && (width !== 4 || code >= 1000)) return code; // Schedule C starts at 1000; below are groups
  throw badField(`${layout.member} record ${number}`, name, bytes, at, width, `${width} digits`);
}

function originAt(layout: DetailLayout, bytes: Buffer, number: number, at: number): 1 | 2 {
  const origin = (bytes[at] as number) - 48;
  if (origin === 1 || origin === 2) return origin;
  throw badField(`${layout.member} record ${number}`, "df", bytes, at, 1, "1 domestic or 2 foreign");
}

function newCode(
  layout: DetailLayout,
  indexOfCode: Map<number, number>,
  codes: number[],
  code: number,
): number {
  if (codes.length === mostCodes) throw new RecordError(`${layout.member}: more than ${mostCodes} codes`);
  indexOfCode.set(code, codes.length);
  return codes.push(code) - 1;
}

function assertExact(layout: DetailLayout, sums: Sums): void {
  for (let cell = 0; cell < sums.size; cell++)
    for (let column = 0; column < sums.width; column++)
      if (!Number.isSafeInteger(sums.value(cell, column)))
        throw new RecordError(`${layout.member}: a sum is beyond 2^53 and no longer exact`);
}
