import { createHash } from "node:crypto";
import { gunzipSync } from "node:zlib";
import type { Catalog } from "../../src/database/catalog.js";
import { siteOfHtml } from "../../src/base/site.js";
import { describeError } from "../../loaders/errors.js";

/** What is found of a host: a fault keeps readers from something, a warning costs them or others something. */
export interface Finding {
  level: "ok" | "warning" | "fault";
  text: string;
}

/** Opens a deployed site as readers and their tools do, and says what its host does wrong, with what to do. */
export async function checkHost(address: string): Promise<Finding[]> {
  const host = new Host(new URL(address.endsWith("/") ? address : `${address}/`));
  const { html, header } = await host.openFirstPage();
  if (html === undefined) return host.findings;
  const site = siteOfHtml(html);
  if (!site) {
    host.say("fault", `${host.root.href} shows another page than the Atlas (is this where dist/ stands?)`);
    return host.findings;
  }
  host.checkPolicy(header("content-security-policy"));
  host.checkKept("pages", header("cache-control"), false);
  await host.checkAddresses();
  await host.checkFile("the stylesheet", /href="\.\/(_import\/styles\/[^"]+\.css)"/.exec(html)?.[1]);
  await host.checkFile("the database", site.assets.duckdbModule);
  await host.checkFile("the Parquet reader", site.assets.parquetModule);
  await host.checkFile(
    "the code of the pages",
    /href="\.\/(_import\/_app\/app\.[^"]+\.js)"/.exec(html)?.[1],
    true,
  );
  await host.checkTables(site.tables);
  await host.checkSnapshot();
  await host.checkWorker();
  return host.findings;
}

interface Opened {
  status: number;
  url: string;
  body: Buffer;
  header: (name: string) => string;
}

class Host {
  readonly findings: Finding[] = [];

  constructor(readonly root: URL) {}

  say(level: Finding["level"], text: string): void {
    this.findings.push({ level, text });
  }

  async openFirstPage(): Promise<{ html?: string; header: Opened["header"] }> {
    const nothing = { header: () => "" };
    try {
      const first = await this.open("");
      if (first.status === 200) return { html: first.body.toString("utf8"), header: first.header };
      this.say("fault", `${this.root.href} has HTTP status ${first.status} (expected the overview)`);
    } catch (error) {
      this.say("fault", `${this.root.href} cannot be opened: ${describeError(error)}`);
    }
    return nothing;
  }

  /** The site's pages carry their policy; a host's own one holds beside it. */
  checkPolicy(policy: string): void {
    if (!policy)
      return this.say(
        "warning",
        "no Content-Security-Policy header: the pages' own <meta> holds alone (see _headers, nginx.conf)",
      );
    const scripts =
      /(?:^|[;,])\s*script-src ([^;,]*)/.exec(policy)?.[1] ?? /default-src ([^;,]*)/.exec(policy)?.[1] ?? "*";
    if (/'wasm-unsafe-eval'|'unsafe-eval'|\*$/.test(scripts))
      return this.say("ok", "the policy lets the site work");
    this.say(
      "fault",
      "the host's Content-Security-Policy lacks 'wasm-unsafe-eval' in script-src: the database cannot start",
    );
  }

  checkKept(what: string, control: string, isHashed: boolean): void {
    const age = Number(/max-age=(\d+)/.exec(control)?.[1] ?? (control === "" ? NaN : 0));
    if (isHashed && !(age >= 86_400))
      this.say(
        "warning",
        `${what}: files that never change are kept for ${age || "no stated number of"} seconds (expected max-age=31536000, immutable)`,
      );
    if (!isHashed && age > 600)
      this.say(
        "warning",
        `${what} are kept for ${age} seconds: readers see a new release late (expected no-cache)`,
      );
  }

  async checkAddresses(): Promise<void> {
    for (const path of ["methods", "methods/", "methods.html"]) {
      const page = await this.open(path);
      const text = page.body.toString("utf8");
      if (page.status !== 200)
        this.say("fault", `/${path} has HTTP status ${page.status} (expected the page Methods)`);
      else if (siteOfHtml(text)) this.say("ok", `/${path} shows the page`);
      else if (text.includes("atlas-forwarded"))
        this.say(path === "methods" ? "warning" : "ok", `/${path} forwards to methods.html`);
      else this.say("fault", `/${path} shows something else than the page Methods`);
    }
    const missing = await this.open("no-such-page-of-the-atlas");
    if (missing.status !== 404)
      this.say(
        "warning",
        `a page that is not there has HTTP status ${missing.status} (expected 404 with 404.html)`,
      );
  }

