import type { Problem } from "./check-cells.js";

/** The problems of all pages: told as a page gains them, and the end of a build. */
export interface ProblemList {
  tell: (page: string, problems: readonly Problem[]) => void;
  /** Errors: one sentence for each problem there is, if there is any. */
  fail: () => void;
}

/** `say` gets each sentence once while it holds: for a preview, which goes on. */
export function problemList(say?: (text: string) => void): ProblemList {
  const pages = new Map<string, readonly string[]>();
  return {
    tell(page, problems) {
      const texts = problems.map(({ place, message }) => `${place}: ${message}`);
      const known = pages.get(page) ?? [];
      for (const text of texts) if (!known.includes(text)) say?.(text);
      pages.set(page, texts);
    },
    fail() {
      const all = [...pages.values()].flat();
      if (all.length) throw new Error(all.join("\n"));
    },
  };
}
