import * as duckdb from "@duckdb/duckdb-wasm";
import { siteUrl, type Site } from "../base/site.js";
import { startFailure } from "./start-failure.js";

export interface Engine {
  database: duckdb.AsyncDuckDB;
  connection: duckdb.AsyncDuckDBConnection;
}

/** Starts DuckDB in its worker, shut off from the network. Errors say what the browser lacks. */
export async function startEngine(site: Site, onProgress: (message: string) => void): Promise<Engine> {
  if (typeof WebAssembly === "undefined")
    throw new Error(
      "This browser does not run WebAssembly, which the database needs. The charts as built still stand.",
    );
  const { wasmExceptions } = await duckdb.getPlatformFeatures();
  if (!wasmExceptions)
    throw new Error(
      "This browser is too old for the database (it needs WebAssembly exceptions). The charts as built still stand.",
    );
  onProgress("Starting the database …");
  const worker = new Worker(siteUrl(site.assets.duckdbWorker));
  const failed = new Promise<never>((_, reject) => {
    worker.addEventListener("message", ({ data }: MessageEvent<{ type: string; message: string }>) => {
      if (data.type === startFailure) reject(new Error(data.message));
    });
    worker.addEventListener("error", (event) =>
      reject(
        new Error(`The database's worker could not be loaded${event.message ? `: ${event.message}` : ""}.`),
      ),
    );
  });
  const database = new duckdb.AsyncDuckDB(new duckdb.VoidLogger(), worker);
  try {
    await Promise.race([
      failed,
      database.instantiate(siteUrl(site.assets.duckdbModule), null, ({ bytesLoaded, bytesTotal }) =>
        onProgress(
          // a part of it: bytes are counted unpacked here, and packed where the reader was told what loads
          `Loading the database${bytesLoaded <= bytesTotal ? `: ${Math.floor((100 * bytesLoaded) / bytesTotal)} %` : ""} …`,
        ),
      ),
    ]);
    await database.open({
      query: { castBigIntToDouble: true, castDecimalToDouble: true, castTimestampToDate: true },
    });
  } catch (cause) {
    worker.terminate();
    throw new Error(`The database could not be started: ${explain(cause as Error)}`, { cause });
  }
  const connection = await database.connect();
  for (const setting of ["autoinstall_known_extensions", "autoload_known_extensions"])
    await connection.query(`SET ${setting} = false`);
  return { database, connection };
}

export function megabytes(bytes: number): string {
  return bytes < 1e5 ? `${Math.ceil(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

/** An error of the engine in the reader's words, where it is a known one. */
export function explain(error: Error): string {
  if (error instanceof RangeError || /out of memory|allocation fail/i.test(error.message))
    return "there is not enough memory in this browser for the tables. Close other tabs, or narrow what is shown.";
  return error.message;
}
