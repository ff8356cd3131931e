import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { parseHTML } from "linkedom";
import { cardSvg } from "../../../scripts/site/sharing/card.js";
import { headTags, type HeadTags } from "../../../scripts/site/sharing/head-tags.js";
import { indexFiles } from "../../../scripts/site/sharing/index-files.js";
import { factsOf, shortened } from "../../../scripts/site/sharing/page-facts.js";
import { pngOf } from "../../../scripts/site/sharing/raster.js";
import { siteAddress } from "../../../scripts/site/sharing/site-address.js";

const page = {
  name: "robots",
  short: "Robots",
  title: 'Who buys "robots" & <why>?',
  description: "Japan sold 41.0 % of them.",
  figures: [],
};
const given: HeadTags = {
  page,
  sample: false,
  picture: { path: "_share/robots.0a1b2c3d.png", alt: "Chart: Japan leads" },
  root: "https://atlas.example/site/",
  hidden: false,
  dataset: { "@type": "Dataset", name: "</script><b>" },
};

function tagsOf(tags: HeadTags): Record<string, string> {
  const { document } = parseHTML(`<html><head>${headTags(tags)}</head></html>`);
  return Object.fromEntries(
    [...document.querySelectorAll("meta,link")].map((node) => [
      node.getAttribute("name") ?? node.getAttribute("property") ?? node.getAttribute("rel") ?? "",
      node.getAttribute("content") ?? node.getAttribute("href") ?? "",
    ]),
  );
}

describe("headTags", () => {
  it("names the page, its finding, its address and its picture, all absolute", () => {
    const tags = tagsOf(given);
    assert.equal(tags["og:title"], page.title);
    assert.equal(tags["description"], page.description);
    assert.equal(tags["canonical"], "https://atlas.example/site/robots");
    assert.equal(tags["og:url"], tags["canonical"]);
    assert.equal(tags["og:image"], "https://atlas.example/site/_share/robots.0a1b2c3d.png");
    assert.equal(tags["twitter:image"], tags["og:image"]);
    assert.equal(tags["twitter:card"], "summary_large_image");
    assert.equal(tags["robots"], undefined);
    assert.equal(tagsOf({ ...given, page: { ...page, name: "index" } })["canonical"], given.root);
  });

  it("leaves out what must be absolute where the address is not known", () => {
    const tags = tagsOf({ ...given, root: undefined });
    assert.equal(tags["canonical"], undefined);
    assert.equal(tags["og:url"], undefined);
    assert.equal(tags["og:image"], "./_share/robots.0a1b2c3d.png");
  });

  it("says of a sample that it is none to cite, and hides what is not to be found", () => {
    const tags = tagsOf({ ...given, sample: true, hidden: true });
    assert.match(tags["og:description"] ?? "", /^Sample, not for citation\. Japan/);
    assert.equal(tags["robots"], "noindex");
  });

  it("keeps data inside its element", () => {
    const html = headTags(given);
    assert.equal(html.match(/<\/script>/g)?.length, 1);
    const text = /ld\+json">(.*)<\/script>/.exec(html)?.[1] ?? "";
    assert.deepEqual(JSON.parse(text), given.dataset);
  });
});

describe("factsOf", () => {
  const html = (main: string): string =>
    `<html><head><title>Robots | AI Trade Atlas</title></head><body><main>${main}</main></body></html>`;

  it("takes the question as title, the finding as description, and the figures in order", () => {
    const facts = factsOf(
      "robots",
      html(
        `<h1>Who buys  robots?</h1><p>How this page came about, at length.</p><div data-view="headline"><p class="headline">Japan sold
        41 %.</p></div><figure data-figure="b"></figure><figure data-figure="a"></figure>`,
      ),
    );
    assert.deepEqual(facts, {
      name: "robots",
      short: "Robots",
      title: "Who buys robots?",
      description: "Japan sold 41 %.",
      figures: ["b", "a"],
    });
  });

  it("describes a page without a headline by how it begins, and an empty one not at all", () => {
    assert.equal(
      factsOf("x", html("<p>All about robots, by hand.</p>")).description,
      "All about robots, by hand.",
    );
    assert.equal(factsOf("x", html("")).description, "");
    assert.equal(factsOf("x", html("")).title, "Robots");
  });
});

describe("shortened", () => {
  it("keeps whole sentences, then whole words, and takes no decimal point for an end", () => {
    assert.equal(shortened("Short."), "Short.");
    assert.equal(shortened("It was 22.7 % then. It is more now.", 30), "It was 22.7 % then.");
    assert.equal(shortened("one two three, four five", 16), "one two three…");
  });
});

