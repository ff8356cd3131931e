// What pages get as npm:@duckdb/duckdb-wasm, and Framework's DuckDBClient with it: DuckDB reads Parquet and JSON with
// extensions that it downloads, so here parquet-wasm and JavaScript read these files and DuckDB takes their rows.
/* global PARQUET_MODULE -- the address of parquet-wasm's module, set where this file is bundled */
import * as duckdb from "@duckdb/duckdb-wasm";
import { tableFromJSON } from "apache-arrow";

export * from "@duckdb/duckdb-wasm";

/** DuckDB's own goes through a blob, which a policy of a host need not allow, for workers of other origins. */
export async function createWorker(url) {
  return new Worker(url);
}

const parquetScan = /^\s*CREATE (?:TABLE|VIEW) '([^']+)' AS SELECT \* FROM parquet_scan\('([^']+)'\)\s*$/;

export class AsyncDuckDB extends duckdb.AsyncDuckDB {
  files = new Map();

  async open(config) {
    await super.open(config);
    const connection = await super.connect();
    for (const setting of ["autoinstall_known_extensions", "autoload_known_extensions"])
      await connection.query(`SET ${setting} = false`); // else a query could ask another host
    await connection.close();
  }

  async registerFileURL(name, url, ...rest) {
    this.files.set(name, () => fetch(url).then((response) => response.arrayBuffer()));
    return super.registerFileURL(name, url, ...rest);
  }

  async registerFileBuffer(name, buffer) {
    const copy = buffer.slice(); // the worker takes the buffer itself
    this.files.set(name, async () => copy.buffer);
    return super.registerFileBuffer(name, buffer);
  }

  async connect() {
    const connection = await super.connect();
    const read = async (name) => {
      const file = this.files.get(name);
      if (!file) throw new Error(`unknown file: ${name}`);
      return new Uint8Array(await file());
    };
    const query = connection.query.bind(connection);
    connection.query = async (text) => {
      const [, table, file] = parquetScan.exec(text) ?? [];
      if (!file) return query(text);
      const { default: start, readParquet } = await import("parquet-wasm");
      await start(import.meta.resolve(PARQUET_MODULE));
      const stream = readParquet(await read(file)).intoIPCStream();
      return connection.insertArrowFromIPCStream(stream, { name: table, schema: "main" });
    };
    connection.insertJSONFromPath = async (file, options) => {
      const rows = JSON.parse(new TextDecoder().decode(await read(file)));
      return connection.insertArrowTable(tableFromJSON(rows), options);
    };
    return connection;
  }
}
