import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { describe, it } from "node:test";
import fc from "fast-check";
import { task, useTask } from "../../src/measures/task.js";
import { mostProblems, readLabelCsv, writeLabelCsv } from "../../src/labels/label-csv.js";

const known = ["8471500150", "8471300100", "0101210010", "8415810110"];
const options = { isKnown: (prefix: string): boolean => known.some((code) => code.startsWith(prefix)) };
const read = (text: string): ReturnType<typeof readLabelCsv> => readLabelCsv(text, options);

describe("readLabelCsv", () => {
  it("reads codes and headings, dotted or not, under any of the known headers", () => {
    for (const header of [
      "hs10,relevance,category",
      "HS10_Code;Relevance;primary_category",
      "code\trelevance\tcategory",
    ]) {
      const mark = /[,;\t]/.exec(header)?.[0] ?? "";
      const rows = [
        ["8471.50.0150", "high", "Compute hardware"],
        ["8471", "Medium", ""],
        ["841581", "", "cooling_hvac"],
      ];
      assert.deepEqual(read([header, ...rows.map((row) => row.join(mark))].join("\r\n")), {
        changes: [
          { prefix: "8471500150", relevance: "High", category: "Compute_Hardware" },
          { prefix: "8471", relevance: "Medium" },
          { prefix: "841581", category: "Cooling_HVAC" },
        ],
        problems: [],
        problemCount: 0,
        restored: 0,
        encoding: "UTF-8",
      });
    }
  });

  it("reads every class of a task by its role, two that count as in too", () => {
    const usual = task;
    useTask({ ...usual, standard: { Whole: "High", Dual: "High", "Some parts": "Medium", None: "Low" } });
    try {
      const { changes, problemCount } = read(
        "hs10,relevance\n8471500150,dual\n8471300100,SOME_PARTS\n0101210010,none\n8415810110,Ｗｈｏｌｅ\n",
      );
      assert.deepEqual(
        changes.map(({ relevance }) => relevance),
        ["High", "Medium", "Low", "High"],
      );
      assert.equal(problemCount, 0);
      assert.match(read("hs10,relevance\n8471500150,other\n").problems[0]?.reason ?? "", /unknown relevance/);
    } finally {
      useTask(usual);
    }
  });

  it("gives codes of chapters 01 to 09 their zero back", () => {
    const { changes, restored } = read("hs10,relevance\n101210010,Low\n1012100,High\n101,Low\n");
    assert.deepEqual(
      changes.map((change) => change.prefix),
      ["0101210010", "01012100", "0101"],
    );
    assert.equal(restored, 3);
  });

  it("names each line that it cannot use with the reason, and uses the rest", () => {
    const text = [
      "# a note above the header",
      "hs10,relevance,category",
      "9999999999,High,",
      "8.47150015E9,High,",
      "abc,High,",
      ",High,",
      "8471500150,Maybe,",
      "8471500150,,",
      '"8471300100,High,',
      "8471500150,High,Toys",
      "8471500150,Low,",
      '8415810110,"Low","Cooling\nHVAC"',
      "",
      "<img src=x onerror=alert(1)>,High,",
    ].join("\n");
    const { changes, problems, problemCount } = read(text);
    assert.deepEqual(changes, [
      { prefix: "8471500150", relevance: "High" },
      { prefix: "8415810110", relevance: "Low", category: "Cooling_HVAC" },
    ]);
    assert.deepEqual(
      problems.map(({ line, reason }) => `${line}: ${reason}`),
      [
        "3: no code of this snapshot begins with it",
        "4: a number in scientific notation has lost digits (expected the code as text)",
        "5: not a code (expected 2, 4, 6, 8 or 10 digits)",
        "6: no code",
        '7: unknown relevance "Maybe" (expected High, Medium, Low)',
        "8: neither relevance nor category",
        "9: a quote is not closed",
        '10: unknown category "Toys"; its relevance is used',
        "11: repeats a code (line 10: High)",
        "15: not a code (expected 2, 4, 6, 8 or 10 digits)",
      ],
    );
    assert.equal(problemCount, 10);
  });

  it("says which columns it needs and what it found", () => {
    assert.throws(
      () => read("a,b\n1,2\n"),
      /expected hs10 or hs10_code, and relevance or category; the first line is "a,b"/,
    );
    assert.throws(() => read(""), /Columns are missing/);
    assert.throws(() => read("\u0000\u0001PK"), /not a text file/);
  });

  it("keeps to a short list of problems in ten megabytes of noise, and uses the one good line", () => {
    const noise = 'x7#"q,;é<script>\n'.repeat(600_000);
    const { changes, problems, problemCount } = read(`hs10,relevance\n${noise}8471500150,High\n`);
    assert.deepEqual(changes, [{ prefix: "8471500150", relevance: "High" }]);
    assert.equal(problems.length, mostProblems);
    assert.ok(problemCount > 100_000);
  });

  it("never throws on what follows a good header", () => {
    fc.assert(
      fc.property(fc.string(), (body) => {
        const result = read(`hs10,relevance\n${body}`);
        for (const { prefix } of result.changes) assert.ok(options.isKnown(prefix));
      }),
    );
  });

  it("reads what writeLabelCsv wrote", () => {
    const text = writeLabelCsv(
      known.map((hs10) => ({ hs10, relevance: "High", category: "Compute_Hardware", confidence: null })),
    );
    assert.deepEqual(
      read(text).changes,
      known.map((prefix) => ({ prefix, relevance: "High", category: "Compute_Hardware" })),
    );
  });

  const published = new URL("../../../shared/data/labels/published-export-labels.csv", import.meta.url);
  it(
    "reads the paper's published labels whole",
    { skip: existsSync(published) ? false : "no ../shared/data" },
    () => {
      const { changes, problems, restored } = readLabelCsv(readFileSync(published, "utf8"), {
        isKnown: () => true,
      });
      assert.equal(changes.length, 4693);
      assert.deepEqual(problems, []);
      assert.ok(restored > 0);
    },
  );
});
