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

describe("a cell whose library is not installed", { timeout: 60_000 }, () => {
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
    await mkdir(join(root, "parts"), { recursive: true });
    await writeFile(join(root, "parts/a.js"), 'export * from "./b.js";\n');
    await writeFile(join(root, "parts/b.ts"), '// import "npm:not-this"\nimport "npm:leaflet";\n');
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
    const { problems, cells } = await read(
      '```js\nconst mermaid = String.raw;\n```\n\n```mermaid\na\n```\n\n```js\nimport * as a from "npm:d3@7";\nimport {max} from "d3-array";\ndisplay(Plot.plot()); html`<b>`; FileAttachment("a.csv").csv();\n```\n',
    );
    assert.deepEqual(problems, []);
    assert.equal(cells, 3);
  });
});
