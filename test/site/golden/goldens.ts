import { existsSync } from "node:fs";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CDPSession, Page } from "playwright-core";
import { changedPlaces, goldenOf, type Picture } from "./blocks.js";
import { decoded, encoded, pictureOf, type Look } from "./picture.js";

const folder = new URL("pictures/", import.meta.url).pathname;
const renewing = "npm run goldens renews what is meant to look so";

/** What on the page looks otherwise than its golden picture: the page, the look, the places and what stands there. */
export async function lookedOtherwise(
  page: Page,
  session: CDPSession,
  name: string,
  look: Look,
): Promise<string[]> {
  const file = fileOf(name, look);
  const what = `${name} ${look.name}`;
  if (!existsSync(file)) return [`${what} has no golden picture (${renewing})`];
  const fresh = await pictureOf(page, session);
  const places = changedPlaces(decoded(await readFile(file)), fresh);
  if (!places.length) return [];
  const kept = await keep(fresh, `${name}-${look.name}`);
  const named = await Promise.all(
    places.slice(0, 4).map(async ({ left, top, right, bottom }) => {
      const at = await standsAt(page, 2 * (left + right), 2 * (top + bottom)); // a pixel is four by four of the page
      return `${4 * (right - left)} × ${4 * (bottom - top)} pixels at ${4 * left}, ${4 * top} (${at})`;
    }),
  );
  return [
    `${what} looks otherwise in ${places.length} places: ${named.join("; ")}; see ${kept}; ${renewing}`,
  ];
}

/** Takes a page's picture of a look as the golden one; returns its bytes. */
export async function renew(page: Page, session: CDPSession, name: string, look: Look): Promise<number> {
  const file = encoded(goldenOf(await pictureOf(page, session)));
  await mkdir(folder, { recursive: true });
  await writeFile(fileOf(name, look), file);
  return file.length;
}

/** Removes all golden pictures: pages that are gone have none. */
export const clear = (): Promise<void> => rm(folder, { recursive: true, force: true });

const fileOf = (name: string, look: Look): string => join(folder, `${name}-${look.name}.png`);

async function keep(picture: Picture, name: string): Promise<string> {
  const folder = join(tmpdir(), "atlas-golden");
  await mkdir(folder, { recursive: true });
  const path = join(folder, `${name}.png`);
  await writeFile(path, encoded(picture));
  return path;
}

/** The innermost part with an id or a class at a place of the page. */
function standsAt(page: Page, x: number, y: number): Promise<string> {
  return page.evaluate(
    ([x, y]) => {
      let found = "the page";
      for (const node of document.querySelectorAll<HTMLElement>("body [id], body [class]")) {
        const { left, right, top, bottom } = node.getBoundingClientRect();
        if (x < left || x > right || y < top + scrollY || y > bottom + scrollY) continue;
        if (node instanceof HTMLElement)
          found = node.id ? `#${node.id}` : `${found.split(" ")[0] ?? ""} .${node.classList[0] ?? ""}`;
      }
      return found;
    },
    [x, y] as const,
  );
}
