/**
 * A code's description as readers see it. Census writes capitals and abbreviations: they become a sentence's case and
 * whole words; text that has small letters stays as it is. Longer than `most` characters it ends where its first parts
 * do, or at a word, with an ellipsis. "And others" behind a common start is no description's own. Empty where there is none.
 */
export function readableDescription(description: string | null | undefined, most = Infinity): string {
  const [, text = "", others = ""] =
    /^(.*?)( and others)?$/.exec((description ?? "").replace(/\s+/g, " ").trim()) ?? [];
  return shortened((/\p{Ll}/u.test(text) ? text : inWords(text)) + others, most);
}

function inWords(text: string): string {
  const spaced = text.replace(/([,;])(?=[^\s\d])/g, "$1 ").replace(/(?<=[A-Z])&(?=[A-Z])/g, " & ");
  const words = spaced.split(" ").map((word, i, all) => {
    if (word === "&") return "and";
    if (word === "W" && !/\d$/.test(all[i - 1] ?? "")) return "with"; // else watts
    const [, before = "", core = "", after = ""] = /^([^A-Z0-9]*)(.*?)([^A-Z0-9/]*)$/.exec(word) ?? [];
    const joined = /^(W\/O?)(.+)$/.exec(core); // W/MEMORIES
    if (joined && !(core in abbreviations))
      return `${before}${abbreviations[joined[1] ?? ""] ?? ""} ${worded(joined[2] ?? "")}${after}`;
    return `${before}${worded(core)}${after}`;
  });
  const sentence = words.join(" ");
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

function worded(word: string): string {
  if (Object.hasOwn(abbreviations, word)) return abbreviations[word] ?? word;
  return kept.test(word) || units.has(word) ? (units.get(word) ?? word) : word.toLowerCase();
}

/** What the statistics abbreviate in the same way throughout. */
const abbreviations: Record<string, string> = {
  "W/": "with",
  "W/O": "without",
  "WH/NOT": "whether or not",
  "W/NOT": "whether or not",
  ACCES: "accessories",
  ADP: "automatic data processing",
  APPS: "apparatus",
  COMBO: "combined",
  CONTG: "containing",
  CONTOLLERS: "controllers",
  EXC: "except",
  EXCL: "excluding",
  GT: "over",
  HOUS: "housing",
  INCL: "including",
  INCORP: "incorporated",
  INCPTG: "incorporating",
  INCPTNG: "incorporating",
  INPTG: "incorporating",
  LT: "under",
  MACH: "machines",
  MCH: "machines",
  MEMORIS: "memories",
  NES: "not elsewhere specified",
  NESOI: "not elsewhere specified",
  NT: "not",
  OTH: "other",
  PRTS: "parts",
  PROC: "processing",
  PTS: "parts",
  STOR: "storage",
  SUPPLS: "supplies",
  UNT: "unit",
  "LT=": "at most",
};

const months = "January February March April May June July August September October November December";
for (const month of months.split(" ")) if (month !== "May") abbreviations[month.toUpperCase()] = month;

/** Letters that stand for a word each, and codes of articles. */
const kept =
  /^(?:AC|AC\/DC|AM|BTU|CD|CPU|CRT|DC|DRAM|DVD|FM|GPS|GPU|HS|HVAC|LCD|LED|LEDS|PC|PVC|RAM|RF|ROM|SRAM|TV|U\.?S\.?|USB|UV|[A-Z]*\d[A-Z\d.-]*)$/;

/** Units of measure are written in their own case. */
const units: ReadonlyMap<string, string> = new Map([
  ...(["CM", "KG", "MM", "CC"] as const).map((unit) => [unit, unit.toLowerCase()] as const),
  ...Object.entries({ KV: "kV", KVA: "kVA", KW: "kW", MHZ: "MHz", GHZ: "GHz", MW: "MW", W: "W", V: "V" }),
]);

function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  const room = text.slice(0, most);
  const part = Math.max(room.lastIndexOf(", "), room.lastIndexOf("; "));
  if (part >= most / 3) return room.slice(0, part);
  return `${room.slice(0, Math.max(1, room.lastIndexOf(" "))).replace(/[,;:\s]+$/, "")} …`;
}
