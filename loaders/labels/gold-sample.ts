import { doubtOf } from "../../src/measures/gold/doubt.js";
import { drawSample, type DrawRule } from "../../src/measures/gold/draw.js";
import { sheetId } from "../../src/measures/gold/sheet.js";
import type { SheetRow } from "../../src/measures/gold/sheet-file.js";
import { sheetTable } from "../../src/measures/gold/sheet-text.js";
import { formatCsv } from "../csv.js";
import { describeCode, type Code } from "./code.js";
import { labelKey, type Label } from "./label.js";
import type { TradeValues } from "./trade-values.js";

/** A code of the gold sample and the probability with which it was drawn. */
export interface Drawn {
  code: Code;
  probability: number;
}

/** Draws codes by the rule of the Review page, by their dollars and the doubts about their labels. */
export function drawGold(
  codes: readonly Code[],
  labels: readonly Label[],
  values: TradeValues,
  rule: DrawRule,
): Drawn[] {
  const byKey = new Map(labels.map((label) => [labelKey(label), label]));
  const candidates = codes.map((code) => ({
    flow: code.flow,
    hs10: code.hs10,
    code,
    value: values.get(labelKey(code)) ?? 0,
    doubt: doubtOf(byKey.get(labelKey(code)) ?? { vote_share: null, confidence: null }),
  }));
  return drawSample(candidates, rule).map(({ candidate, probability }) => ({
    code: candidate.code,
    probability,
  }));
}

/**
 * The sheet for people to fill in, by hand or on the Review page: what is known of each code and nothing of what a run
 * says of it, in an order that tells nothing either. The probability must come back as it is.
 */
export function goldSheet(drawn: readonly Drawn[], task: string, reveal = false): string {
  const codes = drawn.map(({ code, probability }) => ({ ...sheetRow(code), probability }));
  const { headers, rows } = sheetTable({ id: sheetId(task, codes), task, reveal, drawn: true, codes });
  return formatCsv(headers, rows);
}

function sheetRow(code: Code): Omit<SheetRow, "probability"> {
  return {
    flow: code.flow,
    hs10: code.hs10,
    description: describeCode(code),
    headings: code.headings.map(({ code: prefix, description }) => `${prefix}: ${description}`).join(" > "),
    unit: code.unit1 ?? "",
    industry: code.naics
      .map(({ code: naics, name }) => (name === null ? naics : `${naics} ${name}`))
      .join("; "),
  };
}
