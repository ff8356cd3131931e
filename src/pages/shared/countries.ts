import type { Answers, Question, Row } from "../../measures/question.js";

/** Names and ISO codes of countries: ask it under the name `countries`. */
export const countriesQuestion: Question = {
  sql: "SELECT cty_code, name, iso2 FROM countries ORDER BY cty_code",
};

export interface Country {
  code: string;
  name: string;
  iso2: string;
}

/** Countries by Census code, out of the answer to `countriesQuestion`. */
export function countriesOf(answers: Answers): Map<string, Country> {
  const rows = answers["countries"] ?? [];
  const held = byRows.get(rows);
  if (held) return held;
  const countries = new Map(
    rows.map((row) => {
      const code = String(row["cty_code"]);
      return [code, { code, name: String(row["name"] ?? code), iso2: String(row["iso2"] ?? "") }];
    }),
  );
  byRows.set(rows, countries);
  return countries;
}

/** A table asks for the name of every row's country: the map is made once an answer. */
const byRows = new WeakMap<readonly Row[], Map<string, Country>>();

/** A country's name; its code where the snapshot does not name it. */
export function countryName(answers: Answers, code: unknown): string {
  return countriesOf(answers).get(String(code))?.name ?? String(code);
}
