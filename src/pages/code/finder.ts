import { element } from "../../base/dom.js";
import type { Answers } from "../../measures/question.js";
import type { View } from "../../view/page/view.js";
import { codeIndexOf } from "../../view/search/codes.js";
import { combobox, type Suggestion } from "../../view/search/combobox.js";
import { readableDescription } from "../../measures/description.js";
import { formatCode } from "../../measures/format.js";
import { categories, categoryNames } from "../../measures/index.js";
import type { State } from "./inputs.js";
import { nameQuestions } from "./subject.js";

/** The search over every code, category and country. */
export const finder: View<State> = {
  questions: () => nameQuestions,
  render: (_, { document }) => element(document, "div", { class: "finder" }),
  summary: () => "",
  enliven(node, answers, { set }) {
    node.append(
      combobox({
        label: "Find a code, a category or a country",
        placeholder: "8471.50.0150, transformer, Taiwan …",
        suggest: (typed) => suggestionsFor(typed, answers),
        onPick: (value) => set?.(subjectFor(value, answers)),
      }),
    );
  },
};

function suggestionsFor(typed: string, answers: Answers): Suggestion[] {
  const wanted = typed.toLowerCase();
  const begins = (text: string): boolean => ` ${text.toLowerCase()}`.includes(` ${wanted}`);
  const countries = (answers["countries"] ?? []).map((row) => String(row["name"])).filter(begins);
  return [
    ...categories
      .map((name) => categoryNames[name])
      .filter(begins)
      .map((name) => ({ value: name, text: name, note: "category" })),
    ...countries.slice(0, 6).map((name) => ({ value: name, text: name, note: "country" })),
    ...codeIndexOf(answers["codes"] ?? [])
      .search(typed)
      .map(({ prefix, text, codes }) => ({
        value: formatCode(prefix),
        code: formatCode(prefix),
        text: readableDescription(text),
        ...(codes > 1 && { note: `${codes} codes` }),
      })),
  ];
}

/** The inputs that show what was picked or entered; one subject at a time. */
function subjectFor(value: string, answers: Answers): Record<string, string> {
  const nothing = { code: "", category: "none", country: "" };
  const category = categories.find((name) => categoryNames[name] === value);
  if (category) return { ...nothing, category };
  const country = (answers["countries"] ?? []).find(
    (row) => String(row["name"]).toLowerCase() === value.toLowerCase(),
  );
  if (country) return { ...nothing, country: String(country["cty_code"]) };
  return { ...nothing, code: value.replaceAll(/[.\s]/g, "") || value };
}
