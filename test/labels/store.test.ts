import assert from "node:assert/strict";
import { afterEach, describe, it } from "node:test";
import fc from "fast-check";
import { emptyHistory, reset, undo, withChanges } from "../../src/labels/history.js";
import { printHistory, readHistory } from "../../src/labels/kept-history.js";
import { encodeLabels } from "../../src/labels/link.js";
import { ReaderStore, storageKey } from "../../src/labels/store.js";
import type { Surroundings } from "../../src/labels/surroundings.js";
import { unchangedLabels, type LabelChange } from "../../src/measures/label-changes.js";
import { readerLabels } from "./arbitrary.js";

const low: LabelChange = { prefix: "8471500150", relevance: "Low" };
const high: LabelChange = { prefix: "8415", relevance: "High" };
const linkWith = (change: LabelChange): string =>
  `?flow=exports&labels=${encodeLabels({ ...unchangedLabels, changes: [change] })}`;

class MapStorage {
  readonly kept = new Map<string, string>();
  getItem(key: string): string | null {
    return this.kept.get(key) ?? null;
  }
  setItem(key: string, text: string): void {
    this.kept.set(key, text);
  }
}

const channels: BroadcastChannel[] = [];
afterEach(() => {
  for (const channel of channels.splice(0)) channel.close();
});

/** A tab: its own address, a storage that tabs share. */
function openTab(
  search = "",
  storage: Surroundings["storage"] = new MapStorage(),
): { store: ReaderStore; search: () => string } {
  let query = search;
  const channel = new BroadcastChannel(storageKey);
  channels.push(channel);
  const store = new ReaderStore({
    storage,
    channel,
    search: () => query,
    replaceSearch: (next) => (query = next),
  });
  return { store, search: () => query };
}

describe("ReaderStore", () => {
  it("puts the labels in the address beside what stands there, and takes them out again", () => {
    const { store, search } = openTab("?flow=exports");
    store.update((history) => withChanges(history, [low]));
    assert.equal(search(), linkWith(low));
    store.update(reset);
    assert.equal(search(), "?flow=exports");
  });

  it("has the same history after a reload and on the next page", () => {
    const storage = new MapStorage();
    const first = openTab("", storage);
    first.store.update((history) => withChanges(history, [low]));
    first.store.update((history) => withChanges(history, [high]));
    first.store.update(undo);
    const second = openTab("", storage);
    assert.equal(printHistory(second.store.history), printHistory(first.store.history));
    assert.match(second.search(), /^\?labels=1\./);
  });

  it("takes a link's labels as a step, so that undo leads back to the reader's own", () => {
    const storage = new MapStorage();
    openTab("", storage).store.update((history) => withChanges(history, [low]));
    const { store } = openTab(linkWith(high), storage);
    assert.deepEqual(store.labels.changes, [high]);
    store.update(undo);
    assert.deepEqual(store.labels.changes, [low]);
  });

  it("says why a mangled link is not followed, and cleans the address", () => {
    const { store, search } = openTab("?labels=1.AAAA&flow=exports");
    assert.match(store.notice ?? "", /cannot be read/);
    assert.deepEqual(store.labels, unchangedLabels);
    assert.equal(search(), "?flow=exports");
  });

  it("leaves labels that are too many for an address out of it", () => {
    const { store, search } = openTab();
    const changes = Array.from({ length: 5000 }, (_, i) => ({
      prefix: String(Math.floor((Math.sin(i) + 1) * 4_999_999_999)).padStart(10, "0"),
      relevance: (["High", "Low"] as const)[i % 2] ?? "Low",
    }));
    store.update((history) => withChanges(history, changes));
    assert.equal(store.fitsLink, false);
    assert.equal(search(), "");
  });

  it("tells other tabs, which follow", async () => {
    const [one, other] = [openTab(), openTab()];
    const told = new Promise<void>((resolve) => other.store.subscribe(resolve));
    one.store.update((history) => withChanges(history, [low]));
    await told;
    assert.deepEqual(other.store.labels.changes, [low]);
    assert.match(other.search(), /^\?labels=1\./);
  });

  it("goes on without a storage and says so", () => {
    const refuse = (): never => {
      throw new Error("storage is off");
    };
    const { store } = openTab("", { getItem: refuse, setItem: refuse });
    store.update((history) => withChanges(history, [low]));
    assert.deepEqual(store.labels.changes, [low]);
    assert.match(store.notice ?? "", /does not keep your labels.*storage is off/);
  });
});

describe("a kept history", () => {
  it("reads as it was kept", () => {
    fc.assert(
      fc.property(fc.array(readerLabels, { maxLength: 4 }), readerLabels, (past, present) => {
        const text = printHistory({ past, present, future: past });
        assert.equal(printHistory(readHistory(text).history), text);
      }),
    );
  });

  it("is empty, with a sentence, where it is not one", () => {
    for (const text of ["", "{}", "[1]", '{"past":[],"present":"1.x","future":[]}'])
      assert.match(readHistory(text).error ?? "", /cannot be read/);
    assert.deepEqual(readHistory(null), { history: emptyHistory });
  });
});
