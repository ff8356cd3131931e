import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { checkCells, type Problem } from "../../scripts/framework/check-cells.js";
import type { MarkdownIt } from "../../scripts/framework/markdown-it.js";

/** Framework's own parser, so that an upgrade that hands cells over in another form fails here. */
interface Parser {
  createMarkdownIt(options: object): object;
  parseMarkdown(text: string, options: object): { body: string; code: { id: string }[] };
}

/** Reads pages as Framework does, in a folder of their own. */
function parserOfPages() {
  let root: string;
  let parser: Parser;
  before(async () => {
    root = await mkdtemp(join(tmpdir(), "atlas-cells-"));
    const file = new URL("../../node_modules/@observablehq/framework/dist/markdown.js", import.meta.url);
    parser = (await import(file.href)) as Parser;
  });
  after(() => rm(root, { recursive: true, force: true }));

  const read = async (text: string): Promise<{ body: string; cells: number; problems: string[] }> => {
    await writeFile(join(root, "memo.md"), text);
    let problems: readonly Problem[] = [];
    const markdownIt = (markdown: MarkdownIt) =>
      checkCells(root, (page, found) => {
        assert.equal(page, "/memo");
        problems = found;
      })(markdown);
    const { body, code } = parser.parseMarkdown(text, {
      md: parser.createMarkdownIt({ markdownIt }),
      path: "/memo",
    });
    return {
      body,
      cells: code.length,
      problems: problems.map(({ place, message }) => `${place.slice(root.length + 1)}: ${message}`),
    };
  };

  return { read, root: () => root };
}

describe("a cell whose library is not installed", { timeout: 60_000 }, () => {
  const { read, root } = parserOfPages();

  it("gives way to page, line, construct and the way out, and leaves the others alone", async () => {
    const { body, cells, problems } = await read(
      "---\ntitle: Memo\n---\n\n# Memo\n\n```js\nconst a = 1;\n```\n\n```mermaid\ngraph TD; A-->B\n```\n\n${a} and\n${tex`x`}\n",
    );
    assert.equal(cells, 2);
    assert.equal(problems.length, 2);
    assert.match(
      problems[0] ?? "",
      /^memo\.md:11: mermaid cannot be used: the library mermaid is not installed, .*npm install --save-exact mermaid/,
    );
    assert.match(problems[1] ?? "", /^memo\.md:16: tex cannot be used: the library katex/);
    assert.match(body, /role="alert">[^<]*memo\.md:11: mermaid/);
  });

  for (const [cell, construct, library] of [
    ['import {chunk} from "npm:lodash-es";', "npm:lodash-es", "lodash-es"],
    ['import x from "npm:@nobody/nothing@^2/deep.js";', "npm:@nobody/nothing@^2/deep.js", "@nobody/nothing"],
    ['import x from "nowhere/at-all.js";', "nowhere/at-all.js", "nowhere"],
    ["display(vl.markBar().render());", "vl", "vega-lite-api"],
    ['const book = FileAttachment("a.xlsx").xlsx();', ".xlsx()", "exceljs"],
    ["const late = () => import('npm:three');", "npm:three", "three"],
  ] as const)
    it(`is told of ${construct}`, async () => {
      const { problems } = await read(`# Memo\n\n\`\`\`js\n// a line before\n${cell}\n\`\`\`\n`);
      const [problem = ""] = problems;
      assert.equal(problems.length, 1);
      assert.ok(problem.startsWith(`memo.md:5: ${construct} cannot be used`), problem);
      assert.ok(problem.includes(`the library ${library} is not installed`), problem);
    });

  it("is told of another host, of another version, and of what a module of the site imports", async () => {
    await mkdir(join(root(), "parts"), { recursive: true });
    await writeFile(join(root(), "parts/a.js"), 'export * from "./b.js";\n');
    await writeFile(join(root(), "parts/b.ts"), '// import "npm:not-this"\nimport "npm:leaflet";\n');
    const cell = (text: string): string => `\`\`\`js\n${text}\n\`\`\`\n`;
    const { problems } = await read(
      [
        cell('import a from "https://example.org/a.js";'),
        cell('import * as d3 from "npm:d3@5";'),
        cell('import "./parts/a.js";'),
      ].join("\n"),
    );
    assert.match(problems[0] ?? "", /^memo\.md:2: https:.*asks another host/);
    assert.match(problems[1] ?? "", /^memo\.md:6: npm:d3@5 .*version 5 of d3 is asked for, and 7\.\d/);
    assert.match(
      problems[2] ?? "",
      /^memo\.md:10: \.\/parts\/a\.js .*parts\/b\.ts imports npm:leaflet, and the library leaflet/,
    );
  });

  it("is not seen where the page declares the name itself, or the library is there", async () => {
    await writeFile(join(root(), "a.csv"), "a\n1\n");
    const { problems, cells } = await read(
      '```js\nconst mermaid = String.raw;\n```\n\n```mermaid\na\n```\n\n```js\nimport * as a from "npm:d3@7";\nimport {max} from "d3-array";\ndisplay(Plot.plot()); html`<b>`; FileAttachment("a.csv").csv();\n```\n',
    );
    assert.deepEqual(problems, []);
    assert.equal(cells, 3);
  });

  it("is told of a file that an installed library does not have", async () => {
    const { problems } = await read(
      '```js\nimport a from "npm:us-atlas/nation.json";\nimport b from "us-atlas/nation.json";\n```\n',
    );
    assert.match(
      problems.join(),
      /^memo\.md:2: npm:us-atlas\/nation\.json cannot be used: us-atlas [\d.]+ is installed, and has no file nation\.json/,
    );
    assert.deepEqual(
      (await read('```js\nimport a from "npm:us-atlas/nation-10m.json";\n```\n')).problems,
      [],
    );
  });
});

