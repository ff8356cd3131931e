import { InvalidArgumentError, type Command, type Option } from "commander";
import { lazily } from "../lazily.js";
import { wholeNumber } from "../options.js";
import { registerQueries } from "../snapshot/query-command.js";

/** The verbs sql and measure, of the snapshot here or of the engine; load and serve-api. */
export function registerEngine(program: Command, cacheOption: () => Option): void {
  registerQueries(program, cacheOption, {
    sql: lazily(async () => (await import("./verbs/sql.js")).sql),
    measure: lazily(async () => (await import("./verbs/measure.js")).measure),
  });
  program
    .command("load")
    .description(
      "put a snapshot into ClickHouse at $ATLAS_ENGINE_URL, verify it there and make it the current one",
    )
    .argument("[id]", "snapshot (default: the current one)")
    .addOption(cacheOption())
    .option("--keep <n>", "afterwards drop all but the newest N snapshots there", wholeNumber)
    .option(
      "--from <address>",
      "folder of the snapshot's files that the server itself can read: https://host/folder, s3://bucket/folder",
    )
    .option("--wait", "wait while another load from this cache is under way")
    .addHelpText("after", environmentHelp)
    .action(lazily(async () => (await import("./verbs/load.js")).load));
  program
    .command("serve-api")
    .description("serve measures, and SQL on request, over read-only HTTP")
    .addOption(cacheOption())
    .option("--engine", "ask ClickHouse at $ATLAS_ENGINE_URL (default: the snapshot here, with DuckDB)")
    .option("--host <address>", "address to listen on", "127.0.0.1")
    .option("--port <port>", "port (default: $PORT, else 8080; 0: any free one)", portNumber)
    .option("--sql", "also serve /sql")
    .option("--questions", "also serve /questions, which a site built with --api asks beyond measures")
    .option("--keys <file>", "file of keys, one a line; a request needs one of them in the header x-api-key")
    .option(
      "--origin <origin>",
      "site that may ask from a browser, such as https://atlas.example.org; * for any",
    )
    .option("--seconds <n>", "longest time of a query", wholeNumber, 30)
    .option("--rows <n>", "most rows of an answer", wholeNumber, 100_000)
    .option("--memory <megabytes>", "most memory of a query", wholeNumber, 2000)
    .addHelpText("after", environmentHelp)
    .action(lazily(async () => (await import("./verbs/serve-api.js")).serveApi));
}

const environmentHelp = `
ATLAS_ENGINE_URL is clickhouse://user@host:port/database with the HTTP port; ATLAS_ENGINE_CLUSTER names a cluster of its
remote_servers. The password comes from ATLAS_ENGINE_PASSWORD, or from the file that ATLAS_ENGINE_PASSWORD_FILE names.`;

function portNumber(text: string): number {
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535)
    throw new InvalidArgumentError("expected a port, 0 to 65535");
  return Number(text);
}
