import { readFile } from "node:fs/promises";
import { UsageError } from "../../errors.js";
import { printLines } from "../../output.js";
import { clickhouseBackend, duckdbBackend, keysOf } from "../api/backend.js";
import { apiServer } from "../api/server.js";

interface Options {
  cache: string;
  engine?: true;
  host: string;
  port?: number;
  sql?: true;
  questions?: true;
  keys?: string;
  origin?: string;
  seconds: number;
  rows: number;
  memory: number;
}

/** `atlas serve-api`: serves until it is told to end, and then lets the requests under way finish. */
export async function serveApi(options: Options): Promise<void> {
  const { cache, host, sql = false, questions = false, origin, seconds, rows, memory } = options;
  const keys = options.keys === undefined ? [] : keysOf(await readKeys(options.keys));
  const port = options.port ?? Number(process.env["PORT"] || 8080);
  const limits = { seconds, rows, megabytes: memory };
  const backend = options.engine ? await clickhouseBackend(limits) : await duckdbBackend(cache, limits);
  const app = await apiServer({ backend, sql, questions, keys, origin });
  const ended = new Promise<void>((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => resolve());
  });
  const address = await app.listen({ host, port });
  const { id } = await backend.current();
  await printLines([
    `snapshot ${id} (${backend.engine}) at ${address}${questions ? ", with /questions" : ""}${sql ? ", with /sql" : ""}${keys.length ? `, ${keys.length} keys` : ", open to whoever reaches it"}`,
  ]);
  await ended;
  await app.close();
}

async function readKeys(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (cause) {
    throw new UsageError(
      `--keys ${path} cannot be read (${(cause as NodeJS.ErrnoException).code ?? "unreadable"})`,
    );
  }
}
