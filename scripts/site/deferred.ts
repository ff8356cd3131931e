import { dirname } from "node:path";
import type { Plugin } from "esbuild";

/**
 * JSON of packages that only some pages draw from, the shapes of maps: a chunk of its own in the browser, filled in before
 * such a page opens, so that all others do without. Node reads it where it is imported.
 */
const deferredFiles = ["us-atlas/states-10m.json", "world-atlas/countries-110m.json"] as const;

const namespace = "deferred";

/** A deferred file is an empty object until `load` has filled it. */
export const deferred: Plugin = {
  name: namespace,
  setup(build) {
    const filter = new RegExp(`^(${deferredFiles.map((file) => file.replaceAll(".", "\\.")).join("|")})$`);
    build.onResolve({ filter }, ({ path, importer, namespace: from, resolveDir }) =>
      from === namespace ? undefined : { path, namespace, pluginData: resolveDir || dirname(importer) },
    );
    build.onLoad({ filter: /./, namespace }, ({ path, pluginData }) => ({
      contents: `const content = {};
export default content;
export async function load() {
  const file = await import(${JSON.stringify(path)});
  Object.assign(content, file.default);
}
`,
      resolveDir: String(pluginData),
    }));
  },
};

/** The deferred files among modules of a bundle. */
export function deferredAmong(modules: ReadonlySet<string>): string[] {
  return deferredFiles.filter((file) => modules.has(`${namespace}:${file}`));
}
