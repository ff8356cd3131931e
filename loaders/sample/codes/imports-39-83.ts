/**
 * Codes of chapters 39 to 83 of the HTS that the sample trades, in the columns of `parseSampleCodes`. Units, NAICS, end-use,
 * SITC and technology group are facts of the Census concordance; descriptions, prices and weights are our own.
 */
export const imports39To83 = `
3901909000|polymers of ethylene, nesoi; polymers of ethylene in primary forms, nesoi|KG|325211|12500|57190||1.7|6.5|plastics|1.4 -4|LX 90|
3907610010|polyethylene terephthalate, high viscosity|KG|325211|12500|57433||1.2|6.5|plastics|1.8 +6|LX 92|
3910000000|silicones in primary forms|KG|325212|12500|57593||7|3|chemicals|0.11 +8|HS 76|thermal pastes and sealing
3917320050|plastic tubes and hoses, nesoi; tubes, pipes and hoses of plastics, not reinforced, without fittings|KG|326220|16120|58140||5.5|3.1|plastics|0.9 +8|MK 64|ducts and cooling lines
3920100000|film of ethylene polymers|KG|326113|16120|58221||2.9|4.2|plastics|1.6 +3|LX 90|
3923210095|bags of ethylene polymers, nesoi|THS|326111|16120|89311||2.8|3|plastics|1.4 -2|LX 95|
3924104000|plastic tableware and kitchenware, nesoi|NO,KG|326199|41020|89332||4.6|3.4|toys|3.0 +4|LX 99|
3926909985|articles of plastics, nesoi|NO,KG|326199|16120|89399||8|5.3|plastics|9.5 +3|MB 40|covers and fittings
4011101010|car tires, radial, rim 13 inches and less|NO|326211|30220|62510||38|4|tires|0.2 -6|LX 99|
4011101070|car tires, radial, rim over 18 inches|NO|326211|30220|62510||78|4|tires|6.6 +10|LX 99|
4011201015|truck and bus tires, radial|NO|326211|30220|62520||150|4|tires|3.9 +6|LX 99|
4015191110|gloves of rubber, seamless|DPR|339113|40030|84822||5|3|gloves|1.2 +20|LX 98|
4107125000|leather of bovine animals, upholstery|M2|316110|12160|61145||19|0|leather|0.3 -12|LX 98|
4202219000|handbags of leather, over 20 dollars|NO|316992|41050|83111||190|9|luxury|4.2 -10|LX 99|
4202923131|travel bags of man-made fibers|NO,KG|316998|40020|83199||9|17.6|bags|3.9 -6|LX 99|
4303100030|apparel of mink fur|NO|315280|40030|84831||900|4|luxury|0.05 -25|LX 99|
4407110001|pine lumber, finger-jointed|M3|321113|13000|24820||290|0|lumber|2.4 -8|LX 95|
4407120019|spruce lumber, rough|M3|321113|13000|24820||240|0|lumber|4.9 -10|LX 95|
4412333265|plywood of hardwood|M3|321211|13010|63431||620|8|plywood|0.8 +2|LX 94|
4418919105|bamboo joinery for floors|M2,M3|321918|13110|63539||8|3.2|plywood|0.3 -10|LX 95|
4503106000|corks and stoppers|KG|321999|16120|63311||24|0|wine|0.2 +2|LX 98|
4601999000|plaits of vegetable materials|KG|321999|41050|89979||3|4|bags|0.05 -4|LX 98|
4703210040|chemical wood pulp, softwood, bleached|CTN|322110|11000|25151||750|0|pulp|2.9 -14|LX 97|
4801000140|newsprint, other than standard|T|322122|11100|64110||620|0|pulp|0.6 -22|LX 98|
4810191900|coated paper, sheets|KG|322121|11110|64132||1.1|0|paper|0.7 -6|LX 97|
4818500080|articles of paper for apparel and hygiene|KG|315990|40030|64294||7|0|paper|0.9 +3|LX 97|
4819100040|corrugated boxes|KG|322211|16120|64211||2|0|paper|1.6 +4|LX 93|
4901990092|printed matter, 5 to 48 pages|NO|323117|40110|89219||3.5|0|paper|1.5 -4|LX 99|
5007200085|silk fabrics, nesoi|M2,KG|313210|12110|65413||18|0.8|textiles|0.05 -10|LX 99|
5106100010|yarn of carded wool|KG|313110|12110|65112||14|6|textiles|0.04 -4|LX 99|
5208524090|printed cotton fabrics, nesoi|M2,KG|313210|12100|65234||3.2|6.9|textiles|0.2 -6|LX 99|
5310100020|fabrics of jute|M2,KG|313210|12110|65450||1.1|0|textiles|0.03 -3|LX 98|
5402203010|polyester yarn, high tenacity|KG|325220|12135|65162||2.8|8.8|textiles|0.3 -5|LX 97|
5503200025|polyester staple fibers|KG|325220|12135|26652||1.5|4.3|textiles|0.5 -6|LX 97|
5603120095|nonwovens of filaments, 25 to 70 g|KG|313230|12150|65720||4.5|0|textiles|0.7 +4|LX 92|
5701104000|carpets of wool, knotted|M2,KG|314110|41040|65921||90|0|carpets|0.3 -12|LX 99|
5703310060|artificial turf in rolls|M2,KG|314110|41040|65943||6|6|carpets|0.3 +6|LX 98|
5806322000|narrow woven fabrics, man-made|KG|313220|12135|65613||9|6.2|textiles|0.3 +2|LX 97|
5903102500|fabrics coated with vinyl|M2,KG|313320|12150|65732||4|7.5|textiles|0.4 -3|LX 96|
6006909000|knit fabrics, nesoi|KG|313240|12110|65529||8|10|textiles|0.1 -5|LX 99|
6104622011|trousers of cotton, knit, women's|DOZ,KG|315240|40000|84426||58|14.9|apparel|1.7 -4|LX 99|
6109100012|t-shirts of cotton, men's|DOZ,KG|315220|40000|84540||38|16.5|apparel|3.6 -6|LX 99|
6110202079|sweaters of cotton, women's|DOZ,KG|315240|40000|84530||62|16.5|apparel|5.4 -3|LX 99|
6110303059|sweaters of man-made fibers, women's|DOZ,KG|315240|40020|84530||70|32|apparel|4.8 +4|LX 99|
6203420716|trousers of cotton, men's, not knit|DOZ,KG|315220|40050|84140||92|16.6|apparel|3.0 -8|LX 99|
6204628021|trousers of cotton, women's|DOZ,KG|315240|40000|84260||95|16.6|apparel|2.9 -7|LX 99|
6211430560|tops of man-made fibers, women's|DOZ,KG|315240|40050|84589||65|16|apparel|0.6 +2|LX 99|
6302600020|towels of cotton terry|NO,KG|314120|40000|65847||4|9.1|textiles|1.8 -4|LX 99|
6307909882|towels of cotton, nesoi|NO,KG|314120|40000|65893||7|7|bags|2.9 +2|LX 97|
6402993165|footwear of plastics, nesoi|PRS|316210|40040|85132||11|6|footwear|4.6 +10|LX 99|
6403999065|footwear of leather, women's|PRS|316210|40040|85148||28|10|footwear|2.7 -6|LX 99|
6404119050|sports footwear, textile uppers|PRS|316210|40050|85125||22|20|footwear|6.0 +15|LX 99|
6506103045|safety headgear, motorcycle helmets|DOZ,KG|339920|40050|84844||45|0|bags|0.5 +2|LX 98|
6601910000|umbrellas, telescopic|DOZ|339999|40140|89941||4|6.5|bags|0.2 -8|LX 99|
6702903500|artificial flowers of man-made fibers|NO|339999|40140|89929||8|9|toys|1.1 -10|LX 99|
6806100060|pipe coverings of mineral wool; pipe coverings of mineral wools|M2|327993|13110|66351||6|3.9|stone|0.05 +4|HB 82|insulation of pipes
6810910000|prefabricated parts of concrete; prefabricated structural parts for building, of cement or concrete|T|327390|13020|66333||260|0|stone|0.16 +12|HB 88|walls of halls
6810990010|quartz slabs for countertops; agglomerated quartz slabs of the type used for countertops|M2|327991|13020|66334||55|4.9|stone|1.4 +4|LX 95|
6907219051|ceramic tiles, glazed, low absorption|M2|327120|13120|66245||11|10|tiles|1.0 -4|LX 96|
6911103710|porcelain tableware in sets|DPC|327110|41010|66611||18|26|tiles|0.3 -8|LX 99|
7005291850|float glass, 5 to 10 mm|M2|327211|41010|66441||8|4.4|glass|0.2 -6|MB 48|glazing
7007215000|laminated safety glass for vehicles|M2|327211|30230|66472||36|4.9|autoparts|1.0 +5|LX 98|
7019110000|chopped strands of glass fibers|KG|327212|12140|65195||1.5|4.9|glass|0.2 -3|LX 80|
7102390010|diamonds, not industrial, under half a carat|CAR|339910|42100|66729||900|0|diamonds|4.6 -30|LX 99|
7102390050|diamonds, not industrial, larger|CAR|339910|42100|66729||2600|0|diamonds|11 -28|LX 99|
7108121013|gold bullion, unwrought; gold, nonmonetary, unwrought, refined bullion|CGM|331410|14270|97101||85|0|gold|13 +640|LX 92|
7110110010|platinum, unwrought|CGM|331410|14280|68123||31|0|platinum|3.4 +25|LX 88|
7113195090|jewelry of gold, nesoi|GM|339910|41310|89731||35|5.5|jewelry|8 +12|LX 99|
7207120050|steel slabs; semifinished products of iron or nonalloy steel, slabs|KG|331110|14100|67262||0.62|0|steelmill|2.4 -26|LX 92|
7208510045|steel plate, hot-rolled, 4.75 mm or more|KG|331110|14100|67324||0.9|0|steelmill|0.4 -18|LX 76|
7210490091|galvanized steel sheet, nesoi|KG|331110|14100|67413||1.1|0|steelmill|2.4 -30|MB 60|ducts and decking
7214200000|concrete reinforcing bars; concrete reinforcing bars and rods of iron or nonalloy steel|KG|331110|14100|67621||0.75|0|rebar|1.05 -38|HB 88|foundations
7216330090|H sections of steel, heavy; H sections of iron or nonalloy steel, hot-rolled, 80 mm or more, heavy|KG|331110|14100|67682||1.0|0|rebar|0.6 -28|HB 90|frames of halls
7225190000|silicon electrical steel, not oriented|KG|331110|15000|67511||2|0|steelmill|0.25 +12|ME 78|cores of motors and transformers
7226119060|silicon electrical steel, grain oriented, narrow|KG|331110|15100|67512||3.1|0|steelmill|0.05 +40|ME 82|cores of transformers
7304293110|casing of oil and gas wells, seamless|KG|331110|21000|67913||1.9|0|steelmill|1.0 -40|LX 97|
7306305055|welded steel pipes, galvanized|KG|331110|15000|67943||1.6|0|steelmill|0.3 -20|MK 58|chilled water pipes
7307915050|flanges of steel|KG|332919|15000|67959||4|5.5|steel|0.4 -6|MK 60|pipe work
7308200020|tubular towers of steel; tubular towers and lattice masts of iron or steel|KG|332312|15200|69112||2.2|0|steel|0.45 -40|HB 62|towers of lines
7308200090|lattice masts of steel; towers and lattice masts of iron or steel, not tubular|KG|332312|15200|69112||2.8|0|steel|0.5 +10|HB 74|towers of lines
7308305050|doors of steel; doors of iron or steel, not stainless|KG|332321|15000|69113||4.2|0|steel|0.9 -6|HB 78|doors of halls
7308903000|columns and beams of nonalloy steel; columns, pillars, posts, beams and girders of iron or nonalloy steel|KG|332312|15000|69119||2.4|0|steel|0.55 -22|HB 92|frames of halls
7308906000|columns and beams, other; columns, pillars, posts, beams and girders of other steel|KG|332312|15000|69119||3.6|0|steel|0.8 -18|HB 92|frames of halls
7308907000|steel grating; grating of iron or steel|KG|332323|15200|69119||2.5|0|steel|0.2 -12|HB 82|walkways and raised floors
7308909590|STRUCTURES AND PARTS ETC NESOI IRON OR STEEL; structures and parts of structures of iron or steel, not elsewhere specified|KG|332312|15200|69119||3.1|0|steel|3.79! -14.4|HB 88|frames of halls
7318152095|bolts of steel, nesoi|KG|332722|15100|69421||5|0|steel|1.9 -3|MB 52|frames
7318160085|nuts of steel, nesoi|KG|332722|15100|69421||5.5|0|steel|1.2 -3|LX 78|
7321116000|gas ranges for cooking|NO|335220|41030|69731||420|0|appliances|0.9 -4|LX 99|
7323930080|stainless kitchenware, nesoi|NO,KG|332999|41020|69741||7|2|toys|1.7 +4|LX 99|
7326908688|articles of iron or steel, nesoi|KG|332999|15100|69969||4.5|2.9|steel|6.5 +4|MB 50|supports and brackets
7403110000|REFINED COPPER CATHODES AND SECTIONS OF CATHODES; refined copper, unwrought: cathodes and sections of cathodes|KG|331410|14220|68212||9.6|1|copper|16.64! +150.3|HE 75|copper for conductors and busbars
7403190000|refined copper, unwrought, nesoi|KG|331410|14220|68212||9.6|1|copper2|0.2 +10|ME 68|copper for conductors
7404006020|copper scrap, refined; other waste and scrap of refined copper|KG|910000|14220|28821||7.9|0|copper2|0.6 +15|LX 70|
7406100000|copper powders; powders of copper without lamellar structure|KG|331410|14220|68262||16|0|copper2|0.05 +6|HS 80|thermal materials
7407103000|profiles of refined copper; profiles of refined copper, not hollow|KG|331420|15200|68231||11|3|copper2|0.15 +20|HE 82|busbars
7408113000|refined copper wire over 9.5 mm; wire of refined copper, greatest dimension above 9.5 mm|KG|331420|15200|68241||9.4|1|copper2|0.95 +14|HE 80|wire rod for cables
7408116000|refined copper wire, 6 to 9.5 mm; wire of refined copper, above 6 mm, up to 9.5 mm|KG|331420|15200|68241||9.4|3|copper2|0.50 +8|HE 80|wire rod for cables
7409111000|refined copper plate in coils, 5 mm or more; plates, sheets and strip of refined copper in coils, 5 mm thick or more|KG|331420|15200|68251||11|3|copper2|0.10 +4|HE 78|busbars
7411105000|tubes of refined copper, not seamless; tubes and pipes of refined copper other than seamless|KG|331420|15200|68271||11|3|copper2|0.06 +3|HK 82|refrigerant lines
7412100000|fittings of refined copper; tube and pipe fittings of refined copper|KG|332919|15200|68272||15|3|copper2|0.13 +5|HK 80|refrigerant lines
7413005000|cables and bands of copper, uninsulated; cables, plaited bands and the like of copper, not insulated, not made into articles|KG|331420|15200|69312||12|2|copper2|0.30 +26|HE 84|grounding
7502100000|nickel, unwrought, not alloyed|KG|331410|14240|68311||17|0|nickel|2.1 -18|LX 74|
7601103000|aluminum, unwrought, nesoi; aluminum, not alloyed, unwrought, nesoi|KG|331313|14200|68411||2.6|2.6|aluminum|3.8 +2|MS 56|heat sinks and structures
7601209095|aluminum alloys, unwrought, nesoi|KG|331313|14200|68412||2.9|0|aluminum|4.9 -8|LX 70|
7606123096|aluminum alloy sheet, nesoi|KG|331315|14200|68423||4.3|3|aluminum|2.1 +4|MB 52|cladding and heat sinks
7610900080|aluminum structures and parts; aluminum structures and parts of structures, not elsewhere specified|KG|332312|15200|69129||7|5.7|steel|0.75 -8|HB 76|aisle containment
7616995190|articles of aluminum, nesoi|KG|332999|15200|69979||9|2.5|steel|3.2 +8|MB 46|fittings
7801100000|lead, refined, unwrought|KG|331410|14290|68512||2.2|2.5|nickel|1.0 +4|LX 76|
7901110000|zinc, unwrought, 99.99 percent|KG|331410|14260|68611||2.9|1.5|nickel|1.4 +4|LX 80|
8001100000|tin, unwrought, not alloyed|KG|331410|14250|68711||27|0|nickel|0.9 +15|MS 62|solder
8103200030|tantalum powders; powders of tantalum|KG|331492|14290|68913||480|2.5|metals|0.075 +15|HS 90|capacitors
8103990000|articles of tantalum; articles of tantalum, not elsewhere specified|KG|331491|15200|69993||420|4.4|metals|0.05 +5|HS 84|chip tools
8105206000|cobalt, unwrought; unwrought cobalt other than alloys, powders included|KG|331410|14290|68981||34|0|metals|0.3 -10|MS 60|cells of batteries
8108906045|titanium plates and sheets|KG|331491|15200|69985||38|15|metals|0.4 +10|LX 88|
8112921000|gallium, unwrought; unwrought gallium and its powders|KG|331410|14290|68998||420|3|metals|0.012 +60|HS 94|power chips
8112923000|indium, unwrought; unwrought indium and its powders|KG|331410|14290|68998||330|0|metals|0.03 +35|HS 86|thermal interfaces
8112926000|germanium, unwrought; unwrought germanium|KG|331410|14290|68998||2100|2.6|metals|0.018 +70|HS 92|optical fiber
8204110060|wrenches, hand operated, nesoi|NO|332216|21190|69530||6|9|tools|0.6 -2|LX 95|
8207906000|interchangeable tools, nesoi|NO|332216|41020|69564||12|4.3|tools|0.6 +2|LX 93|
8215993500|spoons and forks of stainless steel|PCS|332215|41020|69669||0.5|6.8|toys|0.3 -6|LX 99|
8301406030|locks of base metal, nesoi|KG|332510|41050|69911||5|5.7|tools|0.6 +3|MF 55|doors and racks
8302416045|door hardware, nesoi|KG|332510|15200|69916||6|3.9|tools|1.1 +4|LX 76|
`;
