import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { briefOf, briefQuestions, briefText, type BriefSubject } from "../../src/measures/brief.js";
import { releaseSentences, type ReleaseChanges } from "../../src/measures/release.js";

const months = { imports: ["2024-03", "2025-03"], exports: ["2025-03"] };
const subject: BriefSubject = { months, changes: null };
const month = "2025-03";
const nbsp = "\u00a0";
const answers = {
  imports_value: [
    { month, group: "ai", value: 4.2e9 },
    { month, group: "non_ai", value: 8e9 },
  ],
  imports_yoy: [
    { month, group: "ai", value: 50 },
    { month, group: "non_ai", value: -2.5 },
  ],
  imports_share: [
    { month: "2024-03", value: 20 },
    { month, value: 31 },
  ],
  imports_codes: [
    { month, hs10: "8471500150", value: 1e9 },
    { month, hs10: "8542310000", value: -3e9 },
    { month, hs10: "8504210000", value: 5e6 },
    { month, hs10: "8517620000", value: 4e6 },
  ],
  imports_partners: [{ month, country: "5830", value: 2e9 }],
  names_imports: [
    { hs10: "8471500150", name: "servers", text: null },
    { hs10: "8542310000", name: null, text: "PROCESSORS AND CONTROLLERS" },
  ],
  exports_value: [{ month, group: "ai", value: 1e9 }],
  countries: [{ cty_code: "5830", name: "Taiwan" }],
  duty: [
    { month, group: "ai", value: 4.5 },
    { month, group: "non_ai", value: 12 },
  ],
  exempt: [{ month, value: 73.5 }],
};

describe("briefOf", () => {
  const textOf = (given: typeof answers | Partial<typeof answers>, about = subject): string =>
    briefOf(given, about)
      .lines.map(({ text }) => text.replaceAll(nbsp, " "))
      .join("\n");

  it("says value, growth and share, and the largest movers whatever their sign, each with its page", () => {
    const { title, lines } = briefOf(answers, subject);
    assert.equal(title, "What changed in Mar 2025");
    const text = textOf(answers);
    assert.match(
      text,
      /AI-related imports were \$4\.2B in Mar 2025, \+50\.0 % against Mar 2024, 31\.0 % of covered goods \(20\.0 % a year before\)\. Non-AI imports were \$8\.0B, −2\.5 %\./,
    );
    assert.match(
      text,
      /by code against Mar 2024: 8542\.31\.0000 \(Processors and controllers\) −\$3\.0B; 8471\.50\.0150 \(servers\) \+\$1\.0B; 8504\.21\.0000 \+\$5\.0M\./,
    );
    assert.match(text, /by country against Mar 2024: Taiwan \+\$2\.0B\./);
    assert.match(text, /Duty came to 4\.5 % of AI-related imports and to 12\.0 % of non-AI ones/);
    assert.match(text, /exemption list made up 73\.5 %/);
    assert.deepEqual(
      lines.map(({ path }) => path),
      ["", "products", "countries", "?flow=exports", "tariffs", "tariffs#exemptions", "changes#releases"],
    );
  });

  it("compares with no month that is not held, and names what there is not", () => {
    const text = textOf(answers);
    assert.match(
      text,
      /AI-related exports were \$1\.0B in Mar 2025, with no Mar 2024 to compare them with\./,
    );
    assert.match(text, /only release that is kept/);
    assert.match(
      textOf({}, { ...subject, months: { imports: [], exports: [] } }),
      /holds no imports\.\n.*holds no exports\./,
    );
    assert.equal(
      briefOf({}, { months: { imports: [], exports: [] }, changes: null }).title,
      "No month is held",
    );
    assert.match(textOf({}), /No imports of Mar 2025 are labelled AI-related\./);
  });

  it("asks of the newest month, and of movers against the year before", () => {
    const { imports_codes, exports_value } = briefQuestions(subject);
    assert.deepEqual(imports_codes.measure?.query, {
      ...{ from: month, to: month, base: 2024, where: { groups: ["ai"] } },
      by: ["month", "hs10"],
    });
    assert.equal(exports_value.measure?.name, "export_value");
    for (const held of [[], ["1989-02"]])
      assert.doesNotThrow(() => briefQuestions({ months: { imports: held, exports: [] } }));
  });
});

describe("briefText", () => {
  it("is plain text with an address for every line, and says what is a sample", () => {
    const text = briefText(briefOf(answers, subject), {
      root: "https://a.example/",
      sample: true,
      name: "Atlas",
    });
    assert.match(text, /^Atlas: What changed in Mar 2025\n\nSample, not for citation/);
    assert.match(text, /\n {2}https:\/\/a\.example\/countries\n/);
    assert.match(text, /\n {2}https:\/\/a\.example\/\?flow=exports\n/);
    assert.doesNotMatch(text, /<|&/);
    assert.doesNotMatch(
      briefText(briefOf(answers, subject), { root: "", sample: false, name: "Atlas" }),
      /Sample|http/,
    );
  });
});

describe("releaseSentences", () => {
  const none = { added: [], removed: [] };
  const same: ReleaseChanges = {
    before: "old",
    months: { imports: none, exports: none },
    revised: { imports: { months: [], cells: 0, change: 0 }, exports: { months: [], cells: 0, change: 0 } },
    codes: { began: 0, ended: 0, family: 0, label: 0 },
    runs: { before: "a", after: "a" },
  };

  it("says what was added, revised and judged otherwise", () => {
    const changed: ReleaseChanges = {
      ...same,
      months: {
        imports: { added: ["2025-03"], removed: [] },
        exports: { added: [], removed: ["2024-02", "2024-01"] },
      },
      revised: {
        ...same.revised,
        imports: { months: ["2025-02", "2025-01"], cells: 1200, change: -7e6 },
      },
      codes: { began: 1, ended: 0, family: 2, label: 3 },
      runs: { before: null, after: "b" },
    };
    assert.deepEqual(releaseSentences(changed), [
      "Imports: Mar 2025 new; 2 months revised (Jan 2025 to Feb 2025), −$7.0M in 1,200 cells.",
      "Exports: Jan 2024 to Feb 2024 gone.",
      "Codes: 1 code new; 2 codes in another family; 3 codes with another label.",
      "Labels are of the run b, before of none.",
    ]);
  });

  it("says so where nothing differs, and where there is nothing to compare with", () => {
    assert.deepEqual(releaseSentences(same), ["Nothing differs from the release before, old."]);
    assert.match(releaseSentences(null).join(), /only release/);
  });
});
