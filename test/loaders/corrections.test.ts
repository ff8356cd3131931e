import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { readCorrections, type Correction } from "../../loaders/corrections.js";

describe("readCorrections", () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "atlas-corrections-"));
  });
  after(() => rm(folder, { recursive: true }));

  const head = "date,page,what,old,new,reason";
  const read = async (...lines: string[]): Promise<Correction[]> => {
    await writeFile(join(folder, "corrections.csv"), [head, ...lines, ""].join("\n"));
    return readCorrections(folder, new Date("2026-05-01T12:00:00Z"));
  };

  it("reads them newest first, with commas and quotes as they were written", async () => {
    const rows = await read(
      '2026-03-01,tariffs#tariff-rates,"AI rate, March",4.5 %,4.6 %,"a ""list"" was missing"',
      "2026-05-01,index,share,22.7 %,22.8 %,a label",
    );
    assert.deepEqual(rows[0], {
      ...{
        date: "2026-05-01",
        page: "overview",
        what: "share",
        old: "22.7 %",
        new: "22.8 %",
        reason: "a label",
      },
    });
    assert.equal(rows[1]?.reason, 'a "list" was missing');
    assert.equal(rows[1]?.what, "AI rate, March");
  });

  it("finds none in a file without rows, or without a file", async () => {
    assert.deepEqual(await read(), []);
    assert.deepEqual(await readCorrections(join(folder, "nowhere")), []);
    assert.deepEqual(await readCorrections(), []);
  });

  for (const [line, expected] of [
    ["2026-02-30,tariffs,x,1,2,y", /line 2: invalid date: "2026-02-30" \(expected YYYY-MM-DD\)/],
    ["01/02/2026,tariffs,x,1,2,y", /invalid date/],
    ["2026-05-02,tariffs,x,1,2,y", /2026-05-02 is yet to come/],
    ["2026-04-01,https://a.example/,x,1,2,y", /invalid page/],
    ["2026-04-01,tariffs,x,1,1,y", /old and new are both "1"/],
    ["2026-04-01,tariffs,x,1,2,", /line 2: no reason/],
    ["2026-04-01,tariffs,,1,2,y", /no what/],
  ] as const)
    it(`refuses ${line}`, async () => {
      await assert.rejects(
        read(line),
        (error: Error) => /corrections\.csv/.test(error.message) && expected.test(error.message),
      );
    });

  it("refuses a file without a column", async () => {
    await writeFile(join(folder, "corrections.csv"), "date,page,what,old,new\n");
    await assert.rejects(readCorrections(folder), /reason/);
  });
});
