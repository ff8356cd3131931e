/**
 * Codes of chapters 86 to 99 of the HTS that the sample trades, in the columns of `parseSampleCodes`. Units, NAICS, end-use,
 * SITC and technology group are facts of the Census concordance; descriptions, prices and weights are our own.
 */
export const imports86To99 = `
8607190600|parts of railway axles and wheels|KG|336510|22100|79199||900|0|rail|0.3 -8|LX 99|
8609000000|freight containers|NO|332420|21170|78630||2800|0|furniture|0.9 -30|LX 88|
8701210015|road tractors, diesel, under 36 tons; road tractors for semi-trailers, diesel, new, gross weight below 36,287 kg|NO|336120|30100|78320||118000|4|trucks|9.5 -25|LX 98|
8703220100|cars, 1,000 to 1,500 cc; passenger vehicles with engines of 1,000 to 1,500 cc|NO|336111|30000|78120||19000|2.5|cars|18 -6|LX 99|
8703230140|cars, 1,500 to 3,000 cc, 4 cylinders; passenger vehicles with spark-ignition engines only, 1,500 to 3,000 cc, four cylinders|NO|336111|30000|78120||24500|2.5|cars|68 -12|LX 99|
8703240150|cars over 3,000 cc, 6 cylinders; passenger vehicles with spark-ignition engines only, above 3,000 cc, five or six cylinders|NO|336111|30000|78120||44000|2.5|cars|28 -16|LX 99|
8703400020|hybrid cars, 1,500 to 3,000 cc; passenger vehicles with spark-ignition engine and electric motor, not plug-in, four cylinders|NO|336111|30000|78120||29000|2.5|hybrids|26 +55|LX 99|
8703800090|electric cars, over 250 miles; passenger vehicles with only electric motors, range above 250 miles|NO|336111|30000|78120|05|42000|2.5|ecars|17 -20|LX 97|
8704310140|light trucks, gasoline, 2.5 to 5 tons|NO|336112|30100|78219||29500|6|trucks|24 -8|LX 99|
8706001540|chassis with engines for vehicles|NO|336111|30110|78410||26000|4|trucks|0.3 -10|LX 99|
8708295160|parts of bodies of vehicles, nesoi|NO|336390|30230|78432||24|2.5|autoparts|6.5 -2|LX 98|
8708407580|parts of gear boxes, nesoi|NO|336330|30230|78434||30|2.5|autoparts|3.0 -5|LX 98|
8708998180|parts of vehicles, nesoi|NO|336390|30230|78439||15|2.5|autoparts|11 -3||
8711600050|electric cycles to 250 W; motorcycles and bicycles with electric motors up to 250 W|NO|336991|41100|78519||820|0|bicycles|1.2 -20|LX 99|
8712002500|bicycles with wheels over 65 cm; bicycles with wheels above 65 cm|NO|336991|41120|78520||420|5.5|bicycles|0.5 -25|LX 99|
8716905060|parts of trailers; parts of trailers and vehicles without engines|KG|336214|30230|78689||9|3.1|autoparts|1.6 -10|LX 96|
8802400140|airplanes over 15,000 kg, passenger; passenger airplanes above 15,000 kg|NO|336411|22000|79240|08|62000000|0|aircraft|12 +25|LX 99|
8807300030|parts of airplanes, civil, nesoi|KG|336413|22010|79295|08|420|0|aircraft|11 +20|LX 98|
8903932060|outboard motorboats, 5 to 7.5 m; outboard motorboats with hulls of reinforced plastics, 5 to 7.5 meters|NO|336612|41110|79319||210000|1.5|ships|0.8 -18|LX 99|
9001100030|optical fibers for voice and data; optical fibers for transmission of voice, data or video|M|327215|21400|88419|07|0.02|6.7|fiber|0.42 +40|HN 95|fiber for cables
9001904000|lenses, unmounted, nesoi|NO|333314|21190|88419||6|2|optics|0.4 +4|LX 78|
9013200000|lasers; lasers other than laser diodes|NO|335999|21600|87192|03|2900|3.1|optics|0.9 +10|MN 62|optical transceivers
9013802000|hand magnifiers|NO|333314|41130|87193||5|6.6|optics|0.1 -2|LX 93|
9018390050|catheters and cannulae, nesoi|NO|339112|21610|87221||12|0|medical|6.8 +12|LX 99|
9018907580|electro-medical instruments, nesoi|NO|334510|21610|87229||480|0|medical|6.4 +12|LX 98|
9018908000|medical instruments, nesoi|NO|339112|21610|87229|02|90|0|medical|9 +14|LX 99|
9021310000|artificial joints|NO|339113|41050|89966|02|1100|0|medical|3.2 +10|LX 99|
9021908100|appliances worn or implanted, nesoi|NO|339113|41050|89969||560|0|medical|6.2 +14|LX 99|
9026102040|electric flow meters for liquids; electric flow meters for liquids|NO|334513|21160|87431||320|0|instruments|0.75 +12|HK 84|cooling loops
9026204000|electric pressure instruments; electric instruments to measure or check pressure|NO|334513|21160|87435||70|0|instruments|1.4 +6|HK 80|cooling loops
9026802000|electric instruments for liquids and gases; electric instruments to measure variables of liquids or gases|NO|334513|21160|87437||240|0|instruments|0.9 +6|MK 66|cooling loops
9027504060|instruments using optical radiation; electrical instruments for physical analysis using optical radiation|NO|334516|21610|87445||5200|0|instruments|1.7 +4|LX 90|
9030333800|instruments for voltage and power; instruments to measure voltage, current, resistance or power, without recorder|NO|334515|21160|87475|06|35|1.7|instruments|0.65 +6|HE 80|meters of circuits
9030820000|testers for semiconductor wafers and devices; instruments for measuring or checking semiconductor wafers or devices|NO|334515|21160|87478|06|90000|0|chiptools|1.3 +30|HC 84|test of processors
9031499000|optical measuring instruments, nesoi|NO|333316|21160|87425||5400|0|instruments|1.9 +12|MC 58|test of chips
9032100030|wall thermostats; thermostats for air conditioning, refrigerating or heating, wall mounted|NO|334512|21160|87461|06|48|1.7|controls|0.9 -6|HK 80|room control
9032894000|voltage regulators, automatic; automatic voltage and current regulators, other than 6, 12 or 24 V|NO|335311|20005|87465||120|1.7|controls|0.30 +8|HE 88|power quality
9032896025|control instruments for air conditioning; control instruments for air conditioning, refrigerating or heating systems, not elsewhere specified|NO|334512|21160|87465||85|1.7|controls|1.2 +8|HK 90|building control
9101192040|watches of precious metal, digital; wrist watches of precious metal with opto-electronic display|NO|334519|41310|88531||3900|3|watches|0.6 -8|LX 99|
9102114510|movements of wrist watches, battery; movements of wrist watches with mechanical display, battery powered|NO|334519|41310|88541||28|3|watches|0.5 -10|LX 99|
9202906000|string instruments, nesoi; guitars and other string musical instruments|NO|339992|41140|89815||180|4.6|toys|0.4 -4|LX 99|
9304002000|rifles by compressed air|NO|332994|41120|89139|09|45|3.9|tools|0.2 -3|LX 99|
9401616011|seats with wooden frames, upholstered; upholstered household seats with wooden frames|NO|337121|41000|82116||210|0|sofas|7.5 -4|LX 99|
9401790011|seats with metal frames, household|NO|337124|41000|82117||34|0|sofas|1.3 -8|LX 99|
9403200050|metal household furniture, nesoi|NO|337124|41000|82139||38|0|sofas|4.0 -4|LX 94|
9403200082|steel racks; racks of steel other than boltless shelving|NO|337215|21190|82139||85|0|furniture|0.75 +4|HB 84|racks of servers
9403608081|wooden furniture, nesoi|NO|337127|41000|82159||58|0|sofas|6.6 -6|LX 96|
9404909600|bedding and furnishings, nesoi|NO,KG|314120|41000|82129||16|7.3|bags|1.5 -3|LX 99|
9405118010|luminaires, LED, nesoi; ceiling and wall LED luminaires|NO|335121|41050|81311||24|3.9|lighting|3.4 -8|MB 48|lighting of halls
9406900130|prefabricated buildings of metal, nesoi|NO,M2|332311|15200|81100||9000|2.9|steel|0.9 +12|MB 78|modular halls
9503000090|toys and models, nesoi; toys and scale models, labeled for children of 3 to 12 years|NO|339930|41120|89420||5|0|toys|12 -6|LX 99|
9504500000|video game consoles|NO|339930|41120|89431||270|0|consoles|6.5 +10|LX 98|
9505102500|christmas ornaments, not of wood or glass|NO|339999|41050|89445||4|0|toys|1.4 -16|LX 99|
9506910030|exercise equipment, nesoi|NO|339920|41120|89478||110|4.6|toys|2.6 -10|LX 99|
9603210000|toothbrushes|NO|339994|40120|89972||0.4|0.6|toys|0.5 +4|LX 99|
9619000500|diapers and sanitary articles|KG|322291|40140|64295||5|0|paper|0.9 +6|LX 99|
9701210000|paintings over 100 years old|NO|930000|41320|89611||260000|0|art|3.4 -12|LX 99|
9703100000|sculptures over 100 years old|NO|930000|41320|89630||52000|0|art|0.5 -8|LX 99|
9801001045|US goods of chapter 84 returned; U.S. goods of chapter 84 returned without an advance in value|X|980000|50020|93100||1|0|returned|62 +14|LX 97|
9801001055|US goods of chapter 85 returned; U.S. goods of chapter 85 returned without an advance in value|X|980000|50020|93100||1|0|returned|9 +6|LX 96|
9999950000|estimated imports of low value; estimate of import transactions of low value|X|990000|50030|98400||1|0|lowvalue|22 -14|LX 90|
`;
