import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { parseHTML } from "linkedom";
import { parse } from "yaml";
import type { DataPackage } from "../../../loaders/snapshot/data-package.js";
import { releaseChangesOf } from "../../../loaders/snapshot/release-changes.js";
import { citationFile } from "../../../scripts/site/sharing/citation-file.js";
import { embedPages } from "../../../scripts/site/sharing/embed-pages.js";
import { feedOf, type FeedContent } from "../../../scripts/site/sharing/feed.js";
import { reportAddress } from "../../../src/view/report.js";

const content: FeedContent = {
  releases: [
    {
      id: "2025-03-b",
      built: "2025-05-06T13:00:00Z",
      imports: "2025-03",
      exports: "2025-03",
      run: "r",
      first: false,
      changes: null,
    },
    {
      id: "2025-02-a",
      built: "2025-04-04T13:00:00Z",
      imports: "2025-02",
      exports: "2025-02",
      run: "r",
      first: true,
      changes: null,
    },
  ],
  corrections: [
    { date: "2025-05-01", page: "tariffs", what: "a <rate>", old: "4 %", new: "5 %", reason: "a & b" },
  ],
  brief: {
    title: "What changed in Mar 2025",
    lines: [{ text: "Imports < exports & more", path: "?flow=exports" }],
  },
  root: "https://atlas.example/site/",
  sample: false,
};

describe("feedOf", () => {
  const entriesOf = (feed: string): { title: string; id: string; href: string; content: string }[] => {
    const { document } = parseHTML(`<html><body>${feed.replace(/^<\?xml.*\n/, "")}</body></html>`);
    return [...document.querySelectorAll("entry")].map((entry) => ({
      title: entry.querySelector("title")?.textContent ?? "",
      id: entry.querySelector("id")?.textContent ?? "",
      href: entry.querySelector("link")?.getAttribute("href") ?? "",
      content: entry.querySelector("content")?.textContent ?? "",
    }));
  };

  it("tells releases and corrections, the newest first, the newest release with the month in brief", () => {
    const entries = entriesOf(feedOf(content));
    assert.deepEqual(
      entries.map(({ title }) => title),
      ["What changed in Mar 2025", "Correction: a <rate>", "Release of 2025-04-04"],
    );
    assert.equal(entries[0]?.href, "https://atlas.example/site/changes#releases");
    assert.match(
      entries[0]?.content ?? "",
      /<a href="https:\/\/atlas\.example\/site\/\?flow=exports">Imports &lt; exports &amp; more<\/a>/,
    );
    assert.match(entries[1]?.content ?? "", /a &lt;rate&gt;: 5 %, before 4 %\. a &amp; b/);
  });

  it("keeps its ids wherever the site stands, and gives each entry one of its own", () => {
    const ids = entriesOf(feedOf(content)).map(({ id }) => id);
    assert.deepEqual(
      entriesOf(feedOf({ ...content, root: undefined })).map(({ id }) => id),
      ids,
    );
    assert.equal(new Set(ids).size, ids.length);
    for (const id of ids)
      assert.match(id, /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});

describe("reportAddress", () => {
  const report = {
    about: "1 & 2",
    facts: [
      ["Code", "8471.50.0150"],
      ["Labels", ""],
    ] as const,
    address: "https://a.example/?x=1&y=2",
  };

  it("fills in a letter, with or without an addressee", () => {
    for (const to of ["mailto:", "mailto:a@a.example"]) {
      const url = new URL(reportAddress(to, report));
      assert.equal(url.protocol + url.pathname, to);
      assert.equal(url.searchParams.get("subject"), "AI Trade Atlas: 1 & 2");
      assert.match(
        url.searchParams.get("body") ?? "",
        /Code: 8471\.50\.0150\r\nPage: https:\/\/a\.example\/\?x=1&y=2$/,
      );
    }
  });

  it("fills in a form, and keeps what its address says already", () => {
    const url = new URL(reportAddress("https://code.example/issues/new?labels=data", report));
    assert.deepEqual([...url.searchParams.keys()], ["labels", "title", "body"]);
    assert.doesNotMatch(url.searchParams.get("body") ?? "", /Labels:/);
  });
});

describe("embedPages", () => {
  it("leads each address to the page whose figure it shows, and the overview's to the root", () => {
    const pages = embedPages([
      '<meta name="atlas-embeds" content="overview trend">',
      '<meta name="atlas-embeds" content="robots who what">',
      "<p>none</p>",
    ]);
    assert.deepEqual(
      [...pages.keys()],
      ["embed/v1/overview/trend.html", "embed/v1/robots/who.html", "embed/v1/robots/what.html"],
    );
    assert.match(
      pages.get("embed/v1/overview/trend.html") ?? "",
      /data-link="\.\.\/\.\.\/\.\.\/\?embed=trend"/,
    );
    assert.match(
      pages.get("embed/v1/robots/who.html") ?? "",
      /data-link="\.\.\/\.\.\/\.\.\/robots\.html\?embed=who"/,
    );
  });
});

describe("citationFile", () => {
  it("is YAML that names the snapshot, its day, its DOI and its people", () => {
    const described = {
      ...{
        id: "https://doi.org/10.5281/zenodo.1",
        title: 'Atlas: "x"',
        description: "d",
        version: "2025-03-b",
      },
      ...{ created: "2025-05-06T13:00:00Z", contributors: [{ title: "A. Nalyst" }], keywords: ["trade"] },
    } as DataPackage;
    const cited = parse(citationFile(described)) as Record<string, unknown>;
    assert.equal(cited["cff-version"], "1.2.0");
    assert.equal(cited["title"], 'Atlas: "x"');
    assert.equal(cited["doi"], "10.5281/zenodo.1");
    assert.equal(cited["date-released"], "2025-05-06");
    assert.deepEqual(cited["authors"], [{ name: "A. Nalyst" }]);
  });
});

describe("releaseChangesOf", () => {
  it("adds up by flow what a comparison lists", () => {
    const none = { added: [], removed: [] };
    const month = { flow: "imports", cells: 2, before: 10n, after: 7n, change: -3n } as const;
    const label = {
      flow: "imports",
      hs10: "1",
      before: "Low",
      after: "High",
      category_before: null,
      category_after: null,
    } as const;
    const changes = releaseChangesOf({
      before: "a",
      months: { imports: { added: ["2025-03"], removed: [] }, exports: none },
      revised: {
        months: [
          { ...month, month: "2025-01" },
          { ...month, month: "2025-02", change: 5n },
        ],
        codes: [],
        countries: [],
      },
      codes: { added: [{ flow: "imports", hs10: "1", description: null }], removed: [] },
      families: [{ flow: "imports", hs10: "1", before: "1", after: "2" }],
      labels: [label],
      runs: { before: "r", after: "r", added: [], removed: [] },
    });
    assert.deepEqual(changes.revised.imports, { months: ["2025-01", "2025-02"], cells: 4, change: 2 });
    assert.deepEqual(changes.revised.exports, { months: [], cells: 0, change: 0 });
    assert.deepEqual(changes.codes, { began: 1, ended: 0, family: 1, label: 1 });
  });
});
