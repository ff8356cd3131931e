import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { it } from "node:test";
import { measures } from "../../src/measures/index.js";

it("docs/measures.md names every measure, and none that does not exist", async () => {
  const text = await readFile(new URL("../../docs/measures.md", import.meta.url), "utf8");
  const table = text.slice(text.indexOf("## Measures by name"), text.indexOf("## Options"));
  const named = new Set([...table.matchAll(/`([a-z_0-9]+)`/g)].map(([, name]) => name));
  const names = new Set(measures.map((measure) => measure.name));
  const exported = [...names].filter((name) =>
    /^export_((price|quantity|undecomposed)_effect|(port|state)_(value|coverage))$/.test(name),
  );
  assert.deepEqual(
    [...names].filter((name) => !named.has(name) && !exported.includes(name)),
    [],
  );
  const words = ["by", "value", "of", "comparison", "port", "state", "mode", "air", "vessel", "other"];
  assert.deepEqual(
    [...named].filter((name) => name !== undefined && !names.has(name) && !words.includes(name)),
    [],
  );
});
