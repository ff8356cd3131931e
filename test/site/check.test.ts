import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { findFaults } from "../../scripts/site/check.js";
import { findBrokenLinks } from "../../scripts/site/links.js";

describe("findFaults", () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "atlas-check-"));
  });
  after(() => rm(folder, { recursive: true }));

  const faultsOf = async (name: string, content: string): Promise<string[]> => {
    await writeFile(join(folder, name), content);
    const faults = await findFaults(folder);
    await rm(join(folder, name));
    return faults;
  };

  const faulty: [string, string, RegExp][] = [
    ["a.html", '<script src="https://cdn.example/x.js"></script>', /outside address https:\/\/cdn/],
    ["a.html", "<link rel=stylesheet href='//fonts.example/a.css'>", /outside address \/\/fonts/],
    ["a.html", '<a href="http://example.org/">out</a>', /outside address http:\/\/example/],
    ["a.html", '<script>fetch("https://api.example/")</script>', /outside address https:\/\/api/],
    ["a.css", "@import 'https://fonts.example/css'; a{}", /outside address/],
    ["a.css", "a{background:url(https://x.example/a.png)}", /outside address/],
    ["a.js", 'import {html} from "htl"; html``;', /bare import htl/],
    ["a.js", 'const m = await import("npm:d3");', /bare import npm:d3/],
    ["a.js", 'export * from "https://cdn.example/d3.js";', /outside address/],
    ["a.js", 'new Worker("https://x.example/w.js")', /outside address/],
  ];
  for (const [name, content, expected] of faulty)
    it(`finds ${content}`, async () => {
      const faults = await faultsOf(name, content);
      assert.ok(
        faults.some((fault) => expected.test(fault)),
        faults.join("\n"),
      );
    });

  for (const [name, content] of [
    ["a.html", '<a href="./data">Data</a><p>https://www.census.gov is a source</p>'],
    ["a.js", 'import x from "./b.js"; const ns = "http://www.w3.org/2000/svg"; x(ns);'],
    ["a.css", "a{background:url(data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'/%3E)}"],
  ] as const)
    it(`lets pass ${content}`, async () => {
      assert.deepEqual(await faultsOf(name, content), []);
    });
});

describe("findBrokenLinks", () => {
  it("follows links to pages and files, whatever their query or anchor, and names those that lead nowhere", async () => {
    const folder = await mkdtemp(join(tmpdir(), "atlas-links-"));
    await writeFile(join(folder, "data.html"), "");
    const links = [
      "./",
      "./data",
      "./data?flow=exports#x",
      "#here",
      "./gone",
      "./gone.parquet",
      "./gone?x=1",
    ];
    await writeFile(
      join(folder, "index.html"),
      links.map((href) => `<a class="x" href="${href}">x</a>`).join(""),
    );
    assert.deepEqual(await findBrokenLinks(folder), ["index.html → ./gone", "index.html → ./gone.parquet"]);
    await rm(folder, { recursive: true });
  });
});
