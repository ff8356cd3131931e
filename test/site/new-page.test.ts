import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cp, mkdtemp, readFile, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { pathToFileURL } from "node:url";
import { parseHTML } from "linkedom";
import { openSnapshot, type Session } from "../../loaders/snapshot/session.js";
import type { Page } from "../../src/view/page/view.js";
import type { renderPage } from "../../scripts/site/render.js";
import { monthsOf, siteWith } from "../pages/site.js";
import { sampleCache } from "./build.js";

const repository = new URL("../..", import.meta.url).pathname;

describe("npm run new-page", { timeout: 300_000 }, () => {
  let tree: string;
  let session: Session;

  before(async () => {
    tree = await mkdtemp(join(tmpdir(), "atlas-new-page-"));
    for (const name of ["src", "scripts", "loaders", "package.json", "tsconfig.json"])
      await cp(join(repository, name), join(tree, name), {
        recursive: true,
        filter: (path) => !/src\/(_app|_data|\.observablehq)/.test(path),
      });
    await symlink(join(repository, "node_modules"), join(tree, "node_modules"));
    session = await openSnapshot(await sampleCache());
  });
  after(async () => {
    session?.close();
    await rm(tree, { recursive: true, force: true });
  });

  const newPage = (...args: string[]): { status: number | null; stdout: string; stderr: string } =>
    spawnSync(process.execPath, ["--import", "tsx", "scripts/new-page.ts", ...args], {
      cwd: tree,
      encoding: "utf8",
    });
  const load = async <T>(file: string): Promise<T> =>
    (await import(pathToFileURL(join(tree, file)).href)) as T;

  it("makes a page whose chart has marks, with the reader's labels beside each code", async () => {
    const { status, stdout, stderr } = newPage("memory-chips");
    assert.equal(status, 0, stderr);
    assert.match(stdout, /src\/memory-chips\.md\nsrc\/pages\/memory-chips\.ts\n/);
    const { memoryChips } = await load<{ memoryChips: Page }>("src/pages/memory-chips.ts");
    const { renderPage: render } = await load<{ renderPage: typeof renderPage }>("scripts/site/render.ts");
    const site = siteWith(monthsOf(2024, 2025));
    const { views, inputs } = await render(memoryChips, {
      database: session.database,
      site,
      data: undefined,
    });
    const { document } = parseHTML(`<main>${views["trend"]}${views["largest"]}</main>`);
    assert.match(
      document.querySelector(".figure-title")?.textContent ?? "",
      /^[\d.]+\s% of imports were AI-related in Jan 2026$/,
    );
    const line = document.querySelector(".chart-wide [aria-label=line] path")?.getAttribute("d") ?? "";
    assert.ok(line.split("L").length > 90, "a point for each month");
    assert.equal(document.querySelectorAll("tbody button.relabel").length, 20);
    assert.match(inputs, /value="exports"/);
  });

  it("names in its Markdown what its module has, in some fifteen lines, and stands in the sidebar by its title", async () => {
    const markdown = await readFile(join(tree, "src/memory-chips.md"), "utf8");
    const { memoryChips } = await load<{ memoryChips: Page }>("src/pages/memory-chips.ts");
    const views = [...markdown.matchAll(/data-view="([\w-]+)"/g)].map((match) => match[1]);
    assert.deepEqual(views, Object.keys(memoryChips.views));
    assert.match(markdown, /import \{memoryChips\} from "\.\/_app\/memory-chips\.js";/);
    assert.match(markdown, /FileAttachment\("\.\/_data\/memory-chips\.json"\)/);
    assert.ok(markdown.split("\n").filter(Boolean).length <= 15);
    assert.equal(memoryChips.name, "memory-chips");
    const { siteConfig } = await load<{ siteConfig: (options: { root: string }) => { pages: object[] } }>(
      "scripts/site/config.ts",
    );
    assert.deepEqual(siteConfig({ root: join(tree, "src") }).pages.at(-1), {
      name: "Your pages",
      collapsible: false,
      pages: [{ name: "Memory chips", path: "/memory-chips" }],
    });
  });

  it("refuses a name that is bad or taken, and writes nothing", () => {
    for (const [name, reason] of [
      ["Memory", /bad name: "Memory" \(expected lower-case words/],
      ["../x", /bad name/],
      ["delete", /bad name/],
      ["1-page", /bad name/],
      ["prices", /taken: src\/prices\.md is there already \(pages are 404, balance,/],
      ["shared", /taken: src\/pages\/shared/],
      ["overview", /taken/],
      ["figure", /taken: the site means something else by "figure"/],
      ["memory-chips", /taken/],
    ] as const) {
      const { status, stderr } = newPage(name);
      assert.equal(status, 2, name);
      assert.match(stderr, reason);
    }
  });

  it("explains itself", () => {
    assert.match(newPage("--help").stdout, /^npm run new-page NAME\n/);
    const { status, stderr } = newPage();
    assert.equal(status, 2);
    assert.match(stderr, /expected one name\nnpm run new-page NAME/);
  });
});
