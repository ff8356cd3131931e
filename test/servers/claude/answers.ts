import type { Fault } from "../claude.js";
import { tokensIn } from "./tokens.js";

export interface FakeRequest {
  model: string;
  max_tokens: number;
  messages: { role: string; content: string | { type: string; text?: string }[] }[];
  system?: { type: string; text: string; cache_control?: { type: string; ttl?: string } }[];
  output_config?: { effort?: string; format?: unknown };
  thinking?: { type: string };
}

export interface FakeUsage {
  input_tokens: number;
  output_tokens: number;
  cache_creation_input_tokens: number;
  cache_read_input_tokens: number;
  cache_creation: { ephemeral_5m_input_tokens: number; ephemeral_1h_input_tokens: number } | null;
  output_tokens_details: { thinking_tokens: number } | null;
  server_tool_use: null;
  service_tier: string;
  inference_geo: null;
  speed: null;
}

/** A message as the service would send it: thoughts first where the model thinks, fields null that have no value. */
export function answerMessage(
  request: FakeRequest,
  hs10: string,
  [relevance, category]: readonly [string, string],
  prompt: FakeUsage,
  fault: Fault | undefined,
  number: number,
) {
  const thinks = request.thinking?.type !== "disabled";
  const thought = { type: "thinking", thinking: "", signature: "c2ln" };
  const said = textOf(hs10, relevance, category, fault);
  const text = { type: "text", text: said, citations: null };
  const full = tokensIn(said) + (thinks ? 50 : 0);
  const cut = fault?.kind === "cut off" && request.max_tokens < 800;
  const refused = fault?.kind === "refusal";
  const content = refused
    ? []
    : [...(thinks ? [thought] : []), { ...text, text: cut ? said.slice(0, 40) : said }];
  return {
    id: `msg_${String(number).padStart(8, "0")}`,
    type: "message",
    role: "assistant",
    model: request.model,
    content,
    stop_reason: refused ? "refusal" : cut ? "max_tokens" : "end_turn",
    stop_sequence: null,
    stop_details: refused
      ? { type: "refusal", category: fault.category ?? "frontier_llm", explanation: "declined" }
      : null,
    container: null,
    diagnostics: null,
    usage: {
      ...prompt,
      output_tokens: refused ? 3 : cut ? request.max_tokens : full,
      output_tokens_details: thinks ? { thinking_tokens: 50 } : null,
    },
  };
}

function textOf(hs10: string, relevance: string, category: string, fault: Fault | undefined): string {
  if (fault?.kind === "text") return fault.text;
  const answer = {
    code: hs10,
    specific_use: "what the fake was told to say",
    reasoning: `The fake calls ${hs10} ${relevance} because its script says so.`,
    category,
    relevance,
    confidence: 80,
  };
  return JSON.stringify(fault?.kind === "change" ? { ...answer, ...fault.change } : answer);
}
