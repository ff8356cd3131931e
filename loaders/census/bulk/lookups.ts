import type { Archive } from "./archive.js";
import { textAt } from "./fields.js";
import type { LookupLayout, Span } from "./layout.js";
import { RecordError, RecordSplitter } from "./records.js";

/** A code list: one array a field, rows in the member's order; null where the field is blank. */
export type Lookup = Record<string, (string | null)[]>;

/** Reads a code list. Throws RecordError for another record length, a row without a code, or a code that comes twice. */
export async function readLookup(archive: Archive, layout: LookupLayout): Promise<Lookup> {
  const fields: [string, Span][] = Object.entries(layout.fields);
  const lookup: Lookup = Object.fromEntries(fields.map(([name]) => [name, []]));
  const [keyField] = fields.map(([name]) => name);
  const seen = new Set<string>();
  const splitter = new RecordSplitter(layout.member, layout.length, (bytes, at, number) => {
    for (const [name, [from, to]] of fields) {
      const text = textAt(bytes, at, from, to).trim();
      const value = text === "" || (unitFields.has(name) && noUnit.has(text)) ? null : text;
      if (name === keyField) {
        if (value === null) throw new RecordError(`${layout.member} record ${number}: blank ${name}`);
        if (seen.has(value))
          throw new RecordError(`${layout.member} record ${number}: ${name} ${value} comes twice`);
        seen.add(value);
      }
      lookup[name]?.push(value);
    }
  });
  for await (const chunk of archive.read(layout.member)) splitter.push(chunk);
  splitter.finish();
  return lookup;
}

const unitFields = new Set(["unit1", "unit2"]);
/** X: Census keeps no quantity for the code. */
const noUnit = new Set(["-", "X"]);
