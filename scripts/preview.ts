import { siteName } from "../src/view/figure/source.js";
import { describeError } from "../loaders/errors.js";
import { startPreview } from "./site/preview.js";

/** `npm start`: the pages with live reload. `PORT` sets the port; a browser is opened on a terminal, unless `CI` is set. */
try {
  const port = process.env["PORT"];
  const address = await startPreview({
    port: port ? Number(port) : undefined,
    open: !process.env["CI"] && process.stdout.isTTY === true,
    say: (text) => process.stdout.write(`${text}\n`),
  });
  process.stdout.write(`${siteName()} at ${address}\nEdit src/*.md and see it change; Ctrl-C ends.\n`);
} catch (error) {
  process.stderr.write(`start: ${describeError(error)}\n`);
  process.exit((error as { exitCode?: number }).exitCode ?? 1);
}
