import type { Server } from "node:http";

// Framework sends a line about each build to its makers unless told not to.
process.env["OBSERVABLE_TELEMETRY_DISABLE"] = "true";

/** The parts of Observable Framework 1.13.4 that the scripts call; it ships no types of its own. */
export interface FrameworkConfig {
  root: string;
  output: string;
}

export interface MarkdownIt {
  renderer: { rules: Record<string, RenderRule | undefined> };
}

type RenderRule = (
  tokens: { content: string }[],
  index: number,
  options: unknown,
  context: { path: string },
  self: unknown,
) => string;

export interface PageOptions {
  title: string | null;
  data: Record<string, unknown>;
  path: string;
}

interface BuildEffects {
  logger: Pick<Console, "log" | "warn" | "error">;
  output: { write(text: string): void };
}

const folder = new URL("../../node_modules/@observablehq/framework/dist/", import.meta.url);

async function part<T>(name: string): Promise<T> {
  return (await import(new URL(name, folder).href)) as T;
}

export async function normalizeConfig(spec: object): Promise<FrameworkConfig> {
  const { normalizeConfig: normalize } = await part<{ normalizeConfig: (spec: object) => FrameworkConfig }>(
    "config.js",
  );
  return normalize(spec);
}

/** Builds the pages of a config; what Framework says goes to `log`, its warnings to `warn`. */
export async function frameworkBuild(
  config: FrameworkConfig,
  cache: string,
  say: { log: (text: string) => void; warn: (text: string) => void },
): Promise<void> {
  const { build, FileBuildEffects } = await part<{
    build: (options: { config: FrameworkConfig }, effects: object) => Promise<void>;
    FileBuildEffects: new (output: string, cache: string, effects: BuildEffects) => object;
  }>("build.js");
  const logger = { log: say.log, warn: say.warn, error: say.warn };
  await build({ config }, new FileBuildEffects(config.output, cache, { logger, output: { write: say.log } }));
}

/** Starts Framework's preview server. */
export async function frameworkPreview(options: {
  config: string;
  hostname: string;
  port: number | undefined;
  open: boolean;
  verbose: boolean;
}): Promise<{ server: Server }> {
  const { preview } = await part<{ preview: (options: object) => Promise<{ server: Server }> }>("preview.js");
  return preview(options);
}
