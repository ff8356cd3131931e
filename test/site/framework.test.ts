import assert from "node:assert/strict";
import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { appendFile, copyFile, mkdir, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import type { Browser, Page } from "playwright-core";
import { openSnapshot } from "../../loaders/snapshot/session.js";
import { siteConfig } from "../../scripts/site/config.js";
import { createPage } from "../../scripts/site/new-page.js";
import { temporaryFolder } from "../atlas.js";
import { openBrowser, visit } from "./browser.js";
import { builtSite, serve, type BuiltSite } from "./build.js";
import { freePort } from "./workspace.js";

const repository = new URL("../..", import.meta.url).pathname;
const observable = [join(repository, "node_modules/@observablehq/framework/dist/bin/observable.js")];
/** Framework's own command without a network, where this machine can take it away. */
const [program, args] =
  spawnSync("unshare", ["-rn", "true"]).status === 0
    ? ["unshare", ["-rn", process.execPath, ...observable]]
    : [process.execPath, observable];

const stock = `---
sql:
  mine: ./trial/codes.parquet
---

# Stock

\`\`\`js
const n = view(Inputs.range([0, 9], {value: 3, step: 1, label: "N"}));
const codes = FileAttachment("trial/codes.parquet").parquet();
const loaded = FileAttachment("trial/loaded.json").json();
const rows = FileAttachment("trial/rows.csv").csv({typed: true});
\`\`\`

<p id="plain">\${n + 1} \${codes.numRows > 0} \${loaded.python} \${d3.sum(rows, (d) => d.b)}</p>

\`\`\`js
Plot.barX(rows, {x: "b", y: "a"}).plot()
\`\`\`

\`\`\`sql id=found
SELECT count(*) AS n, count(DISTINCT l.relevance) AS labels FROM mine m JOIN labels_in_use l USING (flow, hs10)
\`\`\`

<p id="joined">\${found.get(0).n > 0} \${found.get(0).labels}</p>

\`\`\`js
const own = await DuckDBClient.of({rows: FileAttachment("trial/rows.csv"), codes: FileAttachment("trial/codes.parquet")});
const counted = own.queryRow("SELECT (SELECT sum(b)::INTEGER FROM rows) AS b, (SELECT count(*) FROM codes) AS codes");
\`\`\`

<p id="own">\${counted.b} \${counted.codes === codes.numRows}</p>
`;

/** A page with a parameter. */
const product = `# Product

<p id="product">\${observable.params.code} \${FileAttachment(\`./\${observable.params.code}.json\`).json().then((d) => d.twice)}</p>
`;
const productLoader = `import {parseArgs} from "node:util";
const {values} = parseArgs({options: {code: {type: "string"}}});
process.stdout.write(JSON.stringify({twice: values.code + values.code}));
`;
const underFigure4 = `figure("rates", state)
\`\`\`

\`\`\`sql id=mine
SELECT count(*) AS codes, \${after} AS after FROM labels_in_use WHERE flow = 'imports' AND relevance = 'High'
\`\`\`

\`\`\`js
html\`<p id="mine">\${mine.get(0).codes} codes, \${mine.get(0).after}</p>\`
`;

describe("Framework's own commands, without a network", { timeout: 900_000 }, () => {
  let site: BuiltSite;
  /** the code with the largest imports that is labelled High */
  let high: string;
  let root: string;
  let elsewhere: Awaited<ReturnType<typeof temporaryFolder>>;
  let output: string;
  let browser: Browser;
  let server: Awaited<ReturnType<typeof serve>> | undefined;
  let preview: ChildProcess | undefined;

  before(async () => {
    site = await builtSite();
    root = `${site.folder}.framework`;
    elsewhere = await temporaryFolder();
    output = join(root, "_data/dist");
    await rm(root, { recursive: true, force: true });
    await mkdir(join(root, "trial"), { recursive: true });
    // the site as prepared, with only two of its pages, so that the test is short
    for (const name of await readdir(site.root))
      if (!/\.md$|^\.observablehq$|^_data$/.test(name))
        await symlink(join(site.root, name), join(root, name));
    await mkdir(join(root, "_data"));
    for (const name of await readdir(join(site.root, "_data")))
      if (name !== "building") await symlink(join(site.root, "_data", name), join(root, "_data", name));
    const tariffs = await readFile(join(repository, "src/tariffs.md"), "utf8");
    await writeFile(join(root, "tariffs.md"), tariffs.replace('figure("rates", state)\n', underFigure4));
    await writeFile(join(root, "stock.md"), stock);
    await createPage("memory-chips", root);
    await mkdir(join(root, "product"));
    await writeFile(join(root, "product/[code].md"), product);
    await writeFile(join(root, "product/[code].json.js"), productLoader);
    const snapshots = join(site.cache.snapshots, (await readFile(site.cache.current, "utf8")).trim());
    await copyFile(join(snapshots, "codes.parquet"), join(root, "trial/codes.parquet"));
    await writeFile(join(root, "trial/rows.csv"), "a,b\nx,2\ny,40\n");
    await writeFile(join(root, "trial/loaded.json.py"), 'import json\nprint(json.dumps({"python": 42}))\n');
    const session = await openSnapshot(site.cache);
    const [largest] = await session.database.rows<{ hs10: string }>(`SELECT t.hs10 FROM imports_by_code t
JOIN labels_in_use l ON l.flow = 'imports' AND l.hs10 = t.hs10 AND l.relevance = 'High'
GROUP BY 1 ORDER BY sum(t.con_val) DESC LIMIT 1`);
    session.close();
    high = largest?.hs10 ?? "";
    browser = await openBrowser();
  });
  after(async () => {
    await browser?.close();
    await server?.close();
    preview?.kill();
    await rm(root, { recursive: true, force: true });
    await elsewhere?.remove();
  });

  const environment = (): NodeJS.ProcessEnv => ({
    ...process.env,
    ATLAS_SITE_ROOT: root,
    ATLAS_SITE_OUTPUT: output,
    ATLAS_CACHE: site.cache.root,
  });
  const build = (from: string): { status: number | null; stdout: string; stderr: string } =>
    spawnSync(program ?? "", [...args, "build"], {
      cwd: repository,
      env: { ...environment(), ATLAS_SITE_ROOT: from },
      encoding: "utf8",
    });
  const shows = (page: Page, selector: string, pattern: RegExp): Promise<unknown> =>
    page.locator(selector, { hasText: pattern }).first().waitFor({ timeout: 90_000 });
  const open = async (address: string): Promise<{ page: Page; errors: string[] }> => {
    const { page, errors } = await visit(browser, address, { wait: false });
    return { page, errors };
  };

  it("build a page of Inputs, Plot, sql, files and a Python loader that asks nobody else", async () => {
    const { status, stdout, stderr } = build(root);
    assert.equal(status, 0, `${stdout.slice(-2000)}${stderr}`);
    server = await serve(output);
    const { page, errors } = await open(`${server.address}stock`);
    await shows(page, "#plain", /^4 true 42 42$/);
    await shows(page, "#joined", /^true 3$/);
    await shows(page, "#own", /^42 true$/);
    assert.ok((await page.locator("svg rect").count()) >= 2);
    await page.locator("input[type=number]").fill("7");
    await shows(page, "#plain", /^8 /);
    assert.deepEqual(errors, []);
    await page.close();
  });

  it("build pages with parameters for the addresses of a configuration, beside the site's own files", async () => {
    const options = { root: site.root, output: elsewhere.path, dynamicPaths: ["/product/8471"] };
    const config = siteConfig(options) as { dynamicPaths(): AsyncIterable<string> };
    process.env["ATLAS_SITE_PUBLISH"] = "later"; // who builds adds the snapshot's files
    const paths: string[] = [];
    for await (const path of config.dynamicPaths()) paths.push(path);
    delete process.env["ATLAS_SITE_PUBLISH"];
    assert.deepEqual(paths, ["/product/8471"]);
    assert.ok((await readdir(elsewhere.path)).includes("_tables"));
  });

  it("build a new page whose figure, sql and chart follow its input", async () => {
    const { page, errors } = await open(`${server?.address}memory-chips`);
    await shows(page, ".figure-title", /import.*: [\d.]+/i);
    await shows(page, "main p", /labels called \d+ codes/);
    const before = await page.locator("main p", { hasText: "labels called" }).innerText();
    await page.getByLabel("Exports").check();
    await page.waitForFunction(
      (text) => ![...document.querySelectorAll("main p")].some((p) => (p as HTMLElement).innerText === text),
      before,
    );
    assert.match(page.url(), /\?flow=exports$/);
    await shows(page, ".figure-title", /export.*: [\d.]+/i);
    assert.deepEqual(errors, []);
    const lines = (await readFile(join(root, "memory-chips.md"), "utf8")).split("\n").length;
    assert.ok(lines <= 35, `${lines} lines`);
    await page.close();
  });

  it("build the tariffs page, whose new cells follow its inputs and a relabelled code", async () => {
    const html = await readFile(join(output, "tariffs.html"), "utf8");
    assert.match(html, /<observablehq-loading><div data-view="rates"><figure/, "drawn before any script");
    const { page, errors } = await open(`${server?.address}tariffs`);
    await shows(page, "#mine", /^\d+ codes, 20\d\d-\d\d$/);
    const before = Number.parseInt(await page.locator("#mine").innerText());
    const after = page.locator("form.controls [name=after]");
    const other = await after.locator("option:not(:checked)").first().getAttribute("value");
    await after.selectOption(other);
    await shows(page, "#mine", new RegExp(`^\\d+ codes, ${other}$`));
    await page.goBack();
    await shows(page, "#mine", /^\d+ codes, 20\d\d-\d\d$/);
    await page.locator(".reader-open").click();
    const search = page.locator("#reader-panel [role=combobox]");
    await search.fill(high);
    await search.press("Enter");
    await page.locator("#reader-panel select[name=relevance]").selectOption("Low");
    await page.locator("#reader-panel .relabel-form button[type=submit]").click();
    await shows(page, "#mine", new RegExp(`^${before - 1} codes`));
    assert.equal(await page.locator("observablehq-loading").count(), 0);
    assert.deepEqual(errors, []);
    await page.close();
  });

  it("end a build with page, line, construct and way out of a library that is not there", async () => {
    const lacking = `${root}.lacking`; // its only page, so that the test is short
    await rm(lacking, { recursive: true, force: true });
    await mkdir(lacking);
    for (const name of await readdir(root))
      if (/^(styles|\.observablehq|_\w+)$/.test(name)) await symlink(join(root, name), join(lacking, name));
    const mermaid = "```mermaid\ngraph TD; A-->B\n```\n";
    await writeFile(join(lacking, "memo.md"), `# Memo\n\n${mermaid}\n\${tex\`x\`}\n`);
    await writeFile(join(lacking, "prices.md"), '# Prices\n\n```js\nfigure("gone", state)\n```\n');
    await writeFile(join(lacking, "draft.md"), `---\ndraft: true\n---\n${mermaid}`);
    const { status, stderr } = build(lacking);
    await rm(lacking, { recursive: true });
    assert.doesNotMatch(stderr, /draft/, "Framework builds no draft");
    assert.notEqual(status, 0);
    assert.match(stderr, /memo\.md:3: mermaid cannot be used: .*npm install --save-exact mermaid/);
    assert.match(stderr, /memo\.md:7: tex cannot be used/);
    assert.match(stderr, /prices\.md:4: unknown figure "gone" \(page has \w/);
  });

  it("preview through a library that is not there to the next save, in the open page", async () => {
    const port = await freePort();
    preview = spawn(process.execPath, [...observable, "preview", "--no-open", "--port", String(port)], {
      cwd: repository,
      env: environment(),
      stdio: ["ignore", "ignore", "pipe"],
    });
    let said = "";
    preview.stderr?.on("data", (chunk: Buffer) => (said += chunk.toString()));
    const address = `http://127.0.0.1:${port}/stock`;
    while (!(await fetch(address).catch(() => undefined))) await new Promise((done) => setTimeout(done, 200));
    const { page } = await open(address);
    const line = stock.split("\n").length + 1;
    await shows(page, "#own", /^42 true$/);
    const file = join(root, "stock.md");
    await appendFile(file, "\n```mermaid\ngraph TD; A-->B\n```\n");
    await shows(page, ".observablehq--error", new RegExp(`stock\\.md:${line}: mermaid cannot be used`));
    await writeFile(file, `${stock}\n\`\`\`js\nimport {chunk} from "npm:lodash";\n\`\`\`\n`);
    await shows(
      page,
      ".observablehq--error",
      new RegExp(`stock\\.md:${line + 1}: npm:lodash cannot be used`),
    );
    await page.evaluate(() => Object.assign(globalThis, { isSamePage: true }));
    await writeFile(file, `${stock}\n<p id="next">\${n * 2}</p>\n`);
    await shows(page, "#next", /^6$/);
    assert.equal(await page.evaluate(() => "isSamePage" in globalThis), true, "the page was loaded anew");
    assert.match(said, new RegExp(`stock\\.md:${line}: mermaid cannot be used`));
    assert.match(said, new RegExp(`stock\\.md:${line + 1}: npm:lodash`));
    await page.goto(`http://127.0.0.1:${port}/product/8471`);
    await shows(page, "#product", /^8471 84718471$/);
    await page.close();
  });
});
