import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { formatCode, parseCode, parseMeasure } from "../../../../loaders/census/bulk/fields.js";
import { RecordError, RecordSplitter } from "../../../../loaders/census/bulk/records.js";
import { measure } from "../../../servers/fixtures/fixed-width.js";

const digits = (length: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(..."0123456789"), minLength: length, maxLength: length });

const viewOf = (bytes: Buffer): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.length);

describe("parseMeasure", () => {
  it("gives back every whole number of the field, padded with zeros or blanks, wherever it stands", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -99_999_999_999_999, max: 999_999_999_999_999 }),
        fc.constantFrom<"0" | " ">("0", " "),
        fc.nat(30),
        (value, pad, before) => {
          const bytes = Buffer.from(`${"9".repeat(before)}${measure(value, pad)}77`, "latin1");
          assert.equal(parseMeasure(viewOf(bytes), before), value);
        },
      ),
    );
  });

  it("takes nothing but a right-aligned whole number", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(..." -0.9x\xa0"), minLength: 15, maxLength: 15 }),
        (text) => {
          const value = parseMeasure(viewOf(Buffer.from(text, "latin1")), 0);
          if (/^ *-?\d+$/.test(text)) assert.equal(value, Number(text) || 0);
          else assert.ok(Number.isNaN(value), JSON.stringify(text));
        },
      ),
    );
  });

  it("takes a blank field for an error, not for zero", () => {
    assert.ok(Number.isNaN(parseMeasure(viewOf(Buffer.alloc(15, " ")), 0)));
  });
});

describe("parseCode and formatCode", () => {
  it("keep every leading zero", () => {
    for (const width of [2, 4, 10])
      fc.assert(
        fc.property(digits(width), (code) => {
          assert.equal(formatCode(parseCode(Buffer.from(code), 0, width), width), code);
        }),
      );
  });

  it("keep the order of codes as text", () => {
    fc.assert(
      fc.property(digits(10), digits(10), (a, b) => {
        const [x, y] = [a, b].map((code) => parseCode(Buffer.from(code), 0, 10));
        assert.equal(Math.sign((x ?? NaN) - (y ?? NaN)), a < b ? -1 : a > b ? 1 : 0);
      }),
    );
  });

  it("refuse what is not all digits, and what ends too soon", () => {
    for (const text of ["010121001 ", " 101210010", "0101-10010", "01012100é0", "0101"])
      assert.ok(Number.isNaN(parseCode(Buffer.from(text, "latin1"), 0, 10)), text);
  });
});

describe("RecordSplitter", () => {
  it("finds the same records however the member is cut into pieces and however lines end", () => {
    const record = fc.string({ unit: fc.constantFrom(..."0123 \xe9"), minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(
        fc.array(record, { maxLength: 12 }),
        fc.constantFrom("\n", "\r", "\r\n"),
        fc.boolean(),
        fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 30 }),
        (records, lineEnd, endsWithLine, cuts) => {
          const text = records.join(lineEnd) + (endsWithLine && records.length > 0 ? lineEnd : "");
          const seen: string[] = [];
          const splitter = new RecordSplitter("TEST", 12, (bytes, at) => {
            seen.push(bytes.toString("latin1", at, at + 12));
          });
          const bytes = Buffer.from(text, "latin1");
          for (let at = 0, i = 0; at < bytes.length; i++) {
            const size = cuts[i % cuts.length] ?? 1;
            splitter.push(bytes.subarray(at, at + size));
            at += size;
          }
          assert.equal(splitter.finish(), records.length);
          assert.deepEqual(seen, records);
        },
      ),
    );
  });

  it("refuses a record of another length and says which one", () => {
    fc.assert(
      fc.property(
        fc.nat(5),
        fc.integer({ min: 0, max: 30 }),
        fc.constantFrom("\n", "\r", "\r\n"),
        (good, length, lineEnd) => {
          fc.pre(length !== 12);
          const lines = [
            ...Array.from({ length: good }, () => "1".repeat(12)),
            "2".repeat(length),
            "3".repeat(12),
          ];
          const splitter = new RecordSplitter("TEST", 12, () => undefined);
          assert.throws(
            () => {
              splitter.push(Buffer.from(lines.join(lineEnd)));
              splitter.finish();
            },
            (error: Error) =>
              error instanceof RecordError &&
              error.message.startsWith(`TEST record ${good + 1}: ${length} bytes`),
          );
        },
      ),
    );
  });

  it("passes over blank lines behind the last record, and over none before it", () => {
    for (const [text, count] of [
      ["123\r\n456\r\n\r\n", 2],
      ["123\n456\n \n\n", 2],
      ["123\n\n\x1a", 1],
    ] as const) {
      const splitter = new RecordSplitter("TEST", 3, () => undefined);
      splitter.push(Buffer.from(text));
      assert.equal(splitter.finish(), count, JSON.stringify(text));
    }
    const splitter = new RecordSplitter("TEST", 3, () => undefined);
    assert.throws(() => splitter.push(Buffer.from("123\n\n456\n")), /TEST record 2: 0 bytes/);
  });

  it("refuses a member without any line end before it fills the memory", () => {
    const splitter = new RecordSplitter("TEST", 12, () => undefined);
    assert.throws(() => splitter.push(Buffer.alloc(40, "1")), RecordError);
  });
});
