import assert from "node:assert/strict";
import { it } from "node:test";
import type { Query } from "../../../src/measures/index.js";
import { printed, signed, year, type BuiltSample } from "./fixture.js";

/** Tables 1 and the export table, Figures 1, 2, 3 and 5; methods.md, sections 1.1 to 1.6 and 1.9. */
export function tradeCases(built: () => BuiltSample): void {
  const sample: Pick<BuiltSample, "measure" | "number"> = {
    measure: (name, query) => built().measure(name, query),
    number: (name, query) => built().number(name, query),
  };
  const billions = async (name: string, query: Query): Promise<number> =>
    (await sample.number(name, query)) / 1e9;
  const row = async (name: string, where: Query["where"] & object): Promise<string[]> => {
    const [first, last] = await Promise.all([2023, 2025].map((y) => billions(name, { ...year(y), where })));
    return [printed(first!, 1), printed(last!, 1), signed(100 * (last! / first! - 1), 1)];
  };

  for (const [category, ...expected] of [
    ["Compute_Hardware", "144.4", "353.8", "+144.9"],
    ["Electrical_Power", "116.9", "141.8", "+21.3"],
    ["Networking_Telecom", "62.9", "99.5", "+58.2"],
    ["Cooling_HVAC", "41.5", "47.5", "+14.4"],
    ["Building_Structure", "12.1", "10.1", "-16.5"],
    ["Fire_Safety_Security", "0.6", "0.7", "+10.5"],
    ["Specialty_Materials", "0.4", "0.5", "+22.5"],
  ] as const)
    it(`Table 1, ${category}`, async () =>
      assert.deepEqual(await row("import_value", { groups: ["ai"], categories: [category] }), expected));

  for (const [group, ...expected] of [
    ["ai", "379.0", "654.0", "+72.6"],
    ["non_ai", "1834.7", "1880.9", "+2.5"],
    ["all", "2598.3", "2883.9", "+11.0"],
  ] as const)
    it(`Table 1, ${group}`, async () =>
      assert.deepEqual(await row("import_value", { groups: [group] }), expected));

  it("index points of single months, to six digits where they are published so", async () => {
    const point = (month: string, group: "ai" | "non_ai" | "all"): Promise<number> =>
      sample.number("import_index", { from: month, to: month, by: ["month"], where: { groups: [group] } });
    assert.equal(printed(await point("2023-01", "ai"), 6), "94.831089");
    assert.equal(printed(await point("2023-01", "non_ai"), 6), "99.241206");
    assert.equal(printed(await point("2023-01", "all"), 2), "98.84");
    assert.equal(printed(await point("2025-03", "non_ai"), 6), "132.075017");
    assert.equal(printed(await point("2025-12", "ai"), 6), "220.797927");
    assert.equal(printed(await point("2025-12", "non_ai"), 1), "93.4");
    assert.equal(printed(await point("2025-12", "all"), 1), "110.7");
    assert.equal(printed(await point("2026-01", "ai"), 6), "210.549880");
    assert.equal(printed(await point("2026-01", "all"), 6), "103.583848");
    assert.equal(printed(await point("2026-01", "non_ai"), 6), "86.132496");
  });

  it("the index without compute hardware of January 2026", async () => {
    const ofCompute = async (window: {
      from: string;
      to: string;
    }): Promise<[all: number, compute: number]> => [
      await billions("import_value", { ...window, where: { groups: ["ai"] } }),
      await billions("import_value", {
        ...window,
        where: { groups: ["ai"], categories: ["Compute_Hardware"] },
      }),
    ];
    const [base, baseCompute] = await ofCompute(year(2023));
    const [now, nowCompute] = await ofCompute({ from: "2026-01", to: "2026-01" });
    assert.equal(printed((1200 * (now - nowCompute)) / (base - baseCompute), 6), "139.867863");
  });

  it("the AI share of imports and exports", async () => {
    for (const [name, expected] of [
      ["import_share", ["14.59", "16.70", "22.68"]],
      ["export_share", ["14.27", "16.05", "18.07"]],
    ] as const) {
      const rows = await sample.measure(name, {
        from: "2023-01",
        to: "2025-12",
        by: ["year"],
        where: { groups: ["ai"] },
        of: "all",
      });
      assert.deepEqual(
        rows.map(({ value }) => printed(value, 2)),
        expected,
      );
    }
  });

  it("Figure 2: the five largest sources and their shares", async () => {
    const shares = async (window: { from: string; to: string }): Promise<Map<string, number>> => {
      const rows = await sample.measure("import_value", {
        ...window,
        by: ["country"],
        where: { groups: ["ai"] },
      });
      const total = rows.reduce((sum, { value }) => sum + value, 0);
      return new Map(rows.map((r) => [r["country"] as string, (100 * r.value) / total]));
    };
    const pooled = [...(await shares({ from: "2024-01", to: "2025-12" }))].sort((a, b) => b[1] - a[1]);
    assert.deepEqual(
      pooled.slice(0, 5).map(([country]) => country),
      ["2010", "5830", "5700", "5520", "5490"],
    );
    const expected = {
      2023: ["24.32", "13.57", "14.22", "6.09", "5.70"],
      2024: ["25.12", "17.43", "11.78", "6.69", "5.41"],
      2025: ["25.08", "25.90", "6.77", "8.43", "7.27"],
    };
    for (const [y, numbers] of Object.entries(expected)) {
      const found = await shares(year(Number(y)));
      assert.deepEqual(
        pooled.slice(0, 5).map(([country]) => printed(found.get(country)!, 2)),
        numbers,
      );
    }
  });

  for (const [name, category, expected] of [
    ["import_value", "Compute_Hardware", ["5830 38.5", "2010 26.4", "5570 6.9"]],
    ["import_value", "Electrical_Power", ["2010 23.6", "5700 18.3", "1220 7.9"]],
    ["import_value", "Networking_Telecom", ["5520 24.2", "2010 17.8", "5490 16.9"]],
    ["import_value", "Cooling_HVAC", ["2010 34.6", "5700 14.5", "1220 8.9"]],
    ["export_value", "Compute_Hardware", ["2010 33.2", "5830 9.8", "5700 9.0"]],
    ["export_value", "Electrical_Power", ["2010 35.9", "1220 19.0", "4280 4.3"]],
    ["export_value", "Networking_Telecom", ["2010 18.9", "1220 11.5", "4210 8.4"]],
    ["export_value", "Cooling_HVAC", ["1220 26.1", "2010 25.3", "5700 6.0"]],
  ] as const)
    it(`Figure 3, the three largest partners of ${category}, ${name}`, async () => {
      const where = { groups: ["ai" as const], categories: [category] };
      const rows = await sample.measure(name, { from: "2024-01", to: "2025-12", by: ["country"], where });
      const total = rows.reduce((sum, { value }) => sum + value, 0);
      const top = rows.sort((a, b) => b.value - a.value).slice(0, 3);
      assert.deepEqual(
        top.map((r) => `${r["country"] as string} ${printed((100 * r.value) / total, 1)}`),
        expected,
      );
    });

  it("Canada and Mexico, 2025 over 2024", async () => {
    const growth = async (country: string, group: "ai" | "non_ai" | "all"): Promise<string> => {
      const where = { countries: [country], groups: [group] };
      const [first, last] = await Promise.all(
        [2024, 2025].map((y) => billions("import_value", { ...year(y), where })),
      );
      return signed(100 * (last! / first! - 1), 1);
    };
    assert.deepEqual(await Promise.all((["all", "ai"] as const).map((g) => growth("1220", g))), [
      "-8.3",
      "-4.2",
    ]);
    assert.deepEqual(await Promise.all((["all", "non_ai"] as const).map((g) => growth("2010", g))), [
      "+6.4",
      "-4.2",
    ]);
  });

  it("exports by category and group", async () => {
    for (const [category, ...expected] of [
      ["Compute_Hardware", "99.1", "160.6", "+62.1"],
      ["Electrical_Power", "64.5", "70.1", "+8.8"],
      ["Networking_Telecom", "29.1", "37.7", "+29.7"],
      ["Cooling_HVAC", "24.1", "25.0", "+3.5"],
      ["Building_Structure", "3.0", "2.8", "-6.8"],
      ["Specialty_Materials", "0.7", "0.6", "-9.6"],
      ["Fire_Safety_Security", "0.5", "0.6", "+13.4"],
    ] as const)
      assert.deepEqual(await row("export_value", { groups: ["ai"], categories: [category] }), expected);
    assert.deepEqual(await row("export_value", { groups: ["ai"] }), ["221.5", "297.9", "+34.5"]);
    assert.deepEqual(await row("export_value", { groups: ["non_ai"] }), ["1034.8", "1058.6", "+2.3"]);
    assert.deepEqual(await row("export_value", { groups: ["all"] }), ["1551.9", "1648.4", "+6.2"]);
    const points = await Promise.all(
      (["ai", "all", "non_ai"] as const).map((group) =>
        sample.number("export_index", {
          from: "2026-01",
          to: "2026-01",
          by: ["month"],
          where: { groups: [group] },
        }),
      ),
    );
    assert.deepEqual(
      points.map((point) => printed(point, 1)),
      ["168.5", "105.2", "95.1"],
    );
  });
}
