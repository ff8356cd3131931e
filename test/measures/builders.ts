import { bilateralSql } from "../../src/measures/geks.js";
import { thresholdSweepSql } from "../../src/measures/classification.js";
import { diversionSql, eventSql } from "../../src/measures/diversion-cells.js";
import { exposures } from "../../src/measures/exposure.js";
import { codeGrowthSql } from "../../src/measures/families.js";
import { dimensionsOf, measures, measureSql, type Dimension } from "../../src/measures/index.js";
import {
  labelledCodesSql,
  runCodesSql,
  runDifferencesSql,
  runPairsSql,
  runVotesSql,
  withRunLabels,
} from "../../src/measures/label-runs.js";
import { overlapSql } from "../../src/measures/overlap.js";
import { roundTripSql } from "../../src/measures/round-trip.js";
import { tariffGapSql } from "../../src/measures/tariff-gap.js";

/** The SQL of every measure in time, of those on imports by a part too, and of every builder that pages call. */
export function everySql(): Map<string, string> {
  const texts = new Map<string, string>();
  for (const measure of measures) {
    const { name, flows } = measure;
    const takes = (dimension: Dimension): boolean => dimensionsOf(measure).includes(dimension);
    const period: Dimension = takes("year") ? "year" : "month";
    texts.set(name, measureSql(name, { by: [period] }));
    const part = (["country", "port", "state", "hs6", "category"] as const).find(takes);
    if (part && flows.includes("imports"))
      texts.set(`${name} by ${part}`, measureSql(name, { by: [period, part] }));
  }
  texts.set("bilateralSql", bilateralSql("imports", { by: ["month"], from: "2024-01", to: "2024-06" }));
  texts.set("tariffGapSql", tariffGapSql({ by: ["year"] }, "hs6"));
  texts.set("codeGrowthSql", codeGrowthSql("imports", "family", 2024));
  texts.set("overlapSql", overlapSql("imports", ["ai", "hitech", "consumer_electronics", "run:test"]));
  texts.set("roundTripSql", roundTripSql({ by: ["year"] }));
  texts.set("thresholdSweepSql", thresholdSweepSql("imports", {}, [0, 80, 95]));
  texts.set("withRunLabels", withRunLabels(thresholdSweepSql("imports", {}, [0, 80]), "test"));
  texts.set("labelledCodesSql", labelledCodesSql("imports"));
  texts.set("runCodesSql", runCodesSql("imports", "test", {}, { relevance: "High", words: ["84"] }));
  texts.set("runPairsSql", runPairsSql("imports", ["test", "test"]));
  texts.set("runDifferencesSql", runDifferencesSql("imports", ["test", "test"]));
  texts.set("runVotesSql", runVotesSql("imports", ["test"]));
  for (const exposure of exposures) {
    texts.set(`diversionSql ${exposure.name}`, diversionSql(exposure));
    texts.set(`eventSql ${exposure.name}`, eventSql(exposure));
  }
  return texts;
}
