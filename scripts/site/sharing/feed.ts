import { words } from "../../../src/measures/task.js";
import { createHash } from "node:crypto";
import type { Brief } from "../../../src/measures/brief.js";
import { releaseSentences } from "../../../src/measures/release.js";
import type { Correction, Release } from "../../../src/data/changes.js";
import { siteName } from "../../../src/view/figure/source.js";
import { escapeXml } from "./index-files.js";

/** What a feed tells: the releases, the newest with its month in brief, and the corrections. */
export interface FeedContent {
  /** the newest first */
  releases: readonly Release[];
  corrections: readonly Correction[];
  brief: Brief;
  /** the site's root, with a slash at its end; undefined where it is not known */
  root: string | undefined;
  sample: boolean;
}

interface Entry {
  /** what makes the entry this one, wherever the site stands */
  key: string;
  title: string;
  /** ISO 8601 */
  updated: string;
  path: string;
  /** HTML, escaped once */
  content: string;
}

/** An Atom feed (RFC 4287). Its links are relative where the site's address is not known; its ids never hang on it. */
export function feedOf({ releases, corrections, brief, root, sample }: FeedContent): string {
  const address = (path: string): string =>
    escapeXml(root === undefined ? `./${path}` : new URL(path, root).href);
  const entries: Entry[] = [
    ...releases.map((release, i) => releaseEntry(release, i === 0 ? brief : undefined, address)),
    ...corrections.map(correctionEntry),
  ].sort((a, b) => (a.updated < b.updated ? 1 : a.updated > b.updated ? -1 : 0));
  const updated = entries[0]?.updated ?? "1970-01-01T00:00:00Z";
  const base = root === undefined ? "" : ` xml:base="${escapeXml(root)}"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"${base}>`,
    `  <id>${idOf("feed")}</id>`,
    `  <title>${siteName()}: releases</title>`,
    `  <subtitle>What changed in U.S. trade in ${words().adjective} products${sample ? ". Sample, not for citation" : ""}</subtitle>`,
    `  <updated>${updated}</updated>`,
    `  <author><name>${siteName()}</name></author>`,
    `  <link rel="self" type="application/atom+xml" href="${address("feed.xml")}"/>`,
    `  <link rel="alternate" type="text/html" href="${address("changes")}"/>`,
    ...entries.flatMap(({ key, title, updated: time, path, content }) => [
      "  <entry>",
      `    <id>${idOf(key)}</id>`,
      `    <title>${escapeXml(title)}</title>`,
      `    <updated>${time}</updated>`,
      `    <link rel="alternate" type="text/html" href="${address(path)}"/>`,
      `    <content type="html">${escapeXml(content)}</content>`,
      "  </entry>",
    ]),
    "</feed>",
    "",
  ].join("\n");
}

function releaseEntry(release: Release, brief: Brief | undefined, address: (path: string) => string): Entry {
  const { id, built, first, changes } = release;
  const said = changes || first ? releaseSentences(changes) : [];
  const list = brief
    ? `<ul>${brief.lines.map(({ text, path }) => `<li><a href="${address(path)}">${escapeXml(text)}</a></li>`).join("")}</ul>`
    : said.map((text) => `<p>${escapeXml(text)}</p>`).join("");
  return {
    key: `release ${id}`,
    title: brief ? brief.title : `Release of ${built.slice(0, 10)}`,
    updated: built,
    path: "changes#releases",
    content: `${list}<p>Snapshot ${escapeXml(id)}.</p>`,
  };
}

function correctionEntry({ date, page, what, old, new: now, reason }: Correction): Entry {
  return {
    key: `correction ${date} ${page} ${what}`,
    title: `Correction: ${what}`,
    updated: `${date}T00:00:00Z`,
    path: "changes#corrections",
    content: `<p>${escapeXml(`${what}: ${now}, before ${old}. ${reason}`)}</p>`,
  };
}

/** An id out of what an entry is about, as a UUID of version 8 (RFC 9562). */
function idOf(key: string): string {
  const hex = createHash("sha256").update(`${siteName()} ${key}`).digest("hex");
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
