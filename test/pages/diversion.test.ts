import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { parseHTML } from "linkedom";
import { renderPage } from "../../scripts/site/render.js";
import { eventPath } from "../../src/charts/event-path.js";
import { diversionStudies } from "../../src/data/diversion.js";
import { page as diversion, headlineText, learnedText } from "../../src/pages/diversion.js";
import { comparisonOf, comparisonQuestions, summaryTiles } from "../../src/pages/diversion/comparison.js";
import { exposureOf } from "../../src/measures/exposure.js";
import { inputs } from "../../src/pages/diversion/inputs.js";
import { pathTitle, studyOf, studyQuestions } from "../../src/pages/diversion/study.js";
import { openFixture, type Cell, type Fixture } from "../measures/fixture.js";
import { near } from "../measures/near.js";
import { answersTo, monthsOf, siteWith, stateOf } from "./site.js";

const listed = "8471500150";
const other = "8504409530";
const [free, alsoFree] = ["6109100012", "6203424011"];
const [china, mexico] = ["5700", "2010"];
const months = monthsOf(2017, 2018, 2019).filter((month) => month >= "2017-07" && month <= "2019-06");

const moved = (hs10: string, country: string, before: number, after: number): Cell[] =>
  months.map((month) => ({ month, hs10, country, value: month < "2018-07" ? before : after }));

const fixture: Fixture = {
  cells: [
    ...moved(listed, china, 100, 50),
    ...moved(other, china, 100, 70),
    ...moved(listed, mexico, 50, 90),
    ...moved(free, china, 100, 100),
    ...moved(free, mexico, 100, 100),
    ...moved(alsoFree, china, 80, 80),
    ...moved(alsoFree, mexico, 60, 60),
  ],
  labels: { [listed]: "High", [other]: "High", [free]: "Low" },
  lists: [
    { list: "section_301_1", prefix: "84715001", written: "84715001", effective: "2018-07-06" },
    { list: "section_301_1", prefix: "85044095", written: "85044095", effective: "2018-07-06" },
  ],
};
const site = siteWith(months);
const state = stateOf(inputs, site);

describe("diversion", () => {
  it("says what exposed goods did, what was lost and who gained it", async () => {
    const db = await openFixture(fixture);
    const asked = { ...state, base: "last_year" } as const;
    const { cells } = await answersTo(db, { cells: comparisonQuestions(asked).cells });
    const found = comparisonOf(cells, asked);
    assert.ok(found);
    const study = studyOf({}, asked, await diversionStudies({ database: db }));
    const range = String.raw`\([^)]+ to [^)]+\)`;
    assert.match(
      headlineText(study, asked).replaceAll("\u00a0", " "),
      new RegExp(
        String.raw`^Relative to unexposed goods, exposed imports from China fell 40\.0 % ${range} in the first twelve months of the tariff; those from third countries rose 80\.0 % \(no interval\)\. Against unexposed growth China lost \$960 ${range} and third countries gained \$480 \(no interval\)\.$`,
      ),
    );
    const named = found.countries.map((row) => ({
      ...row,
      name: row.country === mexico ? "Mexico" : "other",
    }));
    assert.deepEqual(
      learnedText(found, named, "China")
        .join(" ")
        .replaceAll("\u00a0", " ")
        .split(/(?<=\.) /),
      [
        "80.0 % of the exposed goods came from China before the tariff and 57.1 % in the year after.",
        "Of third countries Mexico gained most, $480.",
      ],
    );
    assert.deepEqual(learnedText(undefined, [], "China").filter(Boolean), []);
    const tiles = summaryTiles(found, study, "China");
    assert.match(tiles[3]?.compared ?? "", /50\.0\s% of the loss replaced/);
    // Third countries that gain more than was lost did more than replace.
    const more = { ...found, replaced: 2.63 };
    assert.match(summaryTiles(more, study, "China")[3]?.compared ?? "", /gained more than was lost$/);
    db.close();
  });

  it("studies all goods in the build just as the database answers for a reader", async () => {
    const db = await openFixture(fixture);
    const data = await diversionStudies({ database: db });
    const built = studyOf({}, state, data);
    near(built.together.target?.estimate ?? null, Math.log(0.6));
    near(built.together.gap?.estimate ?? null, Math.log(0.6) - Math.log(1.8));
    assert.match(pathTitle(built, state), /exposed imports from China stood −40\.0\s% \(.+ to .+\)/);
    const asked = stateOf(inputs, site, { goods: "ai" });
    assert.equal(studyOf(await answersTo(db, studyQuestions(asked)), asked, data).together.target, null);
    assert.deepEqual(studyQuestions(state), {});
    assert.throws(() => studyOf({}, state, {}), /no event study of section_301 policy/);
    db.close();
  });

  it("sets China against all others where a tariff hits every country", () => {
    const chosen = { case: "april_2025", place: "china" } as const;
    assert.deepEqual(exposureOf(chosen).target, [china]);
    assert.equal(exposureOf({ ...chosen, place: "policy" }).target, null);
    assert.throws(() => exposureOf({ case: "none", place: "china" }), /expected section_301/);
  });

  it("says what is missing where the snapshot holds no list", async () => {
    const db = await openFixture({ cells: fixture.cells });
    const data = await diversionStudies({ database: db });
    const { views } = await renderPage(diversion, { database: db, site, data });
    assert.match(views["headline"] ?? "", /cannot show the effect/);
    assert.match(views["path"] ?? "", /figure-empty/);
    assert.match(views["gainers"] ?? "", /figure-empty/);
    db.close();
  });

  it("leaves a gap in the path where a month is missing", () => {
    const { document } = parseHTML("<!doctype html><html><body></body></html>");
    const drawn = eventPath(
      [-2, -1, 1].map((event) => ({
        event,
        series: "target",
        value: event,
        low: event - 1,
        high: event + 1,
      })),
      {
        width: 600,
        height: 300,
        document,
        format: (value) => value.toFixed(0),
        eventLabel: "in force",
        series: [{ key: "target", name: "China", color: "var(--ai)" }],
      },
    );
    assert.deepEqual(
      drawn.points.map(({ title, values }) => [title, values[0]?.text]),
      [
        ["2 months before", "-2 (-3 to -1)"],
        ["1 month before", "-1 (-2 to 0)"],
        ["0 months after", "no data"],
        ["1 month after", "1 (0 to 2)"],
      ],
    );
    assert.match(drawn.svg.outerHTML, /in force/);
  });
});
