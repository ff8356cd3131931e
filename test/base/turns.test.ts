import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { inTurn } from "../../src/base/turns.js";

// no test process paints: a frame is the next turn of its loop
Object.assign(globalThis, { requestAnimationFrame: (call: () => void) => setTimeout(call) });

describe("inTurn", { timeout: 60_000 }, () => {
  it("draws nothing before the frame is painted, then what is seen first, and lets others in between", async () => {
    const log: string[] = [];
    const draw = (name: string) => (): void => {
      const end = performance.now() + 20; // longer than a turn may take
      while (performance.now() < end);
      log.push(name);
      setTimeout(() => log.push(`after ${name}`));
    };
    const all = [
      inTurn(draw("far"), () => false),
      inTurn(draw("near"), () => true),
      inTurn(draw("farther"), () => false),
    ];
    log.push("asked");
    await Promise.all(all);
    assert.deepEqual(log, ["asked", "near", "after near", "far", "after far", "farther"]);
  });

  it("tells the one whose drawing failed, and goes on with the next", async () => {
    const failed = inTurn(
      () => {
        throw new Error("no rows");
      },
      () => true,
    );
    const drawn = inTurn(
      () => undefined,
      () => true,
    );
    await assert.rejects(failed, /no rows/);
    await drawn;
  });
});
