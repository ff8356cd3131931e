import { formatMonth } from "../../measures/format.js";
import { lastMonth, type Site } from "../../base/site.js";
import { sampleWarning, siteName } from "./source.js";

export type CitationFormat = "apa" | "bibtex" | "ris";

export interface Cited {
  title: string;
  address: string;
  site: Site;
  accessed: Date;
}

/** A citation of a figure with its snapshot, so that the same numbers can be found again. */
export function citation(format: CitationFormat, cited: Cited): string {
  const { site } = cited;
  const year = site.built.slice(0, 4);
  const through = lastMonth(site, "imports") ?? lastMonth(site, "exports");
  const data = [
    `snapshot ${site.snapshot}`,
    through ? `data through ${formatMonth(through)}` : "",
    site.kind === "sample" ? sampleWarning : "",
  ]
    .filter(Boolean)
    .join("; ");
  const accessed = cited.accessed.toISOString().slice(0, 10);
  if (format === "apa")
    return `${siteName()}. (${year}). ${cited.title} [Data set; ${data}]. U.S. Census Bureau trade data. Retrieved ${accessed}, from ${cited.address}`;
  if (format === "bibtex")
    return `@misc{aitradeatlas${year},
  title = {${cited.title.replace(/([{}%$&#_])/g, "\\$1")}},
  author = {{${siteName()}}},
  year = {${year}},
  note = {Source: U.S. Census Bureau; ${data}; accessed ${accessed}},
  url = {${cited.address}}
}
`;
  return `TY  - DATA
TI  - ${cited.title}
AU  - ${siteName()}
PY  - ${year}
PB  - U.S. Census Bureau (source)
N1  - ${data}
UR  - ${cited.address}
Y2  - ${accessed.replaceAll("-", "/")}
ER  - 
`;
}
