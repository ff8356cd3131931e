import type { Heading } from "./code.js";

/** The heading of a code's chapter; undefined for a chapter that does not exist. */
export function chapterOf(hs10: string): Heading | undefined {
  const code = hs10.slice(0, 2);
  const description = chapters[Number(code) - 1];
  return description ? { code, description } : undefined;
}

/** What each chapter of the Harmonized System covers, 01 to 99, for codes whose publisher's headings are not known. */
const chapters: readonly string[] = [
  ...["live animals", "meat", "fish and seafood", "dairy, eggs, honey", "other animal products"],
  ...["live plants and cut flowers", "vegetables", "fruit and nuts", "coffee, tea, spices", "cereals"],
  ...["milling products, malt, starch", "oil seeds, grains, seeds, medicinal plants", "gums and resins"],
  ...["plaiting materials", "fats and oils", "prepared meat and fish", "sugars", "cocoa", "bakery products"],
  ...["prepared vegetables and fruit", "other food preparations", "beverages", "food residues, animal feed"],
  ...[
    "tobacco and nicotine products",
    "salt, stone, plaster, lime, cement",
    "ores, slag, ash",
    "mineral fuels and oils",
  ],
  ...["inorganic chemicals, rare earths, isotopes", "organic chemicals", "pharmaceuticals", "fertilizers"],
  ...[
    "dyes, pigments, paints, inks",
    "perfumes and cosmetics",
    "soap, waxes, lubricants",
    "proteins, glues, enzymes",
  ],
  ...["explosives and matches", "photographic goods", "other chemical products", "plastics", "rubber"],
  ...["hides and leather", "leather articles, bags", "furskins", "wood", "cork", "straw and basketware"],
  ...["wood pulp, waste paper", "paper and paperboard", "printed matter", "silk", "wool", "cotton"],
  ...[
    "other vegetable fibers",
    "man-made filaments",
    "man-made staple fibers",
    "wadding, felt, cordage",
    "carpets",
  ],
  ...[
    "special fabrics, lace",
    "coated textile fabrics",
    "knitted fabrics",
    "knitted apparel",
    "woven apparel",
  ],
  ...[
    "other textile articles, rags",
    "footwear",
    "headgear",
    "umbrellas and canes",
    "feathers, artificial flowers",
  ],
  ...["articles of stone, cement, mica", "ceramics", "glass", "precious stones and metals, jewelry"],
  ...[
    "iron and steel",
    "articles of iron or steel",
    "copper",
    "nickel",
    "aluminum",
    "",
    "lead",
    "zinc",
    "tin",
  ],
  ...["other base metals", "tools and cutlery", "miscellaneous articles of base metal"],
  ...["machinery, boilers, computers", "electrical machinery and electronics", "railway equipment"],
  ...[
    "road vehicles",
    "aircraft and spacecraft",
    "ships and boats",
    "optical, measuring and medical instruments",
  ],
  ...[
    "clocks and watches",
    "musical instruments",
    "arms and ammunition",
    "furniture, lamps, prefabricated buildings",
  ],
  ...["toys, games, sports goods", "miscellaneous manufactures", "art and antiques"],
  ...["special import and export provisions", "temporary legislation and modifications"],
];
