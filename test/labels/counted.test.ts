import assert from "node:assert/strict";
import { afterEach, describe, it } from "node:test";
import { CountedStore, countedKey } from "../../src/labels/counted-store.js";
import { parseCounted, printCounted } from "../../src/labels/counted-text.js";
import type { Surroundings } from "../../src/labels/surroundings.js";
import { standardCounted, type Counted } from "../../src/measures/counted.js";
import { exportConcepts, importConcepts } from "../../src/measures/vocabulary.js";

const channels: BroadcastChannel[] = [];
afterEach(() => {
  for (const channel of channels.splice(0)) channel.close();
});

function openTab(
  search = "",
  kept = new Map<string, string>(),
): { store: CountedStore; search: () => string } {
  let query = search;
  const channel = new BroadcastChannel(countedKey);
  channels.push(channel);
  const surroundings: Surroundings = {
    storage: {
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, text) => void kept.set(key, text),
    },
    channel,
    search: () => query,
    replaceSearch: (next) => (query = next),
  };
  return { store: new CountedStore(surroundings), search: () => query };
}

const general: Counted = { imports: "general", exports: "total", allGoods: true };

describe("what is counted, as text", () => {
  it("comes back the same for every choice", () => {
    for (const imports of importConcepts)
      for (const exports of exportConcepts)
        for (const allGoods of [false, true]) {
          const counted = { imports, exports, allGoods };
          assert.deepEqual(parseCounted(printCounted(counted)), counted);
        }
    assert.equal(printCounted(standardCounted), "");
  });

  it("means nothing with a word that is none, one twice, or two of a kind", () => {
    for (const text of ["generally", "general,cif", "general,general", "domestic,foreign", "<script>"])
      assert.equal(parseCounted(text), undefined, text);
  });
});

describe("CountedStore", () => {
  it("stands in the address beside what stands there, and goes out of it with the standard", () => {
    const { store, search } = openTab("?flow=exports");
    store.update(general);
    assert.equal(search(), "?flow=exports&counted=general,all_goods");
    store.update(standardCounted);
    assert.equal(search(), "?flow=exports");
  });

  it("is kept for the next page; a link says otherwise and is kept then", () => {
    const kept = new Map<string, string>();
    openTab("", kept).store.update(general);
    const next = openTab("?base=2024", kept);
    assert.deepEqual(next.store.counted, general);
    assert.equal(next.search(), "?base=2024&counted=general,all_goods");
    assert.equal(openTab("?counted=cif", kept).store.counted.imports, "cif");
    assert.equal(openTab("", kept).store.counted.imports, "cif");
  });

  it("counts as the site does where a link cannot be read, and says so", () => {
    const { store, search } = openTab("?counted=everything&base=2024");
    assert.deepEqual(store.counted, standardCounted);
    assert.match(store.notice ?? "", /cannot be read \(“everything”\)/);
    assert.equal(search(), "?base=2024");
  });

  it("follows other tabs", async () => {
    const [one, other] = [openTab(), openTab("?base=2024")];
    const told = new Promise<void>((resolve) => other.store.subscribe(resolve));
    one.store.update(general);
    await told;
    assert.deepEqual(other.store.counted, general);
    assert.equal(other.search(), "?base=2024&counted=general,all_goods");
  });
});
