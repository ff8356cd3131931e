import { parseArgs } from "node:util";
import { describeError, UsageError } from "../loaders/errors.js";
import { buildSite } from "./site/build.js";
import { checkHost } from "./site/host-check/check.js";
import { siteAddress } from "./site/sharing/site-address.js";

const help = `npm run build -- [--task NAME,…] [--vintages N|ID,…] [--api URL] [--url URL] [--check-host URL]

The site of the current snapshot into dist/.

  --task NAME,…     the sites of these tasks of the snapshot (default: of all that it holds): the first in dist/ itself, the
                    others under dist/task/NAME/, with a switch between them in the header of every page
  --vintages N      also the sites of the N newest earlier snapshots of its kind, under dist/vintage/ID/
  --vintages ID,…   also the sites of these snapshots; atlas status lists what is kept
  --api URL         the site asks atlas serve-api --questions there, instead of loading the data into the browser
  --url URL         the site's public address (default: $ATLAS_SITE_URL), for what must be absolute: canonical addresses,
                    link pictures, the sitemap; without it they are left out
  --check-host URL  builds nothing: opens a deployed site and says what its host does wrong
`;

/** `npm run build`: the site of the current snapshot into `dist/`, and of older ones on request. */
try {
  const {
    task: tasks,
    vintages,
    api,
    url,
    help: asked,
    "check-host": host,
  } = optionsOf(process.argv.slice(2));
  const log = (text: string): void => void process.stdout.write(`${text}\n`);
  if (asked) log(help.trimEnd());
  else if (host !== undefined) {
    const findings = await checkHost(host);
    for (const { level, text } of findings) log(`${level.padEnd(7)}  ${text}`);
    if (findings.some(({ level }) => level === "fault")) process.exitCode = 1;
  } else
    await buildSite({
      log,
      tasks,
      vintages,
      api: api === undefined ? undefined : apiAddress(api),
      address: siteAddress(url, "--url") ?? siteAddress(process.env["ATLAS_SITE_URL"], "$ATLAS_SITE_URL"),
    });
} catch (error) {
  process.stderr.write(`build: ${describeError(error)}\n`);
  process.exitCode = error instanceof UsageError ? error.exitCode : 1;
}

function optionsOf(args: string[]): {
  task?: string;
  vintages?: string;
  api?: string;
  url?: string;
  help?: boolean;
  "check-host"?: string;
} {
  try {
    return parseArgs({
      args,
      options: {
        task: { type: "string" },
        vintages: { type: "string" },
        api: { type: "string" },
        url: { type: "string" },
        "check-host": { type: "string" },
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
