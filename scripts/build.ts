import { parseArgs } from "node:util";
import { describeError, UsageError } from "../loaders/errors.js";
import { buildSite } from "./site/build.js";

const help = `npm run build -- [--vintages N|ID,…] [--api URL]

The site of the current snapshot into dist/.

  --vintages N      also the sites of the N newest earlier snapshots of its kind, under dist/vintage/ID/
  --vintages ID,…   also the sites of these snapshots; atlas status lists what is kept
  --api URL         the site asks atlas serve-api there for measures, instead of loading their data into the browser
`;

/** `npm run build`: the site of the current snapshot into `dist/`, and of older ones on request. */
try {
  const { vintages, api, help: asked } = optionsOf(process.argv.slice(2));
  const log = (text: string): void => void process.stdout.write(`${text}\n`);
  if (asked) log(help.trimEnd());
  else await buildSite({ log, vintages, api: api === undefined ? undefined : apiAddress(api) });
} catch (error) {
  process.stderr.write(`build: ${describeError(error)}\n`);
  process.exitCode = error instanceof UsageError ? error.exitCode : 1;
}

function optionsOf(args: string[]): { vintages?: string; api?: string; help?: boolean } {
  try {
    return parseArgs({
      args,
      options: {
        vintages: { type: "string" },
        api: { type: "string" },
        help: { type: "boolean", short: "h" },
      },
    }).values;
  } catch (cause) {
    throw new UsageError(`${(cause as Error).message}\n${help}`);
  }
}

function apiAddress(text: string): string {
  if (!URL.canParse(text) || !/^https?:/.test(text))
    throw new UsageError(`invalid --api: "${text}" (expected http:// or https://)`);
  return text.replace(/\/+$/, "");
}
