import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, it } from "node:test";
import { partition } from "../../../../loaders/cache.js";
import { censusArchive, zipOf } from "../../../servers/fixtures/census-archive.js";
import { startBulkServer, type Fault } from "../../../servers/census-bulk.js";
import { importRows } from "./rows.js";
import { asked, monthRows, withBulkServer, type Setting } from "./setting.js";

const month = "2025-01";
const file = "IMDB2501.ZIP";
const rows = importRows(month);
const imports = { [month]: rows };
const down = Array.from({ length: 4 }, (): Fault => ({ kind: "status", status: 503 }));
const whole = await censusArchive("imports", month, rows);

async function withFaults(faults: Fault[], use: (setting: Setting) => Promise<void>): Promise<void> {
  await withBulkServer({ imports, faults: { [file]: faults } }, async (setting) => {
    await use({
      ...setting,
      pull: (changes) => setting.pull({ to: month, ...changes }),
      failure: (changes) => setting.failure({ to: month, ...changes }),
    });
  });
}

async function assertRead({ cache }: Setting): Promise<void> {
  assert.equal((await monthRows(cache.facts, "imports", month, "facts.parquet")).length, 4);
  assert.deepEqual(await readFile(join(cache.raw, file)), whole);
  assert.equal(existsSync(join(cache.raw, `${file}.part`)), false);
}

