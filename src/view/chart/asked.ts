import type { Asked, Drawing } from "../../charts/drawing.js";

/** The parameter of an address that says what was asked of a chart; it stands once for each chart. */
const chartParameter = "chart";

const drawings = new WeakMap<SVGSVGElement, Drawing>();

/** What the reader asked of a figure's chart, as the page's address says it; undefined where all of it is shown. */
export function askedOf(name: string): Asked | undefined {
  const own = new URLSearchParams(location.search)
    .getAll(chartParameter)
    .find((text) => text.split(separator)[0] === name);
  return own === undefined ? undefined : parseAsked(own);
}

/** Keeps what is asked of a chart in the page's address, so that it outlives redrawing and goes with links. */
export function keepAsked(name: string, next: Asked): void {
  const address = new URL(location.href);
  const others = address.searchParams
    .getAll(chartParameter)
    .filter((text) => text.split(separator)[0] !== name);
  address.searchParams.delete(chartParameter);
  const own = printAsked(name, next);
  for (const text of own === undefined ? others : [...others, own])
    address.searchParams.append(chartParameter, text);
  history.replaceState(history.state, "", address);
}

/** `country-shares*plus*Chile*minus*ai*from*2024-01`; undefined where nothing is asked. */
export function printAsked(name: string, { hidden, added, from, to }: Asked): string | undefined {
  const parts = [
    ...[...(added ?? [])].flatMap((key) => ["plus", key]),
    ...[...hidden].flatMap((key) => ["minus", key]),
    ...(from === undefined ? [] : ["from", from]),
    ...(to === undefined ? [] : ["to", to]),
  ];
  return parts.length
    ? [name, ...parts.map((part) => part.replaceAll(separator, ""))].join(separator)
    : undefined;
}

/** What cannot be read of it is left out; undefined where nothing is left. */
export function parseAsked(text: string): Asked | undefined {
  const [, ...parts] = text.split(separator);
  const [hidden, added] = [new Set<string>(), new Set<string>()];
  const ends: { from?: string; to?: string } = {};
  for (let i = 0; i + 1 < parts.length; i += 2) {
    const [kind, value = ""] = [parts[i], parts[i + 1]];
    if (kind === "plus") added.add(value);
    else if (kind === "minus") hidden.add(value);
    else if ((kind === "from" || kind === "to") && /^\d{4}(-\d{2})?$/.test(value)) ends[kind] = value;
  }
  const says = hidden.size + added.size + Object.keys(ends).length > 0;
  return says ? { hidden, ...(added.size && { added }), ...ends } : undefined;
}

/** Stands in an address as it is, and in no key. */
const separator = "*";

/** With a series switched to the other state. */
export function toggled(current: Asked, key: string): Asked {
  const hidden = new Set(current.hidden);
  if (!hidden.delete(key)) hidden.add(key);
  return { ...current, hidden };
}

/** With something shown besides, or no longer. */
export function withAdded(current: Asked, key: string): Asked {
  const added = new Set(current.added);
  if (!added.delete(key)) added.add(key);
  return { ...current, added };
}

/** Keeps a drawing for the chart that it stands in, so that it need not be made again. */
export function keepDrawing(drawing: Drawing): void {
  drawings.set(drawing.svg, drawing);
}

export function drawingOf(svg: SVGSVGElement): Drawing | undefined {
  return drawings.get(svg);
}
