import assert from "node:assert/strict";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, it } from "node:test";
import { cacheAt } from "../../../../loaders/cache.js";
import { readFactsMonth } from "../../../../loaders/facts.js";
import { atlas, temporaryFolder } from "../../../atlas.js";
import { censusArchive, zipOf } from "../../../servers/fixtures/census-archive.js";
import { exportRows, importRows } from "./rows.js";

describe("atlas pull --from-zip", { timeout: 180_000 }, () => {
  it("reads two archives of one month one after the other: the last by name stands", async () => {
    const folder = await temporaryFolder();
    try {
      const rows = importRows("2025-01");
      const [first] = rows;
      assert.ok(first);
      const dvd = join(folder.path, "dvd");
      await mkdir(dvd);
      // the first is the longer one, so that it would end last if both were read at once
      await writeFile(join(dvd, "a.zip"), await censusArchive("imports", "2025-01", rows));
      await writeFile(join(dvd, "b.zip"), await censusArchive("imports", "2025-01", [first]));
      await writeFile(join(dvd, "c.zip"), await censusArchive("imports", "2025-02", importRows("2025-02")));
      const cache = cacheAt(join(folder.path, "cache"));
      const { code, stderr, stdout } = await atlas(["pull", "--cache", cache.root, "--from-zip", dvd]);
      assert.equal(code, 0, stderr);
      assert.match(stderr + stdout, /3 archives read, 0 refused/);
      const kept = await readFactsMonth(cache, "imports", "2025-01");
      assert.deepEqual([kept?.sources[0]?.name, kept?.rows], ["b.zip", 1]);
      assert.ok(await readFactsMonth(cache, "imports", "2025-02"));
    } finally {
      await folder.remove();
    }
  });

  it("reads archives by what is inside, from files and folders, without a server", async () => {
    const folder = await temporaryFolder();
    try {
      const dvd = join(folder.path, "dvd", "2025");
      await mkdir(dvd, { recursive: true });
      const file = join(folder.path, "from a colleague.zip");
      await writeFile(
        file,
        await censusArchive("imports", "2025-01", importRows("2025-01"), {
          ...{ dialect: "real", without: ["NAICS", "HSDESC"] },
        }),
      );
      await writeFile(
        join(dvd, "exdb2502.zip"),
        await censusArchive(
          "exports",
          "2025-02",
          [
            ...exportRows("2025-02"),
            { code: "9880004000", country: "1220", district: "  ", df: "1", all_val: 5 },
          ],
          { folder: "my copy/EXDB2502/" },
        ),
      );
      await writeFile(
        join(dvd, "EXDB2503.ZIP"),
        await censusArchive("exports", "2025-03", exportRows("2025-03")),
      );
      const cache = cacheAt(join(folder.path, "cache"));
      const pull = (...args: string[]) =>
        atlas(["pull", "--cache", cache.root, "--from-zip", ...args], {
          CENSUS_BULK_URL: "http://127.0.0.1:9",
        });

      const first = await pull(file, join(folder.path, "dvd"), "--to", "2025-02");
      assert.equal(first.code, 0, first.stderr);
      const imports = await readFactsMonth(cache, "imports", "2025-01");
      assert.equal(imports?.total, imports?.published_total);
      assert.equal(imports?.sources[0]?.address, "from a colleague.zip");
      assert.match(first.stderr + first.stdout, /no member NAICS in the archive: its names are missing/);
      assert.ok(await readFactsMonth(cache, "exports", "2025-02"));
      assert.match(
        first.stderr + first.stdout,
        /exports 2025-02: 1 records name no district and stand under 00 \(first: EXP_DETL record \d, " {2}"\)/,
      );
      assert.equal(await readFactsMonth(cache, "exports", "2025-03"), undefined);
      assert.match(first.stderr + first.stdout, /EXDB2503\.ZIP: exports of 2025-03, not asked for/);

      const again = await pull(file);
      assert.match(again.stderr + again.stdout, /imports of 2025-01, unchanged/);

      const plain = await censusArchive("imports", "2025-01", importRows("2025-01"));
      const locked = Buffer.from(plain);
      for (let at = 0; at + 10 < locked.length; at++) {
        const isLocal = locked.readUInt32LE(at) === 0x04034b50;
        const isListed = locked.readUInt32LE(at) === 0x02014b50;
        const flags = at + (isLocal ? 6 : 8);
        if (isLocal || isListed) locked.writeUInt16LE(locked.readUInt16LE(flags) | 1, flags);
      }
      await writeFile(file, locked);
      assert.match((await pull(file)).stderr, /IMP_DETL does not unpack \(it is encrypted; pack it anew/);
      await writeFile(file, await zipOf([{ name: "DVD/IMDB2501.ZIP", content: plain }]));
      assert.match((await pull(file)).stderr, /holds archives of its own; unpack it, and give the folder/);

      await writeFile(file, "no archive");
      const broken = await pull(file);
      assert.equal(broken.code, 1);
      assert.match(broken.stderr, /from a colleague\.zip refused: no readable ZIP directory/);
      assert.equal((await pull(join(folder.path, "nowhere.zip"))).code, 2);
      assert.equal((await pull(file, "--source", "api")).code, 2);
    } finally {
      await folder.remove();
    }
  });
});
