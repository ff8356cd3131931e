import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { CDPSession, Page } from "playwright-core";
import UPNG from "upng-js";
import type { Picture } from "./blocks.js";

const { resolve } = createRequire(import.meta.url);
const fonts = {
  serif: "@expo-google-fonts/source-serif-4/600SemiBold/SourceSerif4_600SemiBold.ttf",
  sans: "@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf",
  "sans-bold": "@expo-google-fonts/source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf",
};

/** A page as a reader sees it: how wide its window is, and its theme. */
export interface Look {
  name: string;
  width: number;
  colorScheme: "light" | "dark";
}

const windowHeight = 900;

export const looks: readonly Look[] = [
  { name: "wide-light", width: 1280, colorScheme: "light" },
  { name: "wide-dark", width: 1280, colorScheme: "dark" },
  { name: "phone-light", width: 390, colorScheme: "light" },
  { name: "phone-dark", width: 390, colorScheme: "dark" },
];

/** Gives an opened page a look, in a window as long as the page, and waits until all is drawn for it. */
export async function takeOn(page: Page, session: CDPSession, { width, colorScheme }: Look): Promise<void> {
  await page.emulateMedia({ colorScheme });
  if (page.viewportSize()?.width !== width || page.viewportSize()?.height === windowHeight) {
    await session.send("Emulation.setTouchEmulationEnabled", { enabled: width < 500, maxTouchPoints: 1 });
    await page.setViewportSize({ width, height: windowHeight });
    await page.setViewportSize({ width, height: await heightDrawn(page) });
  }
  await heightDrawn(page);
}

/** The height of the page once it stays the same from one frame to the next. */
function heightDrawn(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const { documentElement: root } = document;
    let height = -1;
    for (let same = 0; same < 2; height = root.scrollHeight) {
      await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
      same = root.scrollHeight === height ? same + 1 : 0;
    }
    return height;
  });
}

/** The page as it was last given a look, from its head to its foot, at a quarter of its size. */
export async function pictureOf(page: Page, session: CDPSession): Promise<Picture> {
  const { width = 0, height = 0 } = page.viewportSize() ?? {};
  const clip = { x: 0, y: 0, width, height, scale: 0.25 };
  const { data } = await session.send("Page.captureScreenshot", {
    format: "png",
    optimizeForSpeed: true,
    clip,
  });
  return decoded(Buffer.from(data, "base64"));
}

/** Makes an opened page hold still, in letters of the project's own as on every machine; returns how it lets go. */
export async function holdStill(page: Page): Promise<() => Promise<void>> {
  const files = await Promise.all(
    Object.entries(fonts).map(
      async ([name, file]) => [name, await readFile(resolve(file), "base64")] as const,
    ),
  );
  await page.evaluate(
    async ({ files, style }) => {
      for (const [name, base64] of files) {
        const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
        const [family = "", bold] = name.split("-");
        const face = new FontFace(`golden-${family}`, bytes, { weight: bold ? "600 900" : "100 599" });
        document.fonts.add(await face.load());
      }
      const sheet = new CSSStyleSheet(); // a style element would be refused by the site's policy
      sheet.replaceSync(style);
      document.adoptedStyleSheets.push(sheet);
    },
    { files, style },
  );
  return () => page.evaluate(() => void document.adoptedStyleSheets.pop());
}

const style = `
  *, *::before, *::after {
    font-family: "golden-sans", sans-serif !important;
    animation: none !important; transition: none !important; caret-color: transparent !important;
  }
  [data-build] { visibility: hidden !important; }
  :is(h1, h2, h3, h4, .headline, .figure-title), :is(h1, h2, h3, h4, .headline, .figure-title) * { font-family: "golden-serif", serif !important; }
`;

export function decoded(png: Buffer): Picture {
  const image = UPNG.decode(new Uint8Array(png).buffer);
  const [frame] = UPNG.toRGBA8(image);
  return { width: image.width, height: image.height, rgba: new Uint8Array(frame ?? new ArrayBuffer(0)) };
}

export function encoded({ width, height, rgba }: Picture): Buffer {
  return Buffer.from(UPNG.encode([rgba.slice().buffer], width, height, 0));
}
