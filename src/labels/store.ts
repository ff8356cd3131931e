import { unchangedLabels, type ReaderLabels } from "../measures/label-changes.js";
import { readSite, taskFolder } from "../base/site.js";
import { keyOf } from "./idle.js";
import { sameLabels, withLabels, type History } from "./history.js";
import { printHistory, readHistory } from "./kept-history.js";
import { decodeLabels, encodeLabels, longestLink } from "./link.js";
import { pageSurroundings, type Surroundings } from "./surroundings.js";

/**
 * The reader's labels on this page: from the address if it carries any, else as this browser kept them. They go
 * along to every page, tab and reload, and stand in the address so that it can be handed on.
 */
export class ReaderStore {
  private current: History;
  private readonly listeners = new Set<() => void>();
  /** what to tell the reader: a link that cannot be read, labels that cannot be kept */
  notice: string | undefined;
  /** changes that repeat a label of the site: they stand in the list, and count nowhere */
  idle: ReadonlySet<string> = new Set();

  constructor(
    private readonly surroundings: Surroundings,
    private readonly key = storageKey,
  ) {
    const { history, error } = readHistory(this.kept());
    this.notice ??= error;
    this.current = history;
    this.openLink();
    this.writeAddress();
    surroundings.channel.addEventListener("message", (event) => this.follow(event.data));
  }

  get history(): History {
    return this.current;
  }

  get labels(): ReaderLabels {
    return this.current.present;
  }

  /** The labels with those changes only that alter one. */
  get counting(): ReaderLabels {
    const { labels, idle } = this;
    const changes = labels.changes.filter((change) => !idle.has(keyOf(change)));
    return changes.length === labels.changes.length ? labels : { ...labels, changes };
  }

  /** Takes a step and tells every listener, this browser's storage and its other tabs. */
  update(step: (history: History) => History): void {
    const next = step(this.current);
    if (next === this.current) return;
    this.current = next;
    this.notice = undefined;
    this.keep();
    this.writeAddress();
    this.tell();
  }

  /** Calls back after every step; answers how to stop. */
  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Do the labels fit into an address? Else they travel as a file. */
  get fitsLink(): boolean {
    return encodeLabels(this.labels).length <= longestLink;
  }

  /** Makes the address carry the labels, as after going back to an entry with older ones. */
  writeAddress(): void {
    const { surroundings } = this;
    const parameters = new URLSearchParams(surroundings.search());
    const text = encodeLabels(this.labels);
    if (text === "" || text.length > longestLink) parameters.delete("labels");
    else parameters.set("labels", text);
    const query = parameters.toString();
    if (query !== new URLSearchParams(surroundings.search()).toString())
      surroundings.replaceSearch(query ? `?${query}` : "");
  }

  /** Labels of the address become a step of their own, so that undo leads back to the reader's own. */
  private openLink(): void {
    const text = new URLSearchParams(this.surroundings.search()).get("labels");
    if (text === null || text === "") return;
    const decoded = decodeLabels(text);
    if ("error" in decoded) {
      this.notice = decoded.error;
      if (!sameLabels(this.current.present, unchangedLabels))
        this.current = withLabels(this.current, unchangedLabels);
      return;
    }
    if (encodeLabels(this.current.present) === encodeLabels(decoded.labels)) return;
    this.current = withLabels(this.current, decoded.labels);
    this.keep();
  }

  private follow(message: unknown): void {
    if (typeof message !== "string") return;
    const { history, error } = readHistory(message);
    if (error !== undefined) return; // a tab with another version of the site open
    this.current = history;
    this.notice = undefined;
    this.writeAddress();
    this.tell();
  }

  private kept(): string | null {
    try {
      return this.surroundings.storage.getItem(this.key);
    } catch (error) {
      this.notice = notKept(error);
      return null;
    }
  }

  private keep(): void {
    const text = printHistory(this.current);
    this.surroundings.channel.postMessage(text);
    try {
      this.surroundings.storage.setItem(this.key, text);
    } catch (error) {
      this.notice = notKept(error);
    }
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}

export const storageKey = "atlas-labels";

function notKept(error: unknown): string {
  return `This browser does not keep your labels beyond this page (${(error as Error).message}); copy the link or save the file.`;
}

let opened: ReaderStore | undefined;

/** The store of the page that is open; labels of one question say nothing to another. */
export function readerStore(): ReaderStore {
  const key = [storageKey, taskFolder(readSite())].filter(Boolean).join(" ");
  opened ??= new ReaderStore(pageSurroundings(key), key);
  return opened;
}
