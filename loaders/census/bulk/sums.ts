/** Sums of several measures by code and part (country or district), in hash tables of numbers: no object a cell. */
export class Sums {
  /** code × 10,000 + part of each cell, in order of first sight; codes by index into `codes` */
  private keys = new Int32Array(1 << 12);
  private values: Float64Array;
  /** cell + 1 by hash of its key, 0 where free; open addressing */
  private slots = new Int32Array(1 << 13);
  private shift = 32 - 13;
  private lastKey = -1;
  private lastCell = -1;
  size = 0;

  constructor(
    private readonly codes: readonly number[],
    readonly width: number,
  ) {
    this.values = new Float64Array(this.keys.length * width);
  }

  /** Adds to one measure of one cell. Exact while sums stay below 2^53. */
  add(cell: number, column: number, value: number): void {
    const at = cell * this.width + column;
    this.values[at] = (this.values[at] as number) + value;
  }

  /** The cell of a code (by index) and part below 10,000; made when new. */
  cell(codeIndex: number, part: number): number {
    const key = codeIndex * 10_000 + part;
    if (key === this.lastKey) return this.lastCell;
    this.lastKey = key;
    this.lastCell = this.find(key);
    return this.lastCell;
  }

  code(cell: number): number {
    return this.codes[Math.floor((this.keys[cell] as number) / 10_000)] as number;
  }

  part(cell: number): number {
    return (this.keys[cell] as number) % 10_000;
  }

  value(cell: number, column: number): number {
    return this.values[cell * this.width + column] as number;
  }

  private find(key: number): number {
    const mask = this.slots.length - 1;
    let slot = Math.imul(key, 0x9e3779b1) >>> this.shift;
    for (;;) {
      const cell = (this.slots[slot] as number) - 1;
      if (cell < 0) return this.insert(key, slot);
      if (this.keys[cell] === key) return cell;
      slot = (slot + 1) & mask;
    }
  }

  private insert(key: number, slot: number): number {
    if (this.size === this.keys.length) {
      this.grow();
      return this.find(key);
    }
    this.slots[slot] = this.size + 1;
    this.keys[this.size] = key;
    return this.size++;
  }

  /** Twice the cells, and as many slots again as cells, so that a look-up stays short. */
  private grow(): void {
    const { keys, values } = this;
    this.keys = new Int32Array(keys.length * 2);
    this.keys.set(keys);
    this.values = new Float64Array(values.length * 2);
    this.values.set(values);
    this.slots = new Int32Array(this.slots.length * 2);
    this.shift--;
    const mask = this.slots.length - 1;
    for (let cell = 0; cell < this.size; cell++) {
      let slot = Math.imul(keys[cell] as number, 0x9e3779b1) >>> this.shift;
      while (this.slots[slot] !== 0) slot = (slot + 1) & mask;
      this.slots[slot] = cell + 1;
    }
  }
}

/** More codes than this would overflow the 32-bit keys; a schedule has about 20,000. */
export const mostCodes = 200_000;
