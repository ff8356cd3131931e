const lastKey = "atlas-review-last";

/** The sheet and the person of the last visit; undefined where this browser does not say. */
export function readLast(): { sheet: string; who: string } | undefined {
  try {
    const { sheet, who } = JSON.parse(localStorage.getItem(lastKey) ?? "{}") as Record<string, unknown>;
    return typeof sheet === "string" && typeof who === "string" ? { sheet, who } : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps which sheet is open and who sits at it, for the next visit. */
export function rememberLast({ sheet, who }: { sheet: string; who: string }): void {
  try {
    localStorage.setItem(lastKey, JSON.stringify({ sheet, who }));
  } catch {
    // the sheet and the name are asked for again
  }
}
