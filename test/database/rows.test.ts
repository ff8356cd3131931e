import assert from "node:assert/strict";
import { test } from "node:test";
import {
  Binary,
  Decimal,
  Int64,
  makeData,
  makeVector,
  Table,
  TimeMicrosecond,
  vectorFromArray,
} from "apache-arrow";
import { rowsOf } from "../../src/database/rows.js";

test("every value is exact: large integers, decimals, times of day, bytes", () => {
  const words = (value: bigint) =>
    Uint32Array.from({ length: 4 }, (_, i) =>
      Number((BigInt.asUintN(128, value) >> BigInt(32 * i)) & 0xffffffffn),
    );
  const decimals = (values: bigint[], scale: number) =>
    makeVector(
      makeData({
        type: new Decimal(scale, 38),
        length: values.length,
        data: Uint32Array.from(values.flatMap((value) => [...words(value)])),
      }),
    );
  const large = 9_007_199_254_740_993n;
  const table = new Table({
    whole: vectorFromArray([large, -5n, 12n], new Int64()),
    sum: decimals([large * 1000n, -7n, 0n], 0),
    price: decimals([-123456789012345678901n, 150n, -5n], 2),
    time: vectorFromArray([3_723_000_500n, 0n, 86_399_000_000n], new TimeMicrosecond()),
    bytes: vectorFromArray([Uint8Array.of(0, 171), Uint8Array.of(), Uint8Array.of(255)], new Binary()),
  });
  const rows = rowsOf(table);
  assert.deepEqual(
    rows.map((row) => Object.values(row)),
    [
      ["9007199254740993", "9007199254740993000", "-1234567890123456789.01", "01:02:03.0005", "\\x00ab"],
      [-5, -7, 1.5, "00:00:00", "\\x"],
      [12, 0, -0.05, "23:59:59", "\\xff"],
    ],
  );
});
