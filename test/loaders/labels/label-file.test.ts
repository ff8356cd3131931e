import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { evaluate } from "../../../loaders/labels/evaluate.js";
import { exportLabels } from "../../../loaders/labels/export.js";
import { readGoldFile } from "../../../loaders/labels/gold-file.js";
import type { Label } from "../../../loaders/labels/label.js";
import { readLabelFile } from "../../../loaders/labels/label-file.js";
import { findTask } from "../../../loaders/tasks/task.js";

const task = findTask("ai-data-centers");

function makeLabel(label: Partial<Label> & { hs10: string; relevance: string }): Label {
  return {
    flow: "imports",
    confidence: null,
    category: null,
    specific_use: null,
    reasoning: null,
    model: null,
    prompt_hash: "0",
    labelled_at: "2026-11-22 00:00:00",
    vote_share: null,
    ...label,
  };
}

describe("readLabelFile", () => {
  it("reads the columns of the published files, whatever their case and order", () => {
    const { labels } = readLabelFile(
      'relevance,confidence,primary_category,reasoning,HS10\nhigh,95,compute hardware,"chips, memory",8542320036\n',
      "x.csv",
      task,
    );
    assert.deepEqual(labels, [
      {
        flow: undefined,
        hs10: "8542320036",
        relevance: "High",
        confidence: 95,
        category: "Compute_Hardware",
        specific_use: null,
        reasoning: "chips, memory",
      },
    ]);
  });

  it("gives a code a label for each flow where the file tells flows apart", () => {
    const read = readLabelFile(
      "flow,hs10,relevance\nexports,8471500150,High\nimports,8471500150,Low\nimports,8471500150,High\nboth,8473301180,Low\n",
      "x.csv",
      task,
    );
    assert.deepEqual(
      read.labels.map(({ flow, relevance }) => [flow, relevance]),
      [
        ["exports", "High"],
        ["imports", "Low"],
      ],
    );
    assert.deepEqual(
      read.leftOut.map(({ line, problem }) => [line, problem]),
      [
        [4, "repeats 8471500150 (first as Low)"],
        [5, 'invalid flow "both" (expected imports or exports)'],
      ],
    );
  });

  it("restores a lost leading zero and leaves bad rows out by line", () => {
    const read = readLabelFile(
      "hs10_code,relevance,confidence\n101210000,Low,100\n8471500150,Error,0\n12345,High,5\n8471500150,High,900\n0101210000,High,1\n",
      "x.csv",
      task,
    );
    assert.equal(read.restored, 1);
    assert.deepEqual(
      read.labels.map(({ hs10, relevance, confidence }) => [hs10, relevance, confidence]),
      [
        ["0101210000", "Low", 100],
        ["8471500150", "High", null],
      ],
    );
    assert.deepEqual(
      read.leftOut.map(({ line, problem }) => [line, problem]),
      [
        [3, 'invalid relevance "Error" (expected Low, Medium, High)'],
        [4, 'invalid code "12345": 6 digits (expected ten)'],
        [6, "repeats 0101210000 (first as Low)"],
      ],
    );
    assert.deepEqual(read.doubtful, [
      { line: 5, code: "8471500150", problem: 'invalid confidence "900" (expected 0 to 100)' },
    ]);
  });

  it("reads what a spreadsheet saved: UTF-16, semicolons, portal headers, codes as text, shares", () => {
    const sheet =
      'Index;HTS Number;Commodity;Relevance;Confidence (%)\r\n1;="8471500150";Größe, 5;High;0,9\r\n2;8504.40.95.50;x;Low;1,0\r\n3;8,47E+09;y;Low;0,2\r\n';
    const { labels, leftOut, notes } = readLabelFile(Buffer.from(`\ufeff${sheet}`, "utf16le"), "x.csv", task);
    assert.deepEqual(
      labels.map(({ hs10, relevance, confidence }) => [hs10, relevance, confidence]),
      [
        ["8471500150", "High", 90],
        ["8504409550", "Low", 100],
      ],
    );
    assert.match(leftOut[0]?.problem ?? "", /scientific notation has lost digits/);
    assert.match(notes.join("; "), /UTF-16LE, separated by semicolons.*0 to 1/);
  });

  it("keeps an en dash of Windows-1252", () => {
    const bytes = Buffer.from("hs10,relevance,reasoning\n8471500150,High,chips \u0096 memory\n", "latin1");
    assert.equal(readLabelFile(bytes, "x.csv", task).labels[0]?.reasoning, "chips – memory");
  });

  it("says which column is missing", () => {
    assert.throws(() => readLabelFile("code_hs,label\n1,High\n", "x.csv", task), /x\.csv: columns missing/);
    assert.throws(() => readLabelFile("", "x.csv", task), /x\.csv is empty/);
  });
});

