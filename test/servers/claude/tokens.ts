import { createHash } from "node:crypto";
import type { FakeRequest, FakeUsage } from "./answers.js";

/** About what the tokenizer of the current models makes of English: a token for every three characters. */
export function tokensIn(text: string): number {
  return Math.ceil(text.length / 3);
}

/** What `count_tokens` answers: the whole prompt, schema included. */
export function countPrompt(request: FakeRequest): number {
  return sharedTokens(request) + ownTokens(request);
}

/** The prompt cache of the service: a marked prefix is written by the first request and read by those that follow. */
export class PromptCache {
  private readonly prefixes = new Set<string>();
  private asked = 0;

  /** `hits`: share of the requests that find a prefix that is there; batches find it by luck. */
  usage(request: FakeRequest, hits: number): FakeUsage {
    const shared = sharedTokens(request);
    const marked = request.system?.some((block) => block.cache_control !== undefined) ?? false;
    const prefix = createHash("sha256").update(
      JSON.stringify([request.model, request.system, request.output_config]),
    );
    const name = prefix.digest("hex");
    const caches = marked && shared >= 512;
    const lucky = (++this.asked * goldenRatio) % 1 < hits; // evenly spread, the same every time
    const read = caches && lucky && this.prefixes.has(name) ? shared : 0;
    const written = caches && read === 0 ? shared : 0;
    if (caches) this.prefixes.add(name);
    const hour = request.system?.some((block) => block.cache_control?.ttl === "1h") ?? false;
    return {
      input_tokens: ownTokens(request) + (caches ? 0 : shared),
      output_tokens: 0,
      cache_creation_input_tokens: written,
      cache_read_input_tokens: read,
      cache_creation:
        written === 0
          ? null
          : { ephemeral_5m_input_tokens: hour ? 0 : written, ephemeral_1h_input_tokens: hour ? written : 0 },
      output_tokens_details: null,
      server_tool_use: null,
      service_tier: "standard",
      inference_geo: null,
      speed: null,
    };
  }
}

const goldenRatio = 0.6180339887;

function sharedTokens(request: FakeRequest): number {
  const format = request.output_config?.format;
  const system = request.system?.map(({ text }) => text).join("") ?? "";
  return tokensIn(system) + (format === undefined ? 0 : tokensIn(JSON.stringify(format)));
}

function ownTokens(request: FakeRequest): number {
  return 6 + request.messages.reduce((sum, { content }) => sum + tokensIn(JSON.stringify(content)), 0);
}
