import { choice, type StateOf } from "../../view/state/inputs.js";

export const inputs = {
  show: choice(
    {
      all: "All",
      pass: "As printed",
      fail: "Differing",
      erratum: "Inconsistent in the paper",
      "not carried": "Not in the sample",
    },
    { label: "Show" },
  ),
};

export type State = StateOf<typeof inputs>;
