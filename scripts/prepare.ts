import { cacheAt } from "../loaders/cache.js";
import { describeError } from "../loaders/errors.js";
import { bundleApp } from "./site/bundle.js";
import { layoutOf } from "./site/layout.js";
import { prepareSite } from "./site/prepare.js";

/**
 * Bundles the code, unless it is `--bundled`, and prepares answers, drawings, tables and assets; `npm start` runs it again
 * whenever code or snapshot change.
 */
try {
  const layout = layoutOf();
  if (!process.argv.includes("--bundled")) await bundleApp(layout);
  const site = await prepareSite(cacheAt(), layout);
  process.stdout.write(`prepared snapshot ${site.snapshot} (${site.kind})\n`);
} catch (error) {
  process.stderr.write(`prepare: ${describeError(error)}\n`);
  process.exitCode = 1;
}
