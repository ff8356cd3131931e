import type { SiteGap } from "../base/site.js";
import { formatValue, percent } from "../measures/format.js";
import { findMeasure, type Query } from "../measures/index.js";
import type { Question } from "../measures/question.js";

/**
 * What of the trade that questions speak of lacks an attribute on which their answers hang: a name of the country, a
 * unit of quantity, an industry, a description. A sentence for each; labels are told by `unlabelled.ts`.
 */
export function gapsText(questions: Record<string, Question>, gaps: readonly SiteGap[] = []): string {
  const asked = Object.values(questions).flatMap(({ measure }) => (measure ? [measure] : []));
  return gaps
    .filter(({ flow, missing }) =>
      asked.some(
        ({ name, query }) => findMeasure(name).flows.includes(flow) && bearsOn[missing](name, query),
      ),
    )
    .map(sentence)
    .join(" ");
}

const bearsOn: Record<SiteGap["missing"], (name: string, query: Query) => boolean> = {
  country: (_, query) => by(query, "country", "country_group") || has(query, "countries", "countryGroups"),
  unit: (name) => /price|quantity|unit_value|undecomposed/.test(name),
  naics: (_, query) => by(query, "naics") || has(query, "naics"),
  description: (_, query) => by(query, "hs10", "family"),
};

function by(query: Query, ...names: readonly NonNullable<Query["by"]>[number][]): boolean {
  return names.some((name) => query.by?.includes(name));
}

function has(query: Query, ...names: readonly (keyof NonNullable<Query["where"]>)[]): boolean {
  return names.some((name) => query.where?.[name]?.length);
}

const what = {
  country: "with a country that nobody names",
  unit: "without a unit of quantity",
  naics: "without a NAICS code",
  description: "without a description",
} as const satisfies Record<SiteGap["missing"], string>;

/** `Goods without a unit of quantity hold $3.2B of imports, at most 0.1 % of a month.` */
function sentence({ flow, missing, dollars, share }: SiteGap): string {
  const most = share < 0.05 ? "less than 0.1 %" : `at most ${percent(share)}`;
  return `Goods ${what[missing]} hold ${formatValue(dollars, "dollars")} of ${flow}, ${most} of a month.`;
}
