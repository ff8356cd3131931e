import { parseArgs } from "node:util";
import { describeError, UsageError } from "../loaders/errors.js";
import { buildSite } from "./site/build.js";

const help = `npm run build -- [--vintages N|ID,…]

The site of the current snapshot into dist/.

  --vintages N      also the sites of the N newest earlier snapshots of its kind, under dist/vintage/ID/
  --vintages ID,…   also the sites of these snapshots; atlas status lists what is kept
`;

/** `npm run build`: the site of the current snapshot into `dist/`, and of older ones on request. */
try {
  const { vintages, help: asked } = optionsOf(process.argv.slice(2));
  const log = (text: string): void => void process.stdout.write(`${text}\n`);
  if (asked) log(help.trimEnd());
  else await buildSite({ log, vintages });
} catch (error) {
  process.stderr.write(`build: ${describeError(error)}\n`);
  process.exitCode = error instanceof UsageError ? error.exitCode : 1;
}

function optionsOf(args: string[]): { vintages?: string; help?: boolean } {
  try {
    return parseArgs({
      args,
      options: { vintages: { type: "string" }, help: { type: "boolean", short: "h" } },
    }).values;
  } catch (cause) {
    throw new UsageError(`${(cause as Error).message}\n${help}`);
  }
}