describe("exportLabels", () => {
  it("writes what readLabelFile reads back", () => {
    const labels = [
      makeLabel({
        hs10: "8471500150",
        relevance: "High",
        category: "Compute_Hardware",
        reasoning: 'a "b", c',
      }),
      makeLabel({ hs10: "0101210000", relevance: "Low", confidence: 99 }),
    ];
    const read = readLabelFile(exportLabels(labels), "out.csv", task);
    assert.deepEqual(read.leftOut, []);
    assert.deepEqual(
      read.labels.map(({ hs10, reasoning, confidence }) => [hs10, reasoning, confidence]),
      [
        ["0101210000", null, 99],
        ["8471500150", 'a "b", c', null],
      ],
    );
  });
});

describe("evaluate", () => {
  const run = [
    makeLabel({ hs10: "8471500150", relevance: "High", confidence: 90 }),
    makeLabel({ hs10: "8471300100", relevance: "High", confidence: 90 }),
    makeLabel({ hs10: "8542310045", relevance: "Low", confidence: 60 }),
    makeLabel({ hs10: "0101210000", relevance: "Low", confidence: 100 }),
  ];

  it("counts right, false and missed, and codes that the run does not hold", () => {
    const gold = readGoldFile(
      "hs10,relevance\n8471500150,High\n8471300100,Low\n8542310045,High\n101210000,Low\n9999999999,High\n",
      "gold.csv",
      task,
    );
    const evaluation = evaluate("r", run, gold, task);
    assert.equal(evaluation.codes, 4);
    assert.equal(evaluation.unlabelled, 1);
    assert.equal(evaluation.agreement, 0.5);
    const high = evaluation.scores[0];
    assert.deepEqual(
      [high?.true_positive, high?.false_positive, high?.false_negative, high?.f1],
      [1, 1, 1, 0.5],
    );
    assert.equal(evaluation.intervals, "wilson");
    assert.ok(high?.precision && high.precision.low < 0.5 && high.precision.high > 0.5);
    assert.equal(evaluation.calibration.stated?.bins.length, 2);
    assert.equal(evaluation.calibration.votes, null);
  });

  it("reads words, widths and titles of columns as people write them, and says which of two columns was read", () => {
    const { labels, doubtful, notes } = readLabelFile(
      [
        "ｈｓ10,Schedule B,relevance,AI Relevance,confidence,category",
        "8471500150,8471500150,Ｈｉｇｈ,Low,Very-Low,Cooling and HVAC",
        "8471300100,8471300199,low,,HIGH confidence,",
        "8542310001,,medium,,Med,",
        "8542320001,,medium,,None,",
        "8542330001,,medium,,constructor,",
      ].join("\n"),
      "x.csv",
      task,
    );
    assert.deepEqual(
      labels.map(({ relevance, confidence, category }) => [relevance, confidence, category]),
      [
        ["High", 10, "Cooling_HVAC"],
        ["Low", 75, null],
        ["Medium", 50, null],
        ["Medium", 0, null],
        ["Medium", null, null],
      ],
    );
    assert.match(doubtful[0]?.problem ?? "", /invalid confidence "constructor"/);
    assert.match(
      notes.join("\n"),
      /codes were read from ｈｓ10, not from Schedule B, where one row has another/,
    );
    assert.match(notes.join("\n"), /of the columns relevance and AI Relevance one was read/);
    const numbers = readLabelFile(
      "hs10,relevance,confidence\n8471500150,High,None\n8471300100,Low,９０\n",
      "x",
      task,
    );
    assert.deepEqual(
      numbers.labels.map(({ confidence }) => confidence),
      [null, 90],
    );
  });

  it("reads sheets as portals and spreadsheets write them, like label files", () => {
    const sheet =
      'as of March\r\n\r\nHTS Number;Relevance\r\n="8471500150";High\r\n8.47E+09;High\r\n101.21.00.10;Low\r\n';
    for (const bytes of [Buffer.from(sheet, "utf16le"), Buffer.from(`\ufeff${sheet}`, "utf16le"), sheet]) {
      const gold = readGoldFile(bytes, "gold.csv", task);
      assert.deepEqual(
        gold.labels.map(({ hs10, relevance }) => [hs10, relevance]),
        [
          ["8471500150", "High"],
          ["0101210010", "Low"],
        ],
      );
      assert.match(gold.leftOut[0]?.problem ?? "", /scientific notation has lost digits/);
      assert.match(gold.notes[0] ?? "", /^gold\.csv: read as UTF-.*semicolons, header on line 3$/);
    }
  });

  it("weighs a drawn gold code by its probability", () => {
    const gold = readGoldFile(
      "flow,hs10,probability,gold_relevance\nimports,8471500150,1,High\nimports,8471300100,0.1,Low\nimports,8542310045,0.5,\n",
      "gold.csv",
      task,
    );
    assert.equal(gold.open, 1);
    const high = evaluate("r", run, gold, task).scores[0];
    assert.ok(Math.abs((high?.precision?.value ?? 0) - 1 / 11) < 1e-9);
  });
});
