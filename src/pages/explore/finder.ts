import { readableDescription } from "../../measures/description.js";
import { element } from "../../base/dom.js";
import type { Answers } from "../../measures/question.js";
import type { View } from "../../view/page/view.js";
import { codeIndexOf, codesSql } from "../../view/search/codes.js";
import { combobox, type Suggestion } from "../../view/search/combobox.js";
import { formatCode } from "../../measures/format.js";
import { categories, categoryNames } from "../../measures/index.js";
import type { State } from "./inputs.js";

const countriesSql = `SELECT cty_code, name, "groups" FROM countries ORDER BY name`;

/** A search over codes, headings, categories, countries and their groups, and the filters that stand, to be taken away one by one. */
export const finder: View<State> = {
  questions: () => ({
    codes: { sql: codesSql, detail: "none" },
    countries: { sql: countriesSql, detail: "none" },
  }),
  render(answers, { document, state }) {
    return element(
      document,
      "div",
      { class: "finder" },
      element(document, "div", { class: "finder-search" }),
      element(
        document,
        "ul",
        { class: "chips", "aria-label": "Filters" },
        filtersOf(state, answers).map(({ input, left, text }) =>
          element(
            document,
            "li",
            {},
            element(
              document,
              "button",
              {
                type: "button",
                class: "chip",
                "data-input": input,
                "data-left": left,
                "aria-label": `Remove filter ${text}`,
              },
              `${text} ×`,
            ),
          ),
        ),
      ),
    );
  },
  summary: () => "",
  enliven(node, answers, { state, set }) {
    node.querySelector(".finder-search")?.append(
      combobox({
        label: "Find a code, a category, a country or a group of countries",
        placeholder: "8471.50, cooling, Mexico, EU-27 …",
        suggest: (typed) => suggestionsFor(typed, answers),
        onPick: (value) => set?.(filterOf(value, state, answers)),
      }),
    );
    node.addEventListener("click", (event) => {
      const chip = (event.target as Element).closest<HTMLElement>(".chip");
      if (chip) set?.({ [chip.dataset["input"] ?? ""]: chip.dataset["left"] ?? "" });
    });
  },
};

interface FilterChip {
  input: keyof State;
  text: string;
  /** the input's value without it */
  left: string;
}

function filtersOf(state: State, answers: Answers): FilterChip[] {
  const names = new Map(
    (answers["countries"] ?? []).map((row) => [String(row["cty_code"]), String(row["name"])]),
  );
  const each = (
    input: "code" | "country" | "area" | "naics" | "use" | "list",
    name: (part: string) => string,
  ): FilterChip[] => {
    const parts = partsOf(state[input]);
    return parts.map((part) => ({
      input,
      text: name(part),
      left: parts.filter((other) => other !== part).join(","),
    }));
  };
  return [
    ...(state.category === "any"
      ? []
      : [{ input: "category" as const, text: categoryNames[state.category], left: "any" }]),
    ...each("code", (code) => formatCode(code.replaceAll(/\D/g, ""))),
    ...each("country", (country) => names.get(country) ?? country),
    ...each("area", (area) => area),
    ...each("naics", (naics) => `NAICS ${naics}`),
    ...each("use", (use) => `end use ${use}`),
    ...each("list", (list) => `list ${list}`),
  ];
}

function suggestionsFor(typed: string, answers: Answers): Suggestion[] {
  const wanted = typed.toLowerCase();
  const begins = (text: string): boolean =>
    text
      .toLowerCase()
      .split(/[\s(]/)
      .some((word) => word.startsWith(wanted)) || text.toLowerCase().startsWith(wanted);
  const places = (answers["countries"] ?? []).filter((row) => begins(String(row["name"])));
  return [
    ...categories
      .map((name) => categoryNames[name])
      .filter(begins)
      .map((name) => ({ value: name, text: name, note: "category" })),
    ...areasOf(answers)
      .filter(begins)
      .map((name) => ({ value: name, text: name, note: "group of countries" })),
    ...places.slice(0, 6).map((row) => ({
      value: String(row["name"]),
      code: String(row["cty_code"]),
      text: String(row["name"]),
      note: "country",
    })),
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

function areasOf(answers: Answers): string[] {
  return [
    ...new Set((answers["countries"] ?? []).flatMap((row) => partsOf(String(row["groups"] ?? ""), "|"))),
  ].sort();
}

/** What was picked, or typed and entered, as a filter of the kind that it is. */
function filterOf(value: string, state: State, answers: Answers): Record<string, string> {
  const category = categories.find((name) => categoryNames[name] === value);
  if (category) return { category };
  if (areasOf(answers).includes(value)) return { area: withPart(state.area, value) };
  const country = (answers["countries"] ?? []).find(
    (row) => String(row["name"]).toLowerCase() === value.toLowerCase(),
  );
  if (country) return { country: withPart(state.country, String(country["cty_code"])) };
  return { code: withPart(state.code, /\d/.test(value) ? value.replaceAll(/[.\s]/g, "") : value) };
}

function withPart(text: string, part: string): string {
  return [...new Set([...partsOf(text), part])].join(",");
}

function partsOf(text: string, mark = ","): string[] {
  return text
    .split(mark)
    .map((part) => part.trim())
    .filter(Boolean);
}
