import type { Label } from "../../../loaders/labels/label.js";

/** An import code's label as a run holds it, with nothing beside its class but what is given. */
export function label(hs10: string, relevance: string, change: Partial<Label> = {}): Label {
  const none = { confidence: null, category: null, specific_use: null, reasoning: null, vote_share: null };
  const origin = { model: null, prompt_hash: "0", labelled_at: "2026-11-22 00:00:00" };
  return { flow: "imports", hs10, relevance, ...none, ...origin, ...change };
}
