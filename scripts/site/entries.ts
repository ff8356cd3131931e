import { dirname } from "node:path";
import type { Plugin } from "esbuild";

/** The texts of what a bundle is entered by, under their names. */
export type Entries = Readonly<Record<string, string>>;

/** The name of the entry that every page imports. */
export const app = "app";

/** What pages share: what their cells may import, and modules that are to stand with it though no cell can name them. */
export function appEntry(shared: readonly string[]): string {
  return [
    'export * from "./view/app.js";',
    ...shared.map((path) => `import ${JSON.stringify(`../${path}`)};`),
  ].join("\n");
}

/**
 * What a page imports: everything that pages share, and its own inputs and figures, opened with what was prepared.
 * `deferred` names the files that it draws from and that are loaded before.
 */
export function pageEntry(page: string, deferred: readonly string[]): string {
  return `import {FileAttachment} from "observablehq:stdlib";
import {openPage, preparedData} from "${scheme}${app}";
import {page} from "./pages/${page}.js";
${deferred.map((file, i) => `import {load as load${i}} from ${JSON.stringify(file)};`).join("\n")}
export * from "${scheme}${app}";
const loading = preparedData(FileAttachment("../_data/${page}.json"));
const [data] = await Promise.all([loading, ${deferred.map((_, i) => `load${i}()`).join(", ")}]);
export const {figure, inputs} = openPage(page, data);
`;
}

/** Where entries of a bundle are found, by their names. */
export function entryPoints(names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, scheme + name]));
}

/** Reads entries from their texts; what they import is found from a folder. */
export function reading(entries: () => Entries, folder: string): Plugin {
  return {
    name: "entries",
    setup(build) {
      build.onResolve({ filter: new RegExp(`^${scheme}`) }, ({ path }) => ({
        path: path.slice(scheme.length),
        namespace: scheme,
      }));
      build.onLoad({ filter: /./, namespace: scheme }, ({ path }) => ({
        contents: entries()[path] ?? "",
        resolveDir: folder,
      }));
    },
  };
}

/**
 * Lets what is imported on demand import the app, which its page has loaded: what the two share then stands in the app's
 * one file, and not in one more for every set of files that meet in it.
 */
export const besideApp: Plugin = {
  name: "beside the app",
  setup(build) {
    build.onResolve({ filter: /^[^:]*$/ }, async ({ kind, path, ...from }) => {
      if (kind !== "dynamic-import") return undefined;
      const found = await build.resolve(path, { ...from, kind: "import-statement" });
      return found.errors.length ? { errors: found.errors } : { path: found.path, namespace: "beside" };
    });
    build.onLoad({ filter: /./, namespace: "beside" }, ({ path }) => ({
      contents: `export ${path.endsWith(".json") ? "{ default }" : "*"} from ${JSON.stringify(path)};
import "${scheme}${app}";`,
      resolveDir: dirname(path),
    }));
  },
};

const scheme = "entry:";