describe("what a page loads without a cell", { timeout: 60_000 }, () => {
  const { read, root } = parserOfPages();

  it("gives way to page, line and the way out where it is a library's that is not installed, or another host's", async () => {
    const { body, problems } = await read(
      [
        "# Memo",
        '<link rel="stylesheet" href="npm:leaflet/dist/leaflet.css">',
        "<script type=module src='npm:@nobody/nothing'></script>",
        '<img src="https://example.org/a.png">',
        '<link rel="stylesheet" href="npm:us-atlas/package.json">',
        '<link rel="canonical" href="https://example.org/memo">',
        "[elsewhere](https://example.org)",
      ].join("\n\n"),
    );
    assert.deepEqual(
      problems.map((problem) => problem.replace(/ cannot be used: (the library \S+|it asks).*/, " $1")),
      [
        "memo.md:3: npm:leaflet/dist/leaflet.css the library leaflet",
        "memo.md:5: npm:@nobody/nothing the library @nobody/nothing",
        "memo.md:7: https://example.org/a.png it asks",
      ],
    );
    assert.doesNotMatch(body, /<link[^>]*leaflet|<script|<img/);
    assert.match(body, /role="alert">memo\.md:3: |role="alert">[^<]*memo\.md:3: /);
  });

  it("is named where it is a file that is neither there nor made by a data loader", async () => {
    await mkdir(join(root(), "trial/[code]"), { recursive: true });
    for (const name of ["here.csv", "made.json.py", "many.zip.sh", "[code]/all.json.js"])
      await writeFile(join(root(), "trial", name), "");
    const { problems, cells, body } = await read(
      `---
sql:
  rows: ./trial/rows.parquet
---

\`\`\`js
FileAttachment("trial/here.csv").csv();
FileAttachment("trial/made.json").json();
FileAttachment("trial/many/one.txt").text();
FileAttachment("trial/8471/all.json").json();
FileAttachment("trial/gone.csv").csv();
\`\`\`

![a picture](./trial/gone%20too.png)
`,
    );
    assert.deepEqual(
      problems.map((problem) => problem.replace(/ is not there: .*/, "")),
      ["memo.md:11: ./trial/gone.csv", "memo.md:14: ./trial/gone%20too.png"],
    );
    assert.equal(cells, 1, "the cell stays: its page follows the file once it is there");
    assert.match(body, /<img src="\.\/trial\/gone%20too\.png"/);
  });
});

describe("a mistake", { timeout: 60_000 }, () => {
  const { read, root } = parserOfPages();

  it("of a cell is named with its line", async () => {
    const { problems } = await read(
      "# Memo\n\n```js\nconst a = 1;\nconst b = ;\n```\n\n${1 +}\n\n```ts\nlet c: = 1\n```\n",
    );
    assert.match(problems[0] ?? "", /^memo\.md:5: SyntaxError: Unexpected token/);
    assert.match(problems[1] ?? "", /^memo\.md:8: SyntaxError: /);
    assert.match(problems[2] ?? "", /^memo\.md:1\d: SyntaxError: /);
    assert.equal(problems.length, 3);
  });

  it("of a module is named with its file and line, and so is a module that is not there", async () => {
    await writeFile(join(root(), "bad.ts"), "export const a = 1;\nexport const b = ;\n");
    const { problems } = await read(
      '```js\nimport {b} from "./bad.js";\n```\n\n```js\nimport {c} from "./gone.js";\n```\n',
    );
    assert.match(problems[0] ?? "", /^memo\.md:2: \.\/bad\.js cannot be used: \S*bad\.ts:2: /);
    assert.match(problems[1] ?? "", /^memo\.md:6: \.\/gone\.js cannot be used: there is no file \S*gone\.js/);
  });
});
