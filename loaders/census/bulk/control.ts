import type { Flow } from "../../cache.js";
import type { Month } from "../../month.js";
import type { Archive } from "./archive.js";
import {
  assertMonth,
  badField,
  formatCode,
  measureOffsets,
  parseCode,
  parseMeasure,
  textAt,
} from "./fields.js";
import { isMoney, keptMeasures, mainStem } from "./kept-measures.js";
import { controlLayouts, detailLayouts, measureWidth, type ControlLayout } from "./layout.js";
import { RecordSplitter } from "./records.js";
import type { Sums } from "./sums.js";

/** The detail does not add up to what the publisher says it does: the month is not to be trusted. */
export class ControlError extends Error {}

export interface Proof {
  /** the publisher's total of the flow's main value, dollars; NULL where a part of it is blank */
  published: number | null;
  /** sums that the publisher left blank: they prove nothing, and the other control member has to */
  blank: string[];
  /** codes whose quantities do not add up; dollars always do */
  quantityDifferences: string[];
}

/**
 * Compares the detail with the archive's own sums by commodity and by country, in both directions and to the dollar.
 * Throws ControlError with the first code or country that differs.
 */
export async function prove(archive: Archive, flow: Flow, month: Month, countries: Sums): Promise<Proof> {
  const layouts = controlLayouts[flow];
  const byCode = await compare(archive, flow, month, layouts.commodity, countries, (cell) =>
    countries.code(cell),
  );
  const byCountry = await compare(archive, flow, month, layouts.country, countries, (cell) =>
    countries.part(cell),
  );
  const published = [byCode.total, byCountry.total].find((total) => !Number.isNaN(total)) ?? null;
  const wrong = byCode.differences.find(({ stem }) => isMoney(stem)) ?? byCountry.differences[0];
  if (wrong) throw new ControlError(wrong.message);
  return {
    published,
    blank: [...byCode.blank, ...byCountry.blank],
    quantityDifferences: byCode.differences.map(({ message }) => message),
  };
}

/** Sums under a key and origin; one value for each stem that the control member has. */
type Sheet = Map<number, Float64Array>;

async function compare(
  archive: Archive,
  flow: Flow,
  month: Month,
  layout: ControlLayout,
  cells: Sums,
  keyOf: (cell: number) => number,
): Promise<{ differences: { stem: string; message: string }[]; total: number; blank: string[] }> {
  const stems = [...new Set(keptMeasures(flow).map(({ stem }) => stem))].filter((stem) =>
    layout.stems.includes(stem),
  );
  const blank: string[] = [];
  const theirs = await readControl(archive, month, layout, stems, (where) => blank.push(where));
  const ours = sumCells(flow, layout, stems, cells, keyOf);
  const width = layout.key[1] - layout.key[0];
  const what = width === 4 ? "country" : "code";
  const differences = [];
  for (const key of [...new Set([...theirs.keys(), ...ours.keys()])].sort((a, b) => a - b))
    for (const [i, stem] of stems.entries()) {
      const [our, their] = [ours.get(key)?.[i] ?? 0, theirs.get(key)?.[i]];
      if (our === (their ?? 0) || Number.isNaN(their)) continue;
      const origin = layout.origin === null ? "" : `, ${["", "domestic", "foreign"][key % 10]} goods`;
      const says = their === undefined ? "has no such row" : `says ${their}`;
      differences.push({
        stem,
        message:
          `${what} ${formatCode(Math.floor(key / 10), width)}${origin}: ${stem} adds up to ${our} in ` +
          `${detailLayouts[flow].member}, but ${layout.member} ${says}`,
      });
    }
  const main = stems.indexOf(mainStem[flow]);
  const total = [...theirs.values()].reduce((sum, values) => sum + (values[main] ?? 0), 0);
  return { differences, total, blank };
}

async function readControl(
  archive: Archive,
  month: Month,
  layout: ControlLayout,
  stems: readonly string[],
  onBlank: (where: string) => void,
): Promise<Sheet> {
  const sheet: Sheet = new Map();
  const yearMonth = Number(month.replace("-", ""));
  const offsets = measureOffsets(layout, stems);
  const width = layout.key[1] - layout.key[0];
  const splitter = new RecordSplitter(layout.member, layout.length, (bytes, at, number, view) => {
    assertMonth(bytes, at, number, layout, yearMonth);
    const code = parseCode(bytes, at + layout.key[0], width);
    // Rows of country groups (0003, 4XXX) and totals may stand among the partners.
    if (width === 4 && !(code >= 1000)) return;
    const where = `${layout.member} record ${number}`;
    if (Number.isNaN(code))
      throw badField(where, "code", bytes, at + layout.key[0], width, `${width} digits`);
    const origin = layout.origin === null ? 0 : parseCode(bytes, at + layout.origin, 1);
    if (layout.origin !== null && origin !== 1 && origin !== 2)
      throw badField(where, "df", bytes, at + layout.origin, 1, "1 domestic or 2 foreign");
    const key = code * 10 + origin;
    const values = rowOf(sheet, key, stems.length);
    for (const [i, offset] of offsets.entries()) {
      const value = parseMeasure(view, at + offset);
      if (Number.isNaN(value))
        onBlank(`${where}, ${stems[i]}_mo ${JSON.stringify(textAt(bytes, at + offset, 0, measureWidth))}`);
      values[i] = (values[i] ?? 0) + value;
    }
  });
  for await (const chunk of archive.read(layout.member)) splitter.push(chunk);
  splitter.finish();
  return sheet;
}

function sumCells(
  flow: Flow,
  layout: ControlLayout,
  stems: readonly string[],
  cells: Sums,
  keyOf: (cell: number) => number,
): Sheet {
  const sheet: Sheet = new Map();
  const kept = keptMeasures(flow).map(({ stem, origin }, column) => ({
    column,
    origin: layout.origin === null ? 0 : origin,
    index: stems.indexOf(stem),
  }));
  let lastKey = NaN; // neighbours mostly share their key
  let values: Float64Array = new Float64Array(0);
  for (let cell = 0; cell < cells.size; cell++)
    for (const { column, origin, index } of kept) {
      const value = cells.value(cell, column);
      if (index < 0 || value === 0) continue;
      const key = keyOf(cell) * 10 + origin;
      if (key !== lastKey) values = rowOf(sheet, (lastKey = key), stems.length);
      values[index] = (values[index] ?? 0) + value;
    }
  return sheet;
}

function rowOf(sheet: Sheet, key: number, width: number): Float64Array {
  const known = sheet.get(key);
  if (known) return known;
  const values = new Float64Array(width);
  sheet.set(key, values);
  return values;
}
