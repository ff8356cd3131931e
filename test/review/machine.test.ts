import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import {
  readReviewFile,
  writeExamples,
  writeOverrides,
  writeReviewCsv,
  writeReviewJson,
} from "../../src/review/sheet-file.js";
import {
  back,
  decide,
  longestSeconds,
  progressOf,
  seat,
  settle,
  skip,
  startReview,
  take,
  undo,
  type Review,
} from "../../src/review/machine.js";
import { answerKey, type Answer } from "../../src/measures/gold/answers.js";
import { sheetId, type ReviewTask } from "../../src/measures/gold/sheet.js";

const task: ReviewTask = {
  name: "a-task",
  title: "A task",
  labels: ["Low", "Medium", "High"].map((name) => ({ name, meaning: "" })),
  counted: ["High"],
  categories: ["Parts", "Whole", "Neither"].map((name) => ({ name, meaning: "" })),
  outside: { label: "Low", category: "Neither" },
  examples: ["0901110000"],
};
const codes = Array.from({ length: 6 }, (_, i) => ({
  flow: i % 2 ? ("exports" as const) : ("imports" as const),
  hs10: `010121001${i}`,
  probability: (i + 1) / 8,
  description: `HORSES, "LIVE", ${i}`,
  headings: "01: live animals",
  unit: "NO",
  industry: "",
}));
const sheet = { id: sheetId(task.name, codes), task: task.name, reveal: false, drawn: true, codes };
const said = fc.record({
  relevance: fc.constantFrom("High", "Medium", "Low", null),
  category: fc.constantFrom("Parts", "Whole", null),
  note: fc.string({ maxLength: 12 }),
});
const moment = fc.record({
  now: fc.integer({ min: 1_700_000_000_000, max: 1_800_000_000_000 }),
  seconds: fc.double({ min: -50, max: 5000, noNaN: true }),
});
type Move = (review: Review) => Review;
const move: fc.Arbitrary<Move> = fc.oneof(
  fc.tuple(said, moment).map(
    ([what, when]): Move =>
      (review) =>
        decide(review, what, when),
  ),
  fc.constantFrom<Move>(skip, back, undo),
  fc.constantFrom("A", "B").map(
    (who): Move =>
      (review) =>
        seat(review, who),
  ),
  fc.tuple(fc.nat({ max: 5 }), said, moment).map(
    ([at, what, when]): Move =>
      (review) =>
        settle(review, codes[at] ?? { flow: "imports", hs10: "" }, what, when),
  ),
);
const begin = startReview(sheet.id, codes, "A");
const played = fc
  .array(move, { maxLength: 30 })
  .map((moves) => moves.reduce((review, one) => one(review), begin));
const texts = (answers: readonly Answer[]): string[] =>
  answers.map((answer) => JSON.stringify(Object.entries(answer).sort())).sort();

describe("a review", () => {
  it("never holds two answers of one person to a code, or shows a place that is not there", () => {
    fc.assert(
      fc.property(played, (review) => {
        const keys = review.answers.map(answerKey);
        assert.equal(new Set(keys).size, keys.length);
        assert.ok(review.at >= 0 && review.at <= codes.length);
        const { done, total } = progressOf(review);
        assert.ok(done <= total);
        for (const { seconds } of review.answers)
          assert.ok(seconds === null || (seconds >= 0 && seconds <= longestSeconds));
      }),
    );
  });

  it("is what it was after an answer is undone, and back to its start after all of them are", () => {
    fc.assert(
      fc.property(played, said, moment, (review, what, when) => {
        const next = decide(review, what, when);
        if (next === review) return;
        const again = undo(next);
        assert.deepEqual(texts(again.answers), texts(review.answers));
        assert.deepEqual([again.at, again.past], [review.at, review.past]);
        let first = review;
        while (first.past.length > 0) first = undo(first);
        assert.equal(undo(first), first);
      }),
    );
  });

  it("comes to every code once, and then says that it is done", () => {
    let review = begin;
    const seen: number[] = [];
    while (review.at < codes.length) {
      seen.push(review.at);
      review = decide(review, { relevance: "High", category: null, note: "" }, { now: 1.7e12, seconds: 30 });
    }
    assert.deepEqual(seen, [0, 1, 2, 3, 4, 5]);
    assert.deepEqual(progressOf(review), { done: 6, total: 6, seconds: 30, left: 0 });
    assert.equal(seat(review, "B").at, 0);
  });

  it("goes on with what was skipped", () => {
    const skipped = skip(begin);
    const end = [1, 2, 3, 4, 5].reduce(
      (review) =>
        decide(review, { relevance: "Low", category: "Neither", note: "" }, { now: 1.7e12, seconds: 1 }),
      skipped,
    );
    assert.equal(end.at, 0);
  });

  it("lets a later answer win though the clock ran backwards", () => {
    const first = decide(begin, { relevance: "High", category: null, note: "" }, { now: 1.8e12, seconds: 5 });
    const again = decide(
      back(first),
      { relevance: "Low", category: "Neither", note: "" },
      { now: 1.7e12, seconds: -40 },
    );
    const merged = take(first, again.answers).review.answers;
    assert.deepEqual(
      merged.map(({ relevance, seconds }) => [relevance, seconds]),
      [["High", 5]].map(() => ["Low", null]),
    );
  });

  it("leaves answers to codes of another sheet out and names them", () => {
    const [answer] = decide(
      begin,
      { relevance: "High", category: null, note: "" },
      { now: 1.7e12, seconds: 5 },
    ).answers;
    assert.ok(answer);
    const taken = take(begin, [answer, { ...answer, hs10: "9999999999" }]);
    assert.deepEqual([taken.added, taken.foreign.map(({ hs10 }) => hs10)], [1, ["9999999999"]]);
  });
});

