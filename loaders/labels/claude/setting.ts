import type { Anthropic } from "@anthropic-ai/sdk";
import { UsageError } from "../../errors.js";
import type { Effort, Setting } from "./question.js";
import { replies, replyTo } from "./reply.js";
import { persist } from "./service.js";

export interface Wish {
  model: string;
  effort: Effort;
  batch: boolean;
  cacheLifetime: "5m" | "1h";
}

/** Fits the wish to what the model can do, as the service describes it. Throws where it cannot do the work. */
export async function chooseSetting(client: Anthropic, wish: Wish): Promise<Setting> {
  const { model, effort, cacheLifetime } = wish;
  const { capabilities, lifecycle, retires_at } = await persist(() =>
    replyTo(`the model ${model}`, replies.model, client.models.retrieve(model)),
  );
  if (lifecycle === "retired")
    throw new UsageError(`${model} is retired (${retires_at}); choose another --model`);
  if (capabilities !== null && !capabilities.structured_outputs.supported)
    throw new UsageError(`${model} gives no structured outputs; choose another --model`);
  if (capabilities !== null && wish.batch && !capabilities.batch.supported)
    throw new UsageError(`${model} takes no batches: add --sync or choose another --model`);
  const thinking = capabilities?.thinking.types.disabled.supported ? "disabled" : "adaptive";
  return { model, effort, thinking, cacheLifetime };
}
