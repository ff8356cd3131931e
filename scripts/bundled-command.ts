import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build, type Plugin } from "esbuild";

/**
 * Writes the command `atlas` to a folder as JavaScript in few files, its verbs still loaded on demand, and returns the
 * path of the one to start: with tsx a process takes 1.7 s of processor time before it does anything, with these 0.4 s.
 * The folder must lie in `node_modules` of the repository, where native packages are found.
 */
export async function bundleCommand(folder: string): Promise<string> {
  await rm(folder, { recursive: true, force: true });
  const common = { bundle: true, platform: "node", format: "esm", target: "node20" } as const;
  await build({
    ...common,
    entryPoints: [join(repository, "loaders/cli.ts")],
    ...{ outdir: folder, splitting: true, logLevel: "warning" },
    external: ["@duckdb/*", "fs-native-extensions"],
    banner: {
      js: `import { createRequire } from "node:module"; const require = createRequire(import.meta.url);`,
    },
    plugins: [ownAddresses],
  });
  const tasks = join(repository, "loaders/tasks/shipped");
  await build({
    ...common,
    entryPoints: (await readdir(tasks)).map((name) => join(tasks, name)),
    outdir: join(folder, "shipped"),
  });
  return join(folder, "cli.js");
}

const repository = fileURLToPath(new URL("../", import.meta.url));

/** A module finds files beside its source, as without a bundle; tasks, which are modules, those that end in .js now. */
const ownAddresses: Plugin = {
  name: "addresses of sources",
  setup: (building) =>
    building.onLoad({ filter: /\/(loaders|src)\/.*\.ts$/ }, async ({ path }) => {
      const source = await readFile(path, "utf8");
      const contents = /\/tasks\/task\.ts$/.test(path)
        ? source.replaceAll(/\.ts(?=["`])/g, ".js")
        : source.replaceAll("import.meta.url", JSON.stringify(pathToFileURL(path).href));
      return { contents, loader: "ts" };
    }),
};
