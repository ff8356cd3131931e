import { embeddedFigure } from "../base/site.js";

/** Where a store keeps and shares what it holds: the browser's, or a test's own. */
export interface Surroundings {
  storage: Pick<Storage, "getItem" | "setItem">;
  channel: Pick<BroadcastChannel, "postMessage" | "addEventListener">;
  /** the query of the page's address */
  search(): string;
  /** puts a query in place of the page's own without a step in the browser's history */
  replaceSearch(search: string): void;
}

/** Those of the page that is open. A figure in another site's page has what its address says and nothing else. */
export function pageSurroundings(key: string): Surroundings {
  return {
    ...(embeddedFigure() === undefined ? browserWide(key) : alone),
    search: () => location.search,
    replaceSearch: (search) =>
      history.replaceState(history.state, "", `${location.pathname}${search}${location.hash}`),
  };
}

function browserWide(key: string): Pick<Surroundings, "storage" | "channel"> {
  return {
    // a browser that forbids storage throws on the mere name
    storage: {
      getItem: (name) => localStorage.getItem(name),
      setItem: (name, text) => localStorage.setItem(name, text),
    },
    channel: new BroadcastChannel(key),
  };
}

const alone: Pick<Surroundings, "storage" | "channel"> = {
  storage: { getItem: () => null, setItem: () => undefined },
  channel: { postMessage: () => undefined, addEventListener: () => undefined },
};
