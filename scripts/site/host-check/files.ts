import { createHash } from "node:crypto";
import { gunzipSync } from "node:zlib";
import pLimit from "p-limit";
import type { Site } from "../../../src/base/site.js";
import type { Catalog } from "../../../src/base/catalog.js";
import { checkKept, statusOf, type Host, type Opened } from "./host.js";

/** One file of each kind and each folder, as readers load it: `digests` are those of the build, by path. */
export async function checkFiles(
  host: Host,
  site: Site,
  html: string,
  digests: Readonly<Record<string, readonly string[]>> = {},
): Promise<void> {
  const paths = [...Object.keys(digests), ...namedIn(html)];
  const named: [what: string, path: string | undefined][] = [
    ["the database", site.assets.duckdbModule],
    ["the database's worker", site.assets.duckdbWorker],
    ["what writes Parquet files", site.assets.parquetModule],
    ...kinds.map(([what, pattern]): [string, string | undefined] => [
      what,
      paths.find((path) => pattern.test(path)),
    ]),
  ];
  for (const [what, path] of named)
    if (path !== undefined) checkFile(host, what, path, await host.open(path), digests[path]);
    else host.say("fault", `${what}: neither the first page nor service-worker.js names it`);
}

const kinds: readonly [what: string, pattern: RegExp][] = [
  ["the stylesheet", /^_import\/styles\/.*\.css$/],
  ["the code of the pages", /^_import\/_app\/overview\.\w+\.js$/],
  ["the overview's script", /^_pages\/index\.\w+\.js$/],
  ["Framework's runtime", /^_observablehq\/runtime\.\w+\.js$/],
  ["what the overview opens with", /^_file\/_data\/overview\.\w+\.json$/],
];

/** Types without which a browser refuses a file. */
const needed: Readonly<Record<string, readonly [RegExp, expected: string]>> = {
  css: [/^text\/css/, "text/css"],
  js: [/javascript/, "text/javascript"],
};

function checkFile(
  host: Host,
  what: string,
  path: string,
  opened: Opened,
  digests: readonly string[] | undefined,
): void {
  const { status, body, header } = opened;
  const type = header("content-type");
  const extension = /\w+$/.exec(path)?.[0] ?? "";
  const say = (level: "ok" | "warning" | "fault", text: string): void => host.say(level, `${what}: ${text}`);
  if (status !== 200)
    return say(
      "fault",
      `/${path} ${statusOf(opened)}${status === 404 ? " (a host that drops folders beginning with _ needs the file .nojekyll of dist/)" : ""}`,
    );
  if (type.startsWith("text/html"))
    return say("fault", `/${path} shows a page instead of the file: it is not there, or of another build`);
  const [pattern, expected] = needed[extension] ?? [];
  if (pattern && !pattern.test(type))
    say("fault", `/${path} is served as ${type || "nothing"} (expected ${expected}): browsers refuse it`);
  if (isCompressed(body) && (pattern || isCompressed(gunzipSync(body))))
    say(
      "fault",
      `/${path} is compressed once more than Content-Encoding says (${header("content-encoding") || "nothing"}): turn compression off in one of two places`,
    );
  else if (digests && !digests.includes(createHash("sha256").update(body).digest("hex")))
    say("fault", `/${path} was changed on its way (${body.length} bytes arrive)`);
  else say("ok", `arrives whole (${(body.length / 1e6).toFixed(2)} MB)`);
  if (extension === "wasm" && !type.startsWith("application/wasm"))
    say(
      "warning",
      `.wasm is served as ${type || "nothing"} (expected application/wasm; the site puts it right)`,
    );
  if (pattern && body.length > 20_000 && !header("content-encoding"))
    say("warning", "the host compresses nothing (expected gzip or br for JavaScript, CSS, HTML)");
  checkKept(host, what, header("cache-control"), true);
}

function isCompressed(body: Buffer): boolean {
  return body[0] === 0x1f && body[1] === 0x8b;
}

function namedIn(html: string): string[] {
  return [...html.matchAll(/(?:href|src)="\.\/(_[^"?#]+)"/g)].map(([, path = ""]) => path);
}

/** Every table that the database may load. */
export async function checkTables(host: Host, path: string): Promise<void> {
  const list = await host.open(path);
  if (list.status !== 200) return host.say("fault", `the list of tables: /${path} ${statusOf(list)}`);
  const files = tablesOf(JSON.parse(list.body.toString("utf8")) as Catalog);
  const limit = pLimit(8);
  const missing = await Promise.all(
    files.map((file) =>
      limit(async () => {
        const found = await host.isThere(file);
        return found.status === 200 ? [] : [`a table of the database: /${file} ${statusOf(found)}`];
      }),
    ),
  );
  for (const text of missing.flat()) host.say("fault", text);
  if (!missing.flat().length) host.say("ok", `${files.length} tables of the database are there`);
}

function tablesOf({ whole, detailed }: Catalog): string[] {
  return [
    ...Object.values(whole),
    ...Object.values(detailed).flatMap(({ base, chapters }) => [base, ...Object.values(chapters)]),
  ]
    .flat()
    .flatMap(({ path, parts }) => parts ?? [path]);
}
