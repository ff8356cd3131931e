import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { encodeLabels } from "../../../src/labels/link.js";
import { unchangedLabels } from "../../../src/measures/label-changes.js";
import { settled } from "../browser.js";
import { openedSample } from "../sample.js";

const every = ["codes", "countries", "coverage", "labels_base"];

/**
 * The files of tables that a page takes whose every question goes to the database under a reader's labels, without those that
 * pages need for labels (`every`). A relation's first file has its name alone; the others have the name of their column.
 */
const loaded: Record<string, string> = {
  "": "imports_by_code imports_by_code-cal_dut imports_by_code_year imports_by_label_base",
  countries: "imports imports_by_code imports_by_label_base imports_by_label_country_base",
  exports:
    "exports exports-foreign_val exports_by_code exports_by_code-foreign_val exports_by_label_base exports_by_label_country_base exports_by_label_country_base-foreign_val imports imports_by_label_country_base",
  sourcing: "", // what it counts has no label in it
  places:
    "export_districts import_districts import_ports import_states imports_by_code imports_by_code-gen_val imports_by_label_base",
};

/** A code that the site labels High. */
const labels = encodeLabels({
  ...unchangedLabels,
  changes: [{ prefix: "8471500150", relevance: "Low" }],
});

describe("the tables that pages load into the database", { timeout: 600_000 }, () => {
  const sample = openedSample();

  for (const [name, files] of Object.entries(loaded))
    it(`are those that the questions of /${name} read, and no other part of them`, async () => {
      const page = await sample.browser.newPage({ serviceWorkers: "block" });
      await page.route("**/_sums/*", (route) => route.fulfill({ status: 404, body: "gone" }));
      const taken = new Set<string>();
      page.on("request", (request) => {
        const [, file] = /(?:_tables|snapshot\/current)\/([\w-]+)\..*parquet/.exec(request.url()) ?? [];
        if (file !== undefined) taken.add(file);
      });
      await page.goto(`${sample.address}${name}?labels=${labels}`);
      await settled(page, 180_000);
      assert.equal(await page.locator(".failed").count(), 0);
      assert.equal(
        [...taken]
          .filter((file) => !every.includes(file))
          .sort()
          .join(" "),
        files,
      );
      await page.close();
    });
});
