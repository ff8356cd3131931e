const lastKey = "atlas-review-last";

/** Which sheet was open, who sat at it, and since when, as ISO 8601. */
export interface LastSeat {
  sheet: string;
  who: string;
  since: string;
}

/** The sheet and the person of the last visit; undefined where this browser does not say. */
export function readLast(): LastSeat | undefined {
  try {
    const kept = JSON.parse(localStorage.getItem(lastKey) ?? "{}") as Record<string, unknown>;
    const { sheet, who, since } = kept;
    if (typeof sheet !== "string" || typeof who !== "string") return undefined;
    return { sheet, who, since: typeof since === "string" ? since : "" };
  } catch {
    return undefined;
  }
}

/** Where a visit goes on: at the newest answer, where a kill lost who has sat down since. */
export function seatAfter(
  seat: LastSeat | undefined,
  newest: { sheet: string; who: string; decided: string } | undefined,
): { sheet: string; who: string } | undefined {
  return newest && newest.decided > (seat?.since ?? "") ? newest : seat;
}

/** Keeps which sheet is open and who sits at it, for the next visit. */
export function rememberLast({ sheet, who }: { sheet: string; who: string }): void {
  try {
    const seat: LastSeat = { sheet, who, since: new Date().toISOString() };
    localStorage.setItem(lastKey, JSON.stringify(seat));
  } catch {
    // the sheet and the name are asked for again
  }
}
