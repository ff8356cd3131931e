import assert from "node:assert/strict";
import { readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { atlas, temporaryFolder } from "../../atlas.js";
import type { Cache } from "../../../loaders/cache.js";
import { Database } from "../../../loaders/duckdb.js";
import { buildSnapshot } from "../../../loaders/snapshot/build.js";
import { loadSnapshot } from "../../../loaders/snapshot/store.js";
import { verifySnapshot } from "../../../loaders/snapshot/verify.js";
import { makeFixtureCache } from "./fixture.js";

describe("verifySnapshot", () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let cache: Cache;
  let id: string;

  before(async () => {
    folder = await temporaryFolder();
    cache = await makeFixtureCache(folder.path);
    ({ id } = await buildSnapshot({ inputs: cache, into: cache, kind: "live" }));
  });
  after(() => folder.remove());

  const path = (file: string) => join(cache.snapshots, id, file);
  const verify = async () => verifySnapshot(await loadSnapshot(cache, id));

  /** Changes a file, looks, and puts the file back. */
  async function withChanged(
    file: string,
    change: (bytes: Buffer) => Buffer | Promise<Buffer>,
    look: () => Promise<void>,
  ): Promise<void> {
    const original = await readFile(path(file));
    await writeFile(path(file), await change(Buffer.from(original)));
    try {
      await look();
    } finally {
      await writeFile(path(file), original);
    }
  }

  it("finds nothing wrong with a snapshot as it was built", async () => {
    assert.deepEqual(await verify(), []);
  });

  it("finds one flipped byte in any file, wherever it is", async () => {
    for (const file of await readdir(join(cache.snapshots, id))) {
      const { size } = await stat(path(file));
      for (const at of [0, Math.floor(size / 2), size - 1])
        await withChanged(
          file,
          (bytes) => {
            bytes[at] = (bytes[at] ?? 0) ^ 1;
            return bytes;
          },
          async () => {
            const problems = await verify().catch((error: Error) => [error.message]);
            assert.ok(problems.length > 0, `${file}, byte ${at}`);
          },
        );
    }
  });

  it("lists every problem, not the first alone", async () => {
    await withChanged(
      "labels.parquet",
      (bytes) => bytes.subarray(0, 20),
      async () => {
        await withChanged(
          "codes.parquet",
          () => Buffer.from("not Parquet"),
          async () => {
            const problems = (await verify()).join("\n");
            assert.match(problems, /labels\.parquet: size in bytes is 20 \(expected \d+\)/);
            assert.match(problems, /codes\.parquet: cannot be read/);
          },
        );
      },
    );
  });

  it("recomputes rows, order and totals, not hashes alone", async () => {
    const rewritten = join(folder.path, "rewritten.parquet");
    const database = await Database.open();
    await database.run(`COPY (
      SELECT * REPLACE (con_val + 1 AS con_val) FROM read_parquet('${path("imports-2025.parquet")}') ORDER BY hs10 DESC LIMIT 3
    ) TO '${rewritten}' (FORMAT parquet)`);
    database.close();
    await withChanged(
      "imports-2025.parquet",
      () => readFile(rewritten),
      async () => {
        const problems = (await verify()).join("\n");
        assert.match(problems, /imports-2025\.parquet: number of rows is 3 \(expected 5\)/);
        assert.match(problems, /imports-2025\.parquet: out of order, or a key repeated/);
        assert.match(problems, /imports of 2025-01: rows add up to \d+ dollars \(expected 43472\)/);
      },
    );
  });

  it("finds a column of another type", async () => {
    const rewritten = join(folder.path, "typed.parquet");
    const database = await Database.open();
    await database.run(`COPY (
      SELECT * REPLACE (CAST(district AS BIGINT) AS district) FROM read_parquet('${path("districts.parquet")}')
    ) TO '${rewritten}' (FORMAT parquet)`);
    database.close();
    await withChanged(
      "districts.parquet",
      () => readFile(rewritten),
      async () => {
        const problems = (await verify()).join("\n");
        assert.match(
          problems,
          /list of columns is district BIGINT, name VARCHAR \(expected district VARCHAR/,
        );
      },
    );
  });

  it("finds a file that is missing and one that does not belong", async () => {
    const original = await readFile(path("lists.parquet"));
    await rm(path("lists.parquet"));
    await writeFile(path("extra.txt"), "");
    const problems = (await verify()).join("\n");
    await writeFile(path("lists.parquet"), original);
    await rm(path("extra.txt"));
    assert.match(problems, /lists\.parquet: cannot be read: .*ENOENT/);
    assert.match(problems, /extra\.txt: not in the manifest/);
  });

  it("writes the checksums in the form of sha256sum", async () => {
    const lines = (await readFile(path("SHA256SUMS"), "utf8")).trimEnd().split("\n");
    assert.equal(lines.length, (await readdir(join(cache.snapshots, id))).length - 1);
    for (const line of lines) assert.match(line, /^[0-9a-f]{64} {2}[\w.-]+$/);
  });

  describe("atlas verify", () => {
    it("exits 0 on a whole snapshot and 1 on a damaged one, with the file's name", async () => {
      const whole = await atlas(["verify", "--cache", folder.path]);
      assert.equal(whole.code, 0);
      assert.match(whole.stdout, /every hash, row count and control total holds/);
      await withChanged(
        "exports-2024.parquet",
        (bytes) => {
          bytes[60] = (bytes[60] ?? 0) ^ 4;
          return bytes;
        },
        async () => {
          const damaged = await atlas(["verify", id, "--json", "--cache", folder.path]);
          assert.equal(damaged.code, 1);
          assert.match((JSON.parse(damaged.stdout) as string[]).join(), /exports-2024\.parquet: SHA-256/);
        },
      );
    });

    it("exits 2 for a snapshot that is not there, naming those that are", async () => {
      const { code, stderr } = await atlas(["verify", "2020-01-00000000", "--cache", folder.path]);
      assert.equal(code, 2);
      assert.ok(stderr.includes(id));
    });
  });
});
