import { detailOf } from "../database/detail.js";
import type { Site } from "../site.js";
import { preparedAnswers, unpack, type PageData } from "./prepared.js";
import type { Answers, Question, Row } from "./question.js";

/** Where a page's answers come from: what the build prepared, else the database in the browser. */
export interface AnswerSource {
  /** answers without waiting, where the build prepared all of them */
  now(questions: Record<string, Question>): Answers | undefined;
  ask(questions: Record<string, Question>): Promise<Answers>;
  /** begins to load the database, so that the first change of an input need not wait for it */
  warm: () => void;
  /** prepared answers hold for the baseline labels only; a page with the reader's own labels drops them */
  dropPrepared(): void;
}

export function answerSource(
  site: Site,
  data: PageData,
  onProgress: (message: string) => void,
): AnswerSource {
  const prepared = new Map<string, readonly Row[]>(
    data.answers.map((answer) => [answer.sql, unpack(answer)]),
  );
  const database = async () => {
    const { openDatabase } = await import("../database/client.js");
    return openDatabase(site, onProgress);
  };
  return {
    now: (questions) => preparedAnswers(prepared, questions),
    async ask(questions) {
      const ready = preparedAnswers(prepared, questions);
      if (ready) return ready;
      const client = await database();
      const answers: Answers = {};
      for (const [name, question] of Object.entries(questions))
        answers[name] = prepared.get(question.sql) ?? (await client.rows(question.sql, detailOf(question)));
      return answers;
    },
    warm: () => void database().catch(() => onProgress("")), // a failure is told when an answer is asked for
    dropPrepared: () => prepared.clear(),
  };
}
