import { choice, text, type StateOf } from "../../view/state/inputs.js";
import { categoryNames, type Category } from "../../measures/index.js";

export const inputs = {
  code: text({ label: "Code or heading", maxLength: 20, help: "2 to 10 digits, dotted or not" }),
  category: choice<Category | "none">(
    { none: "None", ...categoryNames },
    { label: "Category", control: "menu" },
  ),
  country: text({
    label: "Country",
    maxLength: 4,
    help: "Census code of four digits; found in the search above",
    valid: (value) => value === "" || /^\d{4}$/.test(value),
  }),
  flow: choice({ imports: "Imports", exports: "Exports" }, { label: "Partners, places and parts of" }),
};

export type State = StateOf<typeof inputs>;
