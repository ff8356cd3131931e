/** A bit stream of Zstandard that is read from its end: the last byte's highest set bit marks where it begins. */
export class BackwardBits {
  /** bits that are left; below zero once more were taken than there are, which read as zeros */
  left: number;

  constructor(
    private readonly bytes: Uint8Array,
    private readonly start: number,
    end: number,
  ) {
    const last = bytes[end - 1] ?? 0;
    if (end <= start || last === 0) throw new Error("invalid zstd: a bit stream without its end");
    this.left = (end - start) * 8 - (Math.clz32(last) - 24) - 1;
  }

  /** The next bits, 24 at most, without taking them. */
  peek(count: number): number {
    const from = this.left - count;
    if (from < 0) return from <= -count ? 0 : (this.at(0) & ((1 << this.left) - 1)) << -from;
    return (this.at(from >> 3) >>> (from & 7)) & ((1 << count) - 1);
  }

  take(count: number): number {
    if (count > 16) return this.take(count - 16) * 65_536 + this.take(16);
    const value = this.peek(count);
    this.left -= count;
    return value;
  }

  private at(byte: number): number {
    const { bytes } = this;
    const i = this.start + byte;
    return (
      (bytes[i] ?? 0) | ((bytes[i + 1] ?? 0) << 8) | ((bytes[i + 2] ?? 0) << 16) | ((bytes[i + 3] ?? 0) << 24)
    );
  }
}

/** A bit stream that is read from its start, lowest bits first. */
export class ForwardBits {
  private bit = 0;

  constructor(
    private readonly bytes: Uint8Array,
    private readonly start: number,
  ) {}

  /** Takes bits, 16 at most. */
  take(count: number): number {
    const i = this.start + (this.bit >> 3);
    const { bytes } = this;
    const word = (bytes[i] ?? 0) | ((bytes[i + 1] ?? 0) << 8) | ((bytes[i + 2] ?? 0) << 16);
    const value = (word >>> (this.bit & 7)) & ((1 << count) - 1);
    this.bit += count;
    return value;
  }

  giveBack(count: number): void {
    this.bit -= count;
  }

  /** The first byte that no bit was taken of. */
  get end(): number {
    return this.start + ((this.bit + 7) >> 3);
  }
}
