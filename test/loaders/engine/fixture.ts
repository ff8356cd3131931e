import type { Cache } from "../../../loaders/cache.js";
import { buildSnapshot } from "../../../loaders/snapshot/build.js";
import { makeFixtureCache, type Cells, type FixtureMonth } from "../snapshot/fixture.js";

const flows = ["imports", "exports"] as const;

/** Two whole years, so that every change has a period to be held against. */
const months = ["2023", "2024"].flatMap((year) =>
  Array.from({ length: 12 }, (_, i) => `${year}-${String(i + 1).padStart(2, "0")}`),
);

/** hs10, relevance, category, confidence: each class, one without a label, one in a chapter that measures leave out. */
const codes: readonly (readonly [string, string?, string?, number?])[] = [
  ["8471500150", "High", "Compute_Hardware", 95],
  ["8471800150", "High", "Compute_Hardware", 85],
  ["8504409550", "High", "Electrical_Power", 70],
  ["8517620090", "High", "Networking_Telecom"],
  ["8504210020", "Medium", "Electrical_Power", 60],
  ["8415820120", "Medium", "Cooling_HVAC", 90],
  ["9403200050", "Low", "Not_DC_Related", 99],
  ["0101210010", "Low", "Not_DC_Related", 99],
  ["9403200090", "Low", "Not_DC_Related"],
  ["6203424011"],
  ["2709002010", "Low", "Not_DC_Related", 90],
];
const countries = ["1220", "2010", "4280", "5700", "5830"];

/** A small snapshot with every table that measures read, in a cache of its own. Values are the same at each call. */
export async function buildEngineFixture(folder: string): Promise<{ cache: Cache; id: string }> {
  const cache = await makeFixtureCache(folder, {
    months: months.flatMap((month, index) => flows.map((flow) => monthOf(flow, month, index))),
    runs: { keyword: { labels: labelsOf(0) }, other: { labels: labelsOf(3) } },
    lists: {
      annex_ii: [
        { kind: "exemption", prefix: "84715001", digits: 8, written: "8471500150", effective: "2024-04-05" },
        { kind: "exemption", prefix: "8517", digits: 4, written: "8517000000" },
      ],
      section_122: [
        { kind: "exemption", prefix: "8504", digits: 4, written: "8504", effective: "2024-07-01" },
      ],
    },
  });
  const { id } = await buildSnapshot({
    inputs: cache,
    into: cache,
    kind: "sample",
    run: "keyword",
    unlabelled: "allow",
  });
  return { cache, id };
}

function monthOf(flow: (typeof flows)[number], month: string, index: number): FixtureMonth {
  const random = generator(index * 2 + (flow === "imports" ? 1 : 2));
  const facts = codes.flatMap(([hs10], code): Cells[] =>
    countries.flatMap((cty_code, country): Cells[] => {
      if (random() < 0.25) return []; // a code does not come from everywhere every month
      const value = Math.round(1e6 * random() * (1 + code) * (1 + index / 12)) + country;
      const quantity = random() < 0.2 ? null : 1 + Math.round(value / (50 + 10 * random()));
      return flow === "imports"
        ? [
            {
              hs10,
              cty_code,
              con_val: value,
              gen_val: value + 7,
              con_cif: value + 90,
              dut_val: Math.round(value / 2),
              cal_dut: Math.round(value * 0.03 * random()),
              con_qty1: quantity,
            },
          ]
        : [
            {
              hs10,
              cty_code,
              domestic_val: value,
              foreign_val: Math.round(value * random() * 0.3),
              domestic_qty1: quantity,
              foreign_qty1: 0,
            },
          ];
    }),
  );
  const headings = codes.slice(0, 6).map(([hs10]) => hs10.slice(0, 6));
  const places = (name: "port" | "state", ids: readonly string[]): Cells[] =>
    [...new Set(headings)].flatMap((hs6) =>
      ids.map((id) => {
        const val = Math.round(1e6 * random());
        return {
          hs6,
          [name]: id,
          name: `${name} ${id}`,
          val,
          air_val: Math.round(val / 3),
          ves_val: Math.round(val / 5),
        };
      }),
    );
  return {
    flow,
    month,
    facts,
    districts: codes.flatMap(([hs10]) =>
      ["20", "23"].map((district) => ({ hs10, district, val: Math.round(5e5 * random()) })),
    ),
    ports: places("port", ["2704", "5301"]),
    states: places("state", ["CA", "TX"]),
    codes: codes.map(([hs10], i) => ({
      hs10,
      description_long: `GOODS ${hs10}, "QUOTED" \\ AND WHAT'S NOT`,
      unit1: i % 5 === 4 ? "KG" : "NO",
      naics: i % 3 ? "334111" : "335311",
      end_use: i % 2 ? "21301" : "21300",
    })),
    countries: countries.map((cty_code) => ({ cty_code, name: `COUNTRY ${cty_code}` })),
    districtNames: ["20", "23"].map((district) => ({ district, name: `DISTRICT ${district}` })),
  };
}

/** Labels of both flows; `shift` moves each label to another code, for a run that differs. */
function labelsOf(shift: number): Cells[] {
  return flows.flatMap((flow) =>
    codes.flatMap(([hs10], i): Cells[] => {
      const [, relevance, category, confidence] = codes[(i + shift) % codes.length] ?? [];
      return relevance ? [{ flow, hs10, relevance, category, confidence: confidence ?? null }] : [];
    }),
  );
}

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
function generator(seed: number): () => number {
  let state = seed * 0x9e3779b9;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
