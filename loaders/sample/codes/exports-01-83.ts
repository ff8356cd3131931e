/**
 * Codes of chapters 01 to 83 of the Schedule B that the sample trades, in the columns of `parseSampleCodes`. Units, NAICS, end-use,
 * SITC and technology group are facts of the Census concordance; descriptions, prices and weights are our own.
 */
export const exports01To83 = `
0102294084|cattle, live, female, 320 kg or more|NO,KG|11211X|100|00119||2100|0|agri|0.2 +2|LX 99|
0201305085|beef, boneless, fresh or chilled, nesoi|KG|311611|100|01112||9.8|0|agri|2.6 -6|LX 99|
0203294000|pork, frozen, nesoi|KG|311611|100|01222||3.1|0|agri|2.2 -3|LX 99|
0404100500|whey protein concentrates|KG,CKG|311514|110|02241||3.2|0|agri|0.8 +6|LX 98|
0802120005|almonds, shelled; almonds without shell|KG|111335|140|05774||4.6|0.01|agriworld|4.0 +8|LX 99|
0808100045|apples, fresh; apples, fresh, higher value|KG|111331|120|05740||1.3|0|agri|0.9 -2|LX 99|
1001992055|wheat, nesoi; wheat and meslin other than durum, not seed|KG|111140|200|04120||0.26|0|agriworld|5.0 -6|LX 99|
1005902030|corn, yellow dent, No. 2; yellow dent corn, U.S. No. 2|KG|111150|200|04490||0.21|0|agriworld|12 +20|LX 99|
1006309061|rice, long grain, milled, nesoi|KG|311212|200|04231||0.62|0|agri|0.9 -4|LX 99|
1201900095|soybeans, nesoi; soybeans other than seed and oil stock|KG|111110|150|22220||0.42|0|soy|18 -36|LX 99|
1507100000|soybean oil, crude|KG|311224|150|42111||1.1|0|agriworld|0.6 +70|LX 98|
2106909998|food preparations, nesoi|KG|311999|180|09899||6.2|0.05|vehiclesout|5.2 +4|LX 98|
2204215040|red wine, bottled|L|312130|190|11217||9|0.03|wineout|0.5 -30|LX 99|
2208306020|whiskies, bourbon|PFL|312140|1010|11241||11|0.02|wineout|1.2 -8|LX 99|
2304000000|soybean oilcake|KG|311224|200|08131||0.42|0|agriworld|5.6 -8|LX 98|
2401202020|tobacco, stemmed|KG|111910|12070|12120||8|0|agriworld|0.6 -6|LX 98|
2709002090|crude petroleum, 25 degrees API or more|BBL|211120|10000|33300||72|0|oilout|112 -14|LX 97|
2710121805|motor fuel blending stock|BBL|324110|10020|33460||86|0|fuelout|16 -14|LX 96|
2710191102|diesel fuel, to 15 ppm sulfur|BBL|324110|10010|33460||94|0|fuelout|32 -18|HE 78|standby generators
2711110000|natural gas, liquefied|M3|211130|10110|34310||280|0|lng|36 +20|LX 84|
2711120020|propane, liquefied; propane, liquefied, minimum purity|M3|211130|10030|34210||280|0|lng|22 +4|LX 90|
2805300000|rare earth metals|KG|325180|14290|52229||40|0.1|metalsout|0.03 -5|HS 86|magnets
2846900000|rare earth compounds|KG|325180|12530|52595||9|0.1|metalsout|0.16 -15|HS 82|magnets and fiber
2902200000|benzene|L|324110|10020|51122||0.9|0.02|chemout|0.3 -10|LX 95|
2902500000|styrene|KG|325194|12540|51125||1.1|0.01|chemout|1.2 -14|LX 95|
2903451100|refrigerant HFC-134a and HFC-134|KG|325199|12540|51137||6|0.05|cool|0.35 -8|HK 84|refrigerants
2905310000|ethylene glycol|KG|325199|12540|51221||0.6|0.01|chemout|1.6 +2|LX 80|
2933599500|heterocyclic compounds, nesoi|KG|325199|12540|51576|02|1200|0.1|pharmaout|3.8 +8|LX 96|
3002150000|immunological products in doses|KG|325413|40100|54163|01|5200|0.1|pharmaout|17 +22|LX 98|
3002410000|vaccines for human medicine|KG|325414|40100|54163|01|2100|0.05|pharmaout|4.6 -6|LX 99|
3004909291|medicaments in doses, nesoi|KG|325412|40100|54293|02|180|0.12|pharmaout|22 +14|LX 98|
3304995000|beauty and skin care preparations, nesoi|KG|325620|40120|55320||18|0.1|vehiclesout|3.4 +2|LX 98|
3707903290|chemicals for photoresists and photographic use|KG|325992|12550|88210||70|0.1|chipsout|1.1 +4|MC 68|making of chips
3813000000|preparations for fire extinguishers|KG|325998|12550|59894||7|0.05|fire|0.10 +8|HF 90|extinguishing agents
3818000000|doped wafers for electronics; chemical elements doped for electronics as discs and wafers|KG|334413|16120|59850|07|70|0.1|chipsout|1.3 -6|HC 88|silicon wafers
3822190080|diagnostic reagents, nesoi|KG|325413|12550|59869||260|0.05|pharmaout|8 -2|LX 96|
3824780000|refrigerant mixtures, to 2021; mixtures of perfluorocarbons or hydrofluorocarbons, line to the end of 2021|KG|325998|12550|59899||7|0.05|cool|0.5@2018-2021:2021-12|HK 84|refrigerants
3824999397|chemical mixtures, nesoi|KG|325199|12550|59899||5|0.02|chemout|4.8 -2|LX 82|
3901905501|polymers of ethylene, nesoi|KG|325211|12500|57190||1.5|0.01|chemout|4.2 -4|LX 92|
3904100000|polyvinyl chloride|KG|325211|12500|57311||0.9|0.01|chemout|2.6 -12|LX 90|
3907610000|polyethylene terephthalate|KG|325211|12500|57433||1.1|0.02|chemout|0.5 -3|LX 92|
3910000000|silicones in primary forms|KG|325212|12500|57593||6.5|0.05|metalsout|0.12 -10|HS 72|thermal pastes
3920100000|film of ethylene polymers|KG|326113|16120|58221||3.3|0.03|vehiclesout|2.1 +1|LX 90|
3926909985|articles of plastics, nesoi|NO,KG|326199|16120|89399||11|0.1|vehiclesout|5.6 +1|MB 40|covers
4011101070|car tires, radial, rim over 18 inches|NO|326211|30220|62510||92|0.15|vehiclesout|1.6 +1|LX 98|
4403210165|pine in the rough|M3|113310|13000|24740||160|0|agriworld|0.3 -30|LX 98|
4407110001|pine lumber, finger-jointed|M3|321113|13000|24820||320|0.01|agri|0.5 -4|LX 95|
4703210040|chemical wood pulp, softwood, bleached|CTN|322110|11000|25151||700|0|agriworld|2.6 -6|LX 97|
4804110000|kraftliner, unbleached|KG|322130|11110|64141||0.58|0|agri|1.9 -5|LX 96|
4901990092|printed matter, 5 to 48 pages|NO|323117|40110|89219||6|0.05|vehiclesout|1.2 -4|LX 99|
5201009000|cotton, nesoi; cotton, not carded or combed|KG|111920|12000|26310||1.8|0|cotton|4.4 -18|LX 99|
5603120095|nonwovens of filaments, 25 to 70 g|KG|313230|12150|65720||4.8|0.02|vehiclesout|0.7 -1|LX 92|
6109100012|t-shirts of cotton, men's|DOZ,KG|315220|40000|84540||45|0.3|vehiclesout|0.4 -5|LX 99|
6403999065|footwear of leather, women's|PRS|316210|40040|85148||40|0.6|vehiclesout|0.3 -6|LX 99|
7007215000|laminated safety glass for vehicles|M2|327211|30230|66472||40|0.05|vehiclesout|0.5 -2|LX 97|
7019801000|insulation of glass fibers|M2,KG|327993|16120|66495||3.5|0.02|build|0.28 -8|HB 86|insulation
7102390050|diamonds, not industrial, larger|CAR|339910|42100|66729||2400|0.85|artout|9 -32|LX 99|
7108121013|gold bullion, unwrought|CGM|331410|14270|97101||85|0.45|goldout|38 +28|LX 90|
7113195090|jewelry of gold, nesoi|GM|339910|41310|89731||60|0.4|artout|4 +10|LX 99|
7210490091|galvanized steel sheet, nesoi|KG|331110|14100|67413||1.2|0.02|vehiclesout|1.1 -14|LX 80|
7216910000|cold-formed sections of steel|KG|331110|14100|67685||1.6|0.05|build|0.12 -12|HB 80|racks and frames
7304390000|seamless pipes of steel, nesoi|KG|331110|20000|67914||2.1|0.1|build|0.14 -18|HB 62|pipe work
7308901000|columns and beams of steel|KG|332312|15000|69119||2.8|0.02|build|0.75 -6|HB 92|frames of halls
7308909030|sheet-metal roofing and siding of steel|KG|332312|15000|69119||3.2|0.02|build|0.45 -10|HB 82|walls and roofs
7318152000|bolts of iron or steel|KG|332722|15100|69421||9|0.2|build|0.95 -4|HB 62|frames
7326908688|articles of iron or steel, nesoi|KG|332999|15100|69969||7|0.1|build|3.9 +1|MB 48|brackets
7403110000|refined copper cathodes|KG|331410|14220|68212||9.5|0.15|powerout|0.6 +35|HE 72|conductors and busbars
7404006020|copper scrap, refined|KG|910000|14220|28821||8.4|0.01|scrap|2.6 +4|LX 70|
7407100000|bars and profiles of refined copper|KG|331420|15200|68231||11|0.05|powerout|0.35 -3|HE 80|busbars
7409110000|refined copper plates in coils|KG|331420|15200|68251||11.5|0.05|powerout|0.25 -6|HE 76|busbars
7411101000|seamless tubes of refined copper|KG|331420|15200|68271||12|0.05|cool|0.4 +1|HK 82|refrigerant lines
7412200000|fittings of copper alloys|KG|332919|15200|68272||14|0.1|cool|0.7 +2|HK 76|pipe work
7502100000|nickel, unwrought, not alloyed|KG|331410|14240|68311||18|0.4|metalsout|0.2 -5|LX 72|
7601209095|aluminum alloys, unwrought, nesoi|KG|331313|14200|68412||3.1|0.1|vehiclesout|0.5 -2|LX 70|
7602000030|aluminum scrap; aluminum waste and scrap|KG|910000|14200|28823||2.1|0.01|scrap|2.6 +8|LX 84|
7616995190|articles of aluminum, nesoi|KG|332999|15200|69979||11|0.1|vehiclesout|2.1 +2|MB 46|fittings
8103900000|tantalum, wrought|KG|331492|14290|68913||520|0.1|metalsout|0.22 -4|HS 88|capacitors
8112999000|wrought gallium, hafnium, indium and niobium|KG|331491|15200|69999||180|0.1|metalsout|0.11 -8|HS 86|chips
8207906000|interchangeable tools, nesoi|NO|332216|41020|69564||20|0.1|vehiclesout|0.5 +1|LX 90|
`;
