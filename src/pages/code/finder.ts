import { element } from "../../base/dom.js";
import { viewsOf } from "../../view/declare.js";
import { codeSuggestions } from "../../search/codes.js";
import { combobox, type Suggestion } from "../../search/combobox.js";
import { categories, categoryName } from "../../measures/index.js";
import { inputs, nameQuestions, type Names } from "./subject.js";

/** The search over every code, category and country. */
export const finder = viewsOf(inputs).part({
  questions: () => nameQuestions,
  element: (_, { document }) => element(document, "div", { class: "finder" }),
  summary: () => "",
  enliven(node, names, { set }) {
    node.append(
      combobox({
        label: "Find a code, a category or a country",
        placeholder: "8471.50.0150, transformer, Taiwan …",
        suggest: (typed) => suggestionsFor(typed, names),
        onPick: (value) => set?.(subjectFor(value, names)),
      }),
    );
  },
});

function suggestionsFor(typed: string, names: Names): Suggestion[] {
  const wanted = typed.toLowerCase();
  const begins = (text: string): boolean => ` ${text.toLowerCase()}`.includes(` ${wanted}`);
  const countries = (names.countries ?? []).map(({ name }) => name).filter(begins);
  return [
    ...categories()
      .map((name) => categoryName(name))
      .filter(begins)
      .map((name) => ({ value: name, text: name, note: "category" })),
    ...countries.slice(0, 6).map((name) => ({ value: name, text: name, note: "country" })),
    ...codeSuggestions(names.codes ?? [], typed),
  ];
}

/** The inputs that show what was picked or entered; one subject at a time. */
function subjectFor(value: string, names: Names): Record<string, string> {
  const nothing = { code: "", category: "none", country: "" };
  const category = categories().find((name) => categoryName(name) === value);
  if (category) return { ...nothing, category };
  const country = names.countries?.find(({ name }) => name.toLowerCase() === value.toLowerCase());
  if (country) return { ...nothing, country: country.cty_code };
  return { ...nothing, code: value.replaceAll(/[.\s]/g, "") || value };
}
