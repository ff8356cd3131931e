import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "node:test";
import { atlas, startAtlas } from "../../../atlas.js";
import { createSetting, factRows, type Setting } from "./setting.js";

let setting: Setting;
beforeEach(async () => (setting = await createSetting()));
afterEach(() => setting.close());

const verb = ["pull", "--source", "api", "--from", "2025-01", "--to", "2025-03"];

describe("atlas pull --source api", () => {
  it("goes on after kill -9 at any request and asks nothing again that was answered", async () => {
    const { server, cache } = setting;
    const args = [...verb, "--cache", cache.root];
    const answered = new Map<string, number>();
    for (const killAt of [2, 19]) {
      server.asked.length = 0;
      let dying: Promise<unknown> | undefined;
      const run = startAtlas(args, setting.environment);
      // Request number `killAt` shows that those before it were kept; itself it is never answered.
      server.fault = ({ number }) => {
        if (number < killAt) return undefined;
        dying ??= Promise.resolve(run.process.kill("SIGKILL"));
        return "silence";
      };
      const { code } = await run.result;
      assert.equal(code, null);
      for (const query of server.asked.slice(0, killAt)) answered.set(query, (answered.get(query) ?? 0) + 1);
    }
    server.fault = () => undefined;
    server.asked.length = 0;
    const { code, stderr } = await atlas(args, setting.environment);
    assert.equal(code, 0, stderr);
    assert.match(stderr, /going on with the pull of/);
    for (const query of server.asked) answered.set(query, (answered.get(query) ?? 0) + 1);
    const twice = [...answered].filter(([, count]) => count > 1).map(([query]) => query);
    assert.deepEqual(twice, []);

    const whole = await createSetting();
    try {
      await whole.pull({ flows: ["imports", "exports"] });
      assert.equal(answered.size, whole.server.asked.length);
      for (const flow of ["imports", "exports"] as const)
        assert.deepEqual(await factRows(cache, flow), await factRows(whole.cache, flow));
    } finally {
      await whole.close();
    }
  });

  it("exits with 1 and names the variable where the key lacks or is refused", async () => {
    const args = [...verb, "--cache", setting.cache.root];
    const { CENSUS_API_KEY, ...withoutKey } = setting.environment;
    const missing = await atlas(args, withoutKey);
    assert.equal(missing.code, 1);
    assert.match(
      missing.stderr,
      /missing CENSUS_API_KEY: .*https:\/\/api\.census\.gov\/data\/key_signup\.html/,
    );
    const wrong = await atlas(args, { ...setting.environment, CENSUS_API_KEY: `${CENSUS_API_KEY}x` });
    assert.equal(wrong.code, 1);
    assert.match(wrong.stderr, /does not accept the key in CENSUS_API_KEY/);
    assert.ok(!wrong.stderr.includes(CENSUS_API_KEY ?? ""));
  });
});
