import type { Message } from "@anthropic-ai/sdk/resources/messages";
import { redact } from "../../errors.js";
import type { Task } from "../../tasks/task.js";
import { readAnswer, type Answer } from "./schema.js";
import { tokensOf, type Tokens } from "./usage.js";

/**
 * Why a question has no answer yet.
 * - refused: the model declined; the same words would be declined again
 * - truncated: the token limit cut the answer off; only a larger limit helps
 * - invalid: text that is no valid answer to this question
 * - rejected: the service does not take the request as it is
 * - errored: the service failed, or the connection
 * - expired, canceled, missing: a batch ended without an answer, was called off, or left the line out
 */
export type FailureKind =
  "refused" | "truncated" | "invalid" | "rejected" | "errored" | "expired" | "canceled" | "missing";

/** One try at a question, paid for or not: what the journal keeps. */
export interface Attempt {
  /** the message's id, or batch and item where there is no message: counted once, however often it is read */
  id: string;
  at: string;
  run: string;
  key: string;
  hs10: string;
  model: string;
  batch: string | null;
  max_tokens: number;
  tokens: Tokens;
  /** picodollars */
  cost: number;
  outcome: "answer" | FailureKind;
  answer?: Answer;
  /** what came instead of an answer, shortened */
  evidence?: string;
}

/** What a message turned out to be. */
export type Reading = Pick<Attempt, "outcome" | "answer" | "evidence"> & { tokens: Tokens };

/** Reads a message by its stop reason first: text after a refusal or a cut is no answer even where it parses. */
export function readMessage(message: Message, hs10: string, task: Task): Reading {
  const tokens = tokensOf(message.usage);
  // current models may put thoughts first, so blocks are told apart by type, not by place
  const text = message.content.map((block) => (block.type === "text" ? block.text : "")).join("");
  if (message.stop_reason === "refusal") {
    const { category, explanation } = message.stop_details ?? { category: null, explanation: null };
    return { outcome: "refused", evidence: evidenceOf(`category ${category}: ${explanation}`, text), tokens };
  }
  if (message.stop_reason === "max_tokens" || message.stop_reason === "model_context_window_exceeded")
    return { outcome: "truncated", evidence: evidenceOf(`stopped by ${message.stop_reason}`, text), tokens };
  const read = readAnswer(text, hs10, task);
  return "answer" in read
    ? { outcome: "answer", answer: read.answer, tokens }
    : { outcome: "invalid", evidence: evidenceOf(read.problem, text), tokens };
}

/** Whether the same session may try again, and how: unchanged, with more room, or not at all. */
export function retryOf(outcome: FailureKind): "unchanged" | "more room" | "never" {
  if (outcome === "truncated") return "more room";
  return outcome === "refused" || outcome === "rejected" || outcome === "canceled" ? "never" : "unchanged";
}

/** Shortened and without keys: evidence goes to a file. */
export function evidenceOf(problem: string, text = ""): string {
  return redact(text === "" ? problem : `${problem}; text: ${text.slice(0, 1000)}`);
}
