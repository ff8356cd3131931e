import { overConsumption } from "../base/catalog.js";
import { whole } from "./numbers.js";
import type { ParquetColumn } from "./parquet/file.js";
import { Vector } from "./vector.js";

/** The columns of a table outside its core as they read: some are written as what they exceed `con_val` by. */
export function addedTo(core: readonly ParquetColumn[], rest: readonly ParquetColumn[]): ParquetColumn[] {
  const consumption = core.find(({ name }) => name === "con_val")?.vector;
  return rest.map((column) =>
    overConsumption.has(column.name) && consumption
      ? { ...column, vector: sumOf(consumption, column.vector) }
      : column,
  );
}

function sumOf(one: Vector, other: Vector): Vector {
  return new Vector(one.length, () => {
    const [read, readOther] = [one.reader(), other.reader()];
    return Array.from({ length: one.length }, (_, row) => {
      const [value, over] = [read(row), readOther(row)];
      return typeof over === "number" && typeof value === "number" ? whole(value + over) : null;
    });
  });
}