  /** A file whose name carries a hash of its content: there, whole, unchanged, kept and, where it should be, compressed. */
  async checkFile(what: string, path: string | undefined, compressed = false): Promise<void> {
    if (path === undefined) return this.say("fault", `${what}: the first page does not name it`);
    const { status, body, header } = await this.open(path);
    if (status !== 200)
      return this.say(
        "fault",
        `${what}: /${path} has HTTP status ${status}${path.startsWith("_") ? " (a host that drops folders beginning with _ needs the file .nojekyll of dist/)" : ""}`,
      );
    const content = body[0] === 0x1f && body[1] === 0x8b ? gunzipSync(body) : body;
    const hash = createHash("sha256").update(content).digest("hex");
    if (/\.([0-9a-f]{8})\.\w+$/.exec(path)?.[1] !== hash.slice(0, 8) && path.startsWith("_assets/"))
      this.say("fault", `${what}: /${path} was changed on its way (${body.length} bytes)`);
    else this.say("ok", `${what} arrives whole (${(body.length / 1e6).toFixed(1)} MB)`);
    if (path.endsWith(".wasm") && !header("content-type").startsWith("application/wasm"))
      this.say(
        "warning",
        `${what}: .wasm is served as ${header("content-type") || "nothing"} (expected application/wasm; the site puts it right)`,
      );
    if (compressed && !header("content-encoding"))
      this.say(
        "warning",
        `${what}: the host compresses nothing (expected gzip or br for JavaScript, CSS, HTML)`,
      );
    this.checkKept(what, header("cache-control"), true);
  }

  async checkTables(path: string): Promise<void> {
    const { status, body } = await this.open(path);
    if (status !== 200) return this.say("fault", `the list of tables: /${path} has HTTP status ${status}`);
    const catalog = JSON.parse(body.toString("utf8")) as Catalog;
    const files = [
      ...Object.values(catalog.whole),
      ...Object.values(catalog.detailed).map(({ base }) => base),
    ].flatMap(({ core, rest }) => [core, ...(rest ? [rest] : [])]);
    let missing = 0;
    for (const { path: file, parts } of files)
      for (const part of parts ?? [file]) {
        const { status: found } = await this.open(part, { method: "HEAD" });
        if (found === 200) continue;
        missing++;
        this.say("fault", `a table of the database: /${part} has HTTP status ${found}`);
      }
    if (!missing) this.say("ok", `${files.length} tables of the database are there`);
  }

  /** What others read: ranges, and from other origins. */
  async checkSnapshot(): Promise<void> {
    const described = await this.open("snapshot/current/datapackage.json");
    if (described.status !== 200)
      return this.say("fault", `/snapshot/current/datapackage.json has HTTP status ${described.status}`);
    const { resources } = JSON.parse(described.body.toString("utf8")) as { resources: { path: string }[] };
    const path = `snapshot/current/${resources[0]?.path}`;
    const { status, body, header } = await this.open(path, {
      headers: { Range: "bytes=0-3", Origin: "https://elsewhere.example" },
    });
    if (status === 206 && body.toString() === "PAR1") this.say("ok", "ranges of Parquet files are served");
    else
      this.say(
        "warning",
        `ranges are not served (HTTP status ${status}, expected 206): other people's DuckDB must load whole files, or cannot read them`,
      );
    if (header("access-control-allow-origin") === "*") this.say("ok", "other origins may read the snapshot");
    else
      this.say(
        "warning",
        "other origins may not read the snapshot (expected Access-Control-Allow-Origin: * for snapshot/)",
      );
  }

  async checkWorker(): Promise<void> {
    const { status, header } = await this.open("service-worker.js");
    const local = /^(localhost|127\.|\[::1\])/.test(this.root.hostname);
    if (status !== 200 || !/javascript/.test(header("content-type")))
      this.say(
        "fault",
        `service-worker.js has HTTP status ${status} and type ${header("content-type") || "none"} (expected 200 and text/javascript): the site does not work offline`,
      );
    else if (this.root.protocol === "http:" && !local)
      this.say(
        "warning",
        "the site is not served over https: browsers let it work neither offline nor copy to the clipboard",
      );
    else this.say("ok", "the site can work offline");
  }

  private async open(path: string, init: RequestInit = {}): Promise<Opened> {
    const response = await fetch(new URL(path, this.root), init);
    const body = Buffer.from(await response.arrayBuffer());
    const header = (name: string): string => response.headers.get(name) ?? "";
    return { status: response.status, url: response.url, body, header };
  }
}
