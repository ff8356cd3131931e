import type { ConceptOutcome } from "../data/vintages.js";
import { dollars } from "../measures/format.js";
import { capital, lowerFirst, words } from "../measures/index.js";
import { viewsOf } from "../view/declare.js";
import { agreement } from "./shared/sentences.js";
import { headlineText, inputs, vintagesOf, type State, revisedMonths } from "./vintages/comparison.js";
import { definePage } from "../view/view.js";
import { release } from "./shared/release.js";
import { underConcepts } from "./vintages/concepts.js";
import { reconciliation } from "./vintages/reconciliation.js";
import { headlineChanges, kept, revisedCodes, revisedCountries } from "./vintages/tables.js";

/** What was revised, whether the months add up, and between which numbers a concept decides. */
const headline = viewsOf(inputs).headline({
  text: (_, context) => headlineText(vintagesOf(context), context.state.flow),
  learn(_, context) {
    const { control_totals, concepts } = vintagesOf(context);
    const { flow, year } = context.state;
    const held = context.labels === undefined ? concepts?.[flow] : undefined; // the build's labels, its last year
    return [
      totalsText(control_totals, context.state),
      ...(held?.year === year ? conceptsText(held.outcomes, context.state) : []),
    ];
  },
});

/** What was revised between snapshots, and how the totals stand against the published ones and other concepts. */
export const page = definePage({
  name: "vintages",
  inputs,
  views: {
    headline,
    kept,
    "revised-months": revisedMonths,
    "headline-changes": headlineChanges,
    "revised-codes": revisedCodes,
    "revised-countries": revisedCountries,
    release,
    reconciliation,
    concepts: underConcepts,
  },
});

/** Whether the months add up to what Census publishes of them; undefined where it publishes nothing. */
export function totalsText(
  totals: readonly { flow: string; ours: string; published: string | null }[],
  { flow }: Pick<State, "flow">,
): string | undefined {
  const { equal, held } = agreement(totals.filter((total) => total.flow === flow));
  if (held < 2) return undefined; // one month shows nothing
  return `${equal === held ? "All" : `${equal} of`} ${held} months of ${flow} add up to the total that Census publishes, to the dollar.`;
}

/** The number of the year by the site's concept beside the one that differs most from it, and why both are right. */
export function conceptsText(
  outcomes: readonly ConceptOutcome[],
  { flow, year }: Pick<State, "flow" | "year">,
): (string | undefined)[] {
  const [own, ...others] = outcomes;
  const standard = own?.value ?? null;
  const told = others.flatMap((other) => (other.value === null ? [] : [{ ...other, value: other.value }]));
  if (!own || standard === null || !told.length) return [];
  const [first] = told.sort((a, b) => Math.abs(b.value - standard) - Math.abs(a.value - standard));
  if (!first || first.value === standard) return [];
  const counted = `${words().adjective} ${flow} of ${year}`;
  return [
    `${capital(counted)} came to ${dollars(standard)} as ${lowerFirst(own.label)}, and to ${dollars(first.value)} as ${lowerFirst(first.label)}.`,
    `Neither is wrong. The first: ${lowerFirst(own.means)} The second: ${lowerFirst(first.means)}`,
  ];
}
