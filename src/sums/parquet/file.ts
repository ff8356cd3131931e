import { Outside } from "../outside.js";
import type { Type, Value } from "../syntax.js";
import { codedVector, joinedVectors, Vector } from "../vector.js";
import { dictionaryOf, isDictionary, pageOf, type Kind } from "./page.js";
import { numberOf, readStruct, structOf, textOf, type Struct, type Thrift } from "./thrift.js";

/** A column of a Parquet file: its values in the order of the rows, read when they are asked for. */
export interface ParquetColumn {
  name: string;
  type: Type;
  vector: Vector;
}

/**
 * Columns of a Parquet file as DuckDB writes them: flat, in pages of version 1, whole or with Zstandard; those of types that
 * sums do not know, as times and decimals, are left out. Integers beyond 2^53 come as doubles that are no safe integers.
 * @throws Outside for what such files do not hold, as asking for values does. Errors: damaged data.
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
    const chunks = groups.map((columns) => chunkOf(bytes, structOf(columns[i]), kind));
    const vector = joinedVectors(chunks);
    return [{ name, type: kind.type, vector: byNumber.has(kind.type) ? codedVector(vector) : vector }];
  });
}

/** Types whose values are asked for by what follows from them, or grouped by. */
const byNumber: ReadonlySet<Type> = new Set(["text", "date", "bool"]);

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

function chunkOf(bytes: Uint8Array, chunk: Struct, kind: Kind): Vector {
  const length = numberOf(chunk.get(5));
  const read = (): Vector => {
    const storage = { codec: numberOf(chunk.get(4)), kind };
    let at = numberOf(chunk.get(11) ?? chunk.get(9));
    let dictionary: Value[] = [];
    const pages: Vector[] = [];
    for (let held = 0; held < length; held += pages.at(-1)?.length ?? 0) {
      let { struct: header, end: start } = readStruct(bytes, at);
      at = start + numberOf(header.get(3));
      if (isDictionary(header)) {
        dictionary = dictionaryOf(header, bytes.subarray(start, at), storage);
        ({ struct: header, end: start } = readStruct(bytes, at));
        at = start + numberOf(header.get(3));
      }
      pages.push(pageOf(header, bytes.subarray(start, at), { ...storage, dictionary }));
    }
    return joinedVectors(pages);
  };
  return new Vector(length, () => read().content);
}

function footerLength(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset + bytes.length - 8, 8);
  if (view.getUint32(4) !== 0x50415231) throw new Error("not a Parquet file"); // PAR1
  return view.getUint32(0, true);
}

function structs(value: Thrift | undefined): Struct[] {
  return Array.isArray(value) ? value.map(structOf) : [];
}
