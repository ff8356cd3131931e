import { siteName } from "../../../src/view/figure/source.js";
import { escape } from "../frame.js";
import { cardSize } from "./card.js";
import { embedMeta } from "../../../src/view/figure/embed-address.js";
import { embedNameOf, type PageFacts } from "./page-facts.js";

/** What the head of a page says to those who show or find a link to it. */
export interface HeadTags {
  page: PageFacts;
  /** synthetic values: the description says so */
  sample: boolean;
  /** path of the picture from the folder of the page, and what it shows */
  picture: { path: string; alt: string };
  /** address of the site's root, with a slash at its end; undefined where it is not known */
  root: string | undefined;
  /** an older site, or a page that is none: not to be found by search engines */
  hidden: boolean;
  /** see `dataset` */
  dataset: object | undefined;
}

/** The tags as HTML. Where the site's address is not known, what must be absolute is left out. */
export function headTags({ page, sample, picture, root, hidden, dataset }: HeadTags): string {
  const address = root === undefined ? undefined : new URL(page.name === "index" ? "" : page.name, root).href;
  const image = root === undefined ? `./${picture.path}` : new URL(picture.path, root).href;
  const description = [sample ? "Sample, not for citation." : "", page.description].filter(Boolean).join(" ");
  const named = (kind: "name" | "property", entries: Record<string, string | number | undefined>): string[] =>
    Object.entries(entries).flatMap(([name, content]) =>
      content === undefined || content === ""
        ? []
        : [`<meta ${kind}="${name}" content="${escape(String(content))}">`],
    );
  return [
    ...named("name", {
      description,
      robots: hidden ? "noindex" : undefined,
      [embedMeta]: page.figures.length ? [embedNameOf(page.name), ...page.figures].join(" ") : undefined,
    }),
    ...(address === undefined ? [] : [`<link rel="canonical" href="${escape(address)}">`]),
    ...named("property", {
      "og:type": "website",
      "og:site_name": siteName(),
      "og:title": page.title,
      "og:description": description,
      "og:url": address,
      "og:image": image,
      "og:image:type": "image/png",
      "og:image:width": cardSize.width,
      "og:image:height": cardSize.height,
      "og:image:alt": picture.alt,
    }),
    ...named("name", {
      "twitter:card": "summary_large_image",
      "twitter:title": page.title,
      "twitter:description": description,
      "twitter:image": image,
      "twitter:image:alt": picture.alt,
    }),
    `<link rel="alternate external" type="application/atom+xml" title="${siteName()}: releases" href="./feed.xml">`,
    ...(dataset ? [`<script type="application/ld+json">${jsonInHtml(dataset)}</script>`] : []),
  ].join("\n");
}

/** JSON that ends no script element and is no comment. */
function jsonInHtml(value: object): string {
  return JSON.stringify(value).replaceAll("<", "\\u003c");
}
