import type { MessageCreateParamsNonStreaming } from "@anthropic-ai/sdk/resources/messages";
import type { Code } from "../code.js";
import { hashOf } from "../hash.js";
import type { Task } from "../../tasks/task.js";
import { systemPrompt, userMessage } from "./prompt.js";
import { answerFormat } from "./schema.js";

export type Effort = "low" | "medium" | "high" | "xhigh" | "max";

/** How a model is asked. Everything here can change an answer, except how long the prompt stays in the cache. */
export interface Setting {
  model: string;
  effort: Effort;
  /** `disabled` where the model allows it: labelling needs no long thought, and thoughts are billed */
  thinking: "disabled" | "adaptive";
  cacheLifetime: "5m" | "1h";
}

/** One vote on one code. Codes of both flows with the same text are one question. */
export interface Question {
  /** hash of everything that can change the answer, and of nothing else */
  key: string;
  hs10: string;
  user: string;
}

/** Makes questions and requests of one task and setting. */
export class Questionnaire {
  readonly system: string;
  /** hash of task, prompt and schema: what a label says it was asked with */
  readonly promptHash: string;
  private readonly settingHash: string;
  private readonly format: ReturnType<typeof answerFormat>;

  constructor(
    readonly task: Task,
    readonly setting: Setting,
  ) {
    this.system = systemPrompt(task);
    this.format = answerFormat(task);
    const prompt = { system: this.system, wordings: task.wordings, schema: this.format.schema };
    this.promptHash = hashOf(prompt).slice(0, 16);
    const { model, effort, thinking } = setting;
    this.settingHash = hashOf({ model, effort, thinking, system: this.system, schema: this.format.schema });
  }

  /** Votes beyond the number of wordings ask again in the same words: their keys count the repeats. */
  ask(code: Code, vote: number): Question {
    const user = userMessage(this.task, code, vote);
    const repeat = Math.floor(vote / this.task.wordings.length);
    const key = hashOf([this.settingHash, user, ...(repeat > 0 ? [repeat] : [])]);
    return { key, hs10: code.hs10, user };
  }

  request(question: Question, maxTokens: number): MessageCreateParamsNonStreaming {
    const { model, effort, thinking, cacheLifetime } = this.setting;
    return {
      model,
      max_tokens: maxTokens,
      system: [{ type: "text", text: this.system, cache_control: { type: "ephemeral", ttl: cacheLifetime } }],
      messages: [{ role: "user", content: question.user }],
      output_config: { effort, format: this.format },
      thinking: { type: thinking },
    };
  }

  /** Tokens that an answer may take: the text itself, and room for thought where the model always thinks. */
  get maxTokens(): number {
    return this.setting.thinking === "disabled" ? 400 : 4000;
  }
}
