import type { Cache } from "../../../loaders/cache.js";
import { engineAddress } from "../../../loaders/engine/address.js";
import { connectAll, type Cluster } from "../../../loaders/engine/cluster.js";
import { openEngine, type EngineSession } from "../../../loaders/engine/session.js";
import { LineReporter } from "../../../loaders/progress.js";
import type { ClickHouse } from "../../servers/clickhouse.js";

/** What the tests of the engine share: the processes, and a snapshot that `load.ts` puts into `one` and `two`. */
export interface EngineUnderTest {
  clickhouse: ClickHouse;
  cache: Cache;
  id: string;
}

/** Databases that begin with `one` lie on the first node, those that begin with `two` on both. */
export function environmentOf(
  { clickhouse }: EngineUnderTest,
  prefix: string,
  user?: Parameters<ClickHouse["environment"]>[2],
): Record<string, string> {
  return clickhouse.environment(prefix, prefix.startsWith("two"), user);
}

export async function withCluster<T>(
  engine: EngineUnderTest,
  prefix: string,
  work: (cluster: Cluster) => Promise<T>,
): Promise<T> {
  const cluster = await connectAll(engineAddress(environmentOf(engine, prefix)));
  try {
    return await work(cluster);
  } finally {
    await cluster.close();
  }
}

export async function withEngine<T>(
  engine: EngineUnderTest,
  prefix: string,
  work: (session: EngineSession) => Promise<T>,
  asked: { id?: string; run?: string; task?: string } = {},
): Promise<T> {
  const session = await openEngine(asked, engineAddress(environmentOf(engine, prefix)));
  try {
    return await work(session);
  } finally {
    await session.close();
  }
}

export const silent = new LineReporter(() => undefined);
