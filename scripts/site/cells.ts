import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pageNameOf, type Layout } from "./layout.js";
import { sourceOf } from "../framework/check-cells.js";
import type { MarkdownIt, RenderContext } from "../framework/markdown-it.js";
import type { DrawnPage } from "./page.js";

/**
 * A markdown-it plugin that puts what `prepare` drew into the loading state of the cells that will show it: of
 * `figure("NAME", …)` the view, of `view(inputs)` the form. It stands before any script runs, and the cell takes it over.
 * A cell that waits for the database says so. `fail` hears of a figure that the page's module does not have.
 */
export function fillCells(
  layout: Layout,
  fail: (message: string) => void,
): (markdown: MarkdownIt) => MarkdownIt {
  return (markdown) => {
    const drawings = new WeakMap<RenderContext, DrawnPage | undefined>();
    const render = markdown.renderer.rules["fence"];
    if (!render) return markdown;
    markdown.renderer.rules["fence"] = (tokens, index, options, context, self) => {
      const { content = "", info = "" } = tokens[index] ?? {};
      if (!drawings.has(context)) drawings.set(context, readDrawn(layout, pageNameOf(context.path)));
      const html = render(tokens, index, options, context, self);
      if (/^sql\b/.test(info)) return isShown(info) ? withLoading(html, "", " data-progress") : html;
      const drawn = drawings.get(context);
      const [, name] = /^\s*figure\(\s*["']([\w-]+)["']/.exec(content) ?? [];
      if (!drawn) return html;
      if (name !== undefined && drawn.views[name] === undefined) {
        const { file, offset } = sourceOf(layout.root, context);
        const place = `${file}:${offset + (tokens[index]?.map?.[0] ?? 0) + 1}`;
        fail(`${place}: unknown figure "${name}" (page has ${Object.keys(drawn.views).join(", ")})`);
      }
      if (name !== undefined && drawn.views[name] !== undefined)
        return withLoading(html, `<div data-view="${name}">${drawn.views[name]}</div>`);
      return /\bview\(\s*inputs\s*\)/.test(content) ? withLoading(html, drawn.inputs) : html;
    };
    return markdown;
  };
}

/** Does a sql block show its rows? One that shows nothing would never take its loading state away. */
function isShown(info: string): boolean {
  return /\bid=/.test(info) ? /\bdisplay\b(?!=["']?false)/.test(info) : !/\bdisplay=["']?false/.test(info);
}

/** A cell's HTML with a loading state, in place of the empty one that Framework gives to expressions. */
function withLoading(html: string, content: string, attributes = ""): string {
  return html.replace(
    /(?:<observablehq-loading><\/observablehq-loading>)?(<!--:[0-9a-f]{8}(?:-\d+)?:-->)/,
    (_, root: string) => `<observablehq-loading${attributes}>${content}</observablehq-loading>${root}`,
  );
}

/** A markdown-it plugin that lets the keyboard reach code that is wider than the page, to scroll it. */
export function reachCode(markdown: MarkdownIt): MarkdownIt {
  const render = markdown.renderer.rules["fence"];
  if (render)
    markdown.renderer.rules["fence"] = (tokens, index, options, context, self) =>
      render(tokens, index, options, context, self).replace(/<pre\b/, '<pre tabindex="0"');
  return markdown;
}

/** What was drawn for a page; undefined for one that its Markdown declares. */
function readDrawn(layout: Layout, page: string): DrawnPage | undefined {
  const file = join(layout.views, `${page}.json`);
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as DrawnPage) : undefined;
}
