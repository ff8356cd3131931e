import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { labelSources, listSources } from "../../loaders/lists/sources.js";
import { startCensusApi, type CensusApiServer } from "../../test/servers/census-api.js";
import { fixtureRows, names } from "../../test/servers/census-api/fixture.js";
import { startBulkServer, type BulkServer } from "../../test/servers/census-bulk.js";
import { startFakeClaude, type FakeClaude } from "../../test/servers/claude.js";
import { startFileServer, type FileServer } from "../../test/servers/files.js";
import type { ExportRow, ImportRow } from "../../test/servers/fixtures/census-rows.js";

/** Everything outside of the process: the services that it calls, each a fake on 127.0.0.1, and files of a user. */
export interface World {
  folder: string;
  bulk: BulkServer;
  api: CensusApiServer;
  lists: FileServer;
  claude: FakeClaude;
  /** what a process needs to find them */
  env: Record<string, string>;
  files: Record<"codes" | "labels" | "overrides", string>;
  close(): Promise<void>;
}

export const bulkMonths = ["2025-01", "2025-02"];
export const askedCodes = Array.from({ length: 12 }, (_, i) => String(8471500000 + i));

export async function openWorld(): Promise<World> {
  const folder = await mkdtemp(join(tmpdir(), "atlas-torture-"));
  const rows = Object.fromEntries(bulkMonths.map((month) => [month, tradeOf(month)]));
  const bulk = await startBulkServer({ imports: rows, exports: rows });
  const api = await startCensusApi(fixtureRows(["2025-01"]), names);
  const lists = await startFileServer();
  publishLists(lists);
  const claude = await startFakeClaude();
  claude.latency = 5;
  const files = {
    codes: join(folder, "codes.csv"),
    labels: join(folder, "labels.csv"),
    overrides: join(folder, "overrides.csv"),
  };
  await writeFile(
    files.codes,
    `hs10,description\n${askedCodes.map((code) => `${code},GOODS ${code}`).join("\n")}\n`,
  );
  await writeFile(files.labels, "hs10,relevance\n8471500150,High\n0101210010,Low\n");
  await writeFile(
    files.overrides,
    "hs10,relevance,category,who,date,why\n8471500150,Low,Not_DC_Related,A. Person,2026-01-05,of a test\n",
  );
  const port = new URL(bulk.url).port;
  return {
    ...{ folder, bulk, api, lists, claude, files },
    env: {
      ...{ CENSUS_BULK_URL: bulk.url, CENSUS_BULK_BACKOFF_MS: "20", ATLAS_LISTS_URL: lists.url },
      ...{ CENSUS_API_URL: api.url, CENSUS_API_KEY: api.key },
      ...{ CENSUS_API_PAUSE_MS: "0", CENSUS_API_BACKOFF_MS: "20" },
      ...{ ANTHROPIC_BASE_URL: claude.url, ANTHROPIC_API_KEY: claude.key, TORTURE_PORT: port },
    },
    close: async () => {
      await Promise.all([bulk.close(), api.close(), lists.close(), claude.close()]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Two hundred rows of a month, every one of another value. */
function tradeOf(month: string): (ImportRow & ExportRow)[] {
  const codes = ["0101210010", "8471500150", "8504409550", "8542310045", "9403200050"];
  return Array.from({ length: 200 }, (_, i) => {
    const value = ((i + 1) * 7_919 + Number(month.slice(5))) % 1_000_003;
    return {
      code: codes[i % codes.length] ?? "",
      country: ["1220", "2010", "5700", "4280"][Math.floor(i / 5) % 4] ?? "1220",
      district: ["09", "27", "24"][i % 3] ?? "09",
      ...{ con_val: value, gen_val: value, all_val: value },
    };
  });
}

/** Files as long as the registry expects them, with codes that count up. */
function publishLists(server: FileServer): void {
  for (const source of listSources) {
    const headers = [
      source.column,
      ...(source.split ?? []).map(([name]) => name),
      ...(source.effective ? ["effective_date"] : []),
    ];
    const values = source.parts.flatMap((part) => part.values ?? []);
    const lines = Array.from({ length: Math.ceil(source.rows / 2) + 1 }, (_, i) => {
      const code = String(1_000_000_000 + i * 1000)
        .padStart(10, "0")
        .slice(0, source.digits[0] ?? 10);
      const split = values.length > 0 ? (values[i % values.length] ?? "").split("/") : [];
      const cells = [
        code,
        ...(source.split ?? []).map((_, k) => split[k] ?? ""),
        ...(source.effective ? [""] : []),
      ];
      return cells.join(",");
    });
    server.answers.set(source.path, `${headers.join(",")}\n${lines.join("\n")}\n`);
  }
  for (const { path } of labelSources)
    server.answers.set(path, "hs10_code,relevance\n8471500150,High\n101210010,Low\n");
}
