/** A struct of Thrift by the numbers of its fields. */
export type Struct = ReadonlyMap<number, Thrift>;
export type Thrift = number | boolean | Uint8Array | readonly Thrift[] | Struct;

/** Reads a struct in Thrift's compact protocol; returns it with the first byte after. */
export function readStruct(bytes: Uint8Array, at: number): { struct: Struct; end: number } {
  const struct = structIn();
  return { struct, end: at };

  function structIn(): Struct {
    const fields = new Map<number, Thrift>();
    let id = 0;
    for (;;) {
      const head = bytes[at++] ?? 0;
      if (head === 0) return fields;
      id = head >> 4 ? id + (head >> 4) : signed();
      fields.set(id, value(head & 15));
    }
  }

  function value(type: number): Thrift {
    switch (type) {
      case 1:
      case 2:
        return type === 1;
      case 3:
        return bytes[at++] ?? 0;
      case 4:
      case 5:
      case 6:
        return signed();
      case 7:
        return new DataView(bytes.buffer, bytes.byteOffset + (at += 8) - 8, 8).getFloat64(0, true);
      case 8: {
        const length = unsigned();
        return bytes.subarray(at, (at += length));
      }
      case 9:
      case 10: {
        const head = bytes[at++] ?? 0;
        const length = head >> 4 === 15 ? unsigned() : head >> 4;
        return Array.from({ length }, () => ((head & 15) < 3 ? bytes[at++] === 1 : value(head & 15)));
      }
      case 12:
        return structIn();
      default:
        throw new Error(`unsupported thrift: a value of type ${type}`);
    }
  }

  function unsigned(): number {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = bytes[at++] ?? 0;
      value += (byte & 127) * factor;
      if (byte < 128) return value;
    }
  }

  function signed(): number {
    const value = unsigned();
    return value % 2 ? -(value + 1) / 2 : value / 2;
  }
}

export function structOf(value: Thrift | undefined): Struct {
  if (value instanceof Map) return value as Struct;
  throw new Error("invalid thrift: no struct where one was expected");
}

export function numberOf(value: Thrift | undefined): number {
  if (typeof value === "number") return value;
  throw new Error("invalid thrift: no number where one was expected");
}

const decoder = new TextDecoder();

export function textOf(value: Thrift | undefined): string {
  return value instanceof Uint8Array ? decoder.decode(value) : "";
}
