import { BackwardBits, ForwardBits } from "./bits.js";

/** A table of finite state entropy (RFC 8878, 4.1): by state the symbol, and how the next state is read. */
export interface StateTable {
  log: number;
  symbols: Uint8Array;
  bits: Uint8Array;
  bases: Uint16Array;
}

/** Reads the description of a table; returns it with the first byte after. */
export function readStateTable(bytes: Uint8Array, at: number): { table: StateTable; end: number } {
  const bits = new ForwardBits(bytes, at);
  const log = bits.take(4) + 5;
  const counts: number[] = [];
  for (let left = 1 << log; left > 0;) {
    const width = 32 - Math.clz32(left + 1);
    const low = (1 << (width - 1)) - 1;
    const threshold = (1 << width) - 1 - (left + 1);
    let value = bits.take(width);
    if ((value & low) < threshold) {
      bits.giveBack(1);
      value &= low;
    } else if (value > low) value -= threshold;
    const count = value - 1;
    left -= Math.abs(count);
    counts.push(count);
    if (count === 0)
      for (let zeros = 3; zeros === 3;) {
        zeros = bits.take(2);
        for (let i = 0; i < zeros; i++) counts.push(0);
      }
    if (counts.length > 256) throw new Error("invalid zstd: a table of too many symbols");
  }
  return { table: stateTable(counts, log), end: bits.end };
}

/** The table of normalized counts, -1 for symbols that are less likely than one state. */
export function stateTable(counts: readonly number[], log: number): StateTable {
  const size = 1 << log;
  const symbols = new Uint8Array(size);
  let high = size;
  for (const [symbol, count] of counts.entries()) if (count < 0) symbols[--high] = symbol;
  const step = (size >> 1) + (size >> 3) + 3;
  let place = 0;
  for (const [symbol, count] of counts.entries())
    for (let i = 0; i < count; i++) {
      symbols[place] = symbol;
      do place = (place + step) & (size - 1);
      while (place >= high);
    }
  const next = counts.map(Math.abs);
  const bits = new Uint8Array(size);
  const bases = new Uint16Array(size);
  for (const [state, symbol] of symbols.entries()) {
    const value = next[symbol] ?? 1;
    next[symbol] = value + 1;
    const width = log - (31 - Math.clz32(value));
    bits[state] = width;
    bases[state] = (value << width) - size;
  }
  return { log, symbols, bits, bases };
}

/** A table that always gives one symbol. */
export function constantTable(symbol: number): StateTable {
  return {
    log: 0,
    symbols: Uint8Array.of(symbol),
    bits: new Uint8Array(1),
    bases: new Uint16Array(1),
  };
}

/** A place in a table that moves with the bits of a stream. */
export class State {
  private state: number;

  constructor(
    private readonly table: StateTable,
    private readonly stream: BackwardBits,
  ) {
    this.state = stream.take(table.log);
  }

  get symbol(): number {
    return this.table.symbols[this.state] ?? 0;
  }

  move(): void {
    const { bases, bits } = this.table;
    this.state = (bases[this.state] ?? 0) + this.stream.take(bits[this.state] ?? 0);
  }
}

/** A table of prefix codes (RFC 8878, 4.2): by the next `log` bits the symbol and the length of its code. */
export interface PrefixTable {
  log: number;
  symbols: Uint8Array;
  lengths: Uint8Array;
}

/** Reads the description of a table; returns it with the first byte after. */
export function readPrefixTable(bytes: Uint8Array, at: number): { table: PrefixTable; end: number } {
  const header = bytes[at] ?? 0;
  if (header < 128) {
    const end = at + 1 + header;
    return { table: prefixTable(packedWeights(bytes, at + 1, end)), end };
  }
  const count = header - 127;
  const weights = Array.from({ length: count }, (_, i) => {
    const pair = bytes[at + 1 + (i >> 1)] ?? 0;
    return i & 1 ? pair & 15 : pair >> 4;
  });
  return { table: prefixTable(weights), end: at + 1 + ((count + 1) >> 1) };
}

function packedWeights(bytes: Uint8Array, at: number, end: number): number[] {
  const { table, end: start } = readStateTable(bytes, at);
  const stream = new BackwardBits(bytes, start, end);
  const weights: number[] = [];
  let [one, other] = [new State(table, stream), new State(table, stream)];
  while (weights.length < 255) {
    weights.push(one.symbol);
    one.move();
    [one, other] = [other, one];
    if (stream.left >= 0) continue;
    weights.push(one.symbol);
    return weights;
  }
  throw new Error("invalid zstd: too many weights");
}

/** `given`: a weight for each symbol but the last one, which takes what is left of the codes. */
function prefixTable(given: readonly number[]): PrefixTable {
  const taken = given.reduce((sum, weight) => sum + (weight > 0 ? 1 << (weight - 1) : 0), 0);
  const log = 32 - Math.clz32(taken);
  const left = (1 << log) - taken;
  if (log > 11 || (left & (left - 1)) !== 0) throw new Error("invalid zstd: weights that make no code");
  const weights = [...given, 32 - Math.clz32(left)];
  const [symbols, lengths] = [new Uint8Array(1 << log), new Uint8Array(1 << log)];
  let code = 0; // the longest codes come first
  for (let weight = 1; weight <= log; weight++)
    for (const [symbol, own] of weights.entries()) {
      if (own !== weight) continue;
      const end = code + (1 << (weight - 1));
      symbols.fill(symbol, code, end);
      lengths.fill(log + 1 - weight, code, end);
      code = end;
    }
  return { log, symbols, lengths };
}

/** Decodes as many symbols of a stream as there is room for. */
export function readPrefixCodes(
  { log, symbols, lengths }: PrefixTable,
  bytes: Uint8Array,
  [start, end]: readonly [number, number],
  into: Uint8Array,
): void {
  const stream = new BackwardBits(bytes, start, end);
  for (let i = 0; i < into.length; i++) {
    const code = stream.peek(log);
    into[i] = symbols[code] ?? 0;
    stream.left -= lengths[code] ?? 0;
  }
}
