import { overConsumption } from "../base/catalog.js";
import { whole } from "./numbers.js";
import type { ParquetColumn } from "./parquet/file.js";

/** The columns of a table outside its core as they read: some are written as what they exceed `con_val` by. */
export function addedTo(core: readonly ParquetColumn[], rest: readonly ParquetColumn[]): ParquetColumn[] {
  const consumption = core.find(({ name }) => name === "con_val")?.values ?? [];
  return rest.map((column) => {
    if (!overConsumption.has(column.name)) return column;
    const values = column.values.map((over, i) => {
      const value = consumption[i];
      return typeof over === "number" && typeof value === "number" ? whole(value + over) : null;
    });
    return { ...column, values };
  });
}
