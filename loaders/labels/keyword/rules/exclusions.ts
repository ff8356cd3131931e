import type { Rule } from "../rule.js";

const low = { relevance: "Low", category: "Not_DC_Related" } as const;

/** Goods that share a heading with relevant ones but go elsewhere. They are tried before all other rules. */
export const exclusions: readonly Rule[] = [
  {
    name: "not for vehicles, ships and aircraft",
    headings: ["39", "40", "73", "74", "76", "83", "84", "85", "90", "94"],
    except: ["8411", "8471"],
    says: /\b(MOTOR VEHICLE|AUTOMOTIVE|AUTOMOBILE|TRACTOR|MOTORCYCLE|BICYCLE|CIVIL AIRCRAFT|AIRCRAFT|LOCOMOTIVE|MARINE|OUTBOARD|PROPULSION OF VEHICLE|HEADING 870[1-9]|8702|8703|8704|8711)/,
    not: /NOT SUITABLE FOR USE WITH MOTOR VEHICLES|OTHER THAN FOR MOTOR VEHICLES|EXC(EPT)? (CIVIL|AIRCRAFT|FOR MOTOR)|EXC A\/C|NONAIRCRAFT/,
    use: "vehicles, ships or aircraft",
    ...low,
  },
  {
    name: "not made by the industries of vehicles, farm and oil-field machinery, medical devices",
    headings: ["73", "84", "85", "90"],
    except: ["8411"],
    industries: ["3361", "3362", "3363", "3364", "3365", "3366", "3369", "33311", "333131", "333132", "3391"],
    use: "vehicles, farms, oil fields or medicine",
    ...low,
  },
  {
    name: "not for households and persons",
    headings: ["70", "73", "74", "76", "84", "85", "94"],
    says: /\b(HOUSEHOLD|HSHLD|DOMESTIC (PURPOSE|USE)|TOYS?|MUSICAL|JEWELRY|COOKING|KITCHEN|FAUCETS?|CHRISTMAS|CARRIED ON THE PERSON|HOBBY|AMUSEMENT|VIDEO GAME|HAIR)\b/,
    not: /NOT HOUSEHOLD|OTHER REFRIG/,
    use: "households and persons",
    ...low,
  },
  {
    name: "not for oil, farms, food and medicine",
    headings: ["73", "84", "85", "90"],
    says: /\b(OIL WELL|OIL AND GAS|OIL\/GAS|OIL COUNTRY|LINE ?PIPE|DRILL PIPE|DOWNHOLE|SUCKER ROD|MILKING|DAIRY|AGRICULTUR\w*|IRRIGATION|FOOD|BEVERAGES?|MEDICAL|SURGICAL|DENTAL|VETERINARY|PAPER PULP|CELLULOSIC PULP|TEXTILE|SEWING|PRINTING|GASOLINE ENGINE|BEER|SODA)\b/,
    use: "oil fields, farms, food, medicine or light industry",
    ...low,
  },
  {
    name: "not waste and scrap",
    headings: ["26", "72", "74", "76", "78", "79", "81", "85"],
    says: /\b(WASTE|SCRAP|WSTE|SPENT|ASH|RESIDUES?|SLAG)\b/,
    not: /EXC(EPT)? (WST|WASTE)|EXC WST/,
    use: "recycling",
    ...low,
  },
];
