/** What is wrong with a record, with where it stands: `IMP_DETL record 17: …`. */
export class RecordError extends Error {}

/** A record stands at `at` in `bytes`, and at the same place in `view`; `number` counts from 1. */
export type OnRecord = (bytes: Buffer, at: number, number: number, view: DataView) => void;

/**
 * Cuts pieces of a member into records of one length, ended by CR, LF or CRLF, and hands each to `onRecord`
 * where it stands in the piece, without copying. Throws RecordError for a record of another length.
 */
export class RecordSplitter {
  private rest: Buffer = Buffer.alloc(0);
  private end: number | undefined;
  private count = 0;

  constructor(
    private readonly member: string,
    private readonly length: number,
    private readonly onRecord: OnRecord,
  ) {}

  push(chunk: Buffer): void {
    let from = 0;
    if (this.rest.length > 0) {
      // Only the record that lies across two pieces is copied.
      const seam = Buffer.concat([this.rest, chunk.subarray(0, this.length + 2)]);
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
    if (rest.length > this.length + 2) this.refuse(rest.length);
    this.rest = rest;
  }

  private take(bytes: Buffer, at: number, stop: number, view: DataView): void {
    const length = stop > at && bytes[stop - 1] === CR ? stop - at - 1 : stop - at;
    this.count++;
    if (length !== this.length) this.refuse(length);
    this.onRecord(bytes, at, this.count, view);
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

const LF = 10;
const CR = 13;

/** LF where there is one, also when CR stands before it; CR only where no LF follows. Undefined: not seen yet. */
function findLineEnd(bytes: Buffer): number | undefined {
  const cr = bytes.indexOf(CR);
  const lf = bytes.indexOf(LF);
  if (lf >= 0 && (cr < 0 || lf <= cr + 1)) return LF;
  return cr >= 0 && cr + 1 < bytes.length ? CR : undefined;
}
