import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { gzipSync } from "node:zlib";
import { checkHost } from "../../scripts/site/host-check/check.js";
import { hosts, serveAs } from "../servers/hosts.js";
import { spoiledHost, type Spoiled } from "../servers/spoiled.js";
import { builtSite, serve } from "./build.js";

describe("the check of a deployed site", { timeout: 600_000 }, () => {
  let folder: string;
  let good: Awaited<ReturnType<typeof serve>>;

  before(async () => {
    ({ folder } = await builtSite());
    good = await serve(folder);
  });
  after(() => good?.close());

  const said = async (address: string): Promise<string> =>
    (await checkHost(address)).map(({ level, text }) => `${level} ${text}`).join("\n");

  const saidOf = async (name: RegExp): Promise<string> => {
    const host = hosts.find((one) => name.test(one.name));
    assert.ok(host);
    const server = await serveAs(host, folder);
    try {
      return await said(server.address);
    } finally {
      await server.close();
    }
  };

  it("finds nothing wrong with npm run serve, and with a host that keeps to _headers", async () => {
    for (const text of [await said(good.address), await saidOf(/Cloudflare/)]) {
      assert.doesNotMatch(text, /^(fault|warning)/m);
      for (const pattern of [/ok the database arrives whole/, /ok other origins may read .* in ranges/])
        assert.match(text.replaceAll(": ", " "), pattern);
    }
  });

  it("warns of what a plain folder, and one that takes .wasm for text, lack", async () => {
    const plain = await saidOf(/folder over HTTP/);
    assert.doesNotMatch(plain, /^fault/m);
    for (const pattern of [
      /warning ranges are not/,
      /warning other origins/,
      /warning .*compresses nothing/,
      /warning \/methods forwards/,
    ])
      assert.match(plain, pattern);
    assert.match(
      await saidOf(/takes .wasm for text/),
      /warning the database: .wasm is served as text\/plain/,
    );
  });

  const script = "<script>console.info('a banner of the host')</script>";
  const append = (text: string) => (html: Buffer) =>
    Buffer.from(html.toString("utf8").replace("</head>", `${text}</head>`));
  const cases: [
    host: number,
    what: string,
    spoil: (path: string, query: string) => Spoiled | undefined,
    RegExp,
  ][] = [
    [
      1,
      "drops a folder that begins with _",
      (path) => (path.startsWith("/_file/") ? { status: 404 } : undefined),
      /fault what the overview opens with: \/_file\/\S+ has HTTP status 404 .*\.nojekyll/,
    ],
    [
      1,
      "drops some of the tables",
      (path) => (/^\/_tables\/exports-/.test(path) ? { status: 403 } : undefined),
      /fault a table of the database: \/_tables\/exports-\S+ has HTTP status 403/,
    ],
    [
      2,
      "compresses twice and says so once",
      (path) =>
        path.includes("/_app/overview.")
          ? { headers: { "content-encoding": "gzip" }, content: twice }
          : undefined,
      /fault the code of the pages: \S+ is compressed once more than Content-Encoding says \(gzip\)/,
    ],
    [
      1,
      "sends scripts as text",
      (path) => (/\/_\S+\.js$/.test(path) ? { headers: { "content-type": "text/plain" } } : undefined),
      /fault the overview's script: \S+ is served as text\/plain \(expected text\/javascript\)/,
    ],
    [
      1,
      "leads files to another origin",
      (path) =>
        path.endsWith(".wasm")
          ? { status: 302, headers: { location: good.address.slice(0, -1) + path } }
          : undefined,
      /fault the database: \S+ leads to http:\S+, from where no page may load it/,
    ],
    [
      1,
      "leads in a circle",
      (path) => (path.endsWith(".css") ? { status: 302, headers: { location: path } } : undefined),
      /fault the stylesheet: \S+ cannot be opened: .*redirect/,
    ],
    [
      1,
      "keeps the overview of an older build",
      (path) => (path === "/" ? { content: aged } : undefined),
      /fault \/ is of build 0123456789abcdef and service-worker\.js of \w+: a cache of the host/,
    ],
    [
      2,
      "shows its first page for whatever is not there",
      (path) => (path.startsWith("/_assets/") ? { headers: { "content-type": "text/html" } } : undefined),
      /fault the database: \S+ shows a page instead of the file/,
    ],
    [
      2,
      "changes a file on its way",
      (path) =>
        path.endsWith(".css")
          ? { headers: { "content-encoding": "" }, content: () => Buffer.from("a{}") }
          : undefined,
      /fault the stylesheet: \S+ was changed on its way \(3 bytes arrive\)/,
    ],
    [
      2,
      "puts a script into pages",
      (path, query) =>
        path === "/" && !query ? { headers: { "content-encoding": "" }, content: append(script) } : undefined,
      /fault 1 scripts of the overview are not those of the build/,
    ],
    [
      1,
      "sends a policy of its own",
      (path) => (path === "/" ? { headers: { "content-security-policy": "default-src 'self'" } } : undefined),
      /fault the host's Content-Security-Policy lacks 'wasm-unsafe-eval' and \d+ hashes of this build in script-src: the database cannot start/,
    ],
    [
      1,
      "hides headers from other origins",
      (path) =>
        path.startsWith("/snapshot/") ? { headers: { "access-control-expose-headers": "" } } : undefined,
      /warning other origins may read the snapshot, but not its headers accept-ranges, content-range, etag/,
    ],
    [
      2,
      "cuts connections",
      (path) => (path.includes("datapackage") ? { isCut: true } : undefined),
      /fault \/snapshot\/current\/datapackage\.json cannot be opened/,
    ],
  ];
  for (const number of [1, 2]) {
    const faults = cases.filter(([host]) => host === number);
    it(`names all of what a host does wrong: it ${faults.map(([, what]) => what).join(", ")}`, async () => {
      const host = await spoiledHost(good.address, (path, query) => {
        const done = faults.flatMap(([, , spoil]) => spoil(path, query) ?? []);
        const headers = done.reduce<Record<string, string>>((all, one) => ({ ...all, ...one.headers }), {});
        return done.reduce<Spoiled>((all, one) => ({ ...all, ...one, headers }), {});
      });
      try {
        const text = await said(host.address);
        for (const [, , , pattern] of faults) assert.match(text, pattern);
      } finally {
        await host.close();
      }
    });
  }

  it("says where there is no site", async () => {
    assert.match(
      await said(`${good.address}snapshot/current/datapackage.json`),
      /^fault .*(status 404|another page)/,
    );
    const host = await spoiledHost(good.address, () => ({ isCut: true }));
    assert.match(await said(host.address), /^fault \S+ cannot be opened/);
    await host.close();
  });
});

function twice(content: Buffer): Buffer {
  return gzipSync(gzipSync(content));
}

function aged(html: Buffer): Buffer {
  return Buffer.from(
    html.toString("latin1").replace(/(name="atlas-build" content=")\w+/, "$10123456789abcdef"),
    "latin1",
  );
}
