import { answerKey, type Answer } from "../measures/gold/answers.js";
import type { WrittenSheet } from "../measures/gold/sheet-text.js";

/** A sheet as this browser keeps it. */
export interface KeptSheet extends WrittenSheet {
  /** where it came from, for people */
  origin: string;
  notes: readonly string[];
  /** what the page learned of codes that its build did not write, so that it opens without a network */
  learned?: unknown;
}

/**
 * Sheets and answers in this browser's database. Every answer is a record of its own, written through to the disk
 * before `keep` returns: a browser that is killed loses none that it said to be kept, and two windows do not
 * overwrite each other's.
 */
export class KeptReviews {
  private constructor(private readonly database: IDBDatabase) {}

  /** @throws Error where the browser keeps nothing (private windows of some) */
  static async open(): Promise<KeptReviews> {
    const request = indexedDB.open("atlas-review", 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore("sheets", { keyPath: "id" });
      request.result.createObjectStore("answers");
    };
    return new KeptReviews(await result(request));
  }

  async sheets(): Promise<KeptSheet[]> {
    const store = this.database.transaction("sheets").objectStore("sheets");
    return (await result(store.getAll())) as KeptSheet[];
  }

  async answers(sheet: string): Promise<Answer[]> {
    const store = this.database.transaction("answers").objectStore("answers");
    return (await result(store.getAll(rangeOf(sheet)))) as Answer[];
  }

  /** The sheet and the person of the newest answer: where a killed browser was, whatever else it forgot. */
  async newest(): Promise<{ sheet: string; who: string; decided: string } | undefined> {
    const store = this.database.transaction("answers").objectStore("answers");
    const [keys, answers] = await Promise.all([result(store.getAllKeys()), result(store.getAll())]);
    const own = (answers as Answer[])
      .map((answer, i) => ({ ...answer, sheet: (keys[i] as string[])[0] ?? "" }))
      .filter(({ settled }) => !settled)
      .sort((a, b) => (a.decided < b.decided ? 1 : -1));
    return own[0];
  }

  async keepSheet(sheet: KeptSheet): Promise<void> {
    await this.write("sheets", (store) => void store.put(sheet));
  }

  /** Keeps what is new or other than before, and forgets what was taken back. */
  async keep(sheet: string, before: readonly Answer[], after: readonly Answer[]): Promise<void> {
    const held = new Map(before.map((answer) => [answerKey(answer), answer]));
    const changed = after.filter((answer) => held.get(answerKey(answer)) !== answer);
    const present = new Set(after.map(answerKey));
    const gone = [...held.keys()].filter((key) => !present.has(key));
    if (changed.length === 0 && gone.length === 0) return;
    await this.write("answers", (store) => {
      for (const answer of changed) store.put(answer, [sheet, answerKey(answer)]);
      for (const key of gone) store.delete([sheet, key]);
    });
  }

  private async write(name: string, work: (store: IDBObjectStore) => void): Promise<void> {
    const transaction = this.database.transaction(name, "readwrite", { durability: "strict" });
    work(transaction.objectStore(name));
    await new Promise<void>((done, failed) => {
      transaction.oncomplete = () => done();
      transaction.onabort = () => failed(transaction.error ?? new Error("the browser's database gave up"));
    });
  }
}

function rangeOf(sheet: string): IDBKeyRange {
  return IDBKeyRange.bound([sheet], [sheet, []]);
}

function result<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((done, failed) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error ?? new Error("the browser's database gave up"));
  });
}
