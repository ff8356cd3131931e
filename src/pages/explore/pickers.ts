import { formatCode } from "../../measures/format.js";
import { categories, categoryName } from "../../measures/index.js";
import { isPrefix } from "../../measures/label-changes.js";
import type { Answers, Row } from "../../measures/question.js";
import { codeSuggestions } from "../../search/codes.js";
import type { Suggestion } from "../../search/combobox.js";
import { partsOf, withPart, type State } from "./inputs.js";
import { task } from "../../measures/task.js";

/** A search box for one kind of filter. */
interface Picker {
  label: string;
  placeholder: string;
  suggest: (typed: string) => Suggestion[];
  /** what is said where nothing is called so */
  nothing: (typed: string) => string;
  /** the inputs that a picked or typed value sets; undefined where there is no such thing */
  filter: (value: string, state: State) => Record<string, string> | undefined;
}

/** The pickers of Explore, from what the snapshot holds. */
export function pickers(answers: Answers): Picker[] {
  return [
    goods(answers),
    places(answers),
    members(answers["industries"] ?? [], "naics", "Industry (NAICS)", "334413, semiconductors …", "industry"),
    members(answers["uses"] ?? [], "use", "End use", "213 …", "end use"),
    members(answers["lists"] ?? [], "list", "Tariff list or product set", "annex …", "list"),
  ];
}

const mostShown = 12;

function goods(answers: Answers): Picker {
  return {
    label: "Code, heading or category",
    placeholder: `${formatCode(task.headings.example)}, or a word …`,
    suggest: (typed) => [
      ...categories()
        .map((name) => categoryName(name))
        .filter((name) => begins(name, typed))
        .map((name) => ({ value: name, text: name, note: "category" })),
      ...codeSuggestions(answers["codes"] ?? [], typed),
    ],
    nothing: (typed) => `No code, heading or category is called “${typed}”.`,
    filter(value, state) {
      const category = categories().find((name) => categoryName(name).toLowerCase() === value.toLowerCase());
      if (category) return { category };
      const code = value.replaceAll(/[.\s]/g, "");
      return isPrefix(code) ? { code: withPart(state.code, code) } : undefined;
    },
  };
}

function places(answers: Answers): Picker {
  const countries = (answers["countries"] ?? []).map((row) => ({
    code: String(row["cty_code"]),
    name: String(row["name"]),
    groups: partsOf(String(row["groups"] ?? ""), "|"),
  }));
  const areas = [...new Set(countries.flatMap(({ groups }) => groups))].sort();
  const called = (value: string) => (one: { code: string; name: string }) =>
    one.name.toLowerCase() === value.toLowerCase() || one.code === value;
  return {
    label: "Country or group of countries",
    placeholder: "Mexico, EU-27 …",
    suggest: (typed) => [
      ...areas
        .filter((name) => begins(name, typed))
        .map((name) => ({ value: name, text: name, note: "group of countries" })),
      ...countries
        .filter(({ name, code }) => begins(name, typed) || code.startsWith(typed))
        .slice(0, mostShown)
        .map(({ code, name }) => ({ value: name, code, text: name, note: "country" })),
    ],
    nothing: (typed) => `No such country: “${typed}”. Census lists ${countries.length} countries.`,
    filter(value, state) {
      const area = areas.find((name) => name.toLowerCase() === value.toLowerCase());
      if (area !== undefined) return { area: withPart(state.area, area) };
      const country = countries.find(called(value));
      return country && { country: withPart(state.country, country.code) };
    },
  };
}

/** Of rows with a key, a name where there is one, and the number of codes. */
function members(
  rows: readonly Row[],
  input: "naics" | "use" | "list",
  label: string,
  placeholder: string,
  kind: string,
): Picker {
  const held = rows.map((row) => ({
    key: String(row["key"]),
    name: typeof row["name"] === "string" ? row["name"] : "",
    codes: Number(row["codes"]),
  }));
  return {
    label,
    placeholder,
    suggest: (typed) =>
      held
        .filter(
          ({ key, name }) => key.toLowerCase().startsWith(typed.toLowerCase()) || begins(name || key, typed),
        )
        .slice(0, mostShown)
        .map(({ key, name, codes }) => ({ value: key, code: key, text: name, note: `${codes} codes` })),
    nothing: (typed) => `No such ${kind}: “${typed}”.`,
    filter(value, state) {
      const is = held.some(({ key }) => (input === "list" ? key === value : key.startsWith(value)));
      return is ? { [input]: withPart(state[input], value) } : undefined;
    },
  };
}

/** Does the text, or one of its words, begin with what was typed? */
function begins(text: string, typed: string): boolean {
  const [whole, wanted] = [text.toLowerCase(), typed.toLowerCase()];
  return whole.startsWith(wanted) || whole.split(/[\s(_]/).some((word) => word.startsWith(wanted));
}
