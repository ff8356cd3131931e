import { openSums, type SumsClient } from "../../sums/open.js";
import type { DatabaseClient } from "../../database/client.js";
import { detailOf } from "../../database/detail.js";
import { mayStartAhead } from "../../database/readiness.js";
import type { Site } from "../../base/site.js";
import { standardCounted } from "../../measures/counted.js";
import { isUnchanged, unchangedLabels, type ReaderLabels } from "../../measures/label-changes.js";
import { readsLabels, withBaselineLabels, worksOutChanges } from "../../measures/reader-labels.js";
import type { ReaderAnswers } from "../../labels/host.js";
import { summarizeLabels } from "../../labels/words.js";
import { AnswersAhead } from "./ahead.js";
import { unpack, type PageData, type PreparedAnswer } from "./prepared.js";
import type { Answers, Question, Row } from "../../measures/question.js";

type Questions = Record<string, Question>;

/** Where a page's answers come from: what the build prepared, else sums in memory, else the database in the browser. */
export interface AnswerSource extends ReaderAnswers {
  /** answers without waiting, where all of them are known already */
  now(questions: Questions): Answers | undefined;
  /** do the reader's labels make these answers other ones than the site's? */
  isCompared(questions: Questions): boolean;
  /** the reader's changes in a phrase */
  readonly changes: string | undefined;
  /** begins to load what the next change of an input may need */
  warm: () => void;
  /** waits for answers that are on their way before it asks the database */
  expect(answers: Promise<readonly PreparedAnswer[]>): void;
  /** takes in what the build prepared for a page */
  add(data: PageData): void;
  /** the database, with the reader's labels in use */
  database(): Promise<DatabaseClient>;
}

