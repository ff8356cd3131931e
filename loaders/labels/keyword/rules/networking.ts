import type { Rule } from "../rule.js";

const high = { relevance: "High", category: "Networking_Telecom" } as const;
const medium = { relevance: "Medium", category: "Networking_Telecom" } as const;
const low = { relevance: "Low", category: "Not_DC_Related" } as const;

export const networking: readonly Rule[] = [
  {
    name: "telephones",
    headings: ["851711", "851712", "851713", "851714", "851718"],
    use: "personal calls",
    ...low,
  },
  {
    name: "headsets and modems of consumers",
    headings: ["8517"],
    says: /BLUETOOTH|FACSIMILE|VIDEOPHONE|INTERCOM/,
    use: "personal devices",
    ...medium,
  },
  {
    name: "switching, routing and transmission apparatus",
    headings: ["851761", "851762", "851769"],
    use: "switches, routers, transceivers and base stations",
    ...high,
  },
  {
    name: "parts of network apparatus",
    headings: ["851770", "851771", "851779"],
    use: "modules and parts of switches and transceivers",
    ...high,
  },
  {
    name: "optical fiber and fiber cable",
    headings: ["854470", "900110"],
    use: "links between racks and sites",
    ...high,
  },
  { name: "connectors of optical fiber", headings: ["853670"], use: "patching of fiber links", ...high },
  { name: "coaxial cable", headings: ["854420"], use: "antenna and signal links", ...high },
  {
    name: "optical elements",
    headings: ["900190"],
    says: /OPTICAL ELEMENTS/,
    use: "optics of transceivers",
    ...medium,
  },
  { name: "towers and masts", headings: ["730820"], use: "antenna and power lines", ...medium },
  {
    name: "radio transmitters",
    headings: ["852550", "852560"],
    says: /COMMUNICATIONS|TRANSCEIVERS/,
    not: /MARINE|CITIZENS|TELEVISION/,
    use: "radio links",
    ...medium,
  },
  {
    name: "antennas and parts of radio apparatus",
    headings: ["852910"],
    use: "antennas of radio links",
    ...medium,
  },
  {
    name: "lasers other than laser diodes",
    headings: ["901320"],
    use: "light sources of optical links",
    ...medium,
  },
];
