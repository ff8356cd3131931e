import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { initWasm, Resvg } from "@resvg/resvg-wasm";
import UPNG from "upng-js";
import { cardFonts } from "./card.js";

const { resolve } = createRequire(import.meta.url);
const fontFiles = [
  "@expo-google-fonts/source-serif-4/600SemiBold/SourceSerif4_600SemiBold.ttf",
  "@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf",
  "@expo-google-fonts/source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf",
];

/** As many as a chart and its smoothed edges need: a quarter of the bytes of full colour. */
const colors = 16;

let started: Promise<Uint8Array[]> | undefined;

/** SVG text as PNG at its own size, with the fonts that come with the project and no others: the same on any machine. */
export async function pngOf(svg: string): Promise<Uint8Array> {
  const fontBuffers = await (started ??= start());
  const image = new Resvg(withFonts(svg), {
    font: { fontBuffers, defaultFontFamily: cardFonts.sans, sansSerifFamily: cardFonts.sans },
  }).render();
  try {
    const { width, height } = image;
    return new Uint8Array(UPNG.encode([image.pixels.slice().buffer], width, height, colors));
  } finally {
    image.free();
  }
}

async function start(): Promise<Uint8Array[]> {
  await initWasm(readFile(resolve("@resvg/resvg-wasm/index_bg.wasm")));
  return Promise.all(fontFiles.map((file) => readFile(resolve(file))));
}

/** Charts name the fonts of the reader's system; a picture has only its own. */
function withFonts(svg: string): string {
  return svg.replaceAll(/font-family="(?!Source )[^"]*"/g, `font-family="${cardFonts.sans}"`);
}