export function answerSource(site: Site, onProgress: (message: string) => void): AnswerSource {
  const prepared = new Map<string, readonly Row[]>();
  const shown = new Map<string, Question>();
  const ahead = new AnswersAhead();
  const baseline = new KeptAnswers();
  let own = new KeptAnswers();
  let labels = unchangedLabels;
  let started = false;
  const database = async () => {
    started = true;
    const { openDatabase } = await import("../../database/client.js");
    return openDatabase(site, onProgress);
  };
  const databaseOfReader = async () => {
    const client = await database();
    await client.useLabels(labels); // an engine that was started anew has the site's own
    return client;
  };
  let expected: Promise<unknown> = Promise.resolve();
  const follows = ({ sql }: Question): boolean => !isUnchanged(labels) && readsLabels(sql);
  const known = (question: Question, reader: boolean): readonly Row[] | undefined =>
    reader && follows(question)
      ? own.now(question.sql)
      : (prepared.get(question.sql) ?? baseline.now(question.sql) ?? ahead.now(question.sql));

  let opened: SumsClient | undefined;
  const sums = (): SumsClient | undefined => {
    if (site.sums === undefined) return undefined;
    if (!opened || opened.isLost) opened = openSums(site);
    return opened;
  };
  /** Starts the database ahead of what sums leave it. */
  const startAhead = async (ready: (client: DatabaseClient) => Promise<void>): Promise<void> => {
    if (site.api !== undefined) return;
    try {
      await ready(await database());
    } catch {
      onProgress(""); // a failure is told when an answer is asked for
    }
  };
  /** Reads what a change of labels takes: the site's own answers are asked anew, one after another, while nobody waits. */
  const rehearse = async (held: SumsClient): Promise<void> => {
    const lacking: string[] = [];
    for (const question of shown.values()) {
      if (!readsLabels(question.sql)) continue;
      if (!held.isIdle) return;
      const rows = await held.rows(question.sql, unchangedLabels, detailOf(question));
      if (!rows) lacking.push(question.sql);
    }
    if (lacking.length) await startAhead((client) => client.prepareLabels(lacking));
  };
  const fromSums = async (question: Question, use: ReaderLabels): Promise<readonly Row[] | undefined> =>
    sums()?.rows(question.sql, use, detailOf(question));

  const computed = async (question: Question, ofReader: boolean): Promise<readonly Row[]> => {
    // the API knows the site's own labels only
    if (site.api !== undefined && !ofReader && !worksOutChanges(question.sql)) {
      const { askApi } = await import("../../database/api.js");
      const rows = await askApi(site.api, site.snapshot, question);
      if (rows) return rows;
    }
    const rows = await fromSums(question, ofReader ? labels : unchangedLabels);
    if (rows) return rows;
    const client = ofReader ? await databaseOfReader() : await database();
    const sql = ofReader ? question.sql : withBaselineLabels(question.sql);
    return client.rows(sql, detailOf(question));
  };
  const find = async (question: Question, reader: boolean): Promise<readonly Row[]> => {
    const { sql } = question;
    const found = known(question, reader);
    if (found) return found;
    if (reader && follows(question)) return own.once(sql, () => computed(question, true));
    await Promise.all([ahead.load(), expected]);
    const come = known(question, reader);
    if (come) return come;
    return baseline.once(sql, () => computed(question, false));
  };
  const answer = async (questions: Questions, reader: boolean): Promise<Answers> => {
    const found = Object.entries(questions).map(async ([name, question]) => [
      name,
      await find(question, reader),
    ]);
    return Object.fromEntries(await Promise.all(found)) as Answers;
  };
  return {
    now(questions) {
      const answers: Answers = {};
      for (const [name, question] of Object.entries(questions)) {
        shown.set(question.sql, question);
        const rows = known(question, true);
        if (!rows) return undefined;
        answers[name] = rows;
      }
      return answers;
    },
    ask: (questions) => answer(questions, true),
    baseline: (questions) => answer(questions, false),
    isCompared: (questions) => Object.values(questions).some(follows),
    get changes() {
      return isUnchanged(labels) ? undefined : summarizeLabels(labels);
    },
    useLabels(next) {
      if (isUnchanged(next) && isUnchanged(labels)) return;
      labels = next;
      own = new KeptAnswers();
    },
    counted: standardCounted,
    get isStarted() {
      return started;
    },
    expect(answers) {
      expected = answers.then((all) => {
        for (const answer of all) prepared.set(answer.sql, unpack(answer));
      });
    },
    add(data) {
      for (const answer of data.answers) prepared.set(answer.sql, unpack(answer));
      ahead.path ??= data.ahead;
    },
    database: databaseOfReader,
    warm() {
      const held = sums();
      void ahead.load().then(async () => {
        if (!mayStartAhead(navigator)) return;
        const left = held ? await Promise.all([...shown.keys()].map((sql) => held.leaves(sql))) : [true];
        if (left.includes(true)) await startAhead(() => Promise.resolve());
      });
    },
    warmForLabels() {
      const held = sums();
      if (held && mayStartAhead(navigator)) void rehearse(held);
    },
  };
}

/** Answers that are kept beside the prepared ones, so that going back to an input is instant. */
const mostKept = 60;

/** Answers by their SQL: each is asked for once, however many views wait for it. */
class KeptAnswers {
  private readonly rows = new Map<string, readonly Row[]>();
  private readonly asked = new Map<string, Promise<readonly Row[]>>();

  now(sql: string): readonly Row[] | undefined {
    return this.rows.get(sql);
  }

  once(sql: string, ask: () => Promise<readonly Row[]>): Promise<readonly Row[]> {
    const asked = this.asked.get(sql) ?? this.keep(sql, ask);
    this.asked.set(sql, asked);
    return asked;
  }

  private async keep(sql: string, ask: () => Promise<readonly Row[]>): Promise<readonly Row[]> {
    try {
      const rows = await ask();
      this.rows.set(sql, rows);
      if (this.rows.size > mostKept) this.rows.delete(this.rows.keys().next().value ?? "");
      return rows;
    } finally {
      this.asked.delete(sql); // kept from now on, or asked anew after a failure
    }
  }
}
