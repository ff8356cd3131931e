import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { waitAsked } from "../../loaders/http.js";
import { Meter } from "../../loaders/meter.js";
import { LineReporter } from "../../loaders/progress.js";

describe("Meter", () => {
  it("tells bytes, rate and time left", () => {
    let now = 0;
    const meter = new Meter(120_000_000, "bytes", () => now);
    for (now = 1_000; now <= 10_000; now += 1_000) meter.update(3_000 * now);
    now = 10_000;
    assert.equal(meter.describe(), "30.0 MB of 120.0 MB (25%), 3.0 MB/s, 30 s left");
  });

  it("forgets the speed of long ago", () => {
    let now = 0;
    const meter = new Meter(1_000, "requests", () => now);
    for (now = 1_000; now <= 10_000; now += 1_000) meter.update(now / 20);
    for (let done = 500; now <= 60_000; now += 1_000) meter.update((done += 1));
    now = 60_000;
    assert.ok(Math.abs((meter.rate() ?? NaN) - 1) < 0.1);
  });

  it("does not count what was there before as speed", () => {
    let now = 0;
    const meter = new Meter(0, "bytes", () => now);
    meter.total = 1_000_000;
    meter.restart(900_000);
    now = 1_000;
    meter.update(910_000);
    assert.equal(meter.describe(), "910.0 kB of 1.0 MB (91%), 10.0 kB/s, 9 s left");
  });

  it("says how far a job is whose length nobody knows", () => {
    const meter = new Meter(0, "records", () => 0);
    meter.update(1_234);
    assert.equal(meter.describe(), "1,234 records");
  });
});

describe("LineReporter", () => {
  it("writes a line when a task ends, and none twice", () => {
    const lines: string[] = [];
    const report = new LineReporter((line) => lines.push(line));
    const [good, bad] = [report.task("a.zip", 10, "bytes"), report.task("b.zip", 10, "bytes")];
    good.advance(10);
    good.finish("10 bytes");
    good.fail("not any more");
    bad.fail("no connection");
    assert.equal(lines.length, 2);
    assert.match(lines[0] ?? "", /^a\.zip: 10 bytes \(\d+ s\)$/);
    assert.equal(lines[1], "b.zip: failed: no connection");
  });

  it("writes lines of progress, but not too often", () => {
    const lines: string[] = [];
    const often = new LineReporter((line) => lines.push(line), 0).task("a", 4, "files");
    often.advance(1);
    assert.deepEqual(lines, ["a: 1 files of 4 files (25%)"]);
    const seldom = new LineReporter((line) => lines.push(line), 60_000).task("b", 4, "files");
    seldom.advance(1);
    assert.equal(lines.length, 1);
  });

  it("blots out keys", () => {
    process.env["CENSUS_API_KEY"] = "secret-key";
    const lines: string[] = [];
    const report = new LineReporter((line) => lines.push(line));
    report.note("GET /data?key=secret-key");
    report.task("secret-key", 1, "requests").fail("secret-key");
    delete process.env["CENSUS_API_KEY"];
    assert.equal(lines.join().includes("secret-key"), false);
  });
});

describe("waitAsked", () => {
  it("reads seconds and dates, and nothing else", () => {
    const now = Date.parse("2026-11-22T10:00:00Z");
    assert.equal(waitAsked("120", now), 120_000);
    assert.equal(waitAsked("Sun, 22 Nov 2026 10:00:30 GMT", now), 30_000);
    assert.equal(waitAsked("Sun, 22 Nov 2026 09:00:00 GMT", now), 0);
    assert.equal(waitAsked("soon", now), undefined);
    assert.equal(waitAsked(null, now), undefined);
  });
});
