import assert from "node:assert/strict";
import { it } from "node:test";
import { seatAfter } from "../../src/review/seat.js";

it("goes on with who answered last where a kill lost who sat down, and with who sat down where it did not", () => {
  const ada = { sheet: "s", who: "Ada", decided: "2026-11-28T10:05:00.000Z" };
  const seat = (who: string, since: string) => ({ sheet: "s", who, since });
  assert.equal(seatAfter(seat("", "2026-11-28T10:00:00.000Z"), ada)?.who, "Ada");
  assert.equal(seatAfter(seat("Ben", "2026-11-28T10:06:00.000Z"), ada)?.who, "Ben");
  assert.equal(seatAfter(seat("Ben", ""), ada)?.who, "Ada", "a visit of an older version says no time");
  assert.equal(seatAfter(undefined, ada)?.who, "Ada");
  assert.equal(seatAfter(seat("Ben", ""), undefined)?.who, "Ben");
  assert.equal(seatAfter(undefined, undefined), undefined);
});
