import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { changedPlaces, goldenOf, type Picture } from "./blocks.js";

type Color = readonly [number, number, number];
const ink: Color = [40, 40, 40];
const blue: Color = [11, 92, 173];
const orange: Color = [196, 80, 27];

/** A page at half its size: lines of text, a chart with a line and its label, and more text. */
function pageOf(
  change: { chart?: false; line?: Color; label?: number; lower?: number; noise?: number } = {},
): Picture {
  const width = 320;
  const height = 600;
  const rgba = new Uint8Array(width * height * 4).fill(255);
  const paint = (
    left: number,
    top: number,
    right: number,
    bottom: number,
    color: Color,
    strength = 1,
  ): void => {
    for (let y = Math.round(top); y < bottom; y++)
      for (let x = Math.round(left); x < right; x++)
        color.forEach((value, channel) => {
          const at = (y * width + x) * 4 + channel;
          rgba[at] = Math.round((rgba[at] ?? 0) * (1 - strength) + value * strength);
        });
  };
  const write = (x: number, y: number, letters: number): void => {
    for (let i = 0; i < letters; i++) paint(x + i * 2, y, x + i * 2 + 1 + (i % 2), y + 3, ink, 0.4);
  };
  for (let y = 10; y < 100; y += 6) write(8, y, 60);
  const top = 110 + (change.lower ?? 0);
  if (change.chart !== false) {
    // a line of two pixels on the screen, and labels of ten
    for (let x = 8; x < 250; x++)
      paint(x, top + 150 - x / 2, x + 1, top + 151 - x / 2, change.line ?? blue, 0.5);
    write(252, top + 24 + (change.label ?? 0), 12);
    write(252, top + 44, 12);
  }
  for (let y = top + 190; y < 560; y += 6) write(8, y, 60);
  if (change.noise)
    for (let i = 0, random = 7; i < rgba.length; i++) {
      random = (random * 48271) % 2147483647;
      if (i % 4 < 3)
        rgba[i] = Math.min(255, Math.max(0, (rgba[i] ?? 0) + ((random / 2147483647) * 2 - 1) * change.noise));
    }
  return { width, height, rgba };
}

describe("pictures compared by blocks", () => {
  const golden = goldenOf(pageOf());

  it("takes a page as it was, smoothed otherwise, or a part of it a few pixels lower as no change", () => {
    assert.deepEqual(changedPlaces(golden, pageOf()), []);
    assert.deepEqual(changedPlaces(golden, pageOf({ noise: 12 })), []);
    assert.deepEqual(changedPlaces(golden, pageOf({ lower: 1 })), []);
  });

  it("finds a chart that is missing, a label over another and a line in another colour, and where", () => {
    const [chart] = changedPlaces(golden, pageOf({ chart: false }));
    assert.ok(chart && chart.blocks > 40 && chart.top >= 100 && chart.bottom <= 270, JSON.stringify(chart));
    const [label] = changedPlaces(golden, pageOf({ label: 18 }));
    assert.ok(label && label.left >= 244 && label.top >= 126 && label.bottom <= 170, JSON.stringify(label));
    const [line] = changedPlaces(golden, pageOf({ line: orange }));
    assert.ok(line && line.right - line.left > 200, JSON.stringify(line));
  });

  it("finds what a page has more below, and a page that is narrower", () => {
    const longer = pageOf();
    const rgba = new Uint8Array(longer.rgba.length + 320 * 40 * 4).fill(255);
    rgba.set(longer.rgba);
    assert.equal(changedPlaces(golden, { ...longer, height: 640, rgba }).length, 1);
    assert.notDeepEqual(
      changedPlaces({ ...golden, width: 70, rgba: golden.rgba.slice(0, 70 * golden.height * 4) }, longer),
      [],
    );
  });
});
