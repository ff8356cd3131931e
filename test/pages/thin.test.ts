import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { buildSnapshot } from "../../loaders/snapshot/build.js";
import { openSnapshot } from "../../loaders/snapshot/session.js";
import { pageNames } from "../../scripts/site/bundle.js";
import { holdInMemory } from "../../scripts/site/hold.js";
import { draw } from "./draw.js";
import { smallSpec, withFixtureCache, type FixtureSpec } from "../loaders/snapshot/fixture.js";

const months = (keep: (flow: string, month: string) => boolean): FixtureSpec["months"] =>
  (smallSpec().months ?? []).filter(({ flow, month }) => keep(flow, month));

const low = {
  flow: "imports",
  hs10: "9403200050",
  relevance: "Low",
  category: "Not_DC_Related",
  confidence: 90,
};

/** Snapshots that lack something, each of which every page has to survive. */
const cases: Record<string, FixtureSpec> = {
  "three months and no whole year": smallSpec(),
  "one month": { ...smallSpec(), months: months((_, month) => month === "2025-01") ?? [] },
  "no exports": { ...smallSpec(), months: months((flow) => flow === "imports") ?? [] },
  "a hole in the middle": { ...smallSpec(), months: months((_, month) => month !== "2024-12") ?? [] },
  "no code labelled High": { ...smallSpec(), runs: { low: { labels: [low] } } },
  "no labels and no lists": { months: smallSpec().months ?? [] },
};

describe("every page, on a snapshot with", () => {
  for (const [name, spec] of Object.entries(cases))
    it(`${name}, draws what it has and says what it lacks`, async () => {
      await withFixtureCache(spec, async (cache) => {
        await buildSnapshot({ inputs: cache, into: cache, kind: "live" });
        const session = await openSnapshot(cache);
        await session.database.run("SET threads = 1"); // rows are few: sharing them out takes longer than counting them
        await holdInMemory(session);
        try {
          for (const page of await pageNames()) {
            const html = await draw(page, session);
            const bad = /undefined|NaN|Infinity|\[object|null%/.exec(
              html.replace(/<pre[\s\S]*?<\/pre>/g, ""),
            );
            for (const table of html.match(/<table[\s\S]*?<\/table>/g) ?? [])
              if (/>All goods</.test(table) && />Medium</.test(table))
                assert.match(table, />Unlabelled</, `${page}: a table whose rows do not add up`);
            assert.equal(
              bad,
              null,
              `${page}: ${html.slice(Math.max(0, (bad?.index ?? 0) - 120), (bad?.index ?? 0) + 60)}`,
            );
          }
        } finally {
          session.close();
        }
      });
    });
});
