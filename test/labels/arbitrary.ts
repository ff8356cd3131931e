import fc from "fast-check";
import {
  effectiveChanges,
  relevances,
  type LabelBase,
  type LabelChange,
  type ReaderLabels,
} from "../../src/measures/label-changes.js";

/** Few digits, so that prefixes meet and overrule one another. */
const pair = fc.constantFrom("01", "15", "84", "99");
const prefix = fc.array(pair, { minLength: 1, maxLength: 5 }).map((pairs) => pairs.join(""));
export const categoryNames = [
  "Compute_Hardware",
  "Cooling_HVAC",
  "Not_DC_Related",
  "O'Brien; DROP",
  "Größe ✓",
];
const category = fc.constantFrom(...categoryNames);

const effect = fc
  .record({ relevance: fc.option(fc.constantFrom(...relevances)), category: fc.option(category) })
  .filter(({ relevance, category }) => relevance !== null || category !== null)
  .map(({ relevance, category }) => ({
    ...(relevance !== null && { relevance }),
    ...(category !== null && { category }),
  }));

export const change: fc.Arbitrary<LabelChange> = fc.oneof(
  { weight: 5, arbitrary: fc.tuple(prefix, effect).map(([prefix, set]) => ({ prefix, ...set })) },
  { weight: 1, arbitrary: fc.tuple(category, effect).map(([of, set]) => ({ of, ...set })) },
);

const base: fc.Arbitrary<LabelBase> = fc.oneof(
  fc.constant<LabelBase>({ kind: "site" }),
  fc.constant<LabelBase>({ kind: "none" }),
  fc.constantFrom("other", "it's").map((name): LabelBase => ({ kind: "run", name })),
  fc.constantFrom("feds", "wto").map((name): LabelBase => ({ kind: "list", name })),
);

/** Any labels, with their changes as they were made or as a link holds them. */
export const anyLabels: fc.Arbitrary<ReaderLabels> = fc.record({
  base,
  changes: fc.array(change, { maxLength: 40 }),
  confidence: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 100 })),
  medium: fc.constantFrom("apart", "ai", "non_ai"),
});

export const readerLabels: fc.Arbitrary<ReaderLabels> = anyLabels.map((labels) => ({
  ...labels,
  changes: effectiveChanges(labels.changes),
}));
