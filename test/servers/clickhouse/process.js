/**
 * One ClickHouse server process out of the package chdb: TCP and HTTP listeners on loopback, without a password.
 * It lives until its standard input closes, so that it never outlives the test that started it.
 * Arguments: folder of the packages, TCP port, HTTP port, data folder, configuration file (optional).
 */
import { createRequire } from "node:module";
import { join } from "node:path";

const [, , packages, tcpPort, httpPort, data, config] = process.argv;
const require = createRequire(join(packages, "package.json"));
const { DataType, load, open } = require("ffi-rs");
const { libchdbPath } = require("chdb/libchdb");

open({ library: "chdb", path: libchdbPath() });
const args = [
  "clickhouse",
  "--listen_host=127.0.0.1",
  `--tcp_port=${tcpPort}`,
  `--http_port=${httpPort}`,
  `--path=${data}`,
  ...(config ? [`--config-file=${config}`] : []),
  "--query=SYSTEM START LISTEN TCP; SYSTEM START LISTEN HTTP; SELECT * FROM file('-', 'LineAsString') FORMAT Null",
];
const result = load({
  library: "chdb",
  funcName: "chdb_query_cmdline",
  retType: DataType.External,
  paramsType: [DataType.I32, DataType.StringArray],
  paramsValue: [args.length, args],
});
let error = "";
try {
  error = load({
    library: "chdb",
    funcName: "chdb_result_error",
    retType: DataType.String,
    paramsType: [DataType.External],
    paramsValue: [result],
  });
} catch {
  // no error is a null pointer, which cannot be read as text
}
if (error) process.stderr.write(`${error}\n`);
process.exit(error ? 1 : 0);
