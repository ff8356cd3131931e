import type { Query } from "./query.js";

/** The options of a query as parameters of an address: lists with commas between, filters under names of their own. */
export function parametersOf(query: Query): URLSearchParams {
  const parameters = new URLSearchParams();
  const { where = {}, by, ...rest } = query;
  const add = (name: string, value: readonly string[] | string | number | boolean | undefined): void => {
    if (value === undefined || value === false) return;
    parameters.set(name, typeof value === "object" ? value.join(",") : String(value));
  };
  add("by", by?.length ? by : undefined);
  for (const [name, key] of Object.entries(filterParameters)) add(name, where[key]);
  for (const [name, value] of Object.entries(rest)) add(name, value);
  return parameters;
}

/** Parameter to filter: the names of the options of `atlas measure`. */
export const filterParameters = {
  group: "groups",
  category: "categories",
  country: "countries",
  country_group: "countryGroups",
  code: "codes",
  naics: "naics",
  end_use: "endUse",
  list: "lists",
} as const satisfies Record<string, keyof NonNullable<Query["where"]>>;
