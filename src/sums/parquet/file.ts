import { Outside } from "../outside.js";
import type { Type, Value } from "../syntax.js";
import { pageOf, type Kind } from "./page.js";
import { numberOf, readStruct, structOf, textOf, type Struct, type Thrift } from "./thrift.js";

/** A column of a Parquet file: its values in the order of the rows. */
export interface ParquetColumn {
  name: string;
  type: Type;
  values: Value[];
}

/**
 * Columns of a Parquet file as DuckDB writes them: flat, in pages of version 1, whole or with Zstandard; those of types that
 * sums do not know, as times and decimals, are left out. Integers beyond 2^53 come as doubles that are no safe integers.
 * @throws Outside for what such files do not hold. Errors: damaged data.
 */
export function readParquet(bytes: Uint8Array): ParquetColumn[] {
  const { struct: footer } = readStruct(bytes, bytes.length - 8 - footerLength(bytes));
  const [, ...elements] = structs(footer.get(2));
  const groups = structs(footer.get(4)).map((group) => structs(group.get(1)).map((chunk) => chunk.get(3)));
  return elements.flatMap((element, i) => {
    const name = textOf(element.get(4));
    if (element.get(5) !== undefined) throw new Outside(`nested column ${name}`);
    const kind = findKind(element);
    if (!kind) return [];
    const values: Value[] = [];
    for (const chunks of groups) readChunk(bytes, structOf(chunks[i]), kind, values);
    return [{ name, type: kind.type, values }];
  });
}

const [typeBoolean, typeInt32, typeInt64, typeDouble, typeBytes] = [0, 1, 2, 5, 6];
const [convertedText, convertedDate] = [0, 6];

function findKind(element: Struct): Kind | undefined {
  const [physical, optional, converted] = [element.get(1), element.get(3) === 1, element.get(6)];
  const types = new Map<Thrift | undefined, Type>([
    [typeBoolean, "bool"],
    [typeInt32, converted === convertedDate ? "date" : "int"],
    [typeInt64, "int"],
    [typeDouble, "double"],
    ...(converted === convertedText ? [[typeBytes, "text"] as const] : []),
  ]);
  const type = types.get(physical);
  // other conversions: small and large integers, which are integers all the same; times and decimals are not
  const isOther = type === "int" && typeof converted === "number" && converted < 11;
  return type && !isOther ? { physical: Number(physical), type, optional } : undefined;
}

function readChunk(bytes: Uint8Array, chunk: Struct, kind: Kind, values: Value[]): void {
  const codec = numberOf(chunk.get(4));
  const end = values.length + numberOf(chunk.get(5));
  let at = numberOf(chunk.get(11) ?? chunk.get(9));
  let dictionary: readonly Value[] = [];
  while (values.length < end) {
    const { struct: header, end: start } = readStruct(bytes, at);
    at = start + numberOf(header.get(3));
    const page = pageOf(header, bytes.subarray(start, at), { codec, kind, dictionary });
    if (header.get(1) === 2) dictionary = page;
    else for (const value of page) values.push(value);
  }
}

function footerLength(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset + bytes.length - 8, 8);
  if (view.getUint32(4) !== 0x50415231) throw new Error("not a Parquet file"); // PAR1
  return view.getUint32(0, true);
}

function structs(value: Thrift | undefined): Struct[] {
  return Array.isArray(value) ? value.map(structOf) : [];
}
