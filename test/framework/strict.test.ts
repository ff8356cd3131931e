import assert from "node:assert/strict";
import { createServer } from "node:http";
import { describe, it } from "node:test";
import { build } from "esbuild";
import { policyOf } from "../../scripts/site/csp.js";
import { inlineOfSite } from "../../scripts/site/finish.js";
import { listen } from "../../scripts/site/server.js";
import { strictModules } from "../../scripts/site/strict-modules.js";
import { openBrowser } from "../site/browser.js";

/** What an analyst's page may hold: styles and handlers in templates, every input, charts with legends and tips. */
const cells = `
import { html, svg } from "htl";
import * as Inputs from "@observablehq/inputs";
import * as Plot from "@observablehq/plot";
const rows = [{ a: "x", b: 2 }, { a: "y", b: 40 }];
const color = "rgb(1, 2, 3)";
const styled = [
  html\`<b style="color: \${color}" title="a style=b">x</b>\`,
  html\`<p>1 < 2 <b style='color: rgb(1, 2, 3)'>x</b></p>\`.querySelector("b"),
  html\`<b style=\${{ color }}>x</b>\`,
  html\`<b \${{ style: "color: rgb(1, 2, 3)" }}>x</b>\`,
  svg\`<svg><text style="color: rgb(1, 2, 3)">x</text></svg>\`.querySelector("text"),
];
globalThis.clicked = 0;
const button = html\`<button onclick=\${() => globalThis.clicked++}>x</button>\`;
const inputs = [
  Inputs.range([0, 9]), Inputs.select(["a"]), Inputs.radio(["a"]), Inputs.checkbox(["a"]), Inputs.toggle(),
  Inputs.search(rows), Inputs.color(), Inputs.date(), Inputs.text(), Inputs.textarea(), Inputs.button("x"), Inputs.file(),
  Inputs.form({ n: Inputs.range() }), Inputs.table(rows, { align: { a: "right" }, width: { a: 100 } }), Inputs.table([]),
];
const charts = [
  Plot.plot({ color: { legend: true }, style: { fontSize: "14px" }, title: "T", caption: "c",
    marks: [Plot.dot(rows, { x: "b", y: "a", fill: "a", tip: true }), Plot.crosshair(rows, { x: "b", y: "a" })] }),
  Plot.plot({ style: "font-size: 14px", marks: [Plot.barX(rows, { x: "b", y: "a" })] }),
  Plot.legend({ color: { type: "linear", domain: [0, 1] } }), Plot.legend({ opacity: { domain: [0, 1] } }),
];
document.body.append(...styled.map((node) => node.parentNode ?? node), button, ...inputs, ...charts);
button.click();
globalThis.done = {
  colors: styled.map((node) => getComputedStyle(node).color),
  title: styled[0].title,
  clicked: globalThis.clicked,
  align: getComputedStyle(document.querySelector("td:nth-of-type(2)")).textAlign,
};
`;

describe("the libraries of an analyst's page under the site's policy", () => {
  it("style, listen and draw without a violation", { timeout: 120_000 }, async () => {
    const { outputFiles } = await build({
      stdin: { contents: cells, resolveDir: import.meta.dirname },
      ...{ bundle: true, format: "esm", write: false, plugins: [strictModules] },
    });
    const server = createServer((request, response) => {
      const isScript = request.url === "/cells.js";
      response.setHeader("Content-Type", isScript ? "text/javascript" : "text/html");
      response.setHeader("Content-Security-Policy", policyOf(inlineOfSite([]), { header: true }));
      response.end(
        isScript
          ? outputFiles[0]?.text
          : '<!doctype html><link rel="icon" href="data:,"><body><script type="module" src="/cells.js"></script>',
      );
    });
    const browser = await openBrowser();
    try {
      const page = await browser.newPage();
      const errors: string[] = [];
      page.on("console", (message) => {
        if (message.type() === "error") errors.push(message.text());
      });
      page.on("pageerror", (error) => errors.push(error.message));
      await page.goto(await listen(server, 0));
      await page.waitForFunction(() => "done" in globalThis, undefined, { timeout: 60_000 });
      assert.deepEqual(errors, []);
      assert.deepEqual(await page.evaluate(() => (globalThis as unknown as { done: unknown }).done), {
        colors: Array<string>(5).fill("rgb(1, 2, 3)"),
        ...{ title: "a style=b", clicked: 1, align: "right" },
      });
    } finally {
      await browser.close();
      server.closeAllConnections();
      server.close();
    }
  });
});
