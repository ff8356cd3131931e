/** What is wrong with a record, with where it stands: `IMP_DETL record 17: …`. */
export class RecordError extends Error {}

/** A record stands at `at` in `bytes`, and at the same place in `view`; `number` counts from 1. */
export type OnRecord = (bytes: Buffer, at: number, number: number, view: DataView) => void;

/**
 * Cuts pieces of a member into records of one length, ended by CR, LF or CRLF, and hands each to `onRecord`
 * where it stands in the piece, without copying. Blanks behind a record, blank lines behind the last one and a
 * Ctrl-Z at the end of the member say nothing. Throws RecordError for a record of another length; one of at least `shortest` bytes is filled up with blanks.
 */
export class RecordSplitter {
  private rest: Buffer = Buffer.alloc(0);
  private end: number | undefined;
  private count = 0;
  /** blank lines that have come: behind them nothing else may */
  private blank = 0;
  /** the Ctrl-Z that ends a file of DOS has come */
  private isOver = false;

  constructor(
    private readonly member: string,
    private readonly length: number,
    private readonly onRecord: OnRecord,
    private readonly shortest = length,
    /** length of the same member in another product, blank at the end or not */
    private readonly otherLength?: number,
  ) {}

  push(chunk: Buffer): void {
    let from = 0;
    if (this.rest.length > 0) {
      // Only the record that lies across two pieces is copied.
      const seam = Buffer.concat([this.rest, chunk.subarray(0, this.longest)]);
      const cut = this.cut(seam);
      if (cut === 0) return this.keep(seam);
      from = cut - this.rest.length;
    }
    const rest = chunk.subarray(from);
    this.keep(rest.subarray(this.cut(rest)));
  }

  /** The last record may lack its line end. Returns how many records there were. */
  finish(): number {
    const { rest } = this;
    if (rest.length > 0) this.take(rest, 0, rest.length, viewOf(rest));
    return this.count;
  }

  /** Hands on every whole record and returns how many bytes they took. */
  private cut(bytes: Buffer): number {
    this.end ??= findLineEnd(bytes);
    const view = viewOf(bytes);
    let at = 0;
    if (this.end !== undefined)
      for (let stop = bytes.indexOf(this.end); stop >= 0; stop = bytes.indexOf(this.end, at)) {
        this.take(bytes, at, stop, view);
        at = stop + 1;
      }
    return at;
  }

  private keep(rest: Buffer): void {
    const isTooLong = rest.length > this.length + 2 && !isBlank(rest, this.length, rest.length - 2);
    if (isTooLong || rest.length > this.longest) this.refuse(rest.length);
    this.rest = rest;
  }

  private take(bytes: Buffer, at: number, stop: number, view: DataView): void {
    const length = stop > at && bytes[stop - 1] === CR ? stop - at - 1 : stop - at;
    if (length !== this.length && this.takeEnd(bytes, at, at + length)) return;
    if (length < this.length && this.shortest === this.length && isBlank(bytes, at, at + length)) {
      this.blank++;
      return;
    }
    this.count++;
    if (this.blank > 0) this.refuse(0);
    if (this.isOver) this.refuse(length);
    if (length === this.length) return this.onRecord(bytes, at, this.count, view);
    const isOther = length === this.otherLength;
    if (!isOther && length > this.length && isBlank(bytes, at + this.length, at + length))
      return this.onRecord(bytes, at, this.count, view);
    const isEmpty = length === 0 && this.shortest < this.length;
    if ((length < this.shortest && !isEmpty) || length > this.length) this.refuse(length);
    const filled = Buffer.alloc(this.length, " ");
    bytes.copy(filled, 0, at, at + length);
    this.onRecord(filled, 0, this.count, viewOf(filled));
  }

  /** Ctrl-Z alone, or behind the last record: then nothing but blanks may follow. */
  private takeEnd(bytes: Buffer, at: number, stop: number): boolean {
    const mark = bytes.subarray(at, stop).indexOf(CTRL_Z);
    if (mark < 0) return this.isOver && isBlank(bytes, at, stop);
    if (!isBlank(bytes, at + mark, stop)) return false;
    const record = Buffer.from(bytes.subarray(at, at + mark));
    if (record.length > 0) this.take(record, 0, record.length, viewOf(record));
    this.isOver = true;
    return true;
  }

  /** Bytes that a record may have with its line end. */
  private get longest(): number {
    return this.length + 2 + mostBlanks;
  }

  private refuse(length: number): never {
    throw new RecordError(
      `${this.member} record ${Math.max(1, this.count)}: ${length} bytes (expected ${this.length}); ` +
        "the layout is not the one of the monthly files, or the member is cut",
    );
  }
}

function viewOf(bytes: Buffer): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function isBlank(bytes: Buffer, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (bytes[i] !== SPACE && bytes[i] !== CTRL_Z) return false;
  return true;
}

/** Blanks behind a record that are put up with. */
const mostBlanks = 64;
const LF = 10;
const CR = 13;
const CTRL_Z = 26;
const SPACE = 32;

/** LF where there is one, also when CR stands before it; CR only where no LF follows. Undefined: not seen yet. */
function findLineEnd(bytes: Buffer): number | undefined {
  const cr = bytes.indexOf(CR);
  const lf = bytes.indexOf(LF);
  if (lf >= 0 && (cr < 0 || lf <= cr + 1)) return LF;
  return cr >= 0 && cr + 1 < bytes.length ? CR : undefined;
}
