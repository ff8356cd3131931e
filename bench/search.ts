import { performance } from "node:perf_hooks";
import { Everything } from "../src/search/everything.js";
import type { Line } from "./run.js";

const words = ["PROCESSING", "UNITS", "TRANSFORMERS", "COOLING", "PARTS", "OF", "MACHINES", "NESOI"];
const codes = 20_000;
const countries = 400;

/** How long the box in the header takes for a key, over as many codes and countries as a live snapshot has. */
export default function search(): Promise<Line[]> {
  const everything = new Everything(file());
  const lines = ["processing units", "transformers", "84715001", "country 17"].map((typed) => {
    const times = keys(typed)
      .map((text) => {
        const start = performance.now();
        everything.search(text);
        return performance.now() - start;
      })
      .sort((a, b) => a - b);
    const at = (part: number): string =>
      `${times[Math.min(times.length - 1, Math.floor(times.length * part))]?.toFixed(1)} ms`;
    return { what: typed, keys: String(times.length), median: at(0.5), slowest: at(1) };
  });
  return Promise.resolve(lines);
}

/** What stands in the box after each key but the first, which asks nothing. */
const keys = (typed: string): string[] =>
  Array.from({ length: typed.length - 1 }, (_, i) => typed.slice(0, i + 2));

function file(): ConstructorParameters<typeof Everything>[0] {
  const numbers = Array.from({ length: codes }, (_, i) =>
    String(1_000_000_000 + i * 400_013).padStart(10, "0"),
  );
  return {
    codes: {
      numbers: numbers.join(""),
      descriptions: numbers.map((_, i) =>
        words.map((__, j) => words[(i * (j + 3)) % words.length]).join(" "),
      ),
      values: numbers.map((_, i) => i),
    },
    entries: Array.from({ length: countries }, (_, i) => ({
      kind: "country" as const,
      title: `Country ${i}`,
      text: "A place of trade",
      href: `code?country=${i}`,
    })),
  };
}
