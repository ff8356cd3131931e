import { isStandard, sameCounted, standardCounted, type Counted } from "../measures/counted.js";
import { parseCounted, printCounted } from "./counted-text.js";
import { pageSurroundings, type Surroundings } from "./surroundings.js";

/**
 * What the reader counts on this page: from the address if it says so, else as this browser kept it. Goes along to
 * every page, tab and reload as the reader's labels do.
 */
export class CountedStore {
  private current: Counted = standardCounted;
  private readonly listeners = new Set<() => void>();
  /** what to tell the reader: a link that cannot be read, a browser that keeps nothing */
  notice: string | undefined;

  constructor(private readonly surroundings: Surroundings) {
    const given = new URLSearchParams(surroundings.search()).get(parameter);
    const parsed = parseCounted(given ?? this.kept() ?? "");
    if (parsed) this.current = parsed;
    else
      this.notice = `What this link counts cannot be read (“${(given ?? "").slice(0, 60)}”), so trade is counted as on the site.`;
    if (given !== null && parsed) this.keep();
    this.writeAddress();
    surroundings.channel.addEventListener("message", ({ data }) => this.follow(data));
  }

  get counted(): Counted {
    return this.current;
  }

  /** Counts so from now on, and tells every listener, this browser's storage and its other tabs. */
  update(next: Counted): void {
    if (sameCounted(next, this.current)) return;
    this.current = next;
    this.notice = undefined;
    this.keep();
    this.surroundings.channel.postMessage(printCounted(next));
    this.writeAddress();
    this.tell();
  }

  subscribe(listener: () => void): void {
    this.listeners.add(listener);
  }

  /** Makes the address say what is counted, as after going back to an entry that says otherwise. */
  writeAddress(): void {
    const { surroundings } = this;
    const parameters = new URLSearchParams(surroundings.search());
    if (isStandard(this.current)) parameters.delete(parameter);
    else parameters.set(parameter, printCounted(this.current));
    const query = parameters.toString().replaceAll("%2C", ",");
    if (query !== surroundings.search().replace(/^\?/, "").replaceAll("%2C", ","))
      surroundings.replaceSearch(query ? `?${query}` : "");
  }

  private follow(message: unknown): void {
    const parsed = typeof message === "string" ? parseCounted(message) : undefined;
    if (!parsed) return; // a tab with another version of the site open
    this.current = parsed;
    this.writeAddress();
    this.tell();
  }

  private kept(): string | null {
    try {
      return this.surroundings.storage.getItem(countedKey);
    } catch (error) {
      this.notice = notKept(error);
      return null;
    }
  }

  private keep(): void {
    try {
      this.surroundings.storage.setItem(countedKey, printCounted(this.current));
    } catch (error) {
      this.notice = notKept(error);
    }
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}

export const countedKey = "atlas-counted";
const parameter = "counted";

function notKept(error: unknown): string {
  return `This browser does not keep what you count beyond this page (${(error as Error).message}); the link does.`;
}

let opened: CountedStore | undefined;

/** The store of the page that is open. */
export function countedStore(): CountedStore {
  opened ??= new CountedStore(pageSurroundings(countedKey));
  return opened;
}
