import { measureSql, type Query } from "../src/measures/index.js";

/** How an engine answers ten measures, as far as it was asked; times in milliseconds. */
export interface Figures {
  names: string[];
  /** each asked for the first time */
  cold: number[];
  /** the faster of two times after that; of one where the first took longer than `long` */
  warm: number[];
  clients: { at: number; perSecond: number; p95: number | null; failed: number; ended: number }[];
}

/** Returns the answer, or gives up when the signal says so. */
export type Ask = (sql: string, signal?: AbortSignal) => Promise<unknown>;

const asked: readonly (readonly [string, Query])[] = [
  ["import_value", { by: ["month"] }],
  ["import_share", { by: ["year", "category"] }],
  ["import_index", { by: ["month", "group"] }],
  ["import_value", { by: ["year", "country"] }],
  ["import_yoy", { by: ["year", "hs4"] }],
  ["effective_tariff", { by: ["month", "country"], confidence: 80 }],
  ["import_concentration", { by: ["year", "hs2"] }],
  ["exemption_coverage", { by: ["year"], where: { lists: ["annex_ii"] } }],
  ["import_value", { by: ["month", "hs10"], where: { codes: ["85"] } }],
  ["price_index", { by: ["year"], where: { codes: ["84"] } }],
];

/** Milliseconds from which a question is not asked a third time. */
export const long = 10_000;

/** Seconds that a number of clients go on asking, and seconds after which what they still wait for is ended. */
const asking = 10;
export const waiting = 120;

/**
 * Asks the ten, one after the other and then by 1, 8 and 32 clients at once, each beginning with another one. `keep` gets
 * what there is after each of these, so that a run that is broken off has it.
 */
export async function figuresOf(
  ask: Ask,
  say: (line: string) => void,
  keep: (figures: Figures) => Promise<void>,
): Promise<Figures> {
  const texts = asked.map(([name, query]) => measureSql(name, query));
  const figures: Figures = {
    names: asked.map(([name, query]) => [name, ...described(query)].join(" ")),
    ...{ cold: [], warm: [], clients: [] },
  };
  const time = async (sql: string, signal?: AbortSignal): Promise<number> => {
    const start = performance.now();
    await ask(sql, signal);
    return performance.now() - start;
  };
  for (const [i, sql] of texts.entries()) {
    const spent = await time(sql);
    figures.cold.push(spent);
    say(`${figures.names[i]}: ${spent.toFixed(0)} ms cold`);
  }
  await keep(figures);
  for (const [i, sql] of texts.entries()) {
    const first = await time(sql);
    const spent = first > long ? first : Math.min(first, await time(sql));
    figures.warm.push(spent);
    say(`${figures.names[i]}: ${spent.toFixed(0)} ms warm`);
  }
  await keep(figures);
  for (const at of [1, 8, 32]) {
    const measured = await clientsOf(at, texts, time, say);
    figures.clients.push(measured);
    const { perSecond, p95, failed, ended } = measured;
    say(
      `${at} clients: ${perSecond.toFixed(2)} answers a second, p95 ${p95?.toFixed(0) ?? "-"} ms, ${failed} failed, ${ended} ended`,
    );
    await keep(figures);
  }
  return figures;
}

async function clientsOf(
  at: number,
  texts: readonly string[],
  time: (sql: string, signal: AbortSignal) => Promise<number>,
  say: (line: string) => void,
): Promise<Figures["clients"][number]> {
  const taken: number[] = [];
  let failed = 0;
  let ended = 0;
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), 1000 * (asking + waiting));
  const start = performance.now();
  const client = async (first: number): Promise<void> => {
    for (let i = first; performance.now() - start < 1000 * asking; i++)
      await time(texts[i % texts.length] ?? "", late.signal).then(
        (spent) => taken.push(spent),
        (error: Error) => {
          if (late.signal.aborted) {
            ended++;
            return;
          }
          failed++;
          say(`failed with ${at} clients: ${error.message.slice(0, 200)}`);
        },
      );
  };
  await Promise.all(Array.from({ length: at }, (_, i) => client(i)));
  clearTimeout(timer);
  const perSecond = (1000 * taken.length) / (performance.now() - start);
  const p95 = taken.sort((a, b) => a - b)[Math.floor(0.95 * (taken.length - 1))] ?? null;
  return { at, perSecond, p95, failed, ended };
}

function described({ by = [], where = {}, confidence }: Query): string[] {
  const filters = Object.values(where).flatMap((values) => (values ?? []) as readonly string[]);
  return [
    `by ${by.join(", ")}`,
    ...(filters.length > 0 ? [`of ${filters.join(", ")}`] : []),
    ...(confidence === undefined ? [] : [`confidence ${confidence}`]),
  ];
}
