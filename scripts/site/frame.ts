import { readFileSync } from "node:fs";
import { transformSync } from "esbuild";
import { formatMonth } from "../../src/measures/index.js";
import { task, words } from "../../src/measures/task.js";
import { completeYears, missingMonths, siteScript, taskFolder, type Site } from "../../src/base/site.js";
import { siteName } from "../../src/view/figure/source.js";
import type { SiteInfo } from "./info.js";
import { wayUp } from "./tasks.js";

/** The way from a page to the site's root: `./` or `../`. */
function rootFrom(path: string): string {
  return "../".repeat(path.split("/").length - 2) || "./";
}

/** What stands in the head of every page: fonts, the site's description, the chosen theme before the first paint. */
export function head({ site, fonts }: SiteInfo, path: string): string {
  const root = rootFrom(path);
  // in letters of another font first, the largest text of a page would be painted anew, and at another size
  const face = (file: string, style: string, weight: number): string =>
    `@font-face{font-family:"Source Serif 4";font-style:${style};font-weight:${weight};font-display:block;src:url("${root}${file}") format("woff2")}`;
  return `<link rel="preload external" as="font" type="font/woff2" href="${root}${fonts.semibold}" crossorigin>
<link rel="icon external" href="${icon}">
<meta name="color-scheme" content="light dark">
<style>${face(fonts.semibold, "normal", 600)}${face(fonts.italic, "italic", 400)}</style>
<script>${script}</script>
${siteScript({ ...site, task: { ...site.task, texts: {} } }, root)}`; // texts stand in the pages by now
}

/** Name, how far the data reach, the reader's changes, the switch of the theme, in one line; the sample's banner. */
export function header({ site }: SiteInfo, path: string, preview = false): string {
  const root = rootFrom(path);
  return `<div class="site-header">
<a class="site-name" href="${root}">${siteName()}</a>
${taskSwitch(site, path)}<span class="site-facts">${escape(dataThrough(site))}</span>
${path === "/404" ? "" : search}
<span data-reader></span>
<span data-status role="status"></span>
<button type="button" class="theme-switch" data-theme-switch aria-label="Switch between light and dark">◐</button>
</div>${vintageBanner(site, path)}${site.kind === "sample" ? banner(preview) : ""}${gaps(site)}`;
}

/** The box that a page's session makes search; a page that is not there has none. */
const search = `<div class="site-search" data-search role="search"><input type="search" aria-label="Search pages, codes, countries, terms" placeholder="Search" autocomplete="off"></div>`;

/** Where a snapshot answers several questions: the way from a page to the same one of each, or its overview where it lacks it. */
function taskSwitch(site: Site, path: string): string {
  if (!site.tasks || path === "/404") return "";
  const up = rootFrom(path) + wayUp(taskFolder(site));
  const page = path === "/index" ? "" : path.slice(1);
  const links = site.tasks.map(({ name, site: title, title: about, folder, leftOut }) => {
    const address = up + folder + (leftOut.includes(page) ? "" : page);
    const current = name === site.task.name ? ` aria-current="true"` : "";
    return `<li><a href="/" data-href="${address}"${current}>${escape(title)}<small>${escape(about)}</small></a></li>`;
  });
  return `<details class="task-switch" data-task-switch><summary aria-label="Other questions">▾</summary>
<nav aria-label="Questions"><ul>${links.join("")}</ul></nav></details>
`;
}

/** On every page of an older site: which one it is, and the way to the same page of the newest. */
function vintageBanner(site: Site, path: string): string {
  if (site.newest === undefined) return "";
  const page = path === "/index" ? "" : path.slice(1);
  return `<div class="sample-banner vintage-banner" role="note"><strong>You read an old vintage</strong>,
${escape(lowerFirst(dataThrough(site)))}, as of ${escape(site.built.slice(0, 10))}.
<a href="/" data-href="${rootFrom(path)}../../${page}">This page with the newest data</a> (snapshot ${escape(site.newest)}).</div>`;
}

export function footer({ site }: SiteInfo): string {
  const labels = site.run ? `labels of the run ${site.run}` : "no labels";
  return `<div class="site-footer">
<p><strong>Source.</strong> U.S. Census Bureau, U.S. import and export statistics; ${escape(labels)}; ${escape(lowerFirst(dataThrough(site)))}.
Which products count as ${escape(words().adjective)} is a judgement: every label can be read and questioned.</p>
<p>This product uses the Census Bureau Data API but is not endorsed or certified by the Census Bureau.</p>
<p><strong>Licence.</strong> Code: MIT. Census data are in the public domain.
<strong>Cite as</strong> ${siteName()} (${escape(site.built.slice(0, 4))}), snapshot ${escape(site.snapshot)}${escape(task.after)}.
Every figure has its own citation in its menu.</p>
<p class="site-version" data-build>Version ${escape(site.code_version)}, <a href="/data">snapshot ${escape(site.snapshot)}</a>, built ${escape(site.built.slice(0, 10))}.</p>
</div>`;
}

/** That the numbers are the sample's: one line, with the way out of it for who runs a preview. */
function banner(preview: boolean): string {
  const way = preview
    ? ` <details class="go-live"><summary>How to go live</summary>
Codes and countries are real, values are synthetic. Run <code>npx atlas pull</code>, <code>npx atlas lists</code>,
<code>npx atlas label</code>, <code>npx atlas snapshot</code>, then start or build again.</details>`
    : "";
  return `<div class="sample-banner" role="note"><strong>Sample data, not for citation</strong>${way}</div>`;
}

/** What a reader must know of a snapshot that is short or has holes, on every page; nothing where it is whole. */
function gaps(site: Site): string {
  const sentences = (["imports", "exports"] as const).flatMap((flow) => {
    const [first, last] = [site.months[flow][0], site.months[flow].at(-1)];
    if (!first || !last) return [`This snapshot holds no ${flow}.`];
    const missing = missingMonths(site, flow);
    const hole = missing.length
      ? [
          `It lacks ${flow} of ${missing.slice(0, 6).map(formatMonth).join(", ")}${missing.length > 6 ? " and more" : ""}.`,
        ]
      : [];
    const short = completeYears(site, flow).length
      ? []
      : [
          `It holds no whole calendar year of ${flow}: a year stands for ${formatMonth(first)} to ${formatMonth(last)} only.`,
        ];
    return [...hole, ...short];
  });
  if (!sentences.length) return "";
  return `<div class="sample-banner" role="note"><strong>Incomplete snapshot.</strong> ${escape(sentences.join(" "))}
Years are compared only where both are whole.</div>`;
}

/** `Data through Jan 2026`, or both flows where they end in different months. */
export function dataThrough(site: Site): string {
  const [imports, exports] = [site.months.imports.at(-1), site.months.exports.at(-1)];
  if (imports && exports && imports !== exports)
    return `Imports through ${formatMonth(imports)}, exports through ${formatMonth(exports)}`;
  const last = imports ?? exports;
  return last ? `Data through ${formatMonth(last)}` : "No data";
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

export function escape(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

const script = transformSync(readFileSync(new URL("inline.js", import.meta.url), "utf8"), {
  minify: true,
}).code;

const icon =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Crect width='16' height='16' rx='3' fill='%230b5cad'/%3E%3Cpath d='M3 11l3-3 2 2 5-6' fill='none' stroke='white' stroke-width='1.8'/%3E%3C/svg%3E";
