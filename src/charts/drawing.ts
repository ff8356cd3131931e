/** What a chart function is given besides its rows. */
export interface Frame {
  width: number;
  height: number;
  document: Document;
  /** what the reader asked of this chart; absent: all of it */
  asked?: Asked | undefined;
}

/** What a reader left out of a chart, at its labels and by dragging over it, and what was added to it. */
export interface Asked {
  /** keys of the series that are switched off */
  hidden: ReadonlySet<string>;
  /** keys of what is shown besides what the chart shows by itself */
  added?: ReadonlySet<string> | undefined;
  /** the first and the last period that are shown, `YYYY-MM` or `YYYY` */
  from?: string | undefined;
  to?: string | undefined;
}

/** A chart as drawn, and the places in it that a reader can ask for the values of. */
export interface Drawing {
  svg: SVGSVGElement;
  points: readonly Point[];
  /** what can be switched off and on, hidden ones too; absent where nothing can */
  series?: readonly { key: string; name: string; color: string }[];
  /** what can be shown besides, added or not, under a name for the list: `Add a country` */
  more?: { label: string; names: readonly { key: string; name: string }[] };
  /** what the rows have and the drawing does not show, or shows otherwise, in a sentence */
  leftOut?: string;
  /** the points are periods, of which a part can be shown */
  periods?: true;
  /** the periods that are shown, where those are a part only */
  part?: Part;
  /** a map: a reader can come closer */
  zooms?: true;
}

/** From the first to the last of some periods, `YYYY-MM` or `YYYY`. */
export interface Part {
  from: string;
  to: string;
}

/** A place in a chart with what stands there: read out under a pointer, by arrow keys and by screen readers. */
export interface Point {
  /** in pixels of the drawing */
  x: number;
  y?: number;
  title: string;
  values: readonly { name: string; text: string; color?: string }[];
  /** the period that stands there, by which charts of a page follow one another */
  key?: string;
  /** from where to where a rule marks the period, in pixels from the top; default: the chart's height where there is no y */
  span?: readonly [number, number];
  /** the rectangle that belongs to the point: left, top, right, bottom */
  bounds?: readonly [number, number, number, number];
  /** the child of the drawing that belongs to the point, by its number */
  mark?: number;
  /** the page about what stands there */
  href?: string | undefined;
  /** the figure's table has all of it */
  inTable?: true;
  /** marks that stand there: a short name, and what it means with its source */
  notes?: readonly { label: string; detail?: string }[];
}

export const textSize = 12;
/** How much wider a bold text is than `textWidth` says. */
export const boldness = 1.13;
/** Below this width, in pixels, charts and tables take their narrow form. */
export const narrowWidth = 520;

/** The series that are switched on; all of them where none would be left. */
export function switchedOn<T extends { key: string }>(
  series: readonly T[],
  asked: Asked | undefined,
): readonly T[] {
  const on = series.filter(({ key }) => !asked?.hidden.has(key));
  return on.length ? on : series;
}

/** The rows of the periods that the reader asked for, and which those are; all where that leaves less than a line takes. */
export function partAsked<T>(
  rows: readonly T[],
  periodOf: (row: T) => string,
  { from = "", to = "9" }: Pick<Asked, "from" | "to"> = {},
): { rows: readonly T[]; part?: Part } {
  const own = rows.filter((row) => holds({ from, to }, periodOf(row)));
  const periods = [...new Set(own.map(periodOf))].sort();
  const [first, last] = [periods[0], periods.at(-1)];
  return own.length === rows.length || first === undefined || last === undefined || first === last
    ? { rows }
    : { rows: own, part: { from: first, to: last } };
}

/** Does a part hold a period? A part of months holds the years that they lie in, a part of years all of their months. */
export function holds({ from, to }: Part, period: string): boolean {
  return from.slice(0, period.length) <= period && period.slice(0, to.length) <= to;
}

/** Width of a text at a font size, in pixels, near enough to lay out labels where nothing can be measured. */
export function textWidth(text: string, size = textSize): number {
  let width = 0;
  for (const character of text)
    width += /[iljt.,:' |\u00a0]/.test(character) ? 0.34 : /[A-ZMWm%]/.test(character) ? 0.76 : 0.62;
  return width * size;
}

/** Moves labels apart so that none is nearer than `gap` to the next, keeping their order and the range. */
export function spread(positions: readonly number[], gap: number, low: number, high: number): number[] {
  const order = positions.map((_, i) => i).sort((a, b) => (positions[a] ?? 0) - (positions[b] ?? 0));
  const placed = [...positions];
  let floor = low;
  for (const i of order) {
    placed[i] = Math.max(placed[i] ?? 0, floor);
    floor = (placed[i] ?? 0) + gap;
  }
  let ceiling = high;
  for (const i of order.reverse()) {
    placed[i] = Math.min(placed[i] ?? 0, ceiling);
    ceiling = (placed[i] ?? 0) - gap;
  }
  return placed;
}

/** The text, cut with an ellipsis where it is wider than the room. */
export function shorten(text: string, room: number, size = textSize): string {
  if (textWidth(text, size) <= room) return text;
  let kept = text;
  while (kept.length > 1 && textWidth(`${kept}…`, size) > room) kept = kept.slice(0, -1);
  return `${kept.trimEnd()}…`;
}

/** The text broken at spaces, and behind the hyphen of a word too wide, into lines of at most a width; a word wider than that stands alone. */
export function wrapText(text: string, room: number, size = textSize): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" "))
    for (const [i, part] of (textWidth(word, size) > room ? word.split(/(?<=\p{L}-)/u) : [word]).entries()) {
      const longer = line ? `${line}${i ? "" : " "}${part}` : part;
      if (line && textWidth(longer, size) > room) {
        lines.push(line);
        line = part;
      } else line = longer;
    }
  return line ? [...lines, line] : lines;
}

/** A label on at most two lines; what does not fit ends in an ellipsis. */
export function labelLines(text: string, room: number, size = textSize): string {
  const [first = "", ...rest] = wrapText(text, room, size);
  return [first, rest.join(" ")]
    .filter(Boolean)
    .map((line) => shorten(line, room, size))
    .join("\n");
}

/** A category's name without what explains it: `Networking and telecom` as Networking, `Electrical power` as Electrical. */
export function shortName(text: string): string {
  return (text.includes(" and ") ? text.split(" and ") : text.split(" "))[0] ?? text;
}

/** The text in lines of at most a width, none of its words cut; undefined where it takes more lines than there is room for. */
export function wholeLines(text: string, room: number, most: number): string[] | undefined {
  const lines = wrapText(text, room, textSize);
  return lines.length <= most && lines.every((line) => textWidth(line, textSize) <= room) ? lines : undefined;
}
