import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { cp, mkdir, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { writeAtomically } from "../../../loaders/atomic.js";
import { cardSvg, type Card } from "./card.js";
import { pngOf } from "./raster.js";

/** Where a site holds the pictures of its links, from its root. */
const pictureFolder = "_share";

/**
 * Draws the picture of each page into a site, under names that carry a hash of what is drawn; returns their paths from
 * the site's root by page. `kept` holds pictures for the next build.
 */
export async function drawPictures(
  cards: ReadonlyMap<string, Card>,
  output: string,
  kept: string,
): Promise<Map<string, string>> {
  await mkdir(kept, { recursive: true });
  await mkdir(join(output, pictureFolder), { recursive: true });
  const paths = new Map<string, string>();
  const used = new Set<string>();
  for (const [page, card] of cards) {
    const svg = cardSvg(card);
    const name = `${page}.${createHash("sha256").update(svg).digest("hex").slice(0, 8)}.png`;
    if (!existsSync(join(kept, name))) await writeAtomically(join(kept, name), await pngOf(svg));
    await cp(join(kept, name), join(output, pictureFolder, name));
    paths.set(page, `${pictureFolder}/${name}`);
    used.add(name);
  }
  for (const name of await readdir(kept)) if (!used.has(name)) await rm(join(kept, name));
  return paths;
}
