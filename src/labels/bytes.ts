/** Writes numbers and texts as bytes. */
export class ByteWriter {
  private readonly bytes: number[] = [];

  /** A whole number from 0 up, seven bits a byte. */
  number(value: number): void {
    let rest = value;
    for (; rest > 127; rest = Math.floor(rest / 128)) this.bytes.push((rest % 128) + 128);
    this.bytes.push(rest);
  }

  text(text: string): void {
    const encoded = new TextEncoder().encode(text);
    this.number(encoded.length);
    this.bytes.push(...encoded);
  }

  finish(): Uint8Array {
    return Uint8Array.from(this.bytes);
  }
}

/** Reads what a `ByteWriter` wrote. Errors: bytes that end too early, and numbers out of bounds. */
export class ByteReader {
  private at = 0;

  constructor(private readonly bytes: Uint8Array) {}

  /** A number of at most `most`. */
  number(most: number): number {
    let value = 0;
    for (let size = 1; size <= 2 ** 28; size *= 128) {
      const byte = this.bytes[this.at++];
      if (byte === undefined) throw new Error("it ends too early");
      value += (byte & 127) * size;
      if (byte < 128) {
        if (value > most) throw new Error(`it holds ${value} where at most ${most} can stand`);
        return value;
      }
    }
    throw new Error("it holds a number that is too large");
  }

  text(mostBytes: number): string {
    const length = this.number(mostBytes);
    if (this.at + length > this.bytes.length) throw new Error("it ends too early");
    const text = new TextDecoder("utf-8", { fatal: true }).decode(
      this.bytes.subarray(this.at, this.at + length),
    );
    this.at += length;
    return text;
  }

  finish(): void {
    if (this.at !== this.bytes.length) throw new Error("it goes on after its end");
  }
}
