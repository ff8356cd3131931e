import assert from "node:assert/strict";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import type { Cache } from "../../../loaders/cache.js";
import { buildSnapshot } from "../../../loaders/snapshot/build.js";
import { openSnapshot, type Session } from "../../../loaders/snapshot/session.js";
import { makeFixtureCache } from "./fixture.js";

describe("buildSnapshot", () => {
  let folder: string;
  let cache: Cache;
  let session: Session;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "atlas-build-"));
    cache = await makeFixtureCache(folder);
    await buildSnapshot({ inputs: cache, into: cache, kind: "live" });
    session = await openSnapshot(cache);
  });
  after(async () => {
    session.close();
    await rm(folder, { recursive: true });
  });

  it("names the snapshot by its last month and its content, and makes it the current one", async () => {
    assert.match(session.id, /^2025-01-[0-9a-f]{8}$/);
    assert.equal((await readFile(cache.current, "utf8")).trim(), session.id);
  });

  it("gives the same id for the same inputs", async () => {
    const again = await buildSnapshot({ inputs: cache, into: cache, kind: "live" });
    assert.equal(again.id, session.id);
    assert.deepEqual((await readdir(cache.snapshots)).sort(), [session.id, "current"].sort());
  });

  it("keeps every dollar of the facts", async () => {
    const rows = await session.database.rows(
      "SELECT strftime(month, '%Y-%m') AS month, sum(con_val)::BIGINT AS v FROM imports GROUP BY 1 ORDER BY 1",
    );
    assert.deepEqual(rows, [
      { month: "2024-11", v: 15470 },
      { month: "2024-12", v: 29471 },
      { month: "2025-01", v: 43472 },
    ]);
  });
});
