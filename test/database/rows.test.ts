import assert from "node:assert/strict";
import { test } from "node:test";
import {
  Binary,
  Decimal,
  Field,
  Int64,
  List,
  makeData,
  makeVector,
  Struct,
  Table,
  TimeMicrosecond,
  TimestampMicrosecond,
  vectorFromArray,
} from "apache-arrow";
import { rowsOf } from "../../src/database/rows.js";
import { allDigits } from "../../src/workbench/result.js";

test("what is in lists and structs is as exact as outside of them", () => {
  const time = new Field("t", new TimeMicrosecond(), true);
  const whole = new Field("n", new Int64(), true);
  const struct = makeVector(
    makeData({
      type: new Struct<{ t: TimeMicrosecond; n: Int64 }>([time, whole]),
      length: 1,
      children: [
        vectorFromArray([3_723_000_500n], new TimeMicrosecond()).data[0]!,
        vectorFromArray([9_007_199_254_740_993n], new Int64()).data[0]!,
      ],
    }),
  );
  const list = vectorFromArray([[Uint8Array.of(171), null]], new List(new Field("item", new Binary(), true)));
  assert.deepEqual(rowsOf(new Table({ struct, list })), [
    { struct: '{"t":"01:02:03.0005","n":"9007199254740993"}', list: '["\\\\xab",null]' },
  ]);
});

test("timestamps keep their microseconds", () => {
  const moments = vectorFromArray([0, 0], new TimestampMicrosecond());
  moments.data[0]!.values.set([1_735_689_600_123_456n, 1_735_689_600_000_000n]);
  assert.deepEqual(
    rowsOf(new Table({ moments })).map((row) => row["moments"]),
    ["2025-01-01T00:00:00.123456Z", "2025-01-01T00:00:00.000Z"],
  );
});

test("the page shows every digit of a number", () => {
  assert.deepEqual([1234567.12345678, 0.1, 1e-9, -0.000012345678, 1e300, 0].map(allDigits), [
    "1,234,567.12345678",
    "0.1",
    "1e-9",
    "-0.000012345678",
    "1e+300",
    "0",
  ]);
});

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
