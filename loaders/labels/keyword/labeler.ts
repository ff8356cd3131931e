import type { Code } from "../code.js";
import type { Label } from "../label.js";
import { findRule, matchedWords, rulesHash, type Rule } from "./rule.js";
import { rules } from "./rules/index.js";

/** The rule set's name and version, as the model of its labels. */
export const keywordModel = "keyword-rules-1";

/** Labels a code by the first rule that fires; `reasoning` names the rule and what it saw. */
export function labelByKeyword(code: Code, labelledAt: string): Label {
  const rule = findRule(rules, code);
  const relevance = rule?.relevance ?? "Low";
  return {
    flow: code.flow,
    hs10: code.hs10,
    relevance,
    confidence: confidence[relevance],
    category: rule?.category ?? "Not_DC_Related",
    specific_use: rule?.use ?? "none in data centers",
    reasoning: rule === undefined ? `no rule fires in chapter ${code.hs10.slice(0, 2)}` : explain(rule, code),
    model: keywordModel,
    prompt_hash: keywordHash,
    labelled_at: labelledAt,
    vote_share: null,
  };
}

/** Hash of the rule set as it stands. */
export const keywordHash = rulesHash(rules);

/** Precision of each label on the published export labels, in percent; see bench/RESULTS.md. */
const confidence = { High: 90, Medium: 84, Low: 91 };

function explain(rule: Rule, code: Code): string {
  const heading = rule.headings.find((prefix) => code.hs10.startsWith(prefix)) ?? "";
  const words = matchedWords(rule, code);
  const seen = [`${heading.length < 4 ? "chapter" : "heading"} ${heading}`];
  if (words !== undefined) seen.push(`“${words}”`);
  if (rule.industries !== undefined)
    seen.push(`NAICS ${code.naics.map((industry) => industry.code).join(", ")}`);
  return `rule “${rule.name}”: ${seen.join(", ")}`;
}
