import { siteUrl } from "../base/site.js";
import { combobox, type Suggestion } from "./combobox.js";
import { Everything } from "./everything.js";
import { searchFile } from "./load.js";

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
