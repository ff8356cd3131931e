import { readFileSync } from "node:fs";
import { transformSync } from "esbuild";

/**
 * The page for addresses that are not there, as hosts can show it under any of them: Framework's takes the site to stand
 * at its host's root. Its files are named for a script, which finds where the site stands.
 */
export function missingPage(html: string): string {
  const file = /<link rel="stylesheet"[^>]*href="\.\/([^"]+)"/.exec(html)?.[1] ?? "404.html";
  return html
    .replace(/<base href="[^"]*">\n?/, "")
    .replaceAll(/<link rel="(?:modulepreload|preload)[^>]*>\n?/g, "")
    .replaceAll(/(<link rel="stylesheet"[^>]*) href=/g, "$1 data-href=")
    .replaceAll(
      /<script type="module" src="([^"]+)"><\/script>/g,
      '<script type="text/plain" data-src="$1"></script>',
    )
    .replace(/<meta charset="utf-8">/i, (meta) => `${meta}\n<script data-file="${file}">${script}</script>`);
}

const script = transformSync(readFileSync(new URL("missing.js", import.meta.url), "utf8"), {
  minify: true,
}).code.trim();
