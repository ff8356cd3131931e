import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { policyOf } from "./csp.js";
import { inlineOfSite } from "./finish.js";
import type { HeaderRule } from "./host-rules.js";
import { snapshotFolder } from "./published.js";

/**
 * Writes what hosts read beside a site's pages: `_headers` and `_redirects` (Cloudflare Pages, Netlify), `vercel.json`,
 * `.htaccess` (Apache), `nginx.conf` to include, and `.nojekyll` (GitHub Pages). `snapshot` has its own addresses
 * where the host rewrites.
 */
export async function writeHosts(output: string, snapshot: string): Promise<void> {
  const names = (await readdir(output, { recursive: true })).filter((name) => name.endsWith(".html")).sort();
  const pages = await Promise.all(names.map((name) => readFile(join(output, name), "utf8")));
  const policy = policyOf(inlineOfSite(pages), { header: true });
  const rules = headerRules(policy);
  const files: Record<string, string> = {
    ".nojekyll": "",
    _headers: headersFile(rules),
    _redirects: `/snapshot/${snapshot}/* /${snapshotFolder}/:splat 200\n`,
    "vercel.json": vercel(rules, snapshot),
    ".htaccess": apache(policy, snapshot),
    "nginx.conf": nginx(policy, snapshot),
  };
  for (const [name, content] of Object.entries(files)) await writeFile(join(output, name), content);
}

/** Folders in which every name carries a hash of the content. */
const hashedFolders = [
  "_ahead",
  "_assets",
  "_file",
  "_import",
  "_observablehq",
  "_pages",
  "_share",
  "_sums",
  "_tables",
];
const forEver = "public, max-age=31536000, immutable";

/** Headers for pages and files, and for what other origins read. */
function headerRules(policy: string): HeaderRule[] {
  return [
    { pattern: "/*", headers: everywhere(policy) },
    ...["", "/vintage/*", "/task/*"].flatMap((root) => [
      ...hashedFolders.map((folder) => ({
        pattern: `${root}/${folder}/*`,
        headers: { "Cache-Control": forEver },
      })),
      { pattern: `${root}/snapshot/*`, headers: shared },
    ]),
    ...["", "/task/*"].flatMap((root) => [
      { pattern: `${root}/feed.xml`, headers: shared },
      { pattern: `${root}/embed/*`, headers: shared },
    ]),
  ];
}

const shared = {
  "Access-Control-Allow-Origin": "*",
  "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
  "Access-Control-Allow-Headers": "Range, If-Range, If-None-Match",
  "Access-Control-Expose-Headers": "Accept-Ranges, Content-Length, Content-Range, ETag, Last-Modified",
  "Cross-Origin-Resource-Policy": "cross-origin",
};

function everywhere(policy: string): Record<string, string> {
  return {
    "Content-Security-Policy": policy,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
  };
}

function headersFile(rules: readonly HeaderRule[]): string {
  return rules
    .map(({ pattern, headers }) =>
      [pattern, ...lines(headers, (name, value) => `  ${name}: ${value}`), ""].join("\n"),
    )
    .join("\n");
}

function vercel(rules: readonly HeaderRule[], snapshot: string): string {
  const headers = rules.map(({ pattern, headers: given }) => ({
    source: pattern.replaceAll("*", "(.*)"),
    headers: Object.entries(given).map(([key, value]) => ({ key, value })),
  }));
  const rewrites = [
    { source: `/snapshot/${snapshot}/(.*)`, destination: `/${snapshotFolder}/$1` },
    { source: "/:page([\\w-]+)", destination: "/:page.html" },
  ];
  return `${JSON.stringify({ trailingSlash: false, headers, rewrites }, null, 2)}\n`;
}

function apache(policy: string, snapshot: string): string {
  return `# Apache 2.4, with AllowOverride All. It looks for countries.html when it is asked for /countries.
AddType application/wasm .wasm
AddType application/vnd.apache.parquet .parquet
AddType application/json .json
AddType text/javascript .js
AddType font/woff2 .woff2
Options -Indexes -MultiViews
DirectorySlash Off
<IfModule mod_rewrite.c>
  RewriteEngine On
  RewriteRule ^(.*)snapshot/${snapshot.replaceAll(".", "\\.")}/(.*)$ $1${snapshotFolder}/$2 [L]
  RewriteCond %{REQUEST_FILENAME} -d
  RewriteCond %{REQUEST_FILENAME}/index.html -f
  RewriteCond %{REQUEST_FILENAME}.html !-f
  RewriteRule [^/]$ %{REQUEST_URI}/ [R=301,L]
  RewriteCond %{REQUEST_FILENAME} ^(.*?)/?$
  RewriteCond %1.html -f
  RewriteRule ^(.+?)/?$ $1.html [L]
</IfModule>
<IfModule mod_headers.c>
${lines(everywhere(policy), (name, value) => `  Header always set ${name} "${value}"`).join("\n")}
  Header set Cache-Control "no-cache"
  <FilesMatch "\\.[0-9a-f]{8}\\.\\w+$">
    Header set Cache-Control "${forEver}"
  </FilesMatch>
  <If "%{REQUEST_URI} =~ m#/(snapshot|embed)/|/feed\\.xml$#">
${lines(shared, (name, value) => `    Header always set ${name} "${value}"`).join("\n")}
  </If>
</IfModule>
<IfModule mod_deflate.c>
  AddOutputFilterByType DEFLATE text/html text/css text/javascript application/json image/svg+xml
</IfModule>
`;
}

/** nginx lets a place inherit headers only where it sets none itself: each place names all of its own. */
function nginx(policy: string, snapshot: string): string {
  const set = (indent: string, headers: Record<string, string>): string =>
    lines(headers, (name, value) => `${indent}add_header ${name} "${value}" always;`).join("\n");
  const all = everywhere(policy);
  return `# Include this in a server { } whose root is the folder of the site.
types {
  application/wasm wasm;
  application/vnd.apache.parquet parquet;
  text/javascript js;
  text/css css;
  text/html html;
  application/json json map;
  application/xml xml;
  image/png png;
  image/svg+xml svg;
  font/woff2 woff2;
  text/plain txt;
  text/csv csv;
}
charset utf-8;
gzip on;
gzip_types text/css text/javascript application/json image/svg+xml;
error_page 404 /404.html;
rewrite ^/snapshot/${snapshot.replaceAll(".", "\\.")}/(.*)$ /${snapshotFolder}/$1 last;
location / {
  try_files $uri $uri.html $uri/index.html =404;
${set("  ", { ...all, "Cache-Control": "no-cache" })}
}
location ~ "\\.[0-9a-f]{8}\\.\\w+$" {
${set("  ", { ...all, "Cache-Control": forEver })}
}
location ~ ^/(.*/)?(snapshot|embed)/|^/(.*/)?feed\\.xml$ {
  if ($request_method = OPTIONS) {
${set("    ", shared)}
    return 204;
  }
  try_files $uri $uri.html $uri/index.html =404;
${set("  ", { ...all, ...shared, "Cache-Control": "no-cache" })}
}
`;
}

function lines(headers: Record<string, string>, line: (name: string, value: string) => string): string[] {
  return Object.entries(headers).map(([name, value]) => line(name, value));
}
