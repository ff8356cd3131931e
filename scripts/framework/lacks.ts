import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, extname, join } from "node:path/posix";
import { transformSync } from "esbuild";
import { installedVersion } from "./library.js";
import { importNeed, type Need } from "./needs.js";
import { notInstalled } from "./registry.js";

const require = createRequire(import.meta.url);

/** Why a library, or the file of it that is asked for, cannot be had; undefined where it can. */
export function lackOf({ construct, library, range }: Need): string | undefined {
  if (/^(https?:|\/\/)/.test(construct))
    return "it asks another host; save the file under src/ and import it from there";
  if (/^(?!npm:)\w+:/.test(construct)) return `only npm: imports and packages of package.json are there`;
  const installed = installedVersion(library);
  if (installed === undefined) return notInstalled(library);
  const wanted = range?.replace(/^[\^~v=]/, "").replace(/\.[x*]$/, "");
  const isThere =
    !wanted || wanted === "latest" || `${installed}.`.startsWith(`${wanted}.`) || range !== wanted;
  if (!isThere) return `version ${range} of ${library} is asked for, and ${installed} is installed`;
  const file = /^(?:npm:)?(?:@[^/]+\/)?[^/]+\/(.+)$/.exec(construct)?.[1] ?? "";
  return extname(file) && !file.endsWith("/+esm") && !holds(library, file)
    ? `${library} ${installed} is installed, and has no file ${file}`
    : undefined;
}

function holds(library: string, file: string): boolean {
  try {
    return existsSync(require.resolve(`${library}/${file}`));
  } catch {
    // a package may offer a file to import statements alone, or keep it to itself, where npm: finds it all the same
    return existsSync(new URL(`../../node_modules/${library}/${file}`, import.meta.url));
  }
}

/** Why a module of the site cannot be used: what it imports from elsewhere, through all that they import of each other, or a mistake. */
export function lackOfModule(path: string, seen = new Set<string>()): string | undefined {
  if (/(^|\/)_\w+\//.test(path) || !/\.[jt]sx?$/.test(path)) return undefined;
  const file = [path, path.replace(/\.js(x?)$/, ".ts$1"), path.replace(/\.js$/, ".jsx")].find(existsSync);
  if (file === undefined) return fileIsThere(path) ? undefined : `there is no file ${path}`;
  if (seen.has(file)) return undefined;
  seen.add(file);
  const text = readFileSync(file, "utf8");
  const mistake = mistakeIn(text, extname(file).slice(1));
  if (mistake) return `${file}${mistake}`;
  const code = text.replace(/^\s*(\/\/|\/?\*).*$/gm, "");
  for (const [, specifier = ""] of code.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*["']([^"']+)["']/g)) {
    if (/^\.{0,2}\//.test(specifier)) {
      const lack = lackOfModule(join(dirname(file), specifier), seen);
      if (lack) return lack;
    } else
      for (const need of importNeed(specifier)) {
        const lack = lackOf(need);
        if (lack) return `${file} imports ${need.construct}, and ${lack}`;
      }
  }
  return undefined;
}

/** Where a module cannot be read, and why: `:1: Unexpected ";"`. */
function mistakeIn(text: string, loader: string): string | undefined {
  try {
    transformSync(text, { loader: loader as "js" | "jsx" | "ts" | "tsx", logLevel: "silent" });
    return undefined;
  } catch (error) {
    const [first] =
      (error as { errors?: { text: string; location: { line: number } | null }[] }).errors ?? [];
    return `:${first?.location?.line ?? 1}: ${first?.text ?? String(error)}`;
  }
}

/**
 * Is a file of the site there, or something that makes it: a data loader, an archive that holds it, a loader with
 * parameters, `prepare`?
 */
export function fileIsThere(path: string): boolean {
  if (/(^|\/)_\w+\//.test(path)) return true;
  const folder = dirname(path);
  const isTop = folder === "/" || folder === ".";
  const isMade = !isTop && [".zip", ".tar", ".tar.gz", ".tgz"].some((of) => fileIsThere(folder + of));
  if (!existsSync(folder)) return isMade || (!isTop && isNamedByParameter(folder));
  const own = basename(path);
  return (
    isMade ||
    readdirSync(folder).some(
      (name) =>
        name === own ||
        name.startsWith(`${own}.`) ||
        (name.startsWith("[") && name.includes(extname(own) || "]")),
    )
  );
}

function isNamedByParameter(folder: string): boolean {
  const above = dirname(folder);
  if (!existsSync(above)) return above !== folder && isNamedByParameter(above);
  return readdirSync(above).some((name) => name.startsWith("["));
}
