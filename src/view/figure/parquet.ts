import {
  Bool,
  Field,
  Float64,
  Int64,
  makeData,
  RecordBatch,
  Schema,
  Struct,
  Table,
  Utf8,
  vectorFromArray,
  type DataType,
} from "apache-arrow";
import { parquetOf } from "../../database/parquet-file.js";
import type { Row, Value } from "../../measures/question.js";
import type { TableColumn, TableDefinition } from "../table/definition.js";
import { filed } from "../table/file.js";
import type { FileHeader } from "./csv.js";

/**
 * A table as Parquet, all of its rows, with what its CSV says in comment lines as key-value metadata. `module` is the
 * address of the writer.
 */
export function parquetFile(table: TableDefinition, header: FileHeader, module: string): Promise<Blob> {
  const { commands, ...about } = header;
  return parquetOf(columnsOf(filed(table)), module, { ...about, commands: commands.join("\n") });
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
  const children = fields.flatMap((field, i) => {
    const values = rows.map((row) => valueAs(field.type, row[columns[i]?.key ?? ""] ?? null));
    return vectorFromArray(values, field.type).data;
  });
  // by place: an object of columns would bring those that are named by a year before the others
  const data = makeData({ type: new Struct(fields), length: rows.length, nullCount: 0, children });
  return new Table([new RecordBatch(new Schema(fields), data)]);
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

/** Titles, with the key behind those that come twice: engines read the names of columns without their case. */
function uniqueTitles(columns: readonly TableColumn[]): string[] {
  const titles = columns.map((column) => column.title.toLowerCase());
  return columns.map(({ title, key }, i) =>
    titles.indexOf(titles[i] ?? "") === titles.lastIndexOf(titles[i] ?? "") ? title : `${title} (${key})`,
  );
}
