import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pageNameOf, type Layout } from "./layout.js";
import type { MarkdownIt } from "../framework/markdown-it.js";
import type { DrawnPage } from "./page.js";

/**
 * A markdown-it plugin that puts what `prepare` drew into a page's places: `<div data-view="NAME"></div>`
 * gets the view, `<div data-inputs></div>` the form. Errors: a view that the page's module does not have.
 */
export function fillViews(layout: Layout): (markdown: MarkdownIt) => MarkdownIt {
  return (markdown) => {
    const render = markdown.renderer.rules["html_block"];
    markdown.renderer.rules["html_block"] = (tokens, index, options, context, self) => {
      const html = render ? render(tokens, index, options, context, self) : (tokens[index]?.content ?? "");
      return /data-(view|inputs)/.test(html) ? fill(html, layout, pageNameOf(context.path)) : html;
    };
    return markdown;
  };
}

/** A markdown-it plugin that lets the keyboard reach code that is wider than the page, to scroll it. */
export function reachCode(markdown: MarkdownIt): MarkdownIt {
  const render = markdown.renderer.rules["fence"];
  if (render)
    markdown.renderer.rules["fence"] = (tokens, index, options, context, self) =>
      render(tokens, index, options, context, self).replace(/<pre\b/, '<pre tabindex="0"');
  return markdown;
}

function fill(html: string, layout: Layout, page: string): string {
  const drawn = readDrawn(layout, page);
  return html
    .replace(/(<div data-view="([\w-]+)"[^>]*>)\s*<\/div>/g, (_, open: string, name: string) => {
      const view = drawn.views[name];
      if (view === undefined)
        throw new Error(`unknown view: "${name}" (page ${page} has ${Object.keys(drawn.views).join(", ")})`);
      return `${open}${view}</div>`;
    })
    .replace(/(<div data-inputs[^>]*>)\s*<\/div>/g, (_, open: string) => `${open}${drawn.inputs}</div>`);
}

function readDrawn(layout: Layout, page: string): DrawnPage {
  const file = join(layout.views, `${page}.json`);
  try {
    return JSON.parse(readFileSync(file, "utf8")) as DrawnPage;
  } catch (cause) {
    throw new Error(`missing ${file} (expected src/pages/${page}.ts and npm start or npm run build)`, {
      cause,
    });
  }
}