describe("a saved review", () => {
  it("comes back as it was, as CSV and as JSON, whatever its notes hold", () => {
    fc.assert(
      fc.property(played, (review) => {
        const plain = review.answers.map((answer) => ({
          ...answer,
          note: answer.note.replaceAll(/[\0\ufffd\r']/g, "").trim(),
          category:
            answer.relevance === null ? null : answer.relevance === "Low" ? "Neither" : answer.category,
        }));
        for (const write of [writeReviewCsv, writeReviewJson]) {
          const read = readReviewFile(write(sheet, plain), "file", task);
          assert.equal(read.id, sheet.id);
          assert.deepEqual(texts(read.answers), texts(plain));
          assert.deepEqual([read.drawn, read.leftOut, read.notes], [true, [], []]);
          assert.equal(read.codes.length, codes.length);
        }
      }),
    );
  });

  const saved = writeReviewCsv(
    sheet,
    decide(
      begin,
      { relevance: "High", category: "Parts", note: "<img src=x onerror=alert(1)>" },
      { now: 1.7e12, seconds: 4 },
    ).answers,
  );

  it("that was changed keeps its answers and gives no interval", () => {
    for (const changed of [
      saved.replace(",0.25,", ",0.9,"),
      saved.split("\n").toSpliced(3, 1).join("\n"),
      `${saved}${saved.split("\n")[2]?.replace("0101210011", "0101999999")}\n`,
    ]) {
      const read = readReviewFile(changed, "edited.csv", task);
      assert.equal(read.stated, sheet.id);
      assert.notEqual(read.id, sheet.id);
      assert.equal(read.drawn, false);
      assert.match(
        read.notes.join(),
        /edited\.csv is not the sheet that was drawn.*no interval can be drawn/,
      );
      assert.equal(read.answers.length, 1);
      assert.ok(read.codes.every(({ probability }) => probability === null));
    }
  });

  it("of another task, without codes, or of far too many is refused in a sentence", () => {
    assert.throws(
      () => readReviewFile(saved, "x.csv", { ...task, name: "another" }),
      /x\.csv asks task a-task \(expected another\)/,
    );
    assert.throws(
      () => readReviewFile("hs10,relevance\nabc,High\n", "x.csv", task),
      /no code that can be reviewed/,
    );
    assert.throws(() => readReviewFile('{"rows":', "x.json", task), /cut off or not JSON/);
    assert.throws(() => readReviewFile('[{"hs10":"0101210010"}]', "x.json", task), /its format is null/);
    assert.throws(() => readReviewFile(" \n", "x.csv", task), /x\.csv is empty/);
    assert.throws(() => readReviewFile("name\nx\n", "x.csv", task), /column missing \(expected hs10 or/);
    const lines = Array.from({ length: 50_000 }, (_, i) => `${1_000_000_000 + i},0.1,High`);
    assert.throws(
      () => readReviewFile(["hs10,probability,gold_relevance", ...lines].join("\n"), "big.csv", task),
      /big\.csv holds 50,000 rows \(expected 25,000 at most/,
    );
  });

  it("of a clock far ahead never outlives what is answered after it", () => {
    const ahead = readReviewFile(
      saved.replace(/2023-11-14T[^,]*/, "9999-12-31T23:59:59.999Z"),
      "x.csv",
      task,
    );
    assert.deepEqual(
      ahead.answers.map(({ decided }) => decided),
      [""],
    );
    const held = startReview(sheet.id, codes, "A", ahead.answers);
    const later = decide(
      { ...held, at: 0 },
      { relevance: "Low", category: null, note: "" },
      { now: 1.7e12, seconds: 1 },
    );
    assert.equal(take(later, ahead.answers).review.answers[0]?.relevance, "Low");
  });

  it("gives overrides that the command takes, and examples that leave every sheet", () => {
    const answers = decide(
      begin,
      { relevance: "High", category: "Parts", note: "=1, of a server" },
      { now: 1.7e12, seconds: 4 },
    ).answers;
    assert.equal(
      writeOverrides(answers),
      `flow,hs10,relevance,category,who,date,why\nimports,0101210010,High,Parts,A,2023-11-14,"'=1, of a server"\n`,
    );
    const [example] = JSON.parse(writeExamples(sheet, answers)) as { code: string }[];
    const read = readReviewFile(saved, "x.csv", { ...task, examples: [example?.code ?? ""] });
    assert.deepEqual([read.answers.length, read.codes.length, read.drawn], [0, codes.length - 1, true]);
    assert.match(read.notes.join(), /1 code is an example of the prompt and left out/);
  });

  it("names what it cannot use line by line, and takes the rest", () => {
    const read = readReviewFile(
      [
        "hs10;probability;gold_relevance;gold_category;reviewer;note",
        "101210010;0.5;Low;;A;'=1+1",
        "8471500150;0.5;Huge;;A;",
        "8471300100;2;High;;A;",
        "8471300199;0.5;High;Neither;A;",
        "0901110000;0.5;High;;A;",
        "8471410150;0.5;cannot tell;;A;",
      ].join("\n"),
      "x.csv",
      task,
    );
    assert.deepEqual(
      read.answers.map(({ hs10, relevance, category, note }) => [hs10, relevance, category, note]),
      [
        ["0101210010", "Low", "Neither", "=1+1"],
        ["8471300199", "High", null, ""],
        ["8471410150", null, null, ""],
      ],
    );
    assert.deepEqual(
      read.leftOut.map(({ line, problem }) => `${line} ${problem}`),
      [
        '3 invalid relevance "Huge" (expected Low, Medium, High, or cannot tell)',
        '4 invalid probability "2"',
        "5 High does not go with Neither; its label counts",
        "6 an example of the prompt: what trains the next run cannot test it",
      ],
    );
  });
});
