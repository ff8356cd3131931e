import { text, type StateOf } from "../../view/state/inputs.js";
import { examples } from "./examples.js";

export const inputs = {
  sql: text({ label: "SQL", fallback: examples[0]?.sql ?? "", maxLength: 8000 }),
};

export type SqlState = StateOf<typeof inputs>;
