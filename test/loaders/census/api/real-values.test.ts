import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { canadaMexicoRows } from "../../../servers/fixtures/canada-mexico.js";
import { createSetting, factRows } from "./setting.js";

const folder = fileURLToPath(new URL("../../../../../shared/data/trade", import.meta.url));
const skip = existsSync(folder) ? false : `no real trade values at ${folder}`;
const month = "2025-01";

describe("pullFromApi on the real imports from Canada and Mexico", () => {
  it("gives every value back to the dollar", { skip }, async () => {
    const setting = await createSetting();
    try {
      const rows = canadaMexicoRows(folder, month);
      setting.server.rows = rows.map((row) => ({ flow: "imports", month, ...row }));
      await setting.pull({ to: month });
      const published = new Map<string, number>();
      for (const { code, country, con_val = 0 } of rows)
        if (con_val !== 0)
          published.set(`${code} ${country}`, (published.get(`${code} ${country}`) ?? 0) + con_val);
      assert.ok(published.size > 10_000);
      const facts = await factRows(setting.cache, "imports", [month]);
      assert.deepEqual(
        new Map(
          facts.map((fact) => [`${String(fact["hs10"])} ${String(fact["cty_code"])}`, fact["con_val"]]),
        ),
        published,
      );
    } finally {
      await setting.close();
    }
  });
});
