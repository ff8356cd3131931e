import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { replaceFolder } from "../atomic.js";
import type { Cache } from "../cache.js";
import { writeParquet } from "../parquet.js";
import type { SourceFile } from "../snapshot/manifest.js";
import { readStored, stored } from "../stored.js";
import { table } from "../snapshot/tables.js";
import type { ListEntry } from "./entries.js";
import type { ListKind } from "./registry.js";

/** `source.json` beside `list.parquet`: where the list came from and how it is to be matched. */
export interface ListRecord extends SourceFile {
  list: string;
  kind: ListKind;
  title: string;
  /** a code is on the list when it starts with a prefix of the list; `written` allows exact matching too */
  matching: "prefix";
  /** lengths of the prefixes, in digits */
  digits: number[];
  rows: number;
  /** rows of the file that named a prefix again */
  duplicates: number;
  effective: string | null;
  rate: number | null;
  /** added by `atlas lists add`, not of the registry */
  own?: true;
  /** Census codes of the countries whose goods it is about; absent: every country's */
  countries?: string[];
}

export async function writeList(
  cache: Cache,
  record: ListRecord,
  entries: readonly ListEntry[],
): Promise<void> {
  await replaceFolder(join(cache.lists, record.list), async (folder) => {
    const { columns, sortedBy } = table("lists");
    const rows = entries.map((entry) => ({
      list: record.list,
      kind: record.kind,
      prefix: entry.prefix,
      digits: entry.prefix.length,
      written: entry.written,
      effective: entry.effective,
      rate: record.rate,
    }));
    await writeParquet(join(folder, "list.parquet"), columns, rows, sortedBy);
    await writeFile(join(folder, "source.json"), `${JSON.stringify(record, null, 2)}\n`);
  });
}

export async function readListRecord(cache: Cache, list: string): Promise<ListRecord | undefined> {
  return readStored<ListRecord>(
    join(cache.lists, list, "source.json"),
    stored.source,
    `remove ${join(cache.lists, list)} and run atlas lists`,
  );
}
