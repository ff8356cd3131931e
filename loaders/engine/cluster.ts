import { UsageError } from "../errors.js";
import { quoteText } from "../../src/measures/sql.js";
import type { EngineAddress } from "./address.js";
import { Node } from "./client.js";

/** The nodes of an engine: the first is the one that is asked, and it holds the pointer. */
export interface Cluster {
  address: EngineAddress;
  coordinator: Node;
  /** in the order of the shards; without a cluster the coordinator alone */
  shards: readonly Node[];
  close(): Promise<void>;
}

/** The node of the address alone: enough to ask. */
export function connect(address: EngineAddress): Node {
  return new Node(address.url, address);
}

/**
 * Every node of the cluster by its own HTTP address: statements that make tables go to each, so that no Keeper is needed.
 * The host of a shard is what `remote_servers` says, the HTTP port what the shard itself says.
 * @throws UsageError where the cluster is unknown there, or a shard has replicas
 */
export async function connectAll(address: EngineAddress): Promise<Cluster> {
  const coordinator = new Node(address.url, address, "load");
  const others: Node[] = [];
  const close = async (): Promise<void> => {
    await Promise.all([coordinator, ...others].map((node) => node.close()));
  };
  try {
    await coordinator.ping();
    if (address.cluster === undefined) return { address, coordinator, shards: [coordinator], close };
    const cluster = quoteText(address.cluster);
    const hosts = await coordinator.rows<{ shard: number; host: string; replicas: number }>(
      `SELECT shard_num AS shard, any(host_name) AS host, count() AS replicas FROM system.clusters
WHERE cluster = ${cluster} GROUP BY shard_num ORDER BY shard_num`,
    );
    if (!hosts.length)
      throw new UsageError(
        `unknown cluster: "${address.cluster}" (expected one of remote_servers at ${address.url})`,
      );
    if (hosts.some(({ replicas }) => replicas > 1))
      throw new UsageError(
        `cluster ${address.cluster} has replicas (expected one replica a shard, see docs/scale.md)`,
      );
    const port = address.url.startsWith("https:") ? "https_port" : "http_port";
    const ports = await coordinator.rows<{ shard: number; port: number }>(
      `SELECT _shard_num AS shard, getServerPort('${port}') AS port FROM cluster(${cluster}, system.one)`,
    );
    const shards = hosts.map(({ shard, host }) => {
      const own = ports.find((p) => p.shard === shard)?.port;
      const url = `${address.url.split(":")[0]}://${host.includes(":") ? `[${host}]` : host}:${own}`;
      const node = new Node(url, address, "load");
      others.push(node);
      return node;
    });
    return { address, coordinator, shards, close };
  } catch (error) {
    await close();
    throw error;
  }
}
