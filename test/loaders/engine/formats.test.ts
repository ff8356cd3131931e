import assert from "node:assert/strict";
import { test } from "node:test";
import { formatOf, NotAcceptable } from "../../../loaders/engine/api/formats.js";

test("the format is the parameter's, else the one that Accept likes best", () => {
  for (const [accept, format] of [
    [undefined, "json"],
    ["", "json"],
    ["*/*", "json"],
    ["text/csv", "csv"],
    ["TEXT/CSV; header=present", "csv"],
    ["application/vnd.apache.arrow.stream", "arrow"],
    ["text/*", "csv"],
    ["application/*", "json"],
    ["text/csv;q=0, */*", "json"],
    ["application/json;q=0, */*;q=0.1", "csv"],
    ["application/json;q=0.5, text/csv;q=0.9", "csv"],
    ["text/csv;q=0.5, application/json", "json"],
    ["*/*, text/csv", "csv"],
    ["text/csv, application/json", "csv"],
    ["text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8", "json"],
    ['text/plain;note="a, b;q=1", text/csv;q=0.2', "csv"],
  ] as const)
    assert.equal(formatOf(undefined, accept), format, accept);
  assert.equal(formatOf("arrow", "text/csv"), "arrow");
});

test("what takes none of the formats is refused with their names", () => {
  for (const accept of [
    "text/csv;q=0",
    "text/html",
    "image/*",
    "csv",
    "application/json;q=0",
    "text/csv;q=2",
    "*/*;q=0",
  ])
    assert.throws(
      () => formatOf(undefined, accept),
      (error: Error) =>
        error instanceof NotAcceptable && /expected application\/json, text\/csv, /.test(error.message),
      accept,
    );
  assert.throws(() => formatOf(undefined, "text/csv", ["json"]), NotAcceptable);
});
