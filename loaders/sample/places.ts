import type { Flow } from "../cache.js";
import { sampleMonths } from "./calendar.js";
import { routeOf } from "./districts.js";
import { generalOverConsumption, inOrder } from "./fact-rows.js";
import { modes, modesOf, type ByMode } from "./modes.js";
import { portNames, portOf } from "./ports.js";
import { fractionOf } from "./random.js";
import { stateShares } from "./states.js";
import { width, type Pair, type TradeCells } from "./trade-cells.js";

/** Ports and states are pulled for the months of the paper's comparison only. */
const firstPlaceMonth = "2023-01";

/** HS6 × port and HS6 × state as blocks of CSV, a header and then a month each, in order of month, code and place. */
export interface PlaceBlocks {
  /** HS6 codes of the codes labelled High, sorted */
  codes: string[];
  ports: Iterable<string>;
  states: Iterable<string>;
}

/**
 * General imports, or exports, of the HS6 codes that hold a code labelled High, with every code in them, as the API
 * would give them: ports and states each add up to the facts to the dollar.
 */
export function placeBlocks(flow: Flow, cells: TradeCells): PlaceBlocks {
  const high = cells.pairs.filter(({ code }) => code.label?.relevance === "High");
  const codes = [...new Set(high.map(({ code }) => code.hs10.slice(0, 6)))].sort();
  const indices = new Map<string, number[]>(codes.map((hs6) => [hs6, []]));
  for (const p of inOrder(cells.pairs)) indices.get(cells.pairs[p]!.code.hs10.slice(0, 6))?.push(p);
  const subheadings = [...indices].map(([hs6, own]) => ({
    hs6,
    members: own.map((p) => memberOf(flow, cells, p)),
  }));
  return {
    codes,
    ports: blocks("month,hs6,port,name,val,air_val,ves_val\n", (m) =>
      subheadings.map(({ hs6, members }) => portRows(hs6, members, m)).join(""),
    ),
    states: blocks("month,hs6,state,val,air_val,ves_val\n", (m) =>
      subheadings.map(({ hs6, members }) => stateRows(flow, hs6, members, m)).join(""),
    ),
  };
}

/** A pair of the subheading: its dollars by mode in a month, and the ports that each mode goes through. */
interface Member {
  dollars: (month: number) => ByMode;
  /** first and second port of each mode, and the share of the second */
  routes: Record<keyof ByMode, { first: string; second: string; share: number }>;
}

function memberOf(flow: Flow, { pairs, usd }: TradeCells, p: number): Member {
  const pair = pairs[p]!;
  const general = flow === "imports" ? generalOverConsumption(pair) : undefined;
  const split = modesOf(pair);
  return {
    dollars: (m) => split(Math.round(usd[p * width + m]! * (general?.[m] ?? 1)), m),
    routes: routesOf(pair),
  };
}

function routesOf(pair: Pair): Member["routes"] {
  const { first, second, share } = routeOf(pair);
  const draw = fractionOf(`${pair.code.hs10} ${pair.cty_code} port`);
  const of = (mode: keyof ByMode) => ({
    first: portOf(first, mode, draw),
    second: portOf(second, mode, draw),
    share,
  });
  return { air: of("air"), vessel: of("vessel"), land: of("land") };
}

function portRows(hs6: string, members: readonly Member[], m: number): string {
  const ports = new Map<string, ByMode>();
  for (const { dollars, routes } of members) {
    const byMode = dollars(m);
    for (const mode of modes) {
      const { first, second, share } = routes[mode];
      const part = Math.floor(byMode[mode] * share);
      add(ports, first, mode, byMode[mode] - part);
      add(ports, second, mode, part);
    }
  }
  return rowsOf(ports, (port) => `${sampleMonths[m]!},${hs6},${port},"${portNames[port]!}"`);
}

function stateRows(flow: Flow, hs6: string, members: readonly Member[], m: number): string {
  const total: ByMode = { air: 0, vessel: 0, land: 0 };
  for (const { dollars } of members) {
    const byMode = dollars(m);
    for (const mode of modes) total[mode] += byMode[mode];
  }
  const states = new Map<string, ByMode>();
  const [[first] = ["XX", 1], ...others] = stateShares(flow, hs6, m);
  for (const mode of modes) {
    let left = total[mode];
    for (const [state, share] of others) {
      const part = Math.floor(total[mode] * share);
      add(states, state, mode, part);
      left -= part;
    }
    add(states, first, mode, left);
  }
  return rowsOf(states, (state) => `${sampleMonths[m]!},${hs6},${state}`);
}

function add(places: Map<string, ByMode>, place: string, mode: keyof ByMode, dollars: number): void {
  if (dollars === 0) return;
  const known = places.get(place) ?? { air: 0, vessel: 0, land: 0 };
  known[mode] += dollars;
  places.set(place, known);
}

function rowsOf(places: ReadonlyMap<string, ByMode>, key: (place: string) => string): string {
  return [...places]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([place, { air, vessel, land }]) => `${key(place)},${air + vessel + land},${air},${vessel}\n`)
    .join("");
}

function* blocks(header: string, ofMonth: (month: number) => string): Generator<string> {
  yield header;
  for (const [m, month] of sampleMonths.entries()) if (month >= firstPlaceMonth) yield ofMonth(m);
}
