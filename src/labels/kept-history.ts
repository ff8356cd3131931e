import { emptyHistory, type History } from "./history.js";
import { decodeLabels, encodeLabels } from "./link.js";
import { unchangedLabels, type ReaderLabels } from "../measures/label-changes.js";

/** Characters that a kept history may take; the oldest steps are dropped first. Browsers keep about five million. */
const mostCharacters = 1_000_000;

/** A history as text, for the browser's storage and for other tabs. */
export function printHistory(history: History): string {
  const present = encodeLabels(history.present);
  let left = mostCharacters - present.length;
  const fitting = (states: readonly ReaderLabels[]): string[] => {
    const texts: string[] = [];
    for (const state of states) {
      const text = encodeLabels(state);
      left -= text.length + 3;
      if (left < 0) break;
      texts.push(text);
    }
    return texts;
  };
  const past = fitting([...history.past].reverse()).reverse();
  return JSON.stringify({ past, present, future: fitting(history.future) });
}

/** The history of a kept text; an empty one, and a sentence, where the text cannot be read. */
export function readHistory(text: string | null): { history: History; error?: string } {
  if (text === null) return { history: emptyHistory };
  try {
    const kept = JSON.parse(text) as Partial<Record<"past" | "present" | "future", unknown>>;
    return {
      history: {
        past: states(kept.past),
        present: state(kept.present),
        future: states(kept.future),
      },
    };
  } catch (error) {
    return {
      history: emptyHistory,
      error: `The labels kept in this browser cannot be read, so the site's own labels are shown (${(error as Error).message}).`,
    };
  }
}

function states(value: unknown): ReaderLabels[] {
  if (!Array.isArray(value)) throw new Error("the list of steps is missing");
  return value.map(state);
}

function state(value: unknown): ReaderLabels {
  if (typeof value !== "string") throw new Error("a step is missing");
  if (value === "") return unchangedLabels;
  const decoded = decodeLabels(value);
  if ("error" in decoded) throw new Error(decoded.error);
  return decoded.labels;
}
