import { createWriteStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { ZipFile } from "yazl";
import { membersOf } from "../test/servers/fixtures/census-members.js";
import { importMeasures, type ImportRow } from "../test/servers/fixtures/census-rows.js";

/** A seeded stream of numbers in [0, 1): mulberry32. */
function randomFrom(seed: number): () => number {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const codes = 18_000;
const countries = 220;
const countriesOfCode = 18; // some 300,000 cells of code × country a month, as the imports of a month have
const rates = ["10", "18", "61", "69", "00"];

/**
 * Writes an import archive of about `records` detail records with the spread of a real month: 18,000 codes, 220
 * countries, 45 districts, and four records in ten that carry only a year to date.
 */
export async function writeImportArchive(path: string, month: string, records: number): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const zip = new ZipFile();
  const later = new Map<string, string[]>(["IMP_COMM", "CONCORD"].map((name) => [name, []]));
  const ofCountry = new Map<string, ImportRow>();
  zip.addReadStreamLazy("IMP_DETL.TXT", {}, (callback) => {
    const stream = Readable.from(detail(month, Math.round(records / codes), later, ofCountry));
    stream.on("end", () => {
      for (const member of membersOf("imports", month, [...ofCountry.values()], { districts }))
        if (["IMP_CTY", "COUNTRY", "DISTRICT", "HSDESC", "NAICS"].includes(member.name))
          later.set(member.name, member.records);
      for (const [name, lines] of later) zip.addBuffer(bytesOf(lines), `${name}.TXT`);
      zip.end();
    });
    callback(null, stream);
  });
  await pipeline(zip.outputStream, createWriteStream(path));
}

const districtsOfCode = 14;
const districts = Object.fromEntries(
  Array.from({ length: 45 }, (_, i) => [String(i + 1).padStart(2, "0"), `DISTRICT ${i + 1}`]),
);

/** The detail code by code, so that no more than one code's rows are in memory. */
function* detail(
  month: string,
  perCode: number,
  later: Map<string, string[]>,
  ofCountry: Map<string, ImportRow>,
): Generator<Buffer> {
  const random = randomFrom(20_250_101);
  for (let i = 0; i < codes; i++) {
    const code = String(101_210_010 + i * 540_000).padStart(10, "0");
    const partners = Array.from({ length: countriesOfCode }, () => Math.floor(random() ** 2 * countries));
    const doors = Array.from({ length: districtsOfCode }, () => 1 + Math.floor(random() ** 2 * 45));
    const rows = Array.from({ length: perCode }, () => row(code, partners, doors, random));
    rows.sort((a, b) => (a.country < b.country ? -1 : a.country > b.country ? 1 : 0));
    for (const each of rows) addTo(ofCountry, each);
    const members = membersOf("imports", month, rows, {});
    for (const [name, lines] of later) lines.push(...(members.find((m) => m.name === name)?.records ?? []));
    yield bytesOf(members.find((m) => m.name === "IMP_DETL")?.records ?? []);
  }
}

function row(
  code: string,
  partners: readonly number[],
  doors: readonly number[],
  random: () => number,
): ImportRow {
  const key = {
    code,
    country: String(1_000 + (partners[Math.floor(random() * partners.length)] ?? 0) * 31),
    district: String(doors[Math.floor(random() * doors.length)] ?? 1).padStart(2, "0"),
    rate: rates[Math.floor(random() * rates.length)] ?? "10",
  };
  if (random() < 0.4) return key;
  const value = Math.round(Math.exp(4 + random() * 11));
  const quantity = 1 + Math.round(value / (10 + random() * 1_000));
  const charges = Math.round(value * 0.04);
  const dutiable = random() < 0.5 ? value : 0;
  return {
    ...key,
    ...{ cards: 1 + Math.floor(random() * 9), con_qy1: quantity, con_val: value, dut_val: dutiable },
    ...{ cal_dut: Math.round(dutiable * 0.07), con_cha: charges, con_cif: value + charges },
    ...{ gen_qy1: quantity, gen_val: value, gen_cha: charges, gen_cif: value + charges },
    ...{ ves_val: value, ves_wgt: quantity * 3, ves_cha: charges, cnt_val: value, cnt_wgt: quantity * 3 },
  };
}

function addTo(sums: Map<string, ImportRow>, { country, ...measures }: ImportRow): void {
  const sum = sums.get(country) ?? { code: "0101210010", country };
  for (const stem of importMeasures) {
    const value = measures[stem];
    if (value !== undefined) sum[stem] = (sum[stem] ?? 0) + value;
  }
  sums.set(country, sum);
}

function bytesOf(records: readonly string[]): Buffer {
  return Buffer.from(records.map((record) => `${record}\r\n`).join(""), "latin1");
}
