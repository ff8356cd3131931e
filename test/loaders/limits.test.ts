import assert from "node:assert/strict";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, it } from "node:test";
import { fetchOrigin } from "../../loaders/origin.js";
import { fetchWithin, LimitError, type Limits } from "../../loaders/limits.js";
import { createClient, persist, servedBatches, StopError } from "../../loaders/labels/claude/service.js";
import { replies, replyTo } from "../../loaders/labels/claude/reply.js";

describe("limits of a call", { timeout: 120_000 }, () => {
  let server: Server | undefined;
  afterEach(() => {
    server?.closeAllConnections();
    server?.close();
  });

  async function serve(listener: RequestListener): Promise<string> {
    const own = createServer(listener);
    server = own;
    await new Promise<void>((resolve) => own.listen(0, "127.0.0.1", resolve));
    return `http://127.0.0.1:${(own.address() as AddressInfo).port}`;
  }

  /** what a busy machine does not meet; a test lowers the one that it is about */
  const standard: Limits = { silence: 20_000, total: 20_000, bytes: 1000 };
  const drip =
    (every: number): RequestListener =>
    (_, response) => {
      response.writeHead(200);
      response.flushHeaders();
      const timer = setInterval(() => response.write("x"), every);
      response.on("close", () => clearInterval(timer));
    };
  const cases: [string, RequestListener, Partial<Limits>, LimitError["limit"], RegExp][] = [
    [
      "no headers",
      () => undefined,
      { silence: 200 },
      "silence",
      /nothing came from 127\.0\.0\.1:\d+ for 200 ms/,
    ],
    ["headers and nothing more", drip(1e6), { silence: 200 }, "silence", /nothing came/],
    ["a byte now and then", drip(50), { total: 600 }, "time", /not whole within 600 ms/],
    [
      "a byte now and then, of a large file",
      drip(50),
      { silence: 1000, pace: 1000 },
      "pace",
      /at least 1000 a second/,
    ],
    [
      "a body without end",
      (_, response) => void setInterval(() => response.write("x".repeat(400)), 5).unref(),
      {},
      "size",
      /at most 1000 bytes/,
    ],
    [
      "a length beyond the limit",
      (_, response) => response.writeHead(200, { "content-length": "5000" }).end("x".repeat(5000)),
      {},
      "size",
      /5000 bytes or more/,
    ],
  ];
  for (const [name, listener, changes, limit, message] of cases)
    it(`ends ${name} and says which limit it met`, async () => {
      const url = await serve(listener);
      const call = fetchWithin(url, {}, { ...standard, ...changes }).then((response) => response.text());
      await assert.rejects(call, (error) => {
        assert.ok(error instanceof LimitError, String(error));
        assert.equal(error.limit, limit);
        assert.match(error.message, message);
        return true;
      });
    });

  it("takes a slow answer that keeps within them, whole and with its address", async () => {
    let sent = 0;
    const url = await serve((_, response) => {
      const timer = setInterval(() => {
        response.write("ab");
        if (++sent === 5) {
          clearInterval(timer);
          response.end();
        }
      }, 40);
    });
    const response = await fetchWithin(`${url}/path`, {}, standard);
    assert.equal(response.url, `${url}/path`);
    assert.equal(await response.text(), "ababababab");
  });

  it("asks again for a list whose body breaks off, as for one that never began", async () => {
    let calls = 0;
    const url = await serve((_, response) => {
      if (++calls > 1) return void response.end("hs10\n1234567890\n");
      response.writeHead(200, { "content-length": "100" });
      response.write("hs10\n");
      setTimeout(() => response.destroy(), 20);
    });
    const notes: string[] = [];
    const { bytes } = await fetchOrigin("a", "b", `${url}/a.csv`, (line) => notes.push(line));
    assert.equal(Buffer.from(bytes).toString(), "hs10\n1234567890\n");
    assert.match(notes.join(), /trying again/);
  });

  describe("of the model's service", () => {
    const before = { ...process.env };
    afterEach(() => {
      process.env = { ...before };
    });
    const client = (url: string) => {
      Object.assign(process.env, { ANTHROPIC_API_KEY: "sk-test", ANTHROPIC_BASE_URL: url });
      return createClient();
    };

    it("end every kind of call that falls silent after its headers", async () => {
      process.env["ATLAS_CALL_SILENCE_MS"] = "2000"; // not met before the headers, all at once
      const own = client(
        await serve((_, response) => {
          response.writeHead(200, { "content-type": "application/json" });
          response.flushHeaders();
        }),
      );
      const body = { model: "m", max_tokens: 1, messages: [{ role: "user" as const, content: "." }] };
      const calls: [string, () => Promise<unknown>][] = [
        ["message", async () => own.messages.create(body)],
        ["count", async () => own.messages.countTokens(body)],
        ["model", async () => own.models.retrieve("m")],
        ["batch", async () => own.messages.batches.retrieve("b")],
        ["new batch", async () => own.messages.batches.create({ requests: [] })],
        ["batches", () => servedBatches(own).next()],
        [
          "results",
          async () =>
            (await own.get("/v1/messages/batches/b/results", { __binaryResponse: true }).asResponse()).text(),
        ],
      ];
      await Promise.all(
        calls.map(([name, call]) => assert.rejects(persist(call, { tries: 1 }), /nothing came from/, name)),
      );
    });

    it("say in a sentence that it redirects, and do not follow with the key", async () => {
      let followed = 0;
      const url = await serve((request, response) => {
        if (request.url === "/away?token=secret") followed++;
        response.writeHead(302, { location: "/away?token=secret" }).end();
      });
      const call = persist(async () => client(url).models.retrieve("m"));
      await assert.rejects(call, (error) => {
        assert.ok(error instanceof StopError);
        assert.match(error.message, /redirects to .*not followed/);
        assert.ok(!error.message.includes("secret"));
        return true;
      });
      assert.equal(followed, 0);
    });

    it("say in a sentence that the answer is garbage, and take it for no empty list", async () => {
      for (const [type, text] of [
        ["text/html", "<html>hello</html>"],
        ["application/json", "{"],
        ["application/json", "[]"],
        ["application/json", '{"data":"no"}'],
      ]) {
        const own = client(
          await serve((_, response) => response.writeHead(200, { "content-type": type }).end(text)),
        );
        const what = "the model m";
        await assert.rejects(
          replyTo(what, replies.model, own.models.retrieve("m")),
          /the service's answer about the model m/,
        );
        await assert.rejects(servedBatches(own).next(), /the service's answer about the list of batches/);
        server?.closeAllConnections();
        server?.close();
      }
    });
  });
});
