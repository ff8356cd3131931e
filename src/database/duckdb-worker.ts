import { unpacked } from "../base/unpacked.js";
import { startFailure } from "./start-failure.js";

/**
 * Stands before DuckDB's own worker: its module comes unpacked and under its own type, whatever the host says of the
 * file, and a failure that it keeps to itself (a promise inside that nobody awaits) is told.
 */

/** Written above this module by the build. */
declare const built: {
  /** bytes of the module once it is unpacked */
  moduleBytes: number;
};

addEventListener("unhandledrejection", ({ reason }: PromiseRejectionEvent) => {
  const message = String((reason as Error | undefined)?.message ?? reason);
  postMessage({ type: startFailure, message });
});

const fetchFile = globalThis.fetch;
globalThis.fetch = async (input, init) => {
  const response = await fetchFile(input, init);
  const { pathname } = new URL(response.url);
  if (!pathname.endsWith(".wasm")) return response;
  if (!response.ok) throw new Error(`HTTP status ${response.status} for ${pathname.split("/").at(-1)}`);
  return unpacked(response, "application/wasm", built.moduleBytes);
};
