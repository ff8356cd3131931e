import { cacheAt, partition, type Cache, type Flow } from "../../../../loaders/cache.js";
import { pullFromApi } from "../../../../loaders/census/api/pull.js";
import { Database } from "../../../../loaders/duckdb.js";
import { LineReporter } from "../../../../loaders/progress.js";
import { temporaryFolder } from "../../../atlas.js";
import { startCensusApi, type CensusApiServer } from "../../../servers/census-api.js";
import { fixtureRows, names } from "../../../servers/census-api/fixture.js";

/** A server, a cache of its own, and what a pull said. */
export interface Setting {
  server: CensusApiServer;
  cache: Cache;
  lines: string[];
  environment: Record<string, string>;
  pull(options?: PullWish): Promise<void>;
  close(): Promise<void>;
}

export interface PullWish {
  flows?: readonly Flow[];
  from?: string;
  to?: string;
  refresh?: boolean;
}

export async function createSetting(): Promise<Setting> {
  const server = await startCensusApi(fixtureRows(), names);
  const folder = await temporaryFolder();
  const cache = cacheAt(folder.path);
  const lines: string[] = [];
  const environment = {
    CENSUS_API_URL: server.url,
    CENSUS_API_KEY: server.key,
    CENSUS_API_PAUSE_MS: "0",
    CENSUS_API_BACKOFF_MS: "1",
  };
  return {
    ...{ server, cache, lines, environment },
    pull: async ({
      flows = ["imports"] satisfies Flow[],
      from = "2025-01",
      to = "2025-03",
      refresh = false,
    } = {}) => {
      Object.assign(process.env, environment);
      await pullFromApi({
        cache,
        flows,
        from,
        to,
        refresh,
        report: new LineReporter((line) => lines.push(line)),
      });
    },
    close: async () => {
      await server.close();
      await folder.remove();
    },
  };
}

/** Rows of the facts of a flow, every month; money beyond 2^53 would come as bigint. */
export async function factRows(
  cache: Cache,
  flow: Flow,
  months = ["2025-01", "2025-02", "2025-03"],
): Promise<Record<string, unknown>[]> {
  const database = await Database.open();
  try {
    const files = months.map((month) => `'${partition(cache.facts, flow, month)}/facts.parquet'`);
    return await database.rows(
      `SELECT * FROM read_parquet([${files.join(", ")}]) ORDER BY month, hs10, cty_code`,
    );
  } finally {
    database.close();
  }
}

/** Rows of one Parquet file, without the columns that its folders name. */
export async function monthRows(file: string): Promise<Record<string, unknown>[]> {
  const database = await Database.open();
  try {
    return await database.rows(`SELECT * FROM read_parquet('${file}', hive_partitioning = false)`);
  } finally {
    database.close();
  }
}
