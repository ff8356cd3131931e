/**
 * The numbers that the sample is raked to, billions of dollars and percent. They are those of Waugh (2026) and of
 * the author's public notebooks and monthly series; where only a rounded number is published, a value is chosen
 * that prints as published and agrees with the other tables (methods.md, section 1).
 */
export type Years = readonly [y2023: number, y2024: number, y2025: number];

/** Table 1: imports for consumption of High codes, by category. */
export const importCategories = {
  Compute_Hardware: [144.4491, 210.7064, 353.8019],
  Electrical_Power: [116.9325, 128.1693, 141.813],
  Networking_Telecom: [62.9285, 68.7644, 99.544],
  Cooling_HVAC: [41.5418, 45.2109, 47.5214],
  Building_Structure: [12.1423, 12.3362, 10.1446],
  Fire_Safety_Security: [0.646, 0.7756, 0.7138],
  Specialty_Materials: [0.374, 0.3597, 0.4583],
} satisfies Record<string, Years>;

export type ImportCategory = keyof typeof importCategories;

export const importLow: Years = [1834.724, 1939.3091, 1880.8727];

/** Table 1 and Table 3. The mean index of 2025 is 110.995237, and both years print as 2,598.3 and 2,883.9. */
export const importTotal: Years = [2598.2575, 2791.9, 2883.9421];

/** Exports by category (notebook 10); the ninth category fills the gap between the seven and all High codes. */
export const exportCategories = {
  Compute_Hardware: [99.1, 127.0, 160.62],
  Electrical_Power: [64.46, 67.1, 70.13],
  Networking_Telecom: [29.09, 33.3, 37.73],
  Cooling_HVAC: [24.13, 24.95, 24.97],
  Building_Structure: [3.005, 2.93, 2.8],
  Fire_Safety_Security: [0.53, 0.56, 0.601],
  Specialty_Materials: [0.708, 0.68, 0.64],
  Maintenance_Operations: [0.477, 0.47, 0.409],
} satisfies Record<string, Years>;

export type ExportCategory = keyof typeof exportCategories;

/** The balance of 2025 prints as -1,235 and the excess exports of 2024 and 2025 as 33 and 71.3. */
export const exportLow: Years = [1034.8, 1044.8, 1058.6];
export const exportTotal: Years = [1551.9, 1601.2, 1648.446];

/** Index points of single months, 2023 = 100. */
export const importIndexPins = {
  ai: { "2023-01": 94.831089, "2025-01": 137.197, "2025-12": 220.797927, "2026-01": 210.54988 },
  low: {
    "2023-01": 99.241206,
    "2025-01": 114.787,
    "2025-03": 132.075017,
    "2025-12": 93.4,
    "2026-01": 86.132496,
  },
  total: { "2023-01": 98.84, "2025-12": 110.7, "2026-01": 103.583848 },
} as const;

export const exportIndexPins = {
  ai: { "2026-01": 168.5 },
  low: { "2026-01": 95.1 },
  total: { "2026-01": 105.2 },
} as const;

/** High without Compute_Hardware in 2026-01, 2023 = 100. */
export const exComputeIndex202601 = 139.867863;

/** Figure 2: shares of High imports by source, percent. */
export const sourceShares: Record<string, Years> = {
  "2010": [24.32, 25.12, 25.08],
  "5830": [13.57, 17.43, 25.9],
  "5700": [14.22, 11.78, 6.77],
  "5520": [6.09, 6.69, 8.43],
  "5490": [5.7, 5.41, 7.27],
};

/** Figure 3: shares of a category's imports by source, 2024 and 2025 pooled, percent. */
export const categorySources: Partial<Record<ImportCategory, Record<string, number>>> = {
  Compute_Hardware: { "5830": 38.5, "2010": 26.4, "5570": 6.9 },
  Electrical_Power: { "2010": 23.6, "5700": 18.3, "1220": 7.9 },
  Networking_Telecom: { "5520": 24.2, "2010": 17.8, "5490": 16.9 },
  Cooling_HVAC: { "2010": 34.6, "5700": 14.5, "1220": 8.9 },
};

