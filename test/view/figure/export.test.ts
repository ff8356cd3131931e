import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { hues } from "../../../loaders/tasks/in-use.js";
import { citation } from "../../../src/view/figure/cite.js";
import { csvCell, csvOf } from "../../../src/view/figure/csv.js";
import { sourceLine } from "../../../src/view/figure/source.js";
import { ask } from "../../../src/measures/question.js";
import { task } from "../../../src/measures/task.js";
import type { Site } from "../../../src/base/site.js";
import { colors, themeCss, withoutVariables } from "../../../src/charts/theme.js";

const site: Site = {
  task,
  snapshot: "sample-2026-01-abc",
  kind: "sample",
  built: "2026-11-22T00:00:00Z",
  code_version: "0.1.0",
  run: "keyword",
  runs: ["keyword"],
  months: { imports: ["2025-12", "2026-01"], exports: ["2025-12"] },
  tables: "",
  assets: { duckdbModule: "", duckdbWorker: "", parquetModule: "", sumsWorker: "" },
};

describe("csvOf", () => {
  it("leads with what, whence and which snapshot, then full numbers and empty cells for what is missing", () => {
    const csv = csvOf(
      {
        caption: "",
        columns: [
          { key: "month", title: "Month" },
          { key: "value", title: "Imports", unit: "dollars", format: () => "$1.2B" },
        ],
        rows: [
          { month: "2026-01", value: 1234567890 },
          { month: "2025-12", value: null },
        ],
      },
      {
        title: "Rose",
        subtitle: "Dollars",
        source: "Census",
        address: "http://x/",
        built: "2026",
        commands: ["npx atlas measure import_value"],
      },
    );
    const lines = csv.split("\r\n");
    assert.deepEqual(lines.filter((line) => line.startsWith("#")).length, 7);
    assert.deepEqual(lines.slice(7), ["Month,Imports", "2026-01,1234567890", "2025-12,", ""]);
  });

  it("quotes what needs it and disarms what a spreadsheet would run", () => {
    assert.equal(csvCell('a "b", c'), '"a ""b"", c"');
    assert.equal(csvCell("=HYPERLINK(1)"), "'=HYPERLINK(1)");
    assert.equal(csvCell(-5), "-5");
    assert.equal(csvCell("0101210010"), "0101210010");
  });
});

describe("sourceLine", () => {
  it("names the source, the goods, the labels, how far the data reach, and that it is a sample", () => {
    const line = sourceLine({ q: ask("import_index", { by: ["month"] }) }, site);
    assert.match(line, /U\.S\. Census Bureau, imports for consumption, customs value/);
    assert.match(line, /without HS chapters 27, 71, 98 and 99/);
    assert.match(
      line,
      /labels keyword · data through Jan 2026 · snapshot sample-2026-01-abc · Sample data, not for citation/,
    );
    assert.match(
      sourceLine({ q: ask("export_value", { allGoods: true }) }, site),
      /all goods.*data through Dec 2025/,
    );
  });
});

describe("citation", () => {
  const cited = {
    title: "AI 100% & more",
    address: "http://x/#trend",
    site,
    accessed: new Date("2026-11-22T10:00:00Z"),
  };
  it("carries snapshot, reach, address and day in each format", () => {
    for (const format of ["apa", "bibtex", "ris"] as const) {
      const text = citation(format, cited);
      for (const part of ["sample-2026-01-abc", "Jan 2026", "http://x/#trend", "2026"])
        assert.ok(text.includes(part), `${format}: ${part}`);
    }
    assert.match(citation("bibtex", cited), /AI 100\\% \\& more/);
    assert.match(citation("ris", cited), /^TY {2}- DATA\n/);
  });
});

describe("the theme", () => {
  it("gives files that leave the page the values of its colours", () => {
    assert.equal(
      withoutVariables('fill="var(--ai)" x="var(--unknown)"'),
      `fill="${colors.ai.light}" x="var(--unknown)"`,
    );
  });

  it("keeps marks at 3:1 and text at 4.5:1 in both themes", () => {
    const marks = [
      ...hues,
      ...(["ai", "non-ai", "all", "medium", "other", "context", "edge"] as const),
    ] as const;
    for (const theme of ["light", "dark"] as const) {
      const background = colors.background[theme];
      for (const name of marks) assert.ok(contrast(colors[name][theme], background) >= 3, `${name} ${theme}`);
      for (const name of ["text", "muted", "link", "ai", "non-ai"] as const)
        assert.ok(contrast(colors[name][theme], background) >= 4.5, `${name} ${theme}`);
      for (const name of ["text", "muted", "link"] as const)
        for (const ground of ["panel", "warning-panel"] as const)
          assert.ok(
            contrast(colors[name][theme], colors[ground][theme]) >= 4.5,
            `${name} ${theme} on ${ground}`,
          );
    }
  });

  it("is written into the stylesheet in full", () => {
    for (const [name, { light, dark }] of Object.entries(colors))
      for (const value of [light, dark]) assert.ok(themeCss().includes(`--${name}: ${value};`), name);
  });
});

/** Contrast ratio of WCAG 2.2. */
function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((i) => {
    const channel = parseInt(hex.slice(i, i + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
