import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";

const repository = fileURLToPath(new URL("..", import.meta.url));

/** Imports that must not be, and the rule of `house.config.js` that says so. */
const broken: readonly (readonly [file: string, line: string, rule: RegExp])[] = [
  ["src/measures/sql.ts", 'import "../base/dom.js";', /measures-imports-only/],
  ["src/charts/theme.ts", 'import "../view/tiles.js";', /charts-imports-only/],
  ["src/database/rows.ts", 'import "../pages/tariffs.js";', /database-imports-only/],
  ["src/search/load.ts", 'import "../labels/store.js";', /search-imports-only/],
  ["src/labels/store.ts", 'import "../view/tiles.js";', /labels-imports-only/],
  ["src/view/tiles.ts", 'import "../pages/tariffs.js";', /view-imports-only/],
  ["src/view/chart/tip.ts", 'import "../table/table.js";', /chart-imports-none-of-table/],
  ["src/view/table/table.ts", 'import "../figure/figure.js";', /table-imports-none-of-figure/],
  ["src/view/figure/figure.ts", 'import "../page/open.js";', /figure-imports-none-of-page/],
  ["src/review/desk.ts", 'import "../pages/review.js";', /review-imports-only/],
  ["src/workbench/run.ts", 'import "../pages/sql.js";', /workbench-imports-only/],
  ["src/pages/tariffs.ts", 'import "../data/sql.js";', /pages-know-types-of-data/],
  ["src/data/overview.ts", 'import "../pages/overview.js";', /data-imports-no-page/],
  ["src/view/limits.ts", 'import "../../loaders/month.js";', /site-imports-no-loaders/],
  ["loaders/month.ts", 'import "../src/base/site.js";', /pipeline-imports-only-measures/],
  ["loaders/tasks/task.ts", 'import "../snapshot/manifest.js";', /tasks-imports-none-of-snapshot/],
  ["loaders/snapshot/manifest.ts", 'import "../labels/run.js";', /snapshot-imports-none-of-labels/],
  ["loaders/labels/run.ts", 'import "../census/verb.js";', /labels-imports-none-of-lists-census/],
  ["scripts/serve.ts", 'import "../test/seed.js";', /product-imports-no-test/],
  ["src/measures/units.ts", 'import "./index.js";', /no-cycle/],
];

describe("the house", { timeout: 120_000 }, () => {
  let tree: string;

  before(async () => {
    tree = await mkdtemp(join(tmpdir(), "atlas-house-"));
    for (const name of ["src", "loaders", "scripts", "test/seed.ts", "tsconfig.json", "house.config.js"])
      await cp(join(repository, name), join(tree, name), {
        recursive: true,
        filter: (path) => !/src\/(_\w+|\.observablehq)/.test(path),
      });
    await symlink(join(repository, "node_modules"), join(tree, "node_modules"));
  });
  after(async () => {
    await rm(tree, { recursive: true, force: true });
  });

  const cruise = (): { status: number | null; stdout: string } =>
    spawnSync(
      process.execPath,
      [
        join(repository, "node_modules/dependency-cruiser/bin/dependency-cruise.mjs"),
        ...["--config", "house.config.js", ...broken.map(([file]) => file)],
      ],
      { cwd: tree, encoding: "utf8" },
    );

  it("refuses an import against each of its arrows, and a cycle", async () => {
    for (const [file, line] of broken) {
      const path = join(tree, file);
      await writeFile(path, `${line}\n${await readFile(path, "utf8")}`);
    }
    const { status, stdout } = cruise();
    assert.notEqual(status, 0);
    for (const [file, , rule] of broken)
      assert.ok(
        stdout.split("\n").some((text) => rule.test(text) && text.includes(file)) ||
          (/no-cycle/.test(rule.source) && /no-cycle/.test(stdout)),
        `${file}: ${rule.source} not in\n${stdout}`,
      );
  });
});
