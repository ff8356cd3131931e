import { createServer } from "node:net";
import { cacheAt, type Cache } from "../../loaders/cache.js";
import { UsageError } from "../../loaders/errors.js";
import { startFramework } from "../framework/command.js";
import { appBundler } from "./bundle.js";
import { layoutOf } from "./layout.js";
import { prepareWhileServing } from "./pending.js";
import { beginSite } from "./prepare.js";
import { watchSources } from "./watch.js";

const config = "observablehq.config.ts";

/**
 * Starts Framework's preview and prepares the pages: each is shown once it is, one that is asked for first. Pages,
 * modules and data reload in the browser as they change. Returns its address. Errors: a port that cannot be used; a preview that ends before it listens.
 */
export async function startPreview(options: {
  cache?: Cache;
  port?: number | undefined;
  open: boolean;
  say: (text: string) => void;
}): Promise<string> {
  const { cache = cacheAt(), port, say } = options;
  const layout = layoutOf();
  const hostname = "127.0.0.1";
  if (port !== undefined) await assertFree(port, hostname);
  const { bundle } = appBundler(layout);
  const [preparation] = await Promise.all([beginSite(cache, layout), bundle()]);
  await preparation.writeInfo();
  const child = startFramework({
    args: [
      "preview",
      "--host",
      hostname,
      ...(port === undefined ? [] : ["--port", String(port)]),
      ...(options.open ? [] : ["--no-open"]),
    ],
    cache: cache.root,
    tellsOfPages: true,
  });
  const prepared = prepareWhileServing(preparation, child, say).then(() => {
    const { snapshot, kind } = preparation.site;
    say(`prepared snapshot ${snapshot} (${kind})`);
  });
  child.stderr?.pipe(process.stderr);
  process.once("exit", () => child.kill());
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit());
  const address = await new Promise<string>((resolve, reject) => {
    let said = "";
    child.stdout?.on("data", (chunk: Buffer) => {
      if (said.length < 10_000) said += chunk.toString(); // what comes later is each message of the live reload
      const [found] = /http:\/\/[\w.]+:\d+\//.exec(said) ?? [];
      if (found) resolve(found);
    });
    child.once("close", (code) => reject(new Error(`Framework's preview ended with ${code}`)));
  });
  child.once("close", (code) => process.exit(code ?? 1));
  watchSources({ cache, config, bundle, prepared, say });
  return address;
}

async function assertFree(port: number, hostname: string): Promise<void> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => {
    probe.once("error", (cause: NodeJS.ErrnoException) =>
      reject(
        new UsageError(`port ${port} cannot be used: ${cause.code} (expected a free one in PORT)`, { cause }),
      ),
    );
    probe.listen(port, hostname, () => probe.close(() => resolve()));
  });
}
