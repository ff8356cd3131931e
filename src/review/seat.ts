import { create } from "../base/dom.js";
import type { KeptSheet } from "./kept.js";
import type { Review } from "./machine.js";

/** Which sheet is open and who sits at it, as a form; the name comes without spaces around it. */
export function seatForm(
  sheets: readonly KeptSheet[],
  review: Review,
  on: { choose(id: string): void; sit(who: string): void },
): HTMLElement {
  const name = create("input", {
    type: "text",
    name: "who",
    value: review.who,
    maxlength: 80,
    autocomplete: "name",
  });
  const choose = create(
    "select",
    { name: "sheet" },
    sheets.map((sheet) =>
      create(
        "option",
        { value: sheet.id, selected: sheet.id === review.sheet },
        `${sheet.origin}${sheet.drawn ? "" : ": not a random sample"}`,
      ),
    ),
  );
  choose.addEventListener("change", () => {
    choose.blur();
    on.choose(choose.value);
  });
  const begin = create(
    "button",
    { type: "submit", class: "tool primary" },
    review.who === "" ? "Begin" : "Go on",
  );
  const form = create(
    "form",
    { class: "review-bar" },
    create("label", { class: "control" }, create("span", {}, "Sheet"), choose),
    create("label", { class: "control" }, create("span", {}, "Your name or initials"), name),
    begin,
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    on.sit(name.value.trim().replace(/\s+/g, " "));
  });
  return form;
}

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
