import { tableToIPC, type Table } from "apache-arrow";
import { unpacked } from "../base/unpacked.js";
import * as parquet from "parquet-wasm/esm";

const parquetType = "application/vnd.apache.parquet";

/**
 * An Arrow table as a Parquet file, written in the browser; `about` becomes its key-value metadata.
 * `module` is the address of the writer's own module, which is loaded at the first call. Errors: it cannot be loaded;
 * a column type that Parquet does not have.
 */
export async function parquetOf(
  table: Table,
  module: string,
  about: Record<string, string> = {},
): Promise<Blob> {
  await parquet.default({
    module_or_path: fetch(module).then((response) => unpacked(response, "application/wasm")),
  });
  const properties = new parquet.WriterPropertiesBuilder()
    .setCompression(parquet.Compression.ZSTD)
    .setKeyValueMetadata(new Map(Object.entries(about)))
    .build();
  const content = parquet.writeParquet(parquet.Table.fromIPCStream(tableToIPC(table, "stream")), properties);
  return new Blob([content as BlobPart], { type: parquetType });
}