describe("a server in trouble", () => {
  it("is asked again after 500, 403, 503 and 429", async () => {
    const faults: Fault[] = [
      { kind: "status", status: 500 },
      { kind: "status", status: 403 },
      { kind: "status", status: 429, retryAfter: "0" },
    ];
    await withFaults(faults, async (setting) => {
      await setting.pull();
      assert.deepEqual(asked(setting.server, file), ["GET 500", "GET 403", "GET 429", "GET 200"]);
      await assertRead(setting);
    });
  });

  for (const [form, retryAfter] of [
    ["seconds", () => "1"],
    ["a date", () => new Date(Date.now() + 2_000).toUTCString()],
  ] as const)
    it(`is given the wait it asks for in ${form}`, async () => {
      await withFaults([{ kind: "status", status: 429, retryAfter: retryAfter() }], async (setting) => {
        const start = Date.now();
        await setting.pull();
        assert.ok(Date.now() - start >= 950, "came back before retry-after");
        await assertRead(setting);
      });
    });

  it("is not waited for when it asks for an hour: the message says to come back", async () => {
    await withFaults([{ kind: "status", status: 429, retryAfter: "3600" }], async (setting) => {
      assert.match(
        await setting.failure(),
        /answered 429; it asks to wait 60 minutes: run the command again then/,
      );
    });
  });

  it("fails with its status when it does not recover", async () => {
    await withFaults(down, async (setting) => {
      assert.match(await setting.failure(), /imports 2025-01 refused: .*IMDB2501\.ZIP answered 503/);
      assert.equal(existsSync(partition(setting.cache.facts, "imports", month)), false);
    });
  });

  it("is left alone after three files in a row that failed", async () => {
    await withBulkServer({ imports }, async ({ server, failure }) => {
      await server.close();
      assert.match(
        await failure({ to: "2025-08" }),
        /files not tried after failures in a row, from IMDB25\d\d\.ZIP/,
      );
      assert.match(await failure({ to: "2025-01" }), /no connection to .* \(ECONNREFUSED\)/);
    });
  });

  it("is asked in a browser-like name that says who we are", async () => {
    await withFaults([], async (setting) => {
      await setting.pull();
      assert.match(
        setting.server.requests[0]?.userAgent ?? "",
        /^Mozilla\/5\.0 \(compatible; ai-trade-atlas\/0\.1; \+http/,
      );
    });
  });
});

describe("a broken download", () => {
  it("goes on from the byte it came to after a reset", async () => {
    const faults: Fault[] = [
      { kind: "reset", after: 700 },
      { kind: "reset", after: 300 },
    ];
    await withFaults(faults, async (setting) => {
      await setting.pull();
      assert.deepEqual(
        setting.server.requests.map(({ status, range }) => [status, range]),
        [
          [200, undefined],
          [206, "bytes=700-"],
          [206, "bytes=1000-"],
        ],
      );
      await assertRead(setting);
    });
  });

  it("goes on after a silence", async () => {
    await withFaults([{ kind: "stall", after: 500 }], async (setting) => {
      await setting.pull({ settings: { ...setting.settings, stall: 2000 } });
      assert.deepEqual(asked(setting.server, file).length, 2);
      await assertRead(setting);
    });
  });

  it("starts over when the file has become another one meanwhile", async () => {
    await withFaults([{ kind: "reset", after: 700 }, ...down], async (setting) => {
      await setting.failure();
      const newer = await censusArchive("imports", month, [
        { code: "0101210010", country: "1220", con_val: 1 },
      ]);
      await setting.server.publish("imports", month, newer);
      await setting.pull();
      assert.equal(setting.server.requests.at(-1)?.range, "bytes=700-");
      assert.equal(setting.server.requests.at(-1)?.status, 200);
      assert.deepEqual(await readFile(join(setting.cache.raw, file)), newer);
    });
  });

  it("starts over when the server sends the whole file instead of the rest", async () => {
    await withFaults([{ kind: "reset", after: 700 }, { kind: "ignore-range" }], async (setting) => {
      await setting.pull();
      await assertRead(setting);
    });
  });

  it("gives up when nothing new comes any more, and keeps what came", async () => {
    const faults: Fault[] = [
      { kind: "reset", after: 700 },
      ...Array.from({ length: 4 }, (): Fault => ({ kind: "reset", after: 0 })),
    ];
    await withFaults(faults, async (setting) => {
      assert.match(await setting.failure(), /the connection broke/);
      await setting.pull();
      assert.equal(setting.server.requests.at(-1)?.range, "bytes=700-");
      await assertRead(setting);
    });
  });
});

describe("a file that is not the archive", () => {
  const broken: [string, Fault, RegExp][] = [
    [
      "an HTML page with 200",
      { kind: "html" },
      /expected a ZIP archive from .*, got text\/html that begins "<!DOCTYPE/,
    ],
    ["an archive cut short", { kind: "truncate", bytes: 1_500 }, /no readable ZIP directory/],
    [
      "an archive with a changed byte",
      { kind: "corrupt", at: 300 },
      /refused: member IMP_DETL (does not unpack|has )/,
    ],
  ];
  for (const [name, fault, reason] of broken) {
    it(`is fetched once more: ${name}`, async () => {
      await withFaults([fault], async (setting) => {
        const said = await setting.pull();
        assert.ok(said.some((line) => /fetching it once more/.test(line)));
        assert.deepEqual(asked(setting.server, file), ["GET 200", "GET 200"]);
        await assertRead(setting);
      });
    });

    it(`is refused the second time, with the reason: ${name}`, async () => {
      await withFaults([fault, fault], async (setting) => {
        assert.match(await setting.failure(), reason);
        assert.deepEqual(asked(setting.server, file), ["GET 200", "GET 200"]);
        assert.equal(existsSync(partition(setting.cache.facts, "imports", month)), false);
        assert.equal(existsSync(join(setting.cache.raw, file)), false);
      });
    });
  }

  it("may be reached by a redirect, when it is the archive", async () => {
    await withFaults([{ kind: "redirect", to: `/2025/Merch/im_m/${file}` }], async (setting) => {
      await setting.pull();
      await assertRead(setting);
    });
  });

  it("is refused when a redirect leads to a page", async () => {
    const away: Fault = { kind: "redirect", to: `/2025/Merch/im_m/${file}?moved` };
    await withFaults([away, { kind: "html" }, away, { kind: "html" }], async (setting) => {
      assert.match(
        await setting.failure(),
        /expected a ZIP archive from .*IMDB2501\.ZIP \(query not kept\), got text\/html/,
      );
    });
  });

  it("is one without a member that the month needs, or with a member twice", async () => {
    const content = Buffer.from("x\n");
    const twice = await zipOf(["IMP_DETL.TXT", "imp_detl.txt"].map((name) => ({ name, content })));
    await withBulkServer(
      { imports: { "2025-01": { rows, without: ["IMP_COMM"] }, "2025-02": twice } },
      async ({ failure }) => {
        const message = await failure();
        assert.match(message, /2025-01 refused: no member IMP_COMM in the archive/);
        assert.match(message, /2025-02 refused: no readable ZIP directory \(two members IMP_DETL\)/);
      },
    );
  });

  it("is found out when the kept copy has rotted, and fetched again", async () => {
    await withFaults([], async (setting) => {
      await setting.pull();
      const path = join(setting.cache.raw, file);
      const bytes = await readFile(path);
      bytes.fill(0x55, 300, 320);
      await writeFile(path, bytes);
      const sidecar = JSON.parse(await readFile(`${path}.json`, "utf8")) as object;
      await writeFile(`${path}.json`, JSON.stringify({ ...sidecar, sha256: "0".repeat(64) })); // so that it is read
      await setting.pull();
      await assertRead(setting);
    });
  });
});

describe("a withdrawn file", () => {
  it("is reported, and its copy and facts stay", async () => {
    await withFaults([], async (setting) => {
      await setting.pull();
      const gone = await startBulkServer();
      try {
        const settings = { ...setting.settings, base: gone.url, tries: 1 };
        assert.match(await setting.failure({ settings }), /is gone \(404\), and was there on 20/);
        await assertRead(setting);
      } finally {
        await gone.close();
      }
    });
  });
});
