import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path/posix";
import { checkAssets } from "./check-assets.js";
import { command } from "./inside.js";
import { fileIsThere, lackOf, lackOfModule } from "./lacks.js";
import type { MarkdownIt, RenderContext, Token } from "./markdown-it.js";
import { needsOf, type Cell } from "./needs.js";

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
        const [, mistake] = /observablehq--error"[^>]*>(SyntaxError: [^<]*)</.exec(html) ?? [];
        if (mistake !== undefined) (context.mistakes ??= []).push({ line: line + lineIn(mistake), mistake });
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
      const { file, offset, isDraft } = sourceOf(root, context);
      const hasFile = (name: string): boolean =>
        fileIsThere(join(root, name.startsWith("/") ? "" : dirname(context.path), name));
      const problems: Problem[] = (context.mistakes ?? []).map(({ line, mistake }) => ({
        place: `${file}:${offset + line}`,
        message: `${mistake}.`,
      }));
      context.code.splice(
        0,
        Infinity,
        ...context.code.filter((cell) => {
          const at = lines.get(cell) ?? { line: 0, text: "", tag: "" };
          const placeOf = (construct: string): string =>
            `${file}:${offset + at.line + lineOf(at.text, construct, at.tag)}`;
          const found = problemOf(cell, declared, join(root, dirname(context.path)));
          if (!found) {
            // the page says so itself, and shows the file once it is there
            for (const { name } of cell.node.files.filter((file) => !hasFile(file.name)))
              problems.push({ place: placeOf(name), message: noFile(name) });
            return true;
          }
          const place = placeOf(found.construct);
          problems.push({ place, message: found.message });
          html = replaceCell(html, cell.id, `${place}: ${found.message}`);
          return false;
        }),
      );
      const lineOfText = (text: string): number => lineOf(context.content ?? "", text, "");
      html = checkAssets(html, (asset, lack) => {
        const place = `${file}:${offset + lineOfText(asset)}`;
        const message = lack === undefined ? noFile(asset) : cannot(asset, lack);
        if (lack !== undefined || !hasFile(decoded(asset))) problems.push({ place, message });
        return lack === undefined ? undefined : alert(`${place}: ${message}`);
      });
      tell(context.path, isDraft && command === "build" ? [] : problems);
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
    if (message) return { construct: need.construct, message: cannot(need.construct, message) };
  }
  for (const { name } of cell.node.imports.filter(({ type }) => type === "local")) {
    const message = lackOfModule(join(folder, name));
    if (message) return { construct: name, message: cannot(name, message) };
  }
  return undefined;
}

function cannot(construct: string, reason: string): string {
  return `${construct} cannot be used: ${reason}.`;
}

/** The page's file, and how many of its lines stand before what Framework parses: its front matter. */
export function sourceOf(
  root: string,
  { path, content }: RenderContext,
): { file: string; offset: number; isDraft: boolean } {
  const file = `${join(root, path)}.md`;
  const text = existsSync(file) ? readFileSync(file, "utf8") : "";
  const start = text.lastIndexOf(content ?? "");
  const matter = start > 0 ? text.slice(0, start) : "";
  const isDraft = /^draft:\s*true\b/m.test(matter); // Framework builds no such page
  return { file, offset: matter.split("\n").length, isDraft };
}

/** The line of a construct within a cell's text: the first that names it, or the fence's own. */
function lineOf(text: string, construct: string, tag: string): number {
  if (tag === construct) return -1;
  const name = construct.replace(/^\.\/?/, "").replace(/\(\)$/, "");
  const index = text.indexOf(name);
  return index < 0 ? 0 : text.slice(0, index).split("\n").length - 1;
}

function replaceCell(html: string, id: string, message: string): string {
  const place = new RegExp(`(<observablehq-loading></observablehq-loading>)?<!--:${id}:-->`);
  return html.replace(place, () => alert(message));
}

function alert(message: string): string {
  return `<span class="observablehq--inspect observablehq--error" role="alert">${escape(message)}</span>`;
}

function noFile(name: string): string {
  return `${name} is not there: neither a file of that name below the pages nor a data loader for it.`;
}

/** The file that an attribute names. */
function decoded(asset: string): string {
  const path = asset.replace(/[?#].*$/, "");
  try {
    return decodeURI(path);
  } catch {
    return path; // no address, so that Framework takes it as it is
  }
}

/** The line, counted from 0, that the sentence of a parser names in brackets. */
function lineIn(mistake: string): number {
  return Number(/\((\d+):\d+\)/.exec(mistake)?.[1] ?? 1) - 1;
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
