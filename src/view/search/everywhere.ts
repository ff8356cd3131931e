import { readSite, siteUrl } from "../../base/site.js";
import { unpacked } from "../../base/unpacked.js";
import { combobox, type Suggestion } from "./combobox.js";
import { Everything } from "./everything.js";
import type { SearchFile } from "./file.js";

/** The search box of the header, over all that the build wrote into its file. */
export function everywhere(typed: string): HTMLElement {
  let loading: Promise<Everything> | undefined;
  let loaded: Everything | undefined;
  const load = (): Promise<Everything> =>
    (loading ??= searchFile()
      .then((file) => (loaded = new Everything(file)))
      .catch((error: unknown) => {
        loading = undefined; // tried again with the next key
        throw error;
      }));
  const find = (everything: Everything, text: string): Suggestion[] =>
    everything.search(text).map(({ code, text: shown, note, href }) => ({
      ...{ value: code ?? shown, text: shown, note, href: siteUrl(href) },
      ...(code !== undefined && { code }),
    }));
  load().catch(() => undefined); // told when something is typed
  return combobox({
    label: "Search pages, codes, countries, terms",
    placeholder: "Search",
    value: typed,
    loading: "Loading the index …",
    first: true,
    suggest: (text) => (loaded ? find(loaded, text) : load().then((everything) => find(everything, text))),
    onPick: (_, suggestion) => {
      if (suggestion?.href !== undefined) location.assign(suggestion.href);
    },
  });
}

/** What the build wrote. Errors: it cannot be loaded. */
export async function searchFile(): Promise<SearchFile> {
  const path = readSite().search;
  if (path === undefined) throw new Error("this site has no index (expected the build to write one)");
  const response = await unpacked(await fetch(siteUrl(path)), "application/json");
  if (!response.ok) throw new Error(`the index could not be loaded (HTTP ${response.status})`);
  return (await response.json()) as SearchFile;
}
