import { definePage } from "../view/view.js";
import { brief } from "./changes/brief.js";
import { codeChanges } from "./changes/codes.js";
import { contact } from "./changes/contact.js";
import { corrections, headline, releases } from "./changes/releases.js";

/** What changed: the month in brief, releases, corrections and codes; and where to say what is wrong. */
export const page = definePage({
  name: "changes",
  inputs: {},
  views: { headline, brief, releases, corrections, codes: codeChanges, contact },
});
