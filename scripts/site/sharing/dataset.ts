import type { DataPackage } from "../../../loaders/snapshot/data-package.js";
import { dataPackageFile } from "../../../loaders/snapshot/data-package.js";
import { snapshotFolder } from "../published.js";

/**
 * A snapshot as schema.org has data sets, for search engines: its files, licences, period and place. Addresses are
 * absolute with the site's root, else relative to the page. `shared`: the way from there to the site that has the files.
 */
export function datasetOf(described: DataPackage, root: string | undefined, shared = "./"): object {
  const address = (path: string): string => (root === undefined ? `./${path}` : new URL(path, root).href);
  const file = (name: string): string => {
    const path = `${shared}${snapshotFolder}/${name}`;
    return root === undefined ? path : new URL(path, root).href;
  };
  const { start, end } = described.temporal ?? {};
  return {
    "@context": "https://schema.org",
    "@type": "Dataset",
    name: described.title,
    description: described.description,
    ...(root !== undefined && { "@id": `${root}#dataset`, url: address("data") }),
    version: described.version,
    dateModified: described.created,
    license: described.licenses.map(({ path }) => path),
    isAccessibleForFree: true,
    ...(start && end && { temporalCoverage: `${start}/${end}` }),
    spatialCoverage: { "@type": "Place", name: "United States" },
    keywords: described.keywords,
    creator: described.contributors.map(({ title, path }) => ({
      "@type": "Organization",
      name: title,
      ...(path !== undefined && { url: path }),
    })),
    isBasedOn: "https://www.census.gov/foreign-trade/",
    distribution: [
      ...described.resources.map(({ path, title, mediatype, bytes }) => ({
        "@type": "DataDownload",
        name: title,
        encodingFormat: mediatype,
        contentUrl: file(path),
        contentSize: `${bytes} B`,
      })),
      {
        "@type": "DataDownload",
        name: "Description of the files, a Frictionless data package",
        encodingFormat: "application/json",
        contentUrl: file(dataPackageFile),
      },
    ],
  };
}
