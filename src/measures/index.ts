import { concentrationMeasure } from "./concentration.js";
import {
  counterfactualBalance,
  counterfactualMeasure,
  excessMeasure,
  netEffect,
  tradeBalance,
} from "./counterfactual.js";
import { excessErrorMeasure, netEffectError } from "./excess-error.js";
import { exemptCodes, exemptionCoverage, exemptValue } from "./exemption.js";
import { midpointGrowthMeasure } from "./families.js";
import { sqlOf, type Measure } from "./measure.js";
import { placeCoverageMeasure, placeValueMeasure } from "./places.js";
import { priceMeasures } from "./prices.js";
import type { Query } from "./query.js";
import { grubelLloyd, reexportShare, retainedImports, roundTripOverlap } from "./round-trip.js";
import { contributionMeasure, shareMeasure } from "./share.js";
import { smoothedMeasures } from "./smoothing.js";
import { calculatedDuty, effectiveTariff } from "./tariff.js";
import { tariffGap } from "./tariff-gap.js";
import { codeCountMeasure, unitValueMeasure } from "./unit-value.js";
import { changeMeasure, growthMeasure, indexMeasure, valueMeasure } from "./value.js";
import type { Flow } from "./vocabulary.js";

/** Every measure, in the order in which the command and the Methods page list them. */
export const measures: readonly Measure[] = [
  ...perFlow(valueMeasure),
  ...perFlow(indexMeasure),
  ...perFlow(shareMeasure),
  ...perFlow((flow) => growthMeasure(flow, "base")),
  ...perFlow((flow) => growthMeasure(flow, "year_before")),
  ...perFlow(midpointGrowthMeasure),
  ...perFlow(changeMeasure),
  ...smoothedMeasures("imports"),
  ...smoothedMeasures("exports"),
  ...perFlow(contributionMeasure),
  ...perFlow(concentrationMeasure),
  calculatedDuty,
  effectiveTariff,
  tariffGap,
  exemptionCoverage,
  exemptValue,
  exemptCodes,
  ...perFlow(excessMeasure),
  ...perFlow(counterfactualMeasure),
  netEffect,
  tradeBalance,
  counterfactualBalance,
  ...perFlow(excessErrorMeasure),
  netEffectError,
  reexportShare,
  retainedImports,
  roundTripOverlap,
  grubelLloyd,
  ...perFlow(unitValueMeasure),
  ...priceMeasures("imports"),
  ...priceMeasures("exports"),
  ...perFlow(codeCountMeasure),
  ...perFlow((flow) => placeValueMeasure(flow, "port")),
  ...perFlow((flow) => placeCoverageMeasure(flow, "port")),
  ...perFlow((flow) => placeValueMeasure(flow, "state")),
  ...perFlow((flow) => placeCoverageMeasure(flow, "state")),
];

/** A measure by its stable name. Errors: an unknown name, with the names there are. */
export function findMeasure(name: string): Measure {
  const found = measures.find((measure) => measure.name === name);
  if (!found)
    throw new Error(`unknown measure: "${name}" (expected ${measures.map((m) => m.name).join(", ")})`);
  return found;
}

/** The SQL text behind a number: what `atlas measure`, the build and the browser run. */
export function measureSql(name: string, query: Query = {}): string {
  return sqlOf(findMeasure(name), query);
}

function perFlow(make: (flow: Flow) => Measure): Measure[] {
  return [make("imports"), make("exports")];
}

export { dimensions, dimensionsBut, type Dimension, type PlaceDimension } from "./dimensions.js";
export { formatCode, formatMonth, formatValue } from "./format.js";
export { dimensionsOf, type Measure, type Unit } from "./measure.js";
export type { Filter, Query } from "./query.js";
export { derivedRelations, relationsIn, type Relation } from "./relations.js";
export {
  capital,
  lowerFirst,
  categories,
  categoriesByName,
  categoryName,
  countedCategories,
  excludedChapters,
  task,
  words,
} from "./task.js";
export * from "./vocabulary.js";
