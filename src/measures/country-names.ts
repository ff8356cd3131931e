import { askSql, type Value } from "./question.js";

interface CountryRow {
  cty_code: string;
  name: string | null;
  iso2: string | null;
}

/** Names and ISO codes of countries: ask it under the name `countries`. */
export const countriesQuestion = askSql<CountryRow>(
  "SELECT cty_code, name, iso2 FROM countries ORDER BY cty_code",
);

interface Country {
  code: string;
  name: string;
  iso2: string;
}

/** Answers among which `countriesQuestion` was asked. */
export interface WithCountries {
  countries?: readonly { cty_code?: Value; name?: Value; iso2?: Value }[];
}

/** Countries by Census code. */
export function countriesOf({ countries = [] }: WithCountries): Map<string, Country> {
  const held = byRows.get(countries);
  if (held) return held;
  const named = new Map(
    countries.map(({ cty_code, name, iso2 }) => {
      const code = String(cty_code);
      return [code, { code, name: String(name ?? code), iso2: String(iso2 ?? "") }];
    }),
  );
  byRows.set(countries, named);
  return named;
}

/** A table asks for the name of every row's country: the map is made once an answer. */
const byRows = new WeakMap<readonly object[], Map<string, Country>>();

/** A country's name; its code where the snapshot does not name it. */
export function countryName(answers: WithCountries, code: unknown): string {
  return countriesOf(answers).get(String(code))?.name ?? String(code);
}
