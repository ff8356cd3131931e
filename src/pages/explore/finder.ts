import { element } from "../../base/dom.js";
import { formatCode } from "../../measures/format.js";
import { categoryName } from "../../measures/index.js";
import { askSql, type Answers } from "../../measures/question.js";
import { viewsOf } from "../../view/declare.js";
import { codesSql } from "../../search/codes.js";
import { combobox } from "../../search/combobox.js";
import { inputs, partsOf, type State } from "./inputs.js";
import { pickers } from "./pickers.js";

const membersSql = (column: string, name: string, { flow }: State): string =>
  `SELECT ${column} AS key, ${name} AS name, count(*)::INTEGER AS codes FROM codes WHERE flow = '${flow}' AND ${column} IS NOT NULL GROUP BY 1 ORDER BY 1`;

/** What narrows the slice: a picker of each kind, and the filters that stand, to be taken away one by one. */
export const finder = viewsOf(inputs).part({
  questions: (state) => ({
    codes: askSql(codesSql, "none"),
    countries: askSql(`SELECT cty_code, name, "groups" FROM countries ORDER BY name`, "none"),
    industries: askSql(membersSql("naics", "any_value(naics_name)", state), "none"),
    uses: askSql(membersSql("end_use", "NULL", state), "none"),
    lists: askSql(
      "SELECT list AS key, NULL AS name, count(*)::INTEGER AS codes FROM lists GROUP BY 1 ORDER BY 1",
      "none",
    ),
  }),
  element(answers, { document, state }) {
    const chips = filtersOf(state, answers).map(({ input, left, text }) => {
      const button = {
        ...{ type: "button", class: "chip", "data-input": input, "data-left": left },
        "aria-label": `Remove filter ${text}`,
      };
      return element(document, "li", {}, element(document, "button", button, `${text} ×`));
    });
    const summary = "Narrow to codes, countries, industries, end uses or lists";
    return element(
      document,
      "div",
      { class: "finder" },
      element(
        document,
        "details",
        { class: "finder-pickers", open: isFiltered(state) },
        element(document, "summary", { class: "tool" }, summary),
        element(document, "div", { class: "finder-search" }),
      ),
      element(document, "ul", { class: "chips", "aria-label": "Filters" }, chips),
    );
  },
  summary: () => "",
  enliven(node, answers, { state, set }) {
    const boxes = pickers(answers).map(({ filter, ...picker }) =>
      combobox({
        ...picker,
        onPick(value) {
          const chosen = filter(value, state);
          if (chosen) set?.(chosen);
          else tell(node, picker.nothing(value));
        },
      }),
    );
    node.querySelector(".finder-search")?.append(...boxes);
    node.addEventListener("click", (event) => {
      const chip = (event.target as Element).closest<HTMLElement>(".chip");
      if (chip) set?.({ [chip.dataset["input"] ?? ""]: chip.dataset["left"] ?? "" });
    });
  },
});

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
      : [{ input: "category" as const, text: categoryName(state.category), left: "any" }]),
    ...each("code", (code) => formatCode(code.replaceAll(/\D/g, ""))),
    ...each("country", (country) => names.get(country) ?? country),
    ...each("area", (area) => area),
    ...each("naics", (naics) => `NAICS ${naics}`),
    ...each("use", (use) => `end use ${use}`),
    ...each("list", (list) => `list ${list}`),
  ];
}
