import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { atlas, temporaryFolder } from "../../atlas.js";
import { startBulkServer, type BulkServer } from "../../servers/census-bulk.js";

const row = { code: "0101210010", country: "1220" };

describe("atlas pull", () => {
  let server: BulkServer;
  let cache: Awaited<ReturnType<typeof temporaryFolder>>;
  const pull = (...args: string[]) =>
    atlas(["pull", ...args], {
      CENSUS_BULK_URL: `${server.url}/`,
      CENSUS_BULK_BACKOFF_MS: "1",
      ATLAS_CACHE: cache.path,
    });

  before(async () => {
    server = await startBulkServer({
      imports: { "2025-01": [{ ...row, con_val: 1 }], "2025-03": [{ ...row, con_val: 3 }] },
      exports: { "2025-01": [{ ...row, all_val: 1 }], "2025-02": [{ ...row, all_val: 2 }] },
    });
    cache = await temporaryFolder();
  });

  after(async () => {
    await server.close();
    await cache.remove();
  });

  it("takes both flows and ends, with exit code 0, where nothing is published yet", async () => {
    const result = await pull("--from", "2025-01", "--to", "2025-02", "--flow", "exports");
    assert.equal(result.code, 0, result.stderr);
    const later = await pull("--from", "2025-02", "--to", "2025-04", "--flow", "exports");
    assert.equal(later.code, 0, later.stderr);
    assert.match(later.stderr, /exports 2025-03 is not published yet: the range ends with 2025-02/);
    assert.equal(later.stdout, "");
  });

  it("fails, with exit code 1, on a hole in the range", async () => {
    const result = await pull("--from", "2025-01", "--to", "2025-03");
    assert.equal(result.code, 1);
    assert.match(
      result.stderr,
      /atlas: imports 2025-02 is missing \(404 at .*\) though 2025-03 is published/,
    );
  });

  for (const [args, reason] of [
    [["--from", "2025-13"], /invalid month: "2025-13" \(expected YYYY-MM\)/],
    [["--from", "2025-03", "--to", "2025-01"], /from 2025-03 is later than to 2025-01/],
    [["--flow", "sideways"], /imports, exports, both/],
    [["--source", "ftp"], /bulk, api/],
    [["--month", "2025-01"], /unknown option '--month'/],
  ] as const)
    it(`refuses ${args.join(" ")} with exit code 2`, async () => {
      const result = await pull(...args);
      assert.equal(result.code, 2);
      assert.match(result.stderr, reason);
    });

  it("explains itself", async () => {
    const { code, stdout } = await pull("--help");
    assert.equal(code, 0);
    for (const option of ["--source", "--flow", "--from", "--to", "--refresh", "--cache"])
      assert.ok(stdout.includes(option), option);
  });
});
