import type { Flow } from "../cache.js";
import { countryReference } from "../countries.js";

export interface Partner {
  cty_code: string;
  iso2: string;
  weight: number;
}

/** The sources or destinations of a set, largest first. @throws where a code names a set that does not exist */
export function partnersOf(flow: Flow, set: string): Partner[] {
  const found = parsed[flow].get(set);
  if (found === undefined)
    throw new Error(`unknown set of partners: ${set} (see loaders/sample/partners.ts)`);
  return found;
}

function parsePartners(text: string): Partner[] {
  const cells = text.trim().split(/\s+/);
  const partners: Partner[] = [];
  for (let i = 0; i < cells.length; i += 2)
    partners.push({ ...countryOf(cells[i]!), weight: Number(cells[i + 1]) });
  return partners.sort((a, b) => b.weight - a.weight);
}

function countryOf(iso2: string): { cty_code: string; iso2: string } {
  const country = countryReference.find((c) => c.iso2 === iso2);
  if (country === undefined) throw new Error(`unknown country in the sample: ${iso2}`);
  return { cty_code: country.cty_code, iso2 };
}

/** Rough shares of U.S. imports by source around 2024, percent, from general knowledge of the trade. */
const sources = {
  servers: "TW 34 MX 29 VN 7 CN 8 MY 7 TH 6 KR 2 JP 2 SG 1.5 HU 1 CZ 1 CA 1.5",
  memory: "KR 22 TW 22 MY 14 CN 11 VN 8 TH 8 MX 6 JP 4 PH 4 SG 3 CA 0.5",
  disks: "TH 46 CN 12 PH 12 MY 12 MX 8 TW 4 VN 4 SG 2 CA 0.4",
  chips: "TW 28 MY 17 KR 8 VN 7 TH 6 CN 6 IE 5 IL 4 JP 4 PH 4 DE 2.5 SG 2.5 CR 2 MX 2 CA 1",
  cpus: "TW 26 VN 22 MY 18 CN 8 IE 8 IL 7 CR 7 TH 2 MX 2",
  wafers: "JP 34 TW 18 DE 12 KR 11 SG 6 MY 4 CN 4 FR 3 MX 1 TH 1 VN 1",
  boards: "CN 30 TW 20 KR 12 TH 10 VN 8 JP 7 MX 4 CA 4 MY 3 DE 2",
  passives: "JP 26 CN 22 TW 12 MX 12 KR 8 PH 6 MY 5 TH 3 VN 3 DE 3 CA 1",
  connectors: "MX 27 CN 22 DE 8 JP 8 TW 7 CA 5 VN 4 TH 3 MY 2.5 IN 2.5 CH 2 GB 2",
  chiptools: "JP 30 NL 18 SG 12 KR 11 TW 7 DE 7 MY 6 IL 4 CN 2 AT 2 VN 1 MX 1 TH 1",
  network: "VN 24 MX 18 TH 17 CN 11 TW 10 MY 7 CA 3 PH 2 IN 2 DE 1.5 JP 1.5 KR 1.5 PL 1",
  fiber: "MX 38 CN 12 JP 12 VN 7 TW 5 IN 5 CA 4 DE 4 TH 4 PL 3 KR 2",
  cables: "MX 36 CN 20 VN 7 CA 6 TW 5 KR 5 TH 4 JP 3 DE 3 TR 3 PH 3 MY 2 IN 2",
  copper: "CL 66 CA 14 PE 8 MX 8 CD 2 AU 1.5",
  copper2: "CA 28 MX 16 DE 10 KR 7 CN 6 TW 5 VN 5 CL 5 JP 5 TH 4 IT 3 BR 2",
  batteries: "CN 62 KR 13 JP 9 VN 4 MX 3.5 PL 2.5 MY 2 TW 1.5 DE 1.5 TH 1 CA 1",
  power: "MX 36 CN 12 DE 8 CA 7 JP 5 TW 4 KR 4 TH 3.5 VN 3.5 IT 3 IN 2.5 FR 2.5 GB 2 MY 2 CH 2",
  controls: "MX 32 DE 12 CN 11 JP 9 TH 4 VN 3 TW 3 CA 4 MY 3 FI 3 SG 2 GB 2 IT 2",
  transformers: "MX 38 KR 15 CA 11 BR 5 AT 4 DE 4 TR 3 CN 3 IT 3 IN 3 TW 2.5 TH 1.5 VN 1.5 NL 2",
  psu: "CN 24 TH 17 TW 13 VN 11 PH 9 MX 9 MY 5 JP 3 DE 3 KR 2 CA 1.5",
  gensets: "MX 20 GB 14 CN 12 CA 10 FR 9 SG 5 IN 5 JP 5 BR 4 ES 4 IT 4 TH 1.5 VN 1.5 TW 1",
  turbines: "MX 12 GB 12 DE 12 JP 11 IT 9 CA 9 CH 8 FR 6 KR 5 SE 4 CN 4 TW 1 TH 1 VN 1",
  instruments: "MX 24 DE 13 CN 11 JP 8 MY 7 GB 6 CH 5 CA 4 TW 3 TH 3 FR 3 VN 1.5",
  hvac: "MX 42 CN 13 CA 9 TH 7 KR 6 JP 4 IT 3.5 DE 3 MY 2 VN 2 CZ 2 TW 1.5 HU 1",
  compressors: "MX 22 CN 14 DE 9 KR 9 CA 8 IT 8 JP 6 SE 4 TH 4 FR 3 IN 3 TW 2 VN 1.5 MY 1",
  fans: "MX 34 CN 24 TW 7 CA 7 DE 6 TH 5 VN 4 HU 3 PH 3 JP 2 MY 1",
  pumps: "MX 20 CN 20 DE 11 IT 9 CA 8 JP 7 TW 5 IN 5 KR 3 GB 3 VN 2 TH 2 DK 2",
  steel: "MX 24 CA 23 CN 18 KR 5 TW 5 VN 4 IT 3 TR 3 IN 3 DE 3 TH 1.5 ES 2",
  rebar: "MX 26 CA 16 TR 10 KR 9 LU 8 DE 6 ES 5 CN 2 VN 4 TW 1.5 TH 1 DZ 6 EG 4",
  stone: "CA 22 MX 18 CN 12 IT 10 VN 8 TR 8 IN 8 TH 4 TW 2 ES 4 BR 4",
  furniture: "CN 30 MX 22 VN 12 CA 12 TW 6 TH 5 MY 4 IN 2",
  fire: "CN 34 MX 28 CA 7 TW 6 DE 5 VN 4 TH 4 GB 4 JP 3 IL 2 MY 2",
  metals: "CN 18 JP 14 DE 11 CA 8 TH 7 KR 7 KZ 5 BE 5 TW 4 MX 4 EE 3 VN 3 NO 2",
  magnets: "CN 68 JP 12 DE 5 TW 4 VN 3 TH 2 MX 2 PH 2",
  chemicals: "DE 18 CN 14 CA 13 JP 12 MX 8 KR 6 FR 5 GB 5 BE 4 TW 3 TH 2 VN 1 IN 4",
  livestock: "CA 72 MX 28",
  beef: "AU 27 CA 24 BR 16 NZ 12 MX 11 UY 5 NI 2 AR 2",
  salmon: "CL 52 NO 26 CA 10 GB 6 FO 4",
  shrimp: "IN 38 EC 22 ID 16 VN 11 TH 6 MX 3 CN 2",
  wine: "FR 34 IT 30 ES 8 NZ 6 AU 5 CL 4 PT 4 AR 3 DE 3",
  flowers: "CO 56 EC 20 CA 7 MX 5 NL 8 KE 2",
  produce: "MX 80 CA 13 PE 3 GT 2 DO 1",
  bananas: "GT 40 CR 18 EC 16 HN 9 CO 9 MX 7",
  avocados: "MX 88 PE 5 CO 4 CL 2 DO 1",
  berries: "PE 48 MX 20 CL 18 CA 11 MA 1",
  coffee: "BR 28 CO 24 VN 4 GT 7 HN 6 ID 5 NI 5 PE 5 MX 5 ET 4 CR 4 CH 3",
  spices: "VN 34 IN 19 CN 13 ID 9 BR 7 MX 5 MG 4 ES 3 TH 2",
  grains: "CA 62 MX 8 AR 8 BR 7 DE 5 BE 4 IN 3",
  rice: "TH 58 IN 25 VN 5 PK 5 CN 2 IT 2",
  palm: "ID 84 MY 14 CO 1",
  canola: "CA 95 DE 2 FR 2",
  sugar: "MX 24 BR 20 DO 15 GT 10 CO 6 PH 6 AU 6 SV 4 PE 3 TH 2",
  snacks: "CA 36 MX 27 IT 5 DE 4 FR 4 KR 3 CN 3 GB 3 TH 3 BE 3 IN 2 TR 2 VN 1",
  chocolate: "CA 44 MX 12 DE 8 BE 7 CH 6 IT 5 FR 4 PL 3 TR 3",
  cocoa: "CI 38 EC 26 GH 14 NG 6 DO 7 PE 2 ID 2",
  juice: "BR 58 MX 35 CR 4 DO 1",
  beer: "MX 82 NL 9 IE 3 DE 2 BE 2",
  tequila: "MX 98 ES 1 FR 1",
  tobacco: "KR 34 MX 15 CA 15 IN 8 JP 8 TR 6 DE 5",
  cement: "TR 34 CA 24 VN 13 GR 8 MX 6 EG 5 DZ 4 AE 3 CO 3",
  lithium: "CL 54 AR 42 CN 2 CA 1",
  pharma: "IE 22 DE 12 CH 14 IN 10 SG 8 IT 6 BE 6 JP 5 NL 4 GB 4 CN 3 CA 3 DK 2 MX 1",
  pharma2: "IE 62 DK 10 DE 8 CH 7 SG 6 IT 3 GB 2 IN 2",
  fertilizer: "RU 30 QA 18 SA 13 CA 11 OM 6 DZ 7 AE 4 NG 4 TT 4",
  potash: "CA 85 RU 9 IL 4 BY 1",
  cosmetics: "FR 31 KR 17 CA 11 IT 10 CN 8 GB 5 MX 5 DE 4 JP 3 ES 3 TH 1",
  plastics: "CN 24 CA 23 MX 14 KR 6 DE 6 TW 5 VN 4 JP 4 TH 3 IN 2 IT 2 MY 2",
  tires: "TH 28 MX 15 CA 12 KR 9 JP 8 VN 7 ID 5 TW 3 CN 4 DE 2 RS 2",
  gloves: "MY 50 TH 24 CN 14 VN 6 ID 4",
  leather: "IT 34 MX 12 BR 12 CN 9 DE 8 AR 6",
  luxury: "IT 46 FR 38 ES 3 CN 2 VN 3 KH 2",
  bags: "CN 36 VN 20 IN 10 KH 9 ID 6 MX 5 PK 4 PH 2 TH 3 TW 2",
  lumber: "CA 82 SE 4 DE 6 BR 3 CL 2 AT 1 NZ 2",
  plywood: "ID 26 VN 24 CA 15 RU 4 EC 5 BR 5 CN 8 ES 3 GA 2",
  pulp: "CA 58 BR 22 FI 6 SE 5 CL 5",
  paper: "CA 42 CN 15 MX 14 DE 6 FI 5 KR 4 SE 3 JP 3 VN 2 TW 1 TH 1",
  textiles: "CN 32 IN 20 MX 7 PK 9 VN 7 TR 6 KR 5 TW 3 TH 2 CA 3 IT 3 DE 2 JP 2",
  carpets: "TR 28 IN 22 CN 16 CA 9 EG 4 BE 4 NL 4 VN 3",
  apparel: "VN 20 CN 20 BD 12 IN 8 ID 7 KH 7 HN 4 MX 4 PK 4 GT 3 SV 3 LK 3 JO 3 IT 2 TH 2 NI 2",
  footwear: "VN 36 CN 32 ID 12 IT 6 KH 4 IN 2 MX 2 ES 1 TH 1",
  tiles: "ES 25 IT 25 IN 19 MX 12 TR 7 BR 6 CN 3 VN 1",
  glass: "CN 28 MX 18 CA 14 DE 7 TH 4 TW 4 VN 4 JP 6 MY 3 IT 3",
  diamonds: "IN 36 IL 28 BE 12 ZA 9 BW 8 CH 3 AE 3",
  gold: "CH 52 CA 16 AU 6 MX 6 CO 6 PE 4 ZA 3 GB 4",
  platinum: "ZA 56 GB 12 CH 9 DE 8 IT 6 RU 4",
  jewelry: "IN 22 IT 18 FR 15 TH 9 CN 8 TR 6 ID 5 CA 4 VN 3",
  steelmill: "CA 24 BR 17 MX 15 KR 11 VN 5 DE 5 JP 6 TW 4 NL 3 IN 2 TR 3 TH 1 CN 1.5",
  tools: "CN 34 TW 15 MX 12 DE 9 JP 6 VN 5 CA 5 IN 4 TH 3 KR 2 CH 2",
  nickel: "CA 36 NO 13 AU 9 FI 6 MX 8 KR 7 PE 9 ID 5 BO 3 MY 2",
  aluminum: "CA 56 AE 9 KR 5 BH 4 IN 4 MX 4 AR 3 DE 3 CN 3 ZA 2 TH 2 VN 1",
  autoparts: "MX 40 CA 13 CN 10 JP 10 DE 8 KR 7 TW 3 IN 2 TH 2 IT 2 VN 2",
  aircraft: "FR 30 CA 18 DE 13 GB 12 JP 8 MX 5 IT 4 BR 4 SG 2 PL 2 KR 1.5",
  appliances: "CN 34 MX 24 KR 8 VN 8 TH 8 IT 3 DE 3 TR 2 MY 4 TW 1 JP 1 CA 1",
  machinery: "DE 19 JP 19 CN 11 MX 10 IT 8 CA 7 KR 6 TW 4 GB 4 FR 3 IN 2 TH 2 SE 2 VN 1 CH 2",
  consumertech: "CN 36 VN 18 MX 10 TH 9 MY 7 TW 6 JP 4 PH 3 ID 2 KR 2 DE 2 CA 1",
  laptops: "CN 60 VN 28 TW 6 TH 3 MX 2",
  phones: "CN 58 IN 20 VN 16 KR 3 TW 1",
  monitors: "CN 62 MX 10 VN 9 TW 7 TH 6 KR 4",
  televisions: "MX 60 CN 22 VN 12 TH 4 KR 1",
  lighting: "CN 58 MX 16 VN 6 CA 6 TW 3 TH 2 IN 2 DE 2 IT 2",
  solar: "VN 26 TH 22 MY 16 KH 13 KR 7 IN 8 ID 4 LA 3 MX 1",
  harness: "MX 66 PH 7 HN 5 NI 4 VN 5 CN 5 TH 2 JP 1 TN 1",
  rail: "CN 28 CA 20 MX 18 BR 6 DE 8 JP 5 IT 5",
  trucks: "MX 74 CA 18 JP 3 DE 2 SE 2",
  cars: "MX 24 JP 24 KR 18 CA 15 DE 10 GB 4 SK 2.5 IT 1.5 TH 0.7 SE 1",
  hybrids: "JP 34 CA 22 KR 20 MX 10 DE 6 GB 4 SK 2",
  ecars: "DE 26 KR 24 MX 20 JP 9 BE 8 SE 5 GB 3",
  bicycles: "CN 34 TW 26 KH 11 VN 10 MX 3 DE 4 TH 3",
  ships: "CA 22 MX 22 CN 14 IT 12 TW 4 AU 4",
  optics: "CN 18 JP 17 DE 16 MX 6 TW 8 TH 7 KR 5 GB 5 CA 5 MY 4 CH 3",
  medical: "MX 26 IE 16 DE 11 CR 10 CH 6 CN 7 JP 5 SG 3 MY 4 DO 3 NL 3 IL 2 GB 2 TH 1 VN 1",
  watches: "CH 52 CN 18 JP 10 TH 7 HK 5 FR 2",
  sofas: "VN 33 CN 26 MX 14 CA 8 IT 4 MY 4 ID 4 TH 2 TW 2 PL 2",
  toys: "CN 68 VN 10 MX 6 ID 4 TH 2 IN 3 TW 1.5 CZ 1",
  consoles: "CN 52 VN 40 JP 4 TH 2",
  art: "FR 30 GB 26 IT 12 DE 8 CH 8 NL 5 BE 3",
  crude: "CA 66 MX 9 SA 6 IQ 4 CO 4 BR 4 NG 3 EC 2 GY 2 VE 3",
  fuels: "CA 34 KR 10 IN 9 NL 9 BE 5 GB 5 ES 4 IT 3 MX 6",
  gas: "CA 99 MX 1",
  returned: "MX 17 CA 16 DE 8 CN 8 GB 8 JP 7 SG 5 FR 6 TW 5 NL 4 KR 4 VN 2",
  lowvalue: "CN 18 CA 20 MX 12 DE 8 GB 8 JP 6 IT 5 IN 4 FR 4 TW 3 KR 3",
};

