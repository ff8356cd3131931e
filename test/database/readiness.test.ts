import assert from "node:assert/strict";
import { it } from "node:test";
import { mayStartAhead } from "../../src/database/readiness.js";

it("starts the database ahead where the device says nothing against it", { timeout: 60_000 }, () => {
  for (const device of [
    {},
    { deviceMemory: 8 },
    { connection: {} },
    { deviceMemory: 4, connection: { effectiveType: "4g", saveData: false } },
  ])
    assert.ok(mayStartAhead(device), JSON.stringify(device));
  for (const device of [
    { connection: { saveData: true } },
    { deviceMemory: 8, connection: { effectiveType: "3g" } },
    { connection: { effectiveType: "slow-2g" } },
    { deviceMemory: 2 },
    { deviceMemory: 0.5, connection: { effectiveType: "4g" } },
  ])
    assert.ok(!mayStartAhead(device), JSON.stringify(device));
});
