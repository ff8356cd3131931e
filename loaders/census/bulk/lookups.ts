import type { Archive } from "./archive.js";
import { textAt } from "./fields.js";
import type { LookupLayout, Span } from "./layout.js";
import { RecordSplitter } from "./records.js";

/** A code list: one array a field, rows in the member's order; null where the field is blank. */
export type Lookup = Record<string, (string | null)[]>;

/**
 * Reads a code list, which only carries names and attributes: what is odd in it is noted and stops nothing. Of a code
 * that comes twice the first row counts; a row without a code is left out; a row that breaks off is read as far as it goes.
 * @throws RecordError where a row has a length with which its fields cannot be where they are expected
 */
export async function readLookup(
  archive: Archive,
  layout: LookupLayout,
  note: (line: string) => void = () => undefined,
): Promise<Lookup> {
  const fields: [string, Span][] = Object.entries(layout.fields);
  const lookup: Lookup = Object.fromEntries(fields.map(([name]) => [name, []]));
  const seen = new Map<string, string>();
  const odd = new Map<string, number>();
  const count = (what: string): void => void odd.set(what, (odd.get(what) ?? 0) + 1);
  const splitter = new RecordSplitter(
    layout.member,
    layout.length,
    (bytes, at) => {
      const values = fields.map(([name, [from, to]]) => {
        const text = textAt(bytes, at, from, to).trim();
        return text === "" || (unitFields.has(name) && noUnit.has(text)) ? null : text;
      });
      const [key] = values;
      if (key === null || key === undefined) return count("rows without a code");
      const row = values.join("\t");
      const before = seen.get(key);
      if (before !== undefined)
        return count(
          before === row ? "rows repeated" : "rows that say something else of a code listed before",
        );
      seen.set(key, row);
      fields.forEach(([name], i) => lookup[name]?.push(values[i] ?? null));
    },
    layout.shortest,
    layout.otherLength,
  );
  for await (const chunk of archive.read(layout.member)) splitter.push(chunk);
  splitter.finish();
  for (const [what, rows] of odd) note(`${layout.member}: ${rows} ${what}, left out`);
  return lookup;
}

const unitFields = new Set(["unit1", "unit2"]);
/** X: Census keeps no quantity for the code. */
const noUnit = new Set(["-", "X"]);
