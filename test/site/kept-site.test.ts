import assert from "node:assert/strict";
import { appendFile, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { buildSnapshot } from "../../loaders/snapshot/build.js";
import type { EditionBuild } from "../../scripts/site/edition.js";
import { keptSite } from "../../scripts/site/kept-site.js";
import { layoutOf } from "../../scripts/site/layout.js";
import { temporaryFolder } from "../atlas.js";
import { makeFixtureCache } from "../loaders/snapshot/fixture.js";

describe("keptSite", { timeout: 60_000 }, () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let made: EditionBuild;
  let snapshot: string;
  let built = 0;

  before(async () => {
    folder = await temporaryFolder();
    const cache = await makeFixtureCache(join(folder.path, "cache"));
    snapshot = (await buildSnapshot({ inputs: cache, into: cache, kind: "live" })).id;
    const layout = layoutOf(join(folder.path, "src"));
    await mkdir(join(layout.root, "_tables"), { recursive: true });
    await writeFile(join(layout.root, "index.md"), "# Overview");
    await writeFile(join(layout.root, "_tables", "codes.0123abcd.parquet"), "rows");
    made = { cache, layout, output: "", edition: {}, address: undefined };
  });
  after(() => folder.remove());

  /** Builds into a new folder, as `npm run build` does; returns whether files of the last time stand there, and which. */
  async function build(changes: Partial<EditionBuild> = {}) {
    const output = join(folder.path, `site-${built}`);
    const before = built;
    const { warnings, isKept } = await keptSite({ ...made, output, ...changes }, snapshot, async () => {
      built++;
      await mkdir(join(output, "_pages"), { recursive: true });
      await writeFile(join(output, "index.html"), `built ${built} times`);
      await writeFile(join(output, "_pages", "index.js"), "text");
      return ["a warning"];
    });
    assert.equal(isKept, built === before);
    assert.deepEqual(warnings, ["a warning"]);
    assert.deepEqual((await readdir(output)).sort(), ["_pages", "index.html"]);
    assert.equal(await readFile(join(output, "index.html"), "utf8"), `built ${built} times`);
    await rm(output, { recursive: true });
    return isKept;
  }

  it("takes the files of the last time while nothing has changed", async () => {
    assert.equal(await build(), false);
    assert.equal(await build(), true);
    assert.equal(await build(), true);
  });

  it("builds again after a change of a page, a table, the address, the edition or a setting", async () => {
    for (const change of [
      () => appendFile(join(made.layout.root, "index.md"), "\nOne more sentence."),
      () => writeFile(join(made.layout.root, "_tables", "codes.4567abcd.parquet"), "others"),
      () => (made = { ...made, address: "https://example.org/" }),
      () => (made = { ...made, edition: { api: "http://127.0.0.1:1" } }),
      () => (process.env["ATLAS_REPORTS"] = "mailto:someone@example.org"),
    ]) {
      await change();
      assert.equal(await build(), false, String(change));
      assert.equal(await build(), true, String(change));
    }
    delete process.env["ATLAS_REPORTS"];
    assert.equal(await build(), false);
  });

  it("builds again where somebody has touched the files", async () => {
    const kept = join(made.layout.cache, "built");
    assert.equal(await build(), true);
    await appendFile(join(kept, "index.html"), "\n<!-- mine -->");
    assert.equal(await build(), false);
    await writeFile(join(kept, "other.html"), "");
    assert.equal(await build(), false);
    await rm(join(kept, "_pages", "index.js"));
    assert.equal(await build(), false);
    assert.equal(await build(), true);
  });
});
