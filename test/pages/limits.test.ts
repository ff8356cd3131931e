import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { buildSnapshot } from "../../loaders/snapshot/build.js";
import { openSnapshot } from "../../loaders/snapshot/session.js";
import { limits, limitsNote, type LimitName } from "../../src/view/limits.js";
import { smallSpec, withFixtureCache } from "../loaders/snapshot/fixture.js";
import { draw } from "./draw.js";

/** Pages with a chart that each limit bears on. */
const pages: Record<LimitName, readonly string[]> = {
  revision: ["overview", "sourcing", "exports", "code"],
  de_minimis: ["products"],
  origin: ["countries", "sourcing", "tariffs", "diversion", "code"],
  hubs: ["exports"],
  transfer_pricing: ["sourcing", "prices"],
  low_value: ["overview", "prices", "code"],
  rate_provisions: ["tariffs"],
};

describe("limits of the data", () => {
  it("stand beside the charts they bear on, and on Methods with their sources", async () => {
    await withFixtureCache(smallSpec(), async (cache) => {
      await buildSnapshot({ inputs: cache, into: cache, kind: "live" });
      const session = await openSnapshot(cache);
      try {
        const names = new Set(["methods", ...Object.values(pages).flat()]);
        const drawn = new Map<string, string>();
        for (const name of names) drawn.set(name, await draw(name, session));
        for (const [limit, where] of Object.entries(pages) as [LimitName, readonly string[]][]) {
          const { note, source } = limits[limit];
          for (const page of where) assert.ok(drawn.get(page)?.includes(note), `${limit} on ${page}`);
          assert.ok(drawn.get("methods")?.includes(`${note} (${source})`), limit);
        }
      } finally {
        session.close();
      }
    });
  });

  it("follow a chart's own note", () => {
    assert.equal(limitsNote(["hubs"], "First."), `First. ${limits.hubs.note}`);
    assert.equal(limitsNote([]), "");
  });
});
