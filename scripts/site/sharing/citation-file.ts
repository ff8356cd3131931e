import type { DataPackage } from "../../../loaders/snapshot/data-package.js";

/**
 * `CITATION.cff` (version 1.2.0) of a published snapshot, which names what its numbers come from. Texts are written as
 * JSON, which YAML reads.
 */
export function citationFile(described: DataPackage): string {
  const { id, title, description, version, created, homepage, contributors, keywords } = described;
  const entries: [string, unknown][] = [
    ["cff-version", "1.2.0"],
    ["message", "Please cite the snapshot that your numbers come from."],
    ["type", "dataset"],
    ["title", title],
    [
      "authors",
      contributors.map((person) => ({ name: person.title, ...(person.path && { website: person.path }) })),
    ],
    ["version", version],
    ["date-released", created.slice(0, 10)],
    ...(id === undefined ? [] : [["doi", id.replace("https://doi.org/", "")] satisfies [string, unknown]]),
    ...(homepage === undefined ? [] : [["url", homepage] satisfies [string, unknown]]),
    ["license", "MIT"],
    ["abstract", description],
    ["keywords", keywords],
  ];
  return entries.map(([name, value]) => `${name}: ${JSON.stringify(value)}\n`).join("");
}
