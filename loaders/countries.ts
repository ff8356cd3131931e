/** A trading partner of the Census statistics, with what Census does not give: ISO alpha-3 and groupings. */
export interface Country {
  /** Schedule C, four digits */
  cty_code: string;
  /** name for readers */
  name: string;
  /** ISO 3166-1; Kosovo has the user-assigned XK, and Gaza and the West Bank share PS */
  iso2: string;
  iso3: string;
  /** groupings as of 2026, separated by a vertical bar (`EU-27|NATO`); NULL where none */
  groups: string | null;
}

/**
 * Every code of Schedule C (census.gov/foreign-trade/schedules/c), possessions included. Census' own alpha-2
 * differs from ISO for Kosovo (KV), Gaza (GZ) and the West Bank (WE).
 */
export const countryReference: readonly Country[] = schedule()
  .trim()
  .split("\n")
  .map((line) => {
    const [cty_code, iso2, iso3] = line.split(" ", 3) as [string, string, string];
    return { cty_code, name: line.slice(12), iso2, iso3, groups: groupsOf(iso2) };
  });

function groupsOf(iso2: string): string | null {
  const names = Object.entries(members())
    .filter(([, codes]) => codes.split(" ").includes(iso2))
    .map(([name]) => name);
  return names.length ? names.join("|") : null;
}

/** Groupings that Census reports too, plus the GCC, by ISO alpha-2. */
function members(): Record<string, string> {
  return {
    "EU-27": "AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE",
    "Euro area": "AT BE BG HR CY EE FI FR DE GR IE IT LV LT LU MT NL PT SK SI ES",
    USMCA: "CA MX",
    "CAFTA-DR": "CR SV GT HN NI DO",
    ASEAN: "BN KH ID LA MY MM PH SG TH TL VN",
    APEC: "AU BN CA CL CN HK ID JP KR MY MX NZ PG PE PH RU SG TW TH US VN",
    OECD:
      "AU AT BE CA CL CO CR CZ DK EE FI FR DE GR HU IS IE IL IT JP KR LV LT LU MX NL NZ NO PL PT SK SI ES SE CH " +
      "TR GB US",
    NATO: "AL BE BG CA HR CZ DK EE FI FR DE GR HU IS IT LV LT LU ME NL MK NO PL PT RO SK SI ES SE TR GB US",
    OPEC: "DZ CG GQ GA IR IQ KW LY NG SA AE VE",
    GCC: "BH KW OM QA SA AE",
  };
}

