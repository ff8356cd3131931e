import assert from "node:assert/strict";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { openSnapshot, type Session } from "../../loaders/snapshot/session.js";
import { overview } from "../../src/data/overview.js";
import { review, type ReviewData } from "../../src/data/review.js";
import { writeReviewCsv } from "../../src/review/sheet-file.js";
import type { Answer } from "../../src/measures/gold/answers.js";
import { codeKey } from "../../src/measures/gold/draw.js";
import { reviewedText } from "../../src/pages/overview/reviewed.js";
import { temporaryFolder } from "../atlas.js";
import { sampleCache } from "../site/build.js";

describe("the review of the sample", { timeout: 300_000 }, () => {
  let session: Session;
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let data: ReviewData;

  before(async () => {
    const opened = await openSnapshot(await sampleCache());
    folder = await temporaryFolder();
    // the same snapshot, beside gold sheets of this test's own
    session = { ...opened, folder: join(folder.path, "snapshots", opened.id) };
    data = await review(session);
  });
  after(async () => {
    session?.close();
    await folder?.remove();
  });

  it("opens with a drawn sheet and the queue, all that is known of their codes, and no label among it", () => {
    const [sheet, queue] = data.sheets;
    assert.ok(sheet && queue);
    assert.equal(sheet.drawn, true);
    assert.ok(Math.abs(sheet.codes.length - 200) < 40);
    assert.match(queue.notes.join(), /not a random sample: no estimate/);
    assert.ok(queue.codes.every(({ probability }) => probability === null));
    for (const code of sheet.codes) {
      assert.ok(code.description && data.known[codeKey(code)], code.hs10);
      assert.ok(!data.task.examples.includes(code.hs10));
      assert.ok(!["27", "71", "98", "99"].includes(code.hs10.slice(0, 2)));
    }
    assert.doesNotMatch(JSON.stringify([sheet, data.known]), /relevance|confidence|"High"/);
  });

  it("gives the headline its interval once a filled sheet lies in labels/gold, and says by whom", async () => {
    const [sheet] = data.sheets;
    assert.ok(sheet);
    assert.deepEqual(await overview(session), { reviewed: [] });
    const run = new Map(data.judged.map((code) => [codeKey(code), code.label]));
    const answer = (who: string, wrong: string | undefined): Answer[] =>
      sheet.codes.map((code) => ({
        flow: code.flow,
        hs10: code.hs10,
        who,
        relevance: code.hs10 === wrong ? "Low" : (run.get(codeKey(code)) ?? "Low"),
        category: null,
        note: "",
        decided: "2026-11-28T10:00:00.000Z",
        seconds: 10,
        settled: false,
      }));
    const high = sheet.codes.find((code) => run.get(codeKey(code)) === "High" && (code.probability ?? 1) < 1);
    assert.ok(high);
    await mkdir(join(folder.path, "labels", "gold"), { recursive: true });
    const file = join(folder.path, "labels", "gold", "people.csv");
    await writeFile(file, writeReviewCsv(sheet, [...answer("Ada", undefined), ...answer("Ben", high.hs10)]));
    const { reviewed } = await overview(session);
    const [imports] = reviewed;
    assert.ok(imports);
    const { total, labelled } = data.totals.imports;
    const value = data.judged.find((code) => codeKey(code) === codeKey(high))?.values[1] ?? 0;
    const expected = (labelled[1] - value / 2 / (high.probability ?? 1)) / total[1];
    assert.ok(Math.abs(imports.share.value - expected) < 1e-9, `${imports.share.value} is not ${expected}`);
    assert.ok(imports.share.low < expected && expected < imports.share.high);
    const state = { flow: "imports", measure: "index", base: imports.years[0], medium: false } as const;
    const context = { data: { reviewed }, state, labels: undefined, questions: {} } as unknown as Parameters<
      typeof reviewedText
    >[0];
    assert.match(
      reviewedText(context),
      new RegExp(
        `^Corrected for errors .*Ada and Ben reviewed ${sheet.codes.length} codes of a random sample \\(people\\.csv\\)\\.$`,
      ),
    );
    assert.equal(reviewedText({ ...context, labels: "two changes" }), "");
    const [published] = (await review(session)).sheets;
    assert.deepEqual(
      [published?.id, published?.origin, published?.answers.length],
      [sheet.id, "people.csv", 2 * sheet.codes.length],
    );
    await writeFile(file, writeReviewCsv(sheet, answer("Ada", undefined)).replace(",1,", ",0.5,"));
    assert.deepEqual((await overview(session)).reviewed, [], "an edited sheet gives no interval");
  });
});
