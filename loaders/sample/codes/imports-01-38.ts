/**
 * Codes of chapters 01 to 38 of the HTS that the sample trades, in the columns of `parseSampleCodes`. Units, NAICS, end-use,
 * SITC and technology group are facts of the Census concordance; descriptions, prices and weights are our own.
 */
export const imports01To38 = `
0102294084|cattle, live, female, 320 kg or more|NO,KG|11211X|100|00119||1900|0|livestock|2.4 +10|LX 99|
0201305085|beef, boneless, fresh or chilled, nesoi|KG|311611|100|01112||9.5|4|beef|4.6 +18|LX 99|
0203294000|pork, frozen, nesoi; meat of swine, frozen, not elsewhere specified|KG|311611|100|01222||3.6|0|beef|0.9 -6|LX 99|
0304410010|atlantic salmon fillets, farmed, fresh; fillets of farmed Atlantic salmon, fresh or chilled|KG|112511|1000|03451||13|0|salmon|4.3 +4|LX 99|
0306170042|shrimp, peeled, frozen; warmwater shrimps and prawns, frozen, peeled|KG|114112|1000|03611||8.3|0|shrimp|4.2 +2|LX 99|
0406908800|cheese mixtures of Edam or Gouda, nesoi|KG,CKG|311513|110|02499||11|10|wine|1.6 +12|LX 99|
0511100010|bovine semen, dairy|DS|11211X|12060|29194||60|0|beef|0.08 +4|LX 97|
0603110050|roses, cut, fresh; roses, fresh cut, other than spray roses|NO|111422|42000|29271||0.4|6.8|flowers|1.1 +9|LX 99|
0702002031|greenhouse tomatoes, in season, nesoi|KG|111419|130|05440||1.7|2.5|produce|2.5 +3|LX 99|
0709604085|peppers, sweet, fresh, greenhouse|KG|111219|130|05459||2.4|3.5|produce|1.7 +5|LX 99|
0803900035|bananas, fresh; bananas other than plantains, fresh, not organic|KG|111339|120|05730||0.6|0|bananas|2.4 +3|LX 99|
0804400040|avocados, hass, fresh; Hass avocados and similar, not organic|KG|111339|120|05797||2.7|4|avocados|3.4 +15|LX 99|
0810400029|blueberries, fresh, cultivated; cultivated blueberries, fresh, not organic|KG|111334|120|05794||7.5|0|berries|2.6 +14|LX 99|
0901110025|coffee, arabica, not roasted; arabica coffee, not organic, not roasted, not decaffeinated|KG|111339|0|07111||6.8|0|coffee|8.3 +62|LX 99|
0904110020|pepper, black, neither crushed nor ground|KG|311942|170|07511||6.5|0|spices|0.5 +55|LX 99|
1005902025|corn, yellow dent; yellow dent corn, U.S. No. 2|KG|111150|200|04490||0.25|1|grains|0.35 -20|LX 99|
1006309057|rice, jasmine; long grain milled rice, jasmine|KG|311212|200|04231||1.2|1|rice|1.0 +4|LX 99|
1107100000|malt, not roasted|KG|311213|180|04820||0.8|1|grains|0.4 -8|LX 99|
1209994190|seeds for sowing, nesoi|KG|111421|12060|29259||30|0|flowers|0.6 +4|LX 98|
1302390010|mucilages and thickeners, carrageenan|KG|311999|12070|29296||11|3.2|spices|0.35 +2|LX 97|
1404909090|vegetable products, nesoi|KG|111998|12070|29299||2.2|0|spices|0.3 +4|LX 97|
1511900000|palm oil, refined; palm oil and fractions, refined, not chemically modified|KG|311224|150|42229||1.1|0|palm|2.2 +10|LX 98|
1514190000|rapeseed oil, refined; low erucic acid rapeseed oil, refined|KG|311224|150|42179||1.3|6.4|canola|3.6 -12|LX 98|
1602509040|beef, prepared or preserved, nesoi|KG|311611|100|01760||6.5|1.8|beef|0.6 +6|LX 99|
1604142251|albacore tuna in foil, under quota|KG|311710|1000|03713||5|6|shrimp|0.5 +3|LX 99|
1701141040|cane sugar, raw; raw cane sugar under the quota|KG|31131X|20|06111||0.7|2|sugar|1.0 -4|LX 98|
1704903550|sugar confectionery, retail; confectionery ready for consumption, nesoi|KG|311340|160|06229||4.8|5.6|snacks|3.2 +10|LX 99|
1801000000|cocoa beans; cocoa beans, whole or broken, raw or roasted|KG|111335|10|07210||6.5|0|cocoa|2.0 +95|LX 99|
1806909090|chocolate and preparations with cocoa, nesoi|KG|31135X|160|07390||6.2|6|chocolate|2.2 +32|LX 99|
1905901090|biscuits and baked products, nesoi|KG|31181X|160|04849||4.2|4.5|snacks|5.0 +15|LX 99|
2005991000|carrots, prepared, nesoi|KG|311421|130|05679||1.4|6.4|produce|0.4 +4|LX 97|
2009110060|orange juice, frozen; frozen orange juice concentrate, nesoi|L|311411|120|05910||0.9|20|juice|0.7 +50|LX 99|
2106909998|food preparations, nesoi|KG|311999|180|09899||7|6.4|snacks|6.5 +16|LX 98|
2203000030|beer in glass, up to 4 liters; malt beer in glass containers up to 4 liters|L|312120|190|11230||1.2|0|beer|5.6 +4|LX 99|
2204215040|red wine, bottled; red grape wine to 14 percent alcohol, containers to 2 liters|L|312130|190|11217||8|6.3|wine|2.6 -8|LX 99|
2208905000|tequila, up to 4 liters; tequila in containers of up to 4 liters|PFL|312140|1010|11249||15|0|tequila|4.8 +2|LX 99|
2304000000|soybean oilcake; oilcake and other residues of soybean oil|KG|311224|200|08131||0.5|0.5|grains|0.7 -10|LX 98|
2402208000|cigarettes with tobacco, nesoi|THS,KG|312230|40140|12220||30|6|tobacco|0.5 -5|LX 99|
2515121000|marble, cut; marble, merely cut into blocks or slabs|T|212311|13020|27312||900|3|stone|0.4 -4|LX 92|
2523290000|portland cement, nesoi; portland cement other than white|T|327310|13020|66122||95|0|cement|2.1 -6|MB 66|concrete of foundations and walls
2603000010|copper ores and concentrates, copper content|CKG|212230|14220|28310||8.6|1|copper2|0.2 +5|MS 58|copper
2709001000|crude petroleum, under 25 degrees API; crude petroleum oils testing below 25 degrees A.P.I.|BBL|211120|10000|33300||66|0.1|crude|95 -16|LX 98|
2709002090|crude petroleum, 25 degrees API or more; crude petroleum oils testing 25 degrees A.P.I. or more|BBL|211120|10000|33300||74|0.1|crude|52 -22|LX 98|
2710121805|gasoline blending stock|BBL|324110|10020|33460||88|1|fuels|14 -25|LX 97|
2710191102|diesel fuel, to 15 ppm sulfur; No. 2 and No. 3 diesel fuel, up to 15 parts per million of sulfur|BBL|324110|10010|33460||92|0.5|fuels|5.5 -20|HE 80|fuel of standby generators
2711210000|natural gas, gaseous|M3|211130|10110|34320||0.12|0|gas|8 +10|LX 85|
2716000000|electrical energy|MWH|990000|10400|35100||38|0|gas|2.4 -20|ME 70|power
2804610000|silicon of 99.99 percent or more|KG|331410|14290|52223||28|0|wafers|0.35 -20|MS 72|chips and cells
2811221000|synthetic silica gel|KG|325180|12530|52237||3|3.7|chemicals|0.3 +2|LX 88|
2836910050|lithium carbonates; lithium carbonates other than U.S.P. grade|KG|325180|12530|52379||14|3.7|lithium|0.5 -55|MS 68|cells of batteries
2846908090|rare earth compounds, nesoi; compounds of rare earth metals, nesoi|KG|325180|12530|52595||11|3.7|metals|0.12 +6|MS 74|magnets
2901103000|acyclic hydrocarbons, saturated; saturated acyclic hydrocarbons|KG|325110|10020|51114||1.1|0|chemicals|0.6 -8|LX 95|
2933599500|heterocyclic compounds, nesoi; compounds with a pyrimidine or piperazine ring, nesoi|KG|325199|12540|51576|02|900|6.5|pharma|11 +30|LX 97|
2934999001|heterocyclic compounds, other|KG|325199|12540|51579||600|6.5|pharma|6 +22|LX 96|
2937190000|polypeptide hormones, nesoi; polypeptide, protein and glycoprotein hormones, nesoi|GM|325412|40100|54154|01|30000|0|pharma2|17 +190|LX 98|
3002150091|immunological products, retail; immunological products in doses or packed for retail, nesoi|KG|325414|40100|54163|01|4200|0|pharma|38 +35|LX 99|
3002410000|vaccines for human medicine|KG|325414|40100|54163|01|1900|0|pharma|8 -12|LX 99|
3004390050|hormones in doses, nesoi; medicaments with hormones in doses, nesoi|KG|325412|40100|54229||700|0|pharma2|14 +48|LX 99|
3004909291|medicaments in doses, nesoi; medicaments in measured doses for retail sale, nesoi|KG|325412|40100|54293|02|290|0|pharma|62 +26|LX 99|
3102100010|urea for fertilizer, solid|T|325311|12510|56216||420|0|fertilizer|2.0 +4|LX 98|
3104200010|potassium chloride for fertilizer|T|325312|12510|56231||330|0|potash|3.8 -18|LX 98|
3206110000|pigments of titanium dioxide|KG|325130|12550|53311||3|6|chemicals|0.7 -12|LX 95|
3303003000|perfumes with alcohol|KG|325620|40120|55310||75|0|cosmetics|2.9 +20|LX 99|
3304995000|beauty and skin care preparations, nesoi|KG|325620|40120|55320||24|0|cosmetics|5.3 +24|LX 99|
3402505100|washing preparations, retail|KG|325613|40120|55422||2.8|0|snacks|0.7 +10|LX 96|
3506915000|adhesives of polymers, nesoi|KG|325520|40140|59229||8|2.1|chemicals|0.5 +8|LX 80|
3604109010|fireworks|KG|325998|40140|59331||3.6|2.4|toys|0.4 -12|LX 99|
3702440160|photographic film in rolls, wide|M2|325992|12320|88230||40|3.7|tools|0.2 -4|LX 92|
3707903290|chemicals for photoresists and photographic use|KG|325992|12550|88210||60|6.5|chemicals|0.6 +14|MC 70|making of chips
3818000090|doped wafers for electronics; chemical elements doped for electronics as discs and wafers, other than gallium arsenide|KG|334413|16120|59850|07|90|0|wafers|1.2 +12|HC 88|silicon wafers for chips
3822190080|diagnostic reagents, nesoi|KG|325413|12550|59869||290|0|pharma|4.8 -6|LX 97|
3824994140|mixtures for thermal transfer|KG|325199|12540|59899||4|4.6|chemicals|0.06 +12|HS 72|heat transfer fluids
3824999397|chemical mixtures, nesoi|KG|325199|12550|59899||6|5|chemicals|3.5 +2|LX 84|
`;
