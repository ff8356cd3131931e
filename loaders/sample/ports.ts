/** Ports of Schedule D by code, as Census writes their names. */
export const portNames: Record<string, string> = {
  "0115": "CALAIS, ME",
  "0212": "HIGHGATE SPRINGS/ALBURG, VT",
  "0401": "BOSTON, MA",
  "0417": "LOGAN AIRPORT, MA",
  "0712": "CHAMPLAIN-ROUSES POINT, NY",
  "0901": "BUFFALO-NIAGARA FALLS, NY",
  "1003": "NEWARK, NJ",
  "1012": "JFK INTERNATIONAL AIRPORT, NY",
  "1101": "PHILADELPHIA, PA",
  "1303": "BALTIMORE, MD",
  "1401": "NORFOLK, VA",
  "1512": "CHARLOTTE, NC",
  "1601": "CHARLESTON, SC",
  "1703": "SAVANNAH, GA",
  "1704": "ATLANTA, GA",
  "1801": "TAMPA, FL",
  "2002": "NEW ORLEANS, LA",
  "2006": "MEMPHIS, TN",
  "2304": "LAREDO, TX",
  "2402": "EL PASO, TX",
  "2506": "OTAY MESA STATION, CA",
  "2604": "NOGALES, AZ",
  "2704": "LOS ANGELES, CA",
  "2709": "LONG BEACH, CA",
  "2720": "LOS ANGELES INTERNATIONAL AIRPORT, CA",
  "2801": "SAN FRANCISCO INTERNATIONAL AIRPORT, CA",
  "2811": "OAKLAND, CA",
  "3001": "SEATTLE, WA",
  "3004": "BLAINE, WA",
  "3029": "SEATTLE-TACOMA INTERNATIONAL AIRPORT, WA",
  "3126": "ANCHORAGE, AK",
  "3310": "SWEETGRASS, MT",
  "3401": "PEMBINA, ND",
  "3801": "DETROIT, MI",
  "3901": "CHICAGO, IL",
  "4101": "CLEVELAND, OH",
  "4115": "LOUISVILLE, KY",
  "4909": "SAN JUAN, PR",
  "5203": "PORT EVERGLADES, FL",
  "5206": "MIAMI INTERNATIONAL AIRPORT, FL",
  "5301": "HOUSTON, TX",
  "5309": "HOUSTON INTERCONTINENTAL AIRPORT, TX",
  "5401": "WASHINGTON, DC",
  "5501": "DALLAS-FORT WORTH, TX",
};

export type Mode = "air" | "vessel" | "land";

/**
 * The port of a district that a mode uses; a mode that the district lacks goes through its first.
 * @param draw 0 to 1: chooses where there are several
 */
export function portOf(district: string, mode: Mode, draw: number): string {
  const modes = portsOfDistrict[district];
  if (!modes) throw new Error(`sample: no port for district ${district} (see loaders/sample/ports.ts)`);
  const ports = (modes[mode] ?? Object.values(modes)[0] ?? "").split(" ");
  const port = ports[Math.floor(draw * ports.length)] ?? "";
  if (portNames[port] === undefined) throw new Error(`sample: port without a name: "${port}" in ${district}`);
  return port;
}

const portsOfDistrict: Record<string, Partial<Record<Mode, string>>> = {
  "01": { land: "0115" },
  "02": { land: "0212" },
  "04": { vessel: "0401", air: "0417" },
  "07": { land: "0712" },
  "09": { land: "0901" },
  "10": { vessel: "1003", air: "1012" },
  "11": { vessel: "1101" },
  "13": { vessel: "1303" },
  "14": { vessel: "1401" },
  "15": { air: "1512" },
  "16": { vessel: "1601" },
  "17": { vessel: "1703", air: "1704" },
  "18": { vessel: "1801" },
  "20": { vessel: "2002", air: "2006" },
  "23": { land: "2304" },
  "24": { land: "2402" },
  "25": { land: "2506" },
  "26": { land: "2604" },
  "27": { vessel: "2704 2709", air: "2720" },
  "28": { vessel: "2811", air: "2801" },
  "30": { vessel: "3001", air: "3029", land: "3004" },
  "31": { air: "3126" },
  "33": { land: "3310" },
  "34": { land: "3401" },
  "38": { land: "3801" },
  "39": { air: "3901" },
  "41": { vessel: "4101", air: "4115" },
  "49": { vessel: "4909" },
  "52": { vessel: "5203", air: "5206" },
  "53": { vessel: "5301", air: "5309" },
  "54": { air: "5401" },
  "55": { air: "5501" },
};
