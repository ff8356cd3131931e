import type { Cell } from "./needs.js";

/** The parts of markdown-it that the plugins of this folder use, with what Framework puts into them. */
export interface MarkdownIt {
  core: {
    ruler: Record<"before" | "after", (name: string, rule: string, run: (state: CoreState) => void) => void>;
  };
  renderer: {
    rules: Record<string, RenderRule | undefined>;
    render(tokens: Token[], options: unknown, context: RenderContext): string;
  };
}

export interface Token {
  type: string;
  content: string;
  info: string;
  /** first line, and the line after the last one */
  map: [number, number] | null;
  children: Token[] | null;
  meta: { line: number } | null;
}

export interface CoreState {
  tokens: Token[];
  env: RenderContext;
  src: string;
  Token: new (type: string, tag: string, nesting: number) => Token;
}

/** What Framework hands through a page's rendering, and what the plugins add to it. */
export interface RenderContext {
  /** `/prices`: the page, without its extension */
  path: string;
  code: Cell[];
  /** the page's text without its front matter */
  content?: string;
  maps?: (Token["map"] | undefined)[];
  /** cells that Framework could not read, by their lines */
  mistakes?: { line: number; mistake: string }[];
}

export type RenderRule = (
  tokens: Token[],
  index: number,
  options: unknown,
  context: RenderContext,
  self: unknown,
) => string;
