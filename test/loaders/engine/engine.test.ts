import { after, before, describe } from "node:test";
import { temporaryFolder } from "../../atlas.js";
import { startClickHouse } from "../../servers/clickhouse.js";
import { apiTests } from "./api.js";
import { buildEngineFixture } from "./fixture.js";
import { gridTests, longestGrid } from "./grid.js";
import { loadTests } from "./load.js";
import { pageTests } from "./pages.js";
import { shardTests } from "./shard.js";
import { userTests } from "./users.js";
import type { EngineUnderTest } from "./under-test.js";

/** One pair of real ClickHouse processes for all of it: the first is also the engine of one node. */
describe("the engine", { timeout: process.env["ATLAS_TEST_GRID"] ? longestGrid : 840_000 }, () => {
  let started: EngineUnderTest | undefined;
  let remove: (() => Promise<void>) | undefined;

  before(async () => {
    const folder = await temporaryFolder();
    remove = folder.remove;
    const [clickhouse, { cache, id }] = await Promise.all([
      startClickHouse(),
      buildEngineFixture(folder.path),
    ]);
    started = { clickhouse, cache, id };
  });
  after(async () => {
    await started?.clickhouse.close();
    await remove?.();
  });

  const engine = (): EngineUnderTest => {
    if (!started) throw new Error("the engine did not start");
    return started;
  };
  loadTests(engine);
  gridTests(engine);
  pageTests(engine);
  userTests(engine);
  apiTests(engine);
  shardTests(engine);
});
