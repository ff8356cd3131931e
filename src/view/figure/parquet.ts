import {
  Bool,
  Field,
  Float64,
  Int64,
  Schema,
  Table,
  Utf8,
  vectorFromArray,
  type DataType,
} from "apache-arrow";
import { parquetOf } from "../../database/parquet-file.js";
import type { Row, Value } from "../../measures/question.js";
import type { TableColumn, TableDefinition } from "../table/definition.js";
import type { FileHeader } from "./csv.js";

/**
 * A table as Parquet, all of its rows, with what its CSV says in comment lines as key-value metadata. `module` is the
 * address of the writer.
 */
export function parquetFile(table: TableDefinition, header: FileHeader, module: string): Promise<Blob> {
  const { commands, ...about } = header;
  return parquetOf(columnsOf(table), module, { ...about, commands: commands.join("\n") });
}

/**
 * All rows of a table as Arrow columns under the titles of its CSV, each with its unit in its metadata: whole numbers
 * are BIGINT, other numbers DOUBLE, everything else text; a missing value is NULL.
 */
export function columnsOf({ columns, rows }: TableDefinition): Table {
  const names = uniqueTitles(columns);
  const fields = columns.map((column, i) => {
    const unit = new Map(column.unit === undefined ? [] : [["unit", column.unit]]);
    return new Field(names[i] ?? column.key, typeOf(rows, column.key), true, unit);
  });
  const vectors = fields.map((field, i) => {
    const key = columns[i]?.key ?? "";
    return [
      field.name,
      vectorFromArray(
        rows.map((row) => valueAs(field.type, row[key] ?? null)),
        field.type,
      ),
    ] as const;
  });
  return new Table(new Schema(fields), Object.fromEntries(vectors));
}

function typeOf(rows: readonly Row[], key: string): DataType {
  const values = rows.map((row) => row[key] ?? null).filter((value) => value !== null);
  if (values.length && values.every((value) => typeof value === "boolean")) return new Bool();
  if (!values.length || !values.every((value) => typeof value === "number")) return new Utf8();
  return values.every((value) => Number.isSafeInteger(value)) ? new Int64() : new Float64();
}

function valueAs(type: DataType, value: Value): unknown {
  if (value === null) return null;
  if (type instanceof Int64) return BigInt(value);
  return type instanceof Utf8 ? String(value) : value;
}

/** Titles, with the key behind those that come twice: a Parquet file names each column once. */
function uniqueTitles(columns: readonly TableColumn[]): string[] {
  const titles = columns.map((column) => column.title);
  return columns.map(({ title, key }) =>
    titles.indexOf(title) === titles.lastIndexOf(title) ? title : `${title} (${key})`,
  );
}
