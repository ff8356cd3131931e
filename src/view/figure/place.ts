/** What a link says beside a page's inputs: the figure it is about, how that is shown, and where in the window. */
export interface Place {
  /** of the figure or table: the anchor */
  name: string;
  /** undefined for a chart */
  table?: TableShown;
  /** pixels from the top of the window to the top of the figure */
  at?: number;
}

export interface TableShown {
  sort?: { key: string; descending: boolean };
  filter: string;
}

/** How a figure, or a table by itself, is shown now. */
export function placeOf(node: HTMLElement, name: string): Place {
  const at = Math.round(node.getBoundingClientRect().top);
  const table = node.querySelector<HTMLElement>(".data-table");
  if (!table || table.closest("[hidden]")) return { name, at };
  const sorted = table.querySelector<HTMLElement>("thead th[aria-sort]");
  const key = sorted?.querySelector<HTMLElement>("button.sort")?.dataset["key"];
  const filter = node.querySelector<HTMLInputElement>(".table-filter")?.value ?? "";
  return {
    name,
    at,
    table: {
      filter,
      ...(key !== undefined && {
        sort: { key, descending: sorted?.getAttribute("aria-sort") === "descending" },
      }),
    },
  };
}

/** The parameters of an address that stand for a place; its name is the anchor. */
export function printPlace({ table, at }: Place): Record<string, string | undefined> {
  const { key = "", descending = false } = table?.sort ?? {};
  return {
    shows: table && ["table", key, descending ? "down" : "up", table.filter].join(separator),
    at: at === undefined ? undefined : String(at),
  };
}

/** The place that an address stands for; undefined where it has no anchor. */
export function readPlace(address: string): Place | undefined {
  const { searchParams, hash } = new URL(address);
  if (hash.length < 2) return undefined;
  const [kind, key = "", way, ...filter] = (searchParams.get("shows") ?? "").split(separator);
  const at = searchParams.get("at");
  const sort = key === "" ? {} : { sort: { key, descending: way === "down" } };
  return {
    name: decoded(hash.slice(1)),
    ...(kind === "table" && { table: { ...sort, filter: filter.join(separator) } }),
    ...(at !== null && /^-?\d{1,5}$/.test(at) && { at: Number(at) }),
  };
}

/** Shows a place once the page stands, unless the reader has moved on by then. */
export function restorePlace(place: Place, drawn: Promise<unknown>): void {
  if (!place.table && place.at === undefined) return; // the browser goes to anchors itself
  const waiting = new AbortController();
  for (const type of ["wheel", "touchmove", "keydown", "pointerdown"])
    addEventListener(type, () => waiting.abort(), { once: true, passive: true, signal: waiting.signal });
  void drawn.then(() => {
    if (!waiting.signal.aborted) showPlace(place);
    waiting.abort();
  });
}

/** Where the figure would be out of sight in this window, it comes to the top. */
function showPlace({ name, table, at }: Place): void {
  const node = document.getElementById(name);
  if (!node) return;
  if (table) showTableAs(node, table);
  if (at === undefined) return;
  const { top, height } = node.getBoundingClientRect();
  const seen = at < innerHeight - 80 && at + height > 80;
  scrollBy({ top: top - (seen ? at : 0), behavior: "instant" });
}

function showTableAs(node: HTMLElement, { sort, filter }: TableShown): void {
  const body = node.querySelector<HTMLElement>(".figure-table");
  if (body?.hidden) node.querySelector<HTMLElement>("[data-action=table]")?.click();
  const input = node.querySelector<HTMLInputElement>(".table-filter");
  if (input && filter) {
    input.value = filter;
    input.dispatchEvent(new Event("input"));
  }
  const button = [...node.querySelectorAll<HTMLElement>("button.sort")].find(
    ({ dataset }) => dataset["key"] === sort?.key,
  );
  const header = button?.closest("th");
  const wanted = sort?.descending ? "descending" : "ascending";
  for (let taps = 0; taps < 2 && header && header.getAttribute("aria-sort") !== wanted; taps++)
    button?.click();
}

/** Stands in an address as it is. */
const separator = "*";

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // an anchor that is no encoded text stands for itself
  }
}