function schedule(): string {
  return `
1000 US USA United States
1010 GL GRL Greenland
1220 CA CAN Canada
1610 PM SPM Saint Pierre and Miquelon
2010 MX MEX Mexico
2050 GT GTM Guatemala
2080 BZ BLZ Belize
2110 SV SLV El Salvador
2150 HN HND Honduras
2190 NI NIC Nicaragua
2230 CR CRI Costa Rica
2250 PA PAN Panama
2320 BM BMU Bermuda
2360 BS BHS Bahamas
2390 CU CUB Cuba
2410 JM JAM Jamaica
2430 TC TCA Turks and Caicos Islands
2440 KY CYM Cayman Islands
2450 HT HTI Haiti
2470 DO DOM Dominican Republic
2481 AI AIA Anguilla
2482 VG VGB British Virgin Islands
2483 KN KNA Saint Kitts and Nevis
2484 AG ATG Antigua and Barbuda
2485 MS MSR Montserrat
2486 DM DMA Dominica
2487 LC LCA Saint Lucia
2488 VC VCT Saint Vincent and the Grenadines
2489 GD GRD Grenada
2720 BB BRB Barbados
2740 TT TTO Trinidad and Tobago
2774 SX SXM Sint Maarten
2777 CW CUW Curaçao
2779 AW ABW Aruba
2831 GP GLP Guadeloupe
2839 MQ MTQ Martinique
3010 CO COL Colombia
3070 VE VEN Venezuela
3120 GY GUY Guyana
3150 SR SUR Suriname
3170 GF GUF French Guiana
3310 EC ECU Ecuador
3330 PE PER Peru
3350 BO BOL Bolivia
3370 CL CHL Chile
3510 BR BRA Brazil
3530 PY PRY Paraguay
3550 UY URY Uruguay
3570 AR ARG Argentina
3720 FK FLK Falkland Islands
4000 IS ISL Iceland
4010 SE SWE Sweden
4031 SJ SJM Svalbard and Jan Mayen
4039 NO NOR Norway
4050 FI FIN Finland
4091 FO FRO Faroe Islands
4099 DK DNK Denmark
4120 GB GBR United Kingdom
4190 IE IRL Ireland
4210 NL NLD Netherlands
4231 BE BEL Belgium
4239 LU LUX Luxembourg
4271 AD AND Andorra
4272 MC MCO Monaco
4279 FR FRA France
4280 DE DEU Germany
4330 AT AUT Austria
4351 CZ CZE Czech Republic
4359 SK SVK Slovakia
4370 HU HUN Hungary
4411 LI LIE Liechtenstein
4419 CH CHE Switzerland
4470 EE EST Estonia
4490 LV LVA Latvia
4510 LT LTU Lithuania
4550 PL POL Poland
4621 RU RUS Russia
4622 BY BLR Belarus
4623 UA UKR Ukraine
4631 AM ARM Armenia
4632 AZ AZE Azerbaijan
4633 GE GEO Georgia
4634 KZ KAZ Kazakhstan
4635 KG KGZ Kyrgyzstan
4641 MD MDA Moldova
4642 TJ TJK Tajikistan
4643 TM TKM Turkmenistan
4644 UZ UZB Uzbekistan
4700 ES ESP Spain
4710 PT PRT Portugal
4720 GI GIB Gibraltar
4730 MT MLT Malta
4751 SM SMR San Marino
4752 VA VAT Vatican City
4759 IT ITA Italy
4791 HR HRV Croatia
4792 SI SVN Slovenia
4793 BA BIH Bosnia and Herzegovina
4794 MK MKD North Macedonia
4801 RS SRB Serbia
4803 XK XKX Kosovo
4804 ME MNE Montenegro
4810 AL ALB Albania
4840 GR GRC Greece
4850 RO ROU Romania
4870 BG BGR Bulgaria
4890 TR TUR Turkey
4910 CY CYP Cyprus
5020 SY SYR Syria
5040 LB LBN Lebanon
5050 IQ IRQ Iraq
5070 IR IRN Iran
5081 IL ISR Israel
5082 PS PSE Gaza Strip
5083 PS PSE West Bank
5110 JO JOR Jordan
5130 KW KWT Kuwait
5170 SA SAU Saudi Arabia
5180 QA QAT Qatar
5200 AE ARE United Arab Emirates
5210 YE YEM Yemen
5230 OM OMN Oman
5250 BH BHR Bahrain
5310 AF AFG Afghanistan
5330 IN IND India
5350 PK PAK Pakistan
5360 NP NPL Nepal
5380 BD BGD Bangladesh
5420 LK LKA Sri Lanka
5460 MM MMR Burma (Myanmar)
5490 TH THA Thailand
5520 VN VNM Vietnam
5530 LA LAO Laos
5550 KH KHM Cambodia
5570 MY MYS Malaysia
5590 SG SGP Singapore
5600 ID IDN Indonesia
5601 TL TLS Timor-Leste
5610 BN BRN Brunei
5650 PH PHL Philippines
5660 MO MAC Macao
5682 BT BTN Bhutan
5683 MV MDV Maldives
5700 CN CHN China
5740 MN MNG Mongolia
5790 KP PRK North Korea
5800 KR KOR South Korea
5820 HK HKG Hong Kong
5830 TW TWN Taiwan
5880 JP JPN Japan
6021 AU AUS Australia
6022 NF NFK Norfolk Island
6023 CC CCK Cocos (Keeling) Islands
6024 CX CXR Christmas Island
6029 HM HMD Heard Island and McDonald Islands
6040 PG PNG Papua New Guinea
6141 NZ NZL New Zealand
6142 CK COK Cook Islands
6143 TK TKL Tokelau
6144 NU NIU Niue
6150 WS WSM Samoa
6223 SB SLB Solomon Islands
6224 VU VUT Vanuatu
6225 PN PCN Pitcairn Islands
6226 KI KIR Kiribati
6227 TV TUV Tuvalu
6412 NC NCL New Caledonia
6413 WF WLF Wallis and Futuna
6414 PF PYF French Polynesia
6810 MH MHL Marshall Islands
6820 FM FSM Micronesia
6830 PW PLW Palau
6862 NR NRU Nauru
6863 FJ FJI Fiji
6864 TO TON Tonga
7140 MA MAR Morocco
7210 DZ DZA Algeria
7230 TN TUN Tunisia
7250 LY LBY Libya
7290 EG EGY Egypt
7321 SD SDN Sudan
7323 SS SSD South Sudan
7380 GQ GNQ Equatorial Guinea
7410 MR MRT Mauritania
7420 CM CMR Cameroon
7440 SN SEN Senegal
7450 ML MLI Mali
7460 GN GIN Guinea
7470 SL SLE Sierra Leone
7480 CI CIV Côte d'Ivoire
7490 GH GHA Ghana
7500 GM GMB Gambia
7510 NE NER Niger
7520 TG TGO Togo
7530 NG NGA Nigeria
7540 CF CAF Central African Republic
7550 GA GAB Gabon
7560 TD TCD Chad
7580 SH SHN Saint Helena
7600 BF BFA Burkina Faso
7610 BJ BEN Benin
7620 AO AGO Angola
7630 CG COG Congo (Brazzaville)
7642 GW GNB Guinea-Bissau
7643 CV CPV Cabo Verde
7644 ST STP São Tomé and Príncipe
7650 LR LBR Liberia
7660 CD COD Congo (Kinshasa)
7670 BI BDI Burundi
7690 RW RWA Rwanda
7700 SO SOM Somalia
7741 ER ERI Eritrea
7749 ET ETH Ethiopia
7770 DJ DJI Djibouti
7780 UG UGA Uganda
7790 KE KEN Kenya
7800 SC SYC Seychelles
7810 IO IOT British Indian Ocean Territory
7830 TZ TZA Tanzania
7850 MU MUS Mauritius
7870 MZ MOZ Mozambique
7880 MG MDG Madagascar
7881 YT MYT Mayotte
7890 KM COM Comoros
7904 RE REU Réunion
7905 TF ATF French Southern and Antarctic Lands
7910 ZA ZAF South Africa
7920 NA NAM Namibia
7930 BW BWA Botswana
7940 ZM ZMB Zambia
7950 SZ SWZ Eswatini
7960 ZW ZWE Zimbabwe
7970 MW MWI Malawi
7990 LS LSO Lesotho
9030 PR PRI Puerto Rico
9110 VI VIR U.S. Virgin Islands
9350 GU GUM Guam
9510 AS ASM American Samoa
9610 MP MNP Northern Mariana Islands
9800 UM UMI U.S. Minor Outlying Islands
`;
}