describe("siteAddress", () => {
  for (const [text, root] of [
    ["https://atlas.example", "https://atlas.example/"],
    [" https://atlas.example/site ", "https://atlas.example/site/"],
    ["http://atlas.example:8080/a/index.html", "http://atlas.example:8080/a/"],
    ["https://atlas.example//", "https://atlas.example/"],
    ["", undefined],
    [undefined, undefined],
  ] as const)
    it(`reads ${text}`, () => assert.equal(siteAddress(text, "--url"), root));

  for (const text of [
    "atlas.example",
    "ftp://atlas.example/",
    "https://a.example/?x=1",
    "https://a.example/#x",
  ])
    it(`refuses ${text}`, () => assert.throws(() => siteAddress(text, "--url"), /invalid --url: .*expected/));

  it("repeats no password", () => {
    assert.throws(
      () => siteAddress("https://me:hidden@a.example/", "--url"),
      (error: Error) => /password/.test(error.message) && !/hidden/.test(error.message),
    );
  });
});

describe("indexFiles", () => {
  it("lists every page at its address with the day of its data, where the address is known", () => {
    const files = indexFiles(["index", "a&b"], "https://atlas.example/site/", "2026-04-06T00:00:00.000Z");
    const sitemap = files["sitemap.xml"] ?? "";
    assert.match(sitemap, /<loc>https:\/\/atlas\.example\/site\/<\/loc><lastmod>2026-04-06<\/lastmod>/);
    assert.match(sitemap, /<loc>https:\/\/atlas\.example\/site\/a&amp;b<\/loc>/);
    assert.match(files["robots.txt"] ?? "", /^Sitemap: https:\/\/atlas\.example\/site\/sitemap\.xml$/m);
    assert.deepEqual(Object.keys(indexFiles(["index"], undefined, "2026-04-06")), ["robots.txt"]);
  });
});

describe("the picture of a link", () => {
  const chart = {
    figure: "f",
    finding: "x",
    subtitle: "y",
    svg: '<svg width="640" height="250" viewBox="0 0 640 250"><text font-family="system-ui">2025</text><path d="M0 0L640 250" stroke="var(--ai)"/></svg>',
    width: 640,
    height: 250,
  };
  const card = {
    page: "Robots",
    title: "Japan sold 41.0 % & more",
    source: "Source: Census",
    sample: true,
    chart,
  };

  it("is 1200 × 630, needs no colour of a stylesheet, keeps its chart in proportion, and says what is a sample", () => {
    const svg = cardSvg(card);
    assert.match(svg, /^<svg[^>]* viewBox="0 0 1200 630"/);
    assert.doesNotMatch(svg, /var\(--/);
    assert.match(svg, /Sample, not for citation/);
    assert.doesNotMatch(cardSvg({ ...card, sample: false }), /Sample/);
    const [, width = 0, height = 0] = (
      /<svg x="[\d.]+" y="[\d.]+" width="([\d.]+)" height="([\d.]+)"/.exec(svg) ?? []
    ).map(Number);
    assert.ok(
      Math.abs(width / height - 640 / 250) < 0.01 && width <= 1088 && height < 460,
      `${width} × ${height}`,
    );
  });

  it("cuts a title that is too long, and stands without a chart", () => {
    const svg = cardSvg({ ...card, title: "many words ".repeat(60), chart: undefined });
    assert.equal(
      svg.match(/many words/g)?.length ? (svg.match(/<text[^>]*Source Serif/g)?.length ?? 0) : 0,
      3,
    );
    assert.match(svg, /…<\/text>/);
  });

  it("shows the top of a list that is too long to read whole, and what a page says where it has no chart", () => {
    const list = cardSvg({
      ...card,
      chart: { ...chart, svg: chart.svg.replaceAll("250", "900"), height: 900 },
    });
    const [, width = 0, height = 0, shown = 0] = (
      /width="([\d.]+)" height="([\d.]+)" viewBox="0 0 640 ([\d.]+)"/.exec(list) ?? []
    ).map(Number);
    assert.ok(
      width > 700 && height < 460 && Math.abs(width / 640 - height / shown) < 0.01,
      `${width} × ${height}`,
    );
    assert.match(list, /<g clip-path[\s\S]*<\/g><rect[^>]*url\(#fade\)/);
    assert.doesNotMatch(cardSvg(card), /fade/);
    const said = cardSvg({ ...card, description: "Prices fell, and volumes rose.", chart: undefined });
    assert.match(said, /Prices fell/);
    assert.doesNotMatch(cardSvg({ ...card, description: "Prices fell." }), /Prices fell/);
  });

  it("becomes a PNG of that size, in which writing takes room", async () => {
    const [written, blank] = [await pngOf(cardSvg(card)), await pngOf(cardSvg({ ...card, title: "" }))];
    const header = Buffer.from(written);
    assert.deepEqual([header.readUInt32BE(16), header.readUInt32BE(20)], [1200, 630]);
    assert.ok(written.length > blank.length + 2000, `${written.length} and ${blank.length} bytes`);
  });
});
