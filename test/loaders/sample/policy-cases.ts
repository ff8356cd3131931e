import assert from "node:assert/strict";
import { it } from "node:test";
import type { Query } from "../../../src/measures/index.js";
import { printed, signed, year, type BuiltSample } from "./fixture.js";

/** Codes, duties, exemptions and the accounting exercise; methods.md, sections 1.7 to 1.11. */
export function policyCases(built: () => BuiltSample): void {
  const sample: Pick<BuiltSample, "measure" | "number"> = {
    measure: (name, query) => built().measure(name, query),
    number: (name, query) => built().number(name, query),
  };
  const december = { from: "2025-12", to: "2025-12" };
  const rate = (window: Query, where: Query["where"] & object): Promise<number> =>
    sample.number("effective_tariff", { ...window, where });

  it("Tables 4 and 5: the twenty largest codes, their value and their change", async () => {
    const values = async (y: number): Promise<Map<string, number>> => {
      const rows = await sample.measure("import_value", {
        ...year(y),
        by: ["hs10"],
        where: { groups: ["ai"] },
      });
      return new Map(rows.map((r) => [r["hs10"] as string, r.value / 1e9]));
    };
    const [first, last] = [await values(2023), await values(2025)];
    const top = [...last].sort((a, b) => b[1] - a[1]).slice(0, 20);
    const printedRows = top.map(([hs10, value]) => {
      const base = first.get(hs10) ?? 0;
      return `${hs10} ${printed(value, 2)} ${base > 0 ? signed(100 * (value / base - 1), 1) : "new"}`;
    });
    assert.deepEqual(printedRows, [
      "8471500150 163.55 +343.0",
      "8517620090 52.88 +58.3",
      "8473301180 48.89 +199.8",
      "8517620020 30.76 +89.1",
      "8473301140 25.77 +205.6",
      "8523510000 17.54 +84.6",
      "7403110000 16.64 +150.3",
      "8507600020 16.53 +11.1",
      "8537109170 11.30 +12.9",
      "8471804000 11.14 +936.5",
      "8542310045 10.28 new",
      "8471704065 6.72 +68.3",
      "8542310050 6.66 new",
      "8473305100 5.52 +66.2",
      "8544429090 4.85 +17.4",
      "8471709000 4.24 +136.3",
      "8542310075 4.14 new",
      "8537109160 4.14 +9.1",
      "8544700000 3.84 +68.9",
      "7308909590 3.79 -14.4",
    ]);
  });

  it("Figure 4: effective rates of 2024, of December 2025 and of the year 2025", async () => {
    for (const [where, ...expected] of [
      [{ groups: ["ai" as const] }, "1.80", "4.51", "4.6938"],
      [{ groups: ["non_ai" as const] }, "2.70", "12.08", "9.3962"],
      [{ groups: ["ai" as const], categories: ["Compute_Hardware"] }, "0.56", "0.78", "1.1096"],
      [{ groups: ["ai" as const], categories: ["Electrical_Power"] }, "3.46", "13.80", "11.0397"],
      [{ groups: ["ai" as const], categories: ["Networking_Telecom"] }, "1.54", "3.14", "3.9621"],
      [{ groups: ["ai" as const], categories: ["Cooling_HVAC"] }, "3.04", "15.82", "11.2779"],
      [{ groups: ["ai" as const], categories: ["Building_Structure"] }, "2.51", "25.48", "16.8701"],
    ] as const)
      assert.deepEqual(
        [
          printed(await rate(year(2024), where as never), 2),
          printed(await rate(december, where as never), 2),
          printed(await rate(year(2025), where as never), 4),
        ],
        expected,
      );
    assert.equal(printed(await rate(year(2023), { groups: ["ai"] }), 4), "2.2018");
    assert.equal(printed(await rate(year(2023), { groups: ["non_ai"] }), 4), "2.6730");
  });

  it("rates by source", async () => {
    for (const [country, ...expected] of [
      ["2010", "0.15", "1.88", "6.06"],
      ["5830", "0.09", "0.80", "19.43"],
      ["5700", "13.62", "33.01", "31.07"],
      ["5520", "0.30", "2.75", "18.58"],
      ["5490", "0.15", "2.21", "19.18"],
    ] as const)
      assert.deepEqual(
        [
          printed(await rate(year(2024), { groups: ["ai"], countries: [country] }), 2),
          printed(await rate(december, { groups: ["ai"], countries: [country] }), 2),
          printed(await rate(december, { groups: ["non_ai"], countries: [country] }), 2),
        ],
        expected,
      );
  });

  for (const matching of ["legal", "published"] as const)
    it(`Table 2 and coverage by category, ${matching} matching`, async () => {
      const covered = async (
        where: Query["where"] & object,
      ): Promise<[billions: string, percent: string]> => [
        printed((await sample.number("exempt_value", { ...year(2025), where, matching })) / 1e9, 1),
        printed(await sample.number("exemption_coverage", { ...year(2025), where, matching }), 1),
      ];
      const ai = { groups: ["ai" as const] };
      assert.deepEqual(await covered({ ...ai, lists: ["consumer_electronics"] }), ["424.5", "64.9"]);
      assert.deepEqual(await covered({ ...ai, lists: ["annex_ii"] }), ["19.4", "3.0"]);
      assert.deepEqual(await covered({ ...ai, lists: ["section_122"] }), ["445.9", "68.2"]);
      assert.deepEqual(await covered(ai), ["448.6", "68.6"]);
      for (const [category, ...expected] of [
        ["Compute_Hardware", "344.3", "97.3"],
        ["Electrical_Power", "19.1", "13.5"],
        ["Networking_Telecom", "84.8", "85.1"],
        ["Cooling_HVAC", "0.2", "0.4"],
        ["Specialty_Materials", "0.3", "60.8"],
      ] as const)
        assert.deepEqual(await covered({ ...ai, categories: [category] }), expected);
      if (matching === "published")
        assert.deepEqual(await covered({ groups: ["non_ai"] }), ["448.9", "23.9"]);
    });

  it("duties on exempt and on other High codes in 2025", async () => {
    const lists = ["consumer_electronics", "annex_ii", "section_122"];
    const duty = async (where: Query["where"] & object): Promise<number> =>
      sample.number("calculated_duty", { ...year(2025), where });
    const value = async (where: Query["where"] & object): Promise<number> =>
      sample.number("import_value", { ...year(2025), where });
    const [all, exempt] = [{ groups: ["ai" as const] }, { groups: ["ai" as const], lists }];
    const [allDuty, exemptDuty, allValue, exemptValue] = [
      await duty(all),
      await duty(exempt),
      await value(all),
      await value(exempt),
    ];
    assert.equal(printed((100 * exemptDuty) / exemptValue, 2), "1.03");
    assert.equal(printed((100 * (allDuty - exemptDuty)) / (allValue - exemptValue), 2), "12.71");
    assert.equal(printed((allValue - exemptValue) / 1e9, 1), "205.4");
  });

  it("Table 3: trade, excess trade and the balance without the boom", async () => {
    const years = async (name: string, group?: "all"): Promise<number[]> => {
      const where = group ? { where: { groups: [group] } } : {};
      const rows = await sample.measure(name, { from: "2023-01", to: "2025-12", by: ["year"], ...where });
      return rows.map(({ value }) => value / 1e9);
    };
    const whole = (values: number[]): string[] =>
      values.map((value) => printed(value + 0, 0).replace("-0", "0"));
    assert.deepEqual(whole(await years("import_value", "all")), ["2598", "2792", "2884"]);
    assert.deepEqual(whole(await years("export_value", "all")), ["1552", "1601", "1648"]);
    assert.deepEqual(whole(await years("excess_imports")), ["0", "66", "265"]);
    assert.deepEqual(whole(await years("excess_exports")), ["0", "33", "71"]);
    assert.deepEqual(whole(await years("net_effect")), ["0", "32", "194"]);
    assert.deepEqual(whole(await years("trade_balance")), ["-1046", "-1191", "-1235"]);
    assert.deepEqual(whole(await years("counterfactual_balance")), ["-1046", "-1158", "-1041"]);
    assert.equal(printed((await years("excess_imports"))[2]!, 4), "265.4495");
    assert.equal(printed((await years("excess_exports"))[2]!, 1), "71.3");
  });

  it("Mexico takes 32 percent of High exports in 2025", async () => {
    const rows = await sample.measure("export_value", {
      ...year(2025),
      by: ["country"],
      where: { groups: ["ai"] },
    });
    const total = rows.reduce((sum, { value }) => sum + value, 0);
    const mexico = rows.find((r) => r["country"] === "2010")!;
    assert.equal(printed((100 * mexico.value) / total, 1), "32.0");
  });
}
