import { readFileSync } from "node:fs";
import { hideSecret, UsageError } from "../errors.js";

/** Where ClickHouse is and who asks. `database` is the prefix of every database that the Atlas makes there. */
export interface EngineAddress {
  /** HTTP address, without user and password */
  url: string;
  username: string;
  password: string;
  database: string;
  /** name in the server's `remote_servers`; undefined: one node */
  cluster: string | undefined;
}

/**
 * The engine of `ATLAS_ENGINE_URL` (`clickhouse://user@host:port/database`, the HTTP port; `clickhouses://` for HTTPS),
 * `ATLAS_ENGINE_CLUSTER`, and `ATLAS_ENGINE_PASSWORD` or the file that `ATLAS_ENGINE_PASSWORD_FILE` names.
 * @throws UsageError where the address is missing or not one; no message repeats a password
 */
export function engineAddress(environment: NodeJS.ProcessEnv = process.env): EngineAddress {
  const text = environment["ATLAS_ENGINE_URL"]?.trim();
  if (!text) throw new UsageError(`missing ATLAS_ENGINE_URL (expected ${form})`);
  const parsed = /^clickhouse(s?):\/\/(?:([^@/]*)@)?([^@/?#]+)(?:\/([^/?#]*))?\/?$/.exec(text);
  if (!parsed) throw new UsageError(`invalid ATLAS_ENGINE_URL (expected ${form})`);
  const [, secure, login = "", host = "", database] = parsed;
  if (login.includes(":"))
    throw new UsageError(
      "ATLAS_ENGINE_URL holds a password (expected it in ATLAS_ENGINE_PASSWORD, or in the file that ATLAS_ENGINE_PASSWORD_FILE names)",
    );
  const named = /^(\[[^\]]+\]|[^:]+)(?::(\d+))?$/.exec(host);
  if (!named) throw new UsageError(`invalid ATLAS_ENGINE_URL (expected ${form})`);
  return {
    url: `http${secure}://${named[1]}:${named[2] ?? (secure ? "8443" : "8123")}`,
    username: decodeURIComponent(login) || "default",
    password: passwordOf(environment),
    database: nameOf("database of ATLAS_ENGINE_URL", database || "atlas"),
    cluster: environment["ATLAS_ENGINE_CLUSTER"]?.trim()
      ? nameOf("ATLAS_ENGINE_CLUSTER", environment["ATLAS_ENGINE_CLUSTER"].trim())
      : undefined,
  };
}

const form = "clickhouse://user@host:port/database with the HTTP port";

function nameOf(what: string, name: string): string {
  if (!/^[A-Za-z_]\w*$/.test(name))
    throw new UsageError(`invalid ${what}: "${name}" (expected letters, digits and underscores)`);
  return name;
}

function passwordOf(environment: NodeJS.ProcessEnv): string {
  const given = environment["ATLAS_ENGINE_PASSWORD"];
  const file = environment["ATLAS_ENGINE_PASSWORD_FILE"];
  if (given !== undefined || !file) return hideSecret("ATLAS_ENGINE_PASSWORD", given ?? "");
  try {
    return hideSecret("ATLAS_ENGINE_PASSWORD", readFileSync(file, "utf8").replace(/\r?\n$/, ""));
  } catch (cause) {
    const { code = "unreadable" } = cause as NodeJS.ErrnoException;
    throw new UsageError(`ATLAS_ENGINE_PASSWORD_FILE cannot be read (${code}): ${file}`);
  }
}
