import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cp, mkdtemp, readFile, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { pathToFileURL } from "node:url";

const repository = new URL("../..", import.meta.url).pathname;

describe("npm run new-page", { timeout: 300_000 }, () => {
  let tree: string;

  before(async () => {
    tree = await mkdtemp(join(tmpdir(), "atlas-new-page-"));
    for (const name of ["src", "scripts", "loaders", "package.json", "tsconfig.json"])
      await cp(join(repository, name), join(tree, name), {
        recursive: true,
        filter: (path) => !/src\/(_app|_data|\.observablehq)/.test(path),
      });
    await symlink(join(repository, "node_modules"), join(tree, "node_modules"));
  });
  after(async () => {
    await rm(tree, { recursive: true, force: true });
  });

  const newPage = (...args: string[]): { status: number | null; stdout: string; stderr: string } =>
    spawnSync(process.execPath, ["--import", "tsx", "scripts/new-page.ts", ...args], {
      cwd: tree,
      encoding: "utf8",
    });
  const load = async <T>(file: string): Promise<T> =>
    (await import(pathToFileURL(join(tree, file)).href)) as T;

  it("makes one file of about thirty lines, and the sidebar lists it by its title", async () => {
    const { status, stdout, stderr } = newPage("memory-chips");
    assert.equal(status, 0, stderr);
    assert.match(stdout, /^src\/memory-chips\.md\n/);
    const markdown = await readFile(join(tree, "src/memory-chips.md"), "utf8");
    assert.match(markdown, /name: "memory-chips"/);
    assert.ok(markdown.split("\n").length <= 35);
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
      ["1-page", /bad name/],
      ["prices", /taken: src\/prices\.md is there already \(pages are 404, balance,/],
      ["overview", /taken/],
      ["labels", /taken: src\/labels is there already/],
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
