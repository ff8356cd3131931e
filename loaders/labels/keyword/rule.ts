import { describeCode, type Code } from "../code.js";
import { shortHash } from "../hash.js";

/**
 * One line of the rule set. All conditions that it states must hold; the first rule of the set that fires decides.
 * No rule names a ten-digit code: headings and subheadings, words and industries carry over to codes not seen.
 */
export interface Rule {
  name: string;
  /** prefixes of two to six digits, one of which the code has */
  headings: readonly string[];
  /** prefixes that the code must not have */
  except?: readonly string[];
  /** what the description must say */
  says?: RegExp;
  /** what it must not say */
  not?: RegExp;
  /** prefixes of NAICS codes, one of which an industry of the code has; never holds when no industry is known */
  industries?: readonly string[];
  relevance: "High" | "Medium" | "Low";
  category: string;
  /** what the good is used for, in words for a reader */
  use: string;
}

/** The first rule that fires, or undefined: then the code has no place in a data center. */
export function findRule(rules: readonly Rule[], code: Code): Rule | undefined {
  const text = textOf(code);
  return rules.find((rule) => fires(rule, code, text));
}

/** The words of a match, for the justification. */
export function matchedWords(rule: Rule, code: Code): string | undefined {
  return rule.says?.exec(textOf(code))?.[0].toLowerCase();
}

/** A change of any rule changes the hash. */
export function rulesHash(rules: readonly Rule[]): string {
  return shortHash(
    rules.map((rule) => ({ ...rule, says: rule.says?.source ?? null, not: rule.not?.source ?? null })),
  );
}

function fires(rule: Rule, { hs10, naics }: Code, text: string): boolean {
  const has = (prefix: string): boolean => hs10.startsWith(prefix);
  const { industries } = rule;
  return (
    rule.headings.some(has) &&
    !rule.except?.some(has) &&
    (rule.says === undefined || rule.says.test(text)) &&
    !rule.not?.test(text) &&
    (industries === undefined ||
      naics.some(({ code }) => industries.some((prefix) => code.startsWith(prefix))))
  );
}

function textOf(code: Code): string {
  return `${describeCode(code)} ${code.description_short ?? ""}`.toUpperCase();
}
