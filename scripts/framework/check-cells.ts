import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path/posix";
import { installedVersion } from "./library.js";
import type { MarkdownIt, RenderContext, Token } from "./markdown-it.js";
import { importNeed, needsOf, type Cell, type Need } from "./needs.js";
import { notInstalled } from "./registry.js";

/** Something that a page uses and cannot have. */
export interface Problem {
  /** `src/memo.md:12` */
  place: string;
  message: string;
}

/**
 * A markdown-it plugin that looks at every cell before Framework resolves what it needs: a cell whose library is not
 * installed gives way to a sentence that names page, line, construct and the way out, so that neither page nor preview
 * fails with it. `tell` hears of each page that was rendered, with its problems.
 */
export function checkCells(
  root: string,
  tell: (page: string, problems: readonly Problem[]) => void,
): (markdown: MarkdownIt) => MarkdownIt {
  return (markdown) => {
    const lines = new WeakMap<Cell, { line: number; text: string; tag: string }>();
    for (const rule of ["fence", "placeholder"]) {
      const render = markdown.renderer.rules[rule];
      if (!render) continue;
      markdown.renderer.rules[rule] = (tokens, index, options, context, self) => {
        const token = tokens[index];
        const tag = /^\w*/.exec(token?.info ?? "")?.[0] ?? "";
        const from = context.code.length;
        const html = render(tokens, index, options, context, self);
        const line = (token?.map?.[0] ?? token?.meta?.line ?? 0) + (rule === "fence" ? 1 : 0);
        for (const cell of context.code.slice(from))
          lines.set(cell, { line, text: token?.content ?? "", tag });
        return html;
      };
    }
    numberPlaceholders(markdown);
    const render = markdown.renderer.render.bind(markdown.renderer);
    markdown.renderer.render = (tokens, options, context) => {
      let html = render(tokens, options, context);
      const declared = new Set(
        context.code.flatMap(({ node }) => (node.declarations ?? []).map(({ name }) => name)),
      );
      const problems: Problem[] = [];
      const { file, offset } = sourceOf(root, context);
      context.code.splice(
        0,
        Infinity,
        ...context.code.filter((cell) => {
          const found = problemOf(cell, declared, join(root, dirname(context.path)));
          if (!found) return true;
          const at = lines.get(cell) ?? { line: 0, text: "", tag: "" };
          const place = `${file}:${offset + at.line + lineOf(at.text, found.construct, at.tag)}`;
          problems.push({ place, message: found.message });
          html = replaceCell(html, cell.id, `${place}: ${found.message}`);
          return false;
        }),
      );
      tell(context.path, problems);
      return html;
    };
    return markdown;
  };
}

/** What is wrong with a cell, and with which word of it. */
function problemOf(
  cell: Cell,
  declared: ReadonlySet<string>,
  folder: string,
): { construct: string; message: string } | undefined {
  for (const need of needsOf(cell, declared)) {
    const message = lackOf(need);
    if (message)
      return { construct: need.construct, message: `${need.construct} cannot be used: ${message}.` };
  }
  for (const { name } of cell.node.imports.filter(({ type }) => type === "local"))
    for (const { need, file } of moduleNeeds(join(folder, name))) {
      const message = lackOf(need);
      if (message)
        return {
          construct: name,
          message: `${name} cannot be used: ${file} imports ${need.construct}, and ${message}.`,
        };
    }
  return undefined;
}

/** Why a library cannot be had; undefined where it can. */
function lackOf({ construct, library, range }: Need): string | undefined {
  if (/^(https?:|\/\/)/.test(construct))
    return "it asks another host; save the file under src/ and import it from there";
  if (/^(?!npm:)\w+:/.test(construct)) return `only npm: imports and packages of package.json are there`;
  const installed = installedVersion(library);
  if (installed === undefined) return notInstalled(library);
  const wanted = range?.replace(/^[\^~v=]/, "").replace(/\.[x*]$/, "");
  const isThere =
    !wanted || wanted === "latest" || `${installed}.`.startsWith(`${wanted}.`) || range !== wanted;
  return isThere ? undefined : `version ${range} of ${library} is asked for, and ${installed} is installed`;
}

/** What the site's own modules import from elsewhere, through all that they import of each other. */
function moduleNeeds(path: string, seen = new Set<string>()): { need: Need; file: string }[] {
  const file = [path, path.replace(/\.js$/, ".ts")].find((each) => existsSync(each));
  if (file === undefined || seen.has(file) || !/\.[jt]s$/.test(file) || /(^|\/)_app\//.test(file)) return [];
  seen.add(file);
  const text = readFileSync(file, "utf8").replace(/^\s*(\/\/|\/?\*).*$/gm, "");
  const specifiers = [...text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*["']([^"']+)["']/g)].map(
    (match) => match[1] ?? "",
  );
  return specifiers.flatMap((specifier) =>
    /^\.{0,2}\//.test(specifier)
      ? moduleNeeds(join(dirname(file), specifier), seen)
      : importNeed(specifier).map((need) => ({ need, file })),
  );
}

/** The page's file, and how many of its lines stand before what Framework parses: its front matter. */
function sourceOf(root: string, { path, content }: RenderContext): { file: string; offset: number } {
  const file = `${join(root, path)}.md`;
  const text = existsSync(file) ? readFileSync(file, "utf8") : "";
  const start = text.lastIndexOf(content ?? "");
  return { file, offset: (start > 0 ? text.slice(0, start).split("\n").length - 1 : 0) + 1 };
}

/** The line of a construct within a cell's text: the first that names it, or the fence's own. */
function lineOf(text: string, construct: string, tag: string): number {
  if (tag === construct) return -1;
  const name = construct.replace(/^\./, "").replace(/\(\)$/, "");
  const index = text.indexOf(name);
  return index < 0 ? 0 : text.slice(0, index).split("\n").length - 1;
}

function replaceCell(html: string, id: string, message: string): string {
  const place = new RegExp(`(<observablehq-loading></observablehq-loading>)?<!--:${id}:-->`);
  return html.replace(
    place,
    () => `<span class="observablehq--inspect observablehq--error" role="alert">${escape(message)}</span>`,
  );
}

function escape(text: string): string {
  return text.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** Inline code has no line of its own: it gets that of its paragraph, and of the lines before it there. */
function numberPlaceholders(markdown: MarkdownIt): void {
  markdown.core.ruler.before("placeholder", "paragraph lines", ({ tokens, env, src }) => {
    env.content = src;
    env.maps = tokens.map(({ map }) => map);
  });
  markdown.core.ruler.after("placeholder", "placeholder lines", ({ tokens, env }) => {
    tokens.forEach((token, index) => {
      let line = (token.map ?? env.maps?.[index])?.[0] ?? 0;
      for (const child of token.children ?? []) {
        if (child.type === "placeholder") child.meta = { line };
        line += child.type === "softbreak" || child.type === "hardbreak" ? 1 : newlines(child);
      }
    });
  });
}

function newlines({ content }: Token): number {
  return content.split("\n").length - 1;
}
