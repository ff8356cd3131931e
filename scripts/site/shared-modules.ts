import type { Metafile } from "esbuild";

/** A module by its path in a bundle's metafile. */
type Module = string;

/**
 * Modules of `src/` that are to stand in the file which every page loads. A bundle gives a file to each set of pages
 * that have something in common, which makes dozens: only what is large and of few pages is worth one.
 */
export function sharedModules(metafile: Metafile, pages: readonly Module[]): Module[] {
  const sets = new Map<Module, string>();
  for (const page of pages)
    for (const module of reachedFrom(metafile, page)) sets.set(module, `${sets.get(module) ?? ""} ${page}`);
  const bytes = new Map<string, number>();
  for (const { inputs } of Object.values(metafile.outputs))
    for (const [module, { bytesInOutput }] of Object.entries(inputs)) {
      const set = sets.get(module) ?? "";
      bytes.set(set, (bytes.get(set) ?? 0) + bytesInOutput);
    }
  return [...sets].flatMap(([module, set]) => {
    const users = set.trim().split(" ").length;
    const isApart = users === 1 || (users <= fewPages && (bytes.get(set) ?? 0) >= worthAFile);
    return module.startsWith("src/") && !isApart ? [module] : [];
  });
}

const fewPages = 3;
/** in bytes, minified and not compressed */
const worthAFile = 4096;

/** Every module that one reaches by its imports, without what it imports on demand. */
export function reachedFrom({ inputs }: Metafile, root: Module): Set<Module> {
  const reached = new Set<Module>();
  const follow = (module: Module): void => {
    if (reached.has(module)) return;
    reached.add(module);
    for (const { path, kind } of inputs[module]?.imports ?? []) if (kind !== "dynamic-import") follow(path);
  };
  follow(root);
  return reached;
}
