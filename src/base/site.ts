import type { TaskInUse } from "../measures/task.js";
import type { Flow } from "../measures/vocabulary.js";

/** What a page knows of its snapshot before any data are read. The build writes it into every page. */
export interface Site {
  snapshot: string;
  kind: "live" | "sample";
  /** when the snapshot was built, ISO 8601 */
  built: string;
  code_version: string;
  /** the label run in use */
  run: string | null;
  runs: string[];
  /** the question that the labels in use answer */
  task: TaskInUse;
  /** older snapshots that are published as sites of their own, under `vintage/<id>/` */
  vintages?: readonly string[];
  /** on such an older site: the snapshot of the newest one, which stands two folders up */
  newest?: string;
  /** the sites of the snapshot's tasks, this one among them, the one at the address itself first; absent where there is one */
  tasks?: readonly SiteTask[];
  /** the way from this site's root to the one that holds the files which the tasks share; absent: its own */
  shared?: string;
  /** lists beside those that pages know by name: of the analyst's own, and exemptions new in the registry */
  ownLists?: readonly SiteList[];
  /** months that the snapshot holds, `YYYY-MM`, ascending */
  months: Record<Flow, string[]>;
  /** covered trade that lacks something besides a label, where there is any */
  gaps?: readonly SiteGap[];
  /** address of an API that answers what measures ask instead of the browser's own database */
  api?: string;
  /** where a reader's report goes, `mailto:…` or the address of a form; default: a letter without an addressee */
  reports?: string;
  /** whoever can be asked: `mailto:…` or an address */
  contact?: string;
  /** the catalogue of the browser's tables, from the site's root */
  tables: string;
  /** the first file of the sums that answer before the database, from the site's root */
  sums?: string;
  /** names of the tariff lists and product sets of the snapshot */
  lists?: readonly string[];
  /** bytes that the database and its first tables take to load */
  loads?: number;
  /** percent of covered trade that the goods of the task are in the last whole year, as the site labels */
  shares?: Partial<Record<Flow, number>>;
  /** what the search of every page looks through, from the site's root */
  search?: string;
  /** addresses of binary assets, from the site's root */
  assets: Record<"duckdbModule" | "duckdbWorker" | "parquetModule" | "sumsWorker", string>;
}

/** One of the sites that answer a snapshot's tasks. */
export interface SiteTask {
  name: string;
  /** the site's name under this task */
  site: string;
  title: string;
  /** where it stands below the first one, with a slash at its end; empty for that one */
  folder: string;
  /** pages that it does not have */
  leftOut: readonly string[];
}

/** A list of codes that the table `lists` holds, as pages speak of it. */
export interface SiteList {
  list: string;
  /** `exemption`, `tariff`, `product_set`, … */
  kind: string;
  title: string;
  /** first day in force, `YYYY-MM-DD`; NULL where it has none */
  effective: string | null;
  /** Census codes of the countries whose goods it is about; absent: every country's */
  countries?: readonly string[];
}

/** Covered trade of a flow, over all months, whose code or country lacks something. */
export interface SiteGap {
  flow: Flow;
  missing: "description" | "naics" | "unit" | "country";
  dollars: number;
  /** of the month that it holds most of; percent */
  share: number;
}

/** The element that carries the site's description, and its way back to the site's root. */
const elementId = "atlas-site";

export function siteScript(site: Site, root: string): string {
  const json = JSON.stringify(site).replaceAll("<", "\\u003c");
  return `<script type="application/json" id="${elementId}" data-root="${root}">${json}</script>`;
}

/** The site of the page that is open. Errors: a page that the build did not write. */
export function readSite(): Site {
  const node = document.getElementById(elementId);
  if (!node?.textContent) throw new Error(`page without #${elementId} (expected the build to write it)`);
  return JSON.parse(node.textContent) as Site;
}

/** The site that the HTML of a page describes; undefined where it is no page of one. */
export function siteOfHtml(html: string): Site | undefined {
  const text = new RegExp(`<script type="application/json" id="${elementId}"[^>]*>([^<]*)</script>`).exec(
    html,
  )?.[1];
  return text === undefined ? undefined : (JSON.parse(text) as Site);
}

/** The address of a file of the site, whatever folder the site is hosted in. */
export function siteUrl(path: string): string {
  const root = document.getElementById(elementId)?.dataset["root"] ?? "./";
  return new URL(root + path, document.baseURI).href;
}

/** The figure that the page is to show by itself, in a frame of another page; undefined for the whole page. */
export function embeddedFigure(): string | undefined {
  return new URLSearchParams(location.search).get("embed") ?? undefined;
}

/** The folder of a site among those of its snapshot's tasks: `""` where it stands at the address itself. */
export function taskFolder({ tasks, task }: Pick<Site, "tasks" | "task">): string {
  return tasks?.find(({ name }) => name === task.name)?.folder ?? "";
}

/** The last month of a flow, if it has any. */
export function lastMonth(site: Site, flow: Flow): string | undefined {
  return site.months[flow].at(-1);
}

/** Years that the snapshot holds whole, ascending. */
export function completeYears(site: Pick<Site, "months">, flow: Flow): number[] {
  const counts = new Map<number, number>();
  for (const month of site.months[flow]) {
    const year = Number(month.slice(0, 4));
    counts.set(year, (counts.get(year) ?? 0) + 1);
  }
  return [...counts].filter(([, count]) => count === 12).map(([year]) => year);
}

/** The year that growth starts from unless asked otherwise, where the snapshot holds it whole. */
const usualBase = 2023;

/** The years that a corrected share and its growth are of: the usual base, else the first whole year, and the last one. */
export function comparedYears(site: Pick<Site, "months">, flow: Flow): readonly [number, number] {
  const years = completeYears(site, flow).sort((a, b) => a - b);
  const last = years.at(-1) ?? 0;
  return [years.includes(usualBase) ? usualBase : (years[0] ?? 0), last];
}

/** The newest twelve months that the snapshot holds of a flow. */
export function newestMonths(site: Pick<Site, "months">, flow: Flow): string[] {
  return [...site.months[flow]].sort().slice(-12);
}

/** Months that are missing between the first and the last one of a flow, or of a window. */
export function missingMonths(site: Site, flow: Flow, from?: string, to?: string): string[] {
  const held = new Set(site.months[flow]);
  const first = from ?? site.months[flow][0];
  const last = to ?? lastMonth(site, flow);
  const missing: string[] = [];
  if (!first || !last) return missing;
  for (let month = first; month <= last; month = nextMonth(month)) if (!held.has(month)) missing.push(month);
  return missing;
}

export function nextMonth(month: string): string {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5));
  return `${String(Math.floor(index / 12)).padStart(4, "0")}-${String((index % 12) + 1).padStart(2, "0")}`;
}

/** The month so many months before another. */
export function monthsBefore(month: string, count: number): string {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 - count;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}`;
}
