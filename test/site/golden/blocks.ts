/**
 * Pictures compared by blocks, so that another Chromium's way of smoothing an edge is no change, but a chart that is
 * missing, a label over another or another colour is. A golden picture keeps only the mean colours of its blocks.
 */

/** Side of a block in pixels of a picture, which is a quarter of the page: 8 pixels of the page. */
export const side = 2;
/** How far a mean may be off in its worst channel, of 255. */
const tolerance = 14;
/** Blocks that have to differ close to each other before it counts. */
const fewest = 8;
/** Blocks that stand within so many of each other are one place. */
const reach = 2;
/** Rows of blocks that move together; another machine may break a line elsewhere, which moves all below. */
const bandRows = 4;
/** How far a band may stand from where the one above stood, in pixels of a picture. */
const mostMoved = 7;

/** Rows of red, green, blue and opacity, as decoded from a PNG file. */
export interface Picture {
  width: number;
  height: number;
  rgba: Uint8Array;
}

/** A rectangle of the fresh picture that is not as it was, in its pixels. */
export interface Place {
  left: number;
  top: number;
  right: number;
  bottom: number;
  /** blocks that differ */
  blocks: number;
}

/** Places where a fresh picture differs from a golden one; one place for all that is longer or narrower. */
export function changedPlaces(golden: Picture, fresh: Picture): Place[] {
  const sums = new Sums(fresh);
  const columns = Math.min(golden.width, Math.floor(fresh.width / side));
  const changed: { x: number; y: number; top: number }[] = [];
  let moved = 0;
  for (let row = 0; row < golden.height; row += bandRows) {
    const rows = Math.min(bandRows, golden.height - row);
    const changedAt = (offset: number): typeof changed => {
      const found: typeof changed = [];
      for (let y = row; y < row + rows; y++)
        for (let x = 0; x < columns; x++)
          if (differs(golden, x, y, sums, offset)) found.push({ x, y, top: y * side + offset });
      return found;
    };
    let best = changedAt(moved);
    for (let step = 1, from = moved; best.length >= fewest && step <= mostMoved; step++)
      for (const offset of [from - step, from + step]) {
        const other = changedAt(offset);
        if (other.length >= best.length / 2) continue; // moves only for what then fits far better
        best = other;
        moved = offset;
      }
    changed.push(...best);
  }
  const places = placesOf(changed);
  const longer = fresh.height - (golden.height * side + moved);
  if (Math.abs(longer) > 2 * mostMoved || Math.abs(fresh.width - golden.width * side) > side)
    places.push({
      left: 0,
      top: fresh.height - Math.max(longer, 0),
      right: fresh.width,
      bottom: fresh.height,
      blocks: 0,
    });
  return places;
}

/** The golden picture of a fresh one: a pixel for each whole block, its colour on a coarse scale that packs well. */
export function goldenOf(fresh: Picture): Picture {
  const sums = new Sums(fresh);
  const width = Math.floor(fresh.width / side);
  const height = Math.floor(fresh.height / side);
  const rgba = new Uint8Array(width * height * 4).fill(255);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      for (const channel of channels)
        rgba[(y * width + x) * 4 + channel] = Math.min(
          255,
          Math.round(sums.mean(channel, x * side, y * side) / 8) * 8,
        );
  return { width, height, rgba };
}

const channels = [0, 1, 2] as const;
type Channel = (typeof channels)[number];

function differs(golden: Picture, x: number, y: number, sums: Sums, offset: number): boolean {
  const left = x * side;
  const top = y * side + offset;
  const at = (y * golden.width + x) * 4;
  const off = (dx: number, dy: number): number =>
    Math.max(
      ...channels.map((channel) =>
        Math.abs((golden.rgba[at + channel] ?? 0) - sums.mean(channel, left + dx, top + dy)),
      ),
    );
  if (off(0, 0) <= tolerance) return false;
  return ![off(-1, 0), off(1, 0), off(0, -1), off(0, 1)].some((difference) => difference <= tolerance);
}

/** Blocks close to each other as one place; too few of them are none. */
function placesOf(changed: readonly { x: number; y: number; top: number }[]): Place[] {
  const left = new Set(changed);
  const places: Place[] = [];
  for (const first of left) {
    left.delete(first);
    const together = [first];
    for (const block of together)
      for (const other of left)
        if (Math.abs(other.x - block.x) <= reach && Math.abs(other.y - block.y) <= reach) {
          left.delete(other);
          together.push(other);
        }
    if (together.length < fewest) continue;
    places.push({
      left: Math.min(...together.map(({ x }) => x)) * side,
      right: (Math.max(...together.map(({ x }) => x)) + 1) * side,
      top: Math.min(...together.map(({ top }) => top)),
      bottom: Math.max(...together.map(({ top }) => top)) + side,
      blocks: together.length,
    });
  }
  return places;
}

/** Sums of the channels of all pixels above and left of each, which give the mean of any rectangle at once. */
class Sums {
  private readonly columns: number;
  private readonly sums: readonly Uint32Array[];

  constructor(private readonly picture: Picture) {
    const { width, height, rgba } = picture;
    this.columns = width + 1;
    this.sums = channels.map((channel) => {
      const sums = new Uint32Array(this.columns * (height + 1));
      for (let y = 0; y < height; y++)
        for (let x = 0, row = 0; x < width; x++) {
          row += rgba[(y * width + x) * 4 + channel] ?? 0;
          sums[(y + 1) * this.columns + x + 1] = (sums[y * this.columns + x + 1] ?? 0) + row;
        }
      return sums;
    });
  }

  /** Of the block with this corner; NaN beyond the edge, which differs from nothing, white below the end. */
  mean(channel: Channel, left: number, top: number): number {
    const { width, height } = this.picture;
    const x = Math.min(Math.max(left, 0), width - side);
    const y = Math.min(Math.max(top, 0), height - side);
    const sums = this.sums[channel];
    const at = (dx: number, dy: number): number => sums?.[(y + dy) * this.columns + x + dx] ?? 0;
    return (at(side, side) - at(0, side) - at(side, 0) + at(0, 0)) / (side * side);
  }
}
