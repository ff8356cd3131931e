/** What is wrong with a record, with where it stands: `IMP_DETL record 17: …`. */
export class RecordError extends Error {}

export type OnRecord = (bytes: Buffer, at: number, number: number) => void;

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
    const bytes = this.rest.length > 0 ? Buffer.concat([this.rest, chunk]) : chunk;
    this.end ??= findLineEnd(bytes);
    let at = 0;
    if (this.end !== undefined)
      for (let stop = bytes.indexOf(this.end, at); stop >= 0; stop = bytes.indexOf(this.end, at)) {
        this.take(bytes, at, stop);
        at = stop + 1;
      }
    this.rest = bytes.subarray(at);
    if (this.rest.length > this.length + 2) this.refuse(this.rest.length);
  }

  /** The last record may lack its line end. Returns how many records there were. */
  finish(): number {
    const { rest } = this;
    this.rest = Buffer.alloc(0);
    if (rest.length > 0) this.take(rest, 0, rest.length);
    return this.count;
  }

  private take(bytes: Buffer, at: number, stop: number): void {
    const length = stop > at && bytes[stop - 1] === CR ? stop - at - 1 : stop - at;
    this.count++;
    if (length !== this.length) this.refuse(length);
    this.onRecord(bytes, at, this.count);
  }

  private refuse(length: number): never {
    throw new RecordError(
      `${this.member} record ${Math.max(1, this.count)}: ${length} bytes (expected ${this.length}); ` +
        "the layout is not the one of the monthly files, or the member is cut",
    );
  }
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
