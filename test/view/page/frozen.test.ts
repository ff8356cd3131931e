import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { frozenNotice } from "../../../src/view/page/frozen.js";
import { siteWith } from "../../pages/site.js";

const root = "https://host.example/atlas/";
const site = { ...siteWith([]), snapshot: "2026-03", vintages: ["2026-01"] };

describe("frozenNotice", () => {
  it("is silent for the same snapshot and for links that name none, or nothing that could be one", () => {
    assert.equal(frozenNotice(site, `${root}products?snapshot=%3Cscript%3E`, root), undefined);
    assert.equal(frozenNotice(site, `${root}products?flow=exports`, root), undefined);
    assert.equal(frozenNotice(site, `${root}products?snapshot=2026-03`, root), undefined);
  });

  it("names both snapshots, and leads to the page without the old one", () => {
    const notice = frozenNotice(site, `${root}products?flow=exports&snapshot=2025-12#trend`, root);
    assert.match(notice?.text ?? "", /made with snapshot 2025-12; this site now shows 2026-03/);
    assert.deepEqual(
      notice?.links.map((link) => link.address),
      [`${root}products?flow=exports#trend`],
    );
  });

  it("leads to the same page of an old snapshot that is published too", () => {
    const link = (page: string): string | undefined =>
      frozenNotice(site, `${root}${page}?snapshot=2026-01&flow=exports#trend`, root)?.links[0]?.address;
    assert.equal(link("products"), `${root}vintage/2026-01/products?snapshot=2026-01&flow=exports#trend`);
    assert.equal(link(""), `${root}vintage/2026-01/?snapshot=2026-01&flow=exports#trend`);
  });
});