/** Growth of imports from 2024 to 2025, percent (notebook 08). Mexico's High growth follows from Figure 2. */
export const usmcaGrowth = { canada: { all: -8.3, high: -4.2 }, mexico: { all: 6.4, low: -4.2 } } as const;

/** Shares of a category's exports by destination, 2024 and 2025 pooled, percent (notebook 10). */
export const categoryDestinations: Partial<Record<ExportCategory, Record<string, number>>> = {
  Compute_Hardware: { "2010": 33.2, "5830": 9.8, "5700": 9.0 },
  Electrical_Power: { "2010": 35.9, "1220": 19.0, "4280": 4.3 },
  Networking_Telecom: { "2010": 18.9, "1220": 11.5, "4210": 8.4 },
  Cooling_HVAC: { "1220": 26.1, "2010": 25.3, "5700": 6.0 },
};

/** Share of High exports that went to Mexico in 2025, percent (chart only). */
export const mexicoShareOfExports2025 = 32.0;

/** Table 2: 2025 value of High codes by the lists that they stand on, for each category with any. */
export const exemptUsdBillion2025: Partial<Record<ImportCategory, Partial<Record<ExemptClass, number>>>> = {
  Compute_Hardware: { electronics: 339.715, surcharge: 4.605 },
  Electrical_Power: { both: 16.64, annex: 2.45 },
  Networking_Telecom: { electronics: 84.755 },
  Cooling_HVAC: { annex: 0.19 },
  Specialty_Materials: { surcharge: 0.1586, both: 0.06, annex: 0.06 },
};

/** 2025 value of Low codes on any exemption list, matched as the paper did: 23.9 percent of Low imports. */
export const exemptLowUsdBillion2025 = 448.9;

/** `electronics` also stands on the Section 122 list; `both` on Annex II and Section 122; the others on one. */
export type ExemptClass = "electronics" | "surcharge" | "both" | "annex";

/** Figure 4 and its monthly sources: duty over value, percent, 2024, December 2025 and the year 2025. */
export const effectiveRates = {
  High: { y2023: 2.2018, y2024: 1.8, december2025: 4.51, y2025: 4.6938 },
  Low: { y2023: 2.673, y2024: 2.7, december2025: 12.08, y2025: 9.3962 },
  Compute_Hardware: { y2024: 0.56, december2025: 0.78, y2025: 1.1096 },
  Electrical_Power: { y2024: 3.46, december2025: 13.8, y2025: 11.0397 },
  Networking_Telecom: { y2024: 1.54, december2025: 3.14, y2025: 3.9621 },
  Cooling_HVAC: { y2024: 3.04, december2025: 15.82, y2025: 11.2779 },
  Building_Structure: { y2024: 2.51, december2025: 25.48, y2025: 16.8701 },
} satisfies Record<string, Rates>;

export interface Rates {
  y2023?: number;
  y2024: number;
  december2025: number;
  y2025: number;
}

/** Duty over value by source, percent (notebook 09). */
export const countryRates: Record<
  string,
  { high2024: number; highDecember2025: number; lowDecember2025: number }
> = {
  "2010": { high2024: 0.15, highDecember2025: 1.88, lowDecember2025: 6.06 },
  "5830": { high2024: 0.09, highDecember2025: 0.8, lowDecember2025: 19.43 },
  "5700": { high2024: 13.62, highDecember2025: 33.01, lowDecember2025: 31.07 },
  "5520": { high2024: 0.3, highDecember2025: 2.75, lowDecember2025: 18.58 },
  "5490": { high2024: 0.15, highDecember2025: 2.21, lowDecember2025: 19.18 },
};

/** Duty over value of High codes in 2025 that stand on a list, percent; those on none then print as 12.71. */
export const exemptRate2025 = 1.0266;
