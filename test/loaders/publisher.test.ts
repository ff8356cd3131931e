import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { parse } from "yaml";
import { readPublisher } from "../../loaders/publisher.js";
import { dataPackageOf } from "../../loaders/snapshot/data-package.js";
import type { Manifest } from "../../loaders/snapshot/manifest.js";

describe("readPublisher", () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "atlas-publisher-"));
  });
  after(() => rm(folder, { recursive: true }));

  const read = async (content: unknown): Promise<ReturnType<typeof readPublisher>> => {
    await writeFile(join(folder, "publisher.json"), JSON.stringify(content));
    return readPublisher(folder);
  };
  const contributors = [{ title: "A. Nalyst" }];

  it("reads who publishes, and fills in what is not said", async () => {
    assert.deepEqual(await read({ contributors }), {
      contributors,
      contact: null,
      reports: "mailto:",
      doi: null,
    });
    const full = {
      contributors: [{ title: "A. Nalyst", path: "https://a.example/", roles: ["author"] }],
      contact: "mailto:a@a.example",
      reports: "https://code.example/a/atlas/issues/new",
      doi: "10.5281/zenodo.123",
    };
    assert.deepEqual(await read(full), full);
  });

  for (const [wrong, expected] of [
    [{ contributors: [] }, /publisher\.json: contributors: expected at least one name/],
    [{ contributors, contact: "a@a.example" }, /contact: expected mailto:/],
    [{ contributors, reports: "javascript:alert(1)" }, /reports: /],
    [{ contributors, reports: "https://me:secret@a.example/" }, /reports: /],
    [{ contributors, doi: "https://doi.org/10.5281/x" }, /doi: expected a DOI/],
    [{ contributors, report: "mailto:a@a.example" }, /report/],
    [null, /publisher\.json/],
  ] as const)
    it(`refuses ${JSON.stringify(wrong)}`, async () => {
      await assert.rejects(async () => read(wrong), expected);
    });

  it("lets the environment say where reports go", async () => {
    process.env["ATLAS_REPORTS"] = "https://code.example/b/issues/new";
    try {
      assert.equal((await read({ contributors })).reports, "https://code.example/b/issues/new");
    } finally {
      delete process.env["ATLAS_REPORTS"];
    }
  });

  it("names as authors whom CITATION.cff names, which holds what version 1.2 of its form asks for", async () => {
    const cited = parse(await readFile(new URL("../../CITATION.cff", import.meta.url), "utf8")) as Record<
      string,
      unknown
    >;
    const { version } = JSON.parse(
      await readFile(new URL("../../package.json", import.meta.url), "utf8"),
    ) as {
      version: string;
    };
    assert.equal(cited["cff-version"], "1.2.0");
    assert.equal(cited["version"], version);
    assert.ok(String(cited["message"]).length > 20 && String(cited["title"]).length > 5);
    assert.deepEqual(
      cited["authors"],
      readPublisher(new URL("../../publisher", import.meta.url).pathname).contributors.map(({ title }) => ({
        name: title,
      })),
    );
  });
});

describe("dataPackageOf", () => {
  const manifest: Manifest = {
    ...{
      format: 1,
      id: "2024-02-x",
      kind: "live",
      built: "2024-04-04T00:00:00.000Z",
      code_version: "1",
      run: null,
    },
    ...{ sources: [], tables: [], control_totals: [], runs: [], notes: [] },
    months: { imports: ["2024-02", "2023-12"], exports: ["2024-01"] },
  };
  const publisher = { contributors: [{ title: "A. Nalyst" }], contact: null, reports: "mailto:", doi: null };

  it("says who made it, of when it is and under which DOI, to the last day of the last month", () => {
    const described = dataPackageOf(manifest, { publisher: { ...publisher, doi: "10.5281/zenodo.1" } });
    assert.equal(described.id, "https://doi.org/10.5281/zenodo.1");
    assert.deepEqual(described.temporal, { start: "2023-12-01", end: "2024-02-29" });
    assert.deepEqual(described.contributors, publisher.contributors);
    assert.equal(described.version, "2024-02-x");
    assert.ok(described.keywords.length > 2 && described.licenses.every(({ path }) => URL.canParse(path)));
    assert.equal(described.homepage, undefined);
  });

  it("claims no period without a month, and names the site where its address is known", () => {
    const empty = { ...manifest, months: { imports: [], exports: [] } };
    const described = dataPackageOf(empty, { publisher, homepage: "https://a.example/" });
    assert.equal(described.temporal, undefined);
    assert.equal(described.id, undefined);
    assert.equal(described.homepage, "https://a.example/");
  });
});
