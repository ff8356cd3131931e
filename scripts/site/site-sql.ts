import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { MarkdownIt, Token } from "../framework/markdown-it.js";

/**
 * A markdown-it plugin by which `sql` and ```` ```sql ```` ask the site's own database without an import: a page that
 * uses the name, and declares none of its own, gets a cell that imports it, with the tables of its front matter.
 */
export function bindSql(root: string): (markdown: MarkdownIt) => MarkdownIt {
  return (markdown) => {
    let token: (new (type: string, tag: string, nesting: number) => Token) | undefined;
    markdown.core.ruler.after("placeholder", "token", (state) => (token = state.Token));
    const render = markdown.renderer.render.bind(markdown.renderer);
    markdown.renderer.render = (tokens, options, context) => {
      const html = render(tokens, options, context);
      const uses = context.code.some(({ node }) => node.references.some(({ name }) => name === "sql"));
      const declares = context.code.some(({ node }) => node.declarations?.some(({ name }) => name === "sql"));
      const fence = markdown.renderer.rules["fence"];
      if (!token || !fence || !uses || declares) return html;
      const cell = Object.assign(new token("fence", "code", 0), {
        info: "js",
        content: cellText(context.path, tablesOf(join(root, `${context.path}.md`))),
      });
      return html + fence([cell], 0, options, context, markdown.renderer);
    };
    return markdown;
  };
}

function cellText(path: string, tables: readonly (readonly [string, string])[]): string {
  const app = `${"../".repeat(path.split("/").length - 2) || "./"}_app/app.js`;
  if (!tables.length) return `import {sql} from "${app}";`;
  // Framework puts the tables of a front matter into its own client too, and serves that where a cell names it
  return `import {sqlOver} from "${app}";
const sql = (DuckDBClient, sqlOver({${tables.map(([name, file]) => `${JSON.stringify(name)}: ${reading(file)}`).join(", ")}}));`;
}

/** How a file of the page becomes rows, or a stream of Arrow. */
function reading(file: string): string {
  const attachment = `FileAttachment(${JSON.stringify(file)})`;
  if (/\.(parquet|arrow)$/.test(file))
    return `${attachment}.${/\w+$/.exec(file)?.[0]}().then((table) => Arrow.tableToIPC(table))`;
  return /\.(csv|tsv)$/.test(file)
    ? `${attachment}.${/\w+$/.exec(file)?.[0]}({typed: true})`
    : `${attachment}.json()`;
}

/** The tables that a page's front matter names under `sql:`, one a line. */
function tablesOf(file: string): (readonly [string, string])[] {
  const text = existsSync(file) ? readFileSync(file, "utf8") : "";
  const [, matter = ""] = /^---\n([\s\S]*?)\n---/.exec(text) ?? [];
  const [, block = ""] = /^sql:[ \t]*\n((?:[ \t]+.*\n?)*)/m.exec(`${matter}\n`) ?? [];
  return [...block.matchAll(/^[ \t]+["']?([\w.-]+)["']?:[ \t]*["']?([^"'\s]+)["']?[ \t]*$/gm)].map(
    ([, name = "", source = ""]) => [name, source] as const,
  );
}
