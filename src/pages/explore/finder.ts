import { element } from "../../base/dom.js";
import type { Answers } from "../../measures/question.js";
import type { View } from "../../view/page/view.js";
import { codesSql } from "../../view/search/codes.js";
import { combobox } from "../../view/search/combobox.js";
import { formatCode } from "../../measures/format.js";
import { categoryNames } from "../../measures/index.js";
import type { State } from "./inputs.js";
import { partsOf } from "./parts.js";
import { pickers } from "./pickers.js";

const countriesSql = `SELECT cty_code, name, "groups" FROM countries ORDER BY name`;

/** What narrows the slice: a picker of each kind, and the filters that stand, to be taken away one by one. */
export const finder: View<State> = {
  questions: ({ flow }) => ({
    codes: { sql: codesSql, detail: "none" },
    countries: { sql: countriesSql, detail: "none" },
    industries: {
      sql: `SELECT naics AS key, any_value(naics_name) AS name, count(*)::INTEGER AS codes FROM codes WHERE flow = '${flow}' AND naics IS NOT NULL GROUP BY 1 ORDER BY 1`,
      detail: "none",
    },
    uses: {
      sql: `SELECT end_use AS key, NULL AS name, count(*)::INTEGER AS codes FROM codes WHERE flow = '${flow}' AND end_use IS NOT NULL GROUP BY 1 ORDER BY 1`,
      detail: "none",
    },
    lists: {
      sql: "SELECT list AS key, NULL AS name, count(*)::INTEGER AS codes FROM lists GROUP BY 1 ORDER BY 1",
      detail: "none",
    },
  }),
  render(answers, { document, state }) {
    return element(
      document,
      "div",
      { class: "finder" },
      element(
        document,
        "details",
        { class: "finder-pickers", open: isFiltered(state) },
        element(
          document,
          "summary",
          { class: "tool" },
          "Narrow to codes, countries, industries, end uses or lists",
        ),
        element(document, "div", { class: "finder-search" }),
      ),
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
      ...pickers(answers).map(({ label, placeholder, suggest, nothing, filter }) =>
        combobox({
          label,
          placeholder,
          suggest,
          nothing,
          onPick(value) {
            const chosen = filter(value, state);
            if (chosen) set?.(chosen);
            else tell(node, nothing(value));
          },
        }),
      ),
    );
    node.addEventListener("click", (event) => {
      const chip = (event.target as Element).closest<HTMLElement>(".chip");
      if (chip) set?.({ [chip.dataset["input"] ?? ""]: chip.dataset["left"] ?? "" });
    });
  },
};

function tell(node: HTMLElement, message: string): void {
  const said =
    node.querySelector(".finder-said") ?? element(document, "p", { class: "finder-said", role: "status" });
  said.textContent = message;
  node.append(said);
}

function isFiltered({ code, country, area, naics, use, list }: State): boolean {
  return [code, country, area, naics, use, list].some(Boolean);
}

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
