import { text, type StateOf } from "../../components/state/inputs.js";
import { examples } from "./examples.js";

export const inputs = {
  sql: text({ label: "SQL", fallback: examples[0]?.sql ?? "", maxLength: 8000 }),
};

export type SqlState = StateOf<typeof inputs>;