/** The same for U.S. exports by destination. */
const destinations = {
  techmx: "MX 38 TW 10 CN 8 CA 8 HK 5 NL 5 DE 4 KR 4 JP 4 SG 3 GB 3 MY 3",
  techeu: "MX 14 CA 14 NL 10 DE 8 GB 7 JP 5 TW 6 CN 6 HK 5 SG 4 KR 4 IE 4",
  chipsout: "MX 22 TW 17 CN 16 MY 10 KR 7 CA 4 HK 5 SG 5 JP 4 TH 3 DE 3 NL 2",
  powerout:
    "MX 42 CA 21 DE 4 CN 4 GB 3 JP 2.5 KR 2 NL 2 BR 2 AU 2 SA 2 IN 2 FR 1.5 IT 1.3 SG 1.3 CL 1.2 AE 1.2 CO 1 TW 1 MY 1 TH 1 ES 1 TR 1 PH 0.9 IL 0.9 PE 0.9 BE 0.9 CH 0.8 VN 0.8",
  powerworld: "MX 12 CA 15 DE 6 GB 6 SA 6 AE 6 JP 5 KR 5 BR 5 AU 4 IT 3 SG 4 NL 2 CN 3 IN 3 FR 2",
  network: "MX 19 CA 12 NL 8 HK 6 GB 6 DE 6 JP 5 SG 5 AU 4 KR 4 IE 3 IN 3 CN 3 BR 2",
  cool: "CA 28 MX 26 CN 6 DE 4 GB 4 KR 3 SA 3 AU 3 JP 3 BR 3 NL 2 SG 2 FR 2 IT 1.8 IN 1.8 BE 1.5",
  build: "CA 44 MX 30 GB 3 AU 3 DE 3 CN 2 DO 2 BS 2 CL 2",
  fire: "CA 32 MX 20 GB 6 DE 5 CN 5 AE 5 AU 4 KR 3 SA 3 JP 3",
  metalsout: "DE 14 JP 13 CN 12 MX 11 CA 9 GB 8 KR 7 FR 5 IL 4",
  vehiclesout: "CA 42 MX 26 DE 5 CN 4 JP 3 GB 3 AU 3 KR 3 SA 2 AE 2 BR 2",
  agri: "CA 24 MX 24 JP 16 KR 12 CN 6 TW 5 PH 3 CO 3 GB 2",
  agriworld: "MX 20 JP 14 CN 11 CO 8 KR 8 PH 6 EG 4 TW 5 IN 6 ES 5 VN 5 ID 4 DE 4 CA 5",
  soy: "CN 48 MX 12 DE 6 JP 6 ID 6 EG 7 NL 5 TW 4 BD 3 VN 3",
  cotton: "CN 22 PK 18 VN 20 TR 11 BD 9 IN 6 ID 5 MX 5",
  wineout: "CA 34 GB 15 JP 9 DE 6 MX 5 KR 5 AU 5 HK 4",
  chemout: "MX 20 CA 14 CN 14 BE 9 BR 8 KR 6 IN 6 JP 5 NL 6 CO 4 SG 3",
  pharmaout: "NL 14 BE 11 DE 11 CN 9 JP 9 CA 8 GB 7 CH 7 IT 6 MX 4 FR 4 IE 3",
  medout: "NL 17 CN 12 JP 11 DE 10 BE 8 CA 8 MX 7 AU 3 GB 4 KR 4 CR 3",
  scrap: "CN 24 IN 16 TH 10 MY 9 CA 10 KR 8 JP 6 MX 6 TW 5",
  aircraftout: "FR 12 DE 9 GB 10 CN 8 JP 7 CA 8 SG 6 IN 6 BR 6 MX 6 AE 6 TR 4 KR 4 IE 5",
  machout: "CA 30 MX 19 AU 8 BR 6 DE 5 CL 4 GB 4 NL 4 CN 4 ZA 2",
  cars: "CA 34 DE 15 CN 10 KR 7 AE 8 MX 8 GB 5 SA 5 JP 2 BE 4",
  phonesout: "CA 18 MX 18 AE 14 HK 12 CO 6 CL 5 PY 5 GB 5 NL 4",
  artout: "CH 22 GB 18 IL 12 HK 14 IN 12 BE 8 AE 8 FR 7",
  oilout: "NL 20 KR 16 CN 6 CA 9 GB 9 IN 8 ES 6 SG 7 TW 7 IT 4",
  fuelout: "MX 34 BR 11 CA 9 CL 8 CO 5 PE 6 NL 7 GT 4 JP 3",
  lng: "NL 15 FR 13 GB 10 JP 12 KR 9 ES 9 IN 8 CN 4 TR 6 EG 5 MX 4 BR 3",
  goldout: "CH 44 GB 26 HK 10 IN 8 AE 7 CA 3 MX 1",
};

const parsed: Record<Flow, Map<string, Partner[]>> = {
  imports: parseSets(sources),
  exports: parseSets(destinations),
};

function parseSets(sets: Record<string, string>): Map<string, Partner[]> {
  return new Map(Object.entries(sets).map(([name, text]) => [name, parsePartners(text)]));
}
