/**
 * Codes of chapters 84 to 99 of the Schedule B that the sample trades, in the columns of `parseSampleCodes`. Units, NAICS, end-use,
 * SITC and technology group are facts of the Census concordance; descriptions, prices and weights are our own.
 */
export const exports84To99 = `
8408202000|diesel engines of vehicles|NO|333618|30200|71323||9000|0.1|vehiclesout|2.4 -4|LX 97|
8409919990|parts of spark-ignition engines, nesoi|KG|333618|21100|71391||22|0.1|vehiclesout|2.2 -3|LX 97|
8411828000|gas turbines over 5,000 kW|NO|333611|21100|71489||7800000|0.1|powerworld|5.2 +16|HE 84|on-site power
8411919085|parts of aircraft turbojets, nesoi|NO|336412|22020|71491|08|3200|0.35|aircraftout|7 +24|LX 97|
8411994000|parts of gas turbines, not aircraft|NO|333611|21100|71499||820|0.2|powerworld|5.9 +12|HE 76|on-site power
8413702040|multistage centrifugal pumps|NO|333914|21100|74260||1500|0.1|cool|0.6 +4|HK 86|chilled water
8414308080|compressors over 10 hp|NO|333415|21180|74315||1700|0.1|cool|1.0 +3|HK 88|chillers
8414591500|fans for processors and telecom|NO|333413|21301|74343||9|0.5|cool|0.4 +22|HK 95|server fans
8414599080|fans, nesoi|NO|339992|41140|74343||95|0.15|cool|1.9 +6|HK 86|ventilation
8414902015|parts of refrigeration compressors|KG|335210|41030|74380||17|0.1|cool|1.0 +1|HK 78|chillers
8415820120|year-round units over 17.58 kW|NO|333415|41030|74155||8200|0.05|cool|1.0 +12|HK 90|computer room air conditioners
8415830060|condensing units over 17.58 kW|NO|333415|21180|74155||4500|0.05|cool|0.5 +5|HK 86|condensers
8415909000|parts of air conditioners, nesoi|NO|333415|41030|74159||16|0.1|cool|3.2 +2|HK 82|coolers
8418690140|centrifugal chillers|NO|333415|21180|74145||150000|0.05|cool|0.55 +18|HK 97|chilled water
8418990060|parts of refrigerating equipment|NO|335220|41030|74149||11|0.1|cool|1.2 -2|HK 74|chillers
8419500000|heat exchangers, industrial|NO|332410|21180|74174||900|0.1|cool|2.5 +8|HK 90|liquid cooling
8421210000|water filters and purifiers|NO|333999|21110|74361||95|0.1|cool|1.8 +2|HK 78|cooling water
8424100000|fire extinguishers|NO|339999|21190|74561||60|0.05|fire|0.16 +10|HF 94|extinguishing
8429521010|excavators, 360 degree, track|NO|333120|21030|72322||130000|0.2|machout|1.4 -12|LX 92|
8431499095|parts of construction machines, nesoi|NO|333120|21030|72399||9|0.2|machout|3.6 -6|LX 90|
8433510010|combines|NO|333111|21200|72122||310000|0.02|machout|1.4 -22|LX 98|
8471300100|portable computers under 10 kg|NO|334111|21300|75220|04|640|0.7|techmx|6.5 +2|MC 60|operator machines
8471410150|computers with input and output, nesoi|NO|334111|21300|75230|04|900|0.55|techmx|4.6 +10|MC 66|workstations
8471500150|processing units of computers; processing units of servers and racks, without a cathode-ray tube|NO|334111|21300|75230|04|9800|0.45|techmx|62 +105|HC 98|server nodes and GPU racks
8471704065|hard disk drives; hard magnetic disk drives without an external power supply|NO|334112|21301|75270|04|140|0.6|techmx|3.4 +10|HC 97|bulk storage
8471709000|storage units of computers, nesoi; other storage units of computers, in cabinets|NO|334112|21301|75270|04|1900|0.4|techeu|3.8 +20|HC 96|storage arrays
8471801000|control and adapter units of computers|NO|334118|21301|75280|04|260|0.4|techmx|2.2 +18|HC 94|adapters
8471804000|units for building into computers, nesoi|NO|334118|21301|75280|04|1200|0.55|techmx|6.2 +210|HC 97|accelerator cards
8471809000|units of computers, nesoi|NO|334118|21301|75280|04|330|0.4|techeu|2.3 +15|HC 93|rack devices
8473301140|memory modules for computers; memory modules as printed circuit assemblies for computers|NO|334418|21301|75997|04|100|0.6|techmx|5.5 +75|HC 97|memory of servers
8473301180|circuit assemblies for computers, nesoi; printed circuit assemblies for computers other than memory modules|NO|334418|21301|75997|04|380|0.5|techmx|22 +60|HC 97|server boards
8473305100|parts of computers, nesoi; parts and accessories of computers, not elsewhere specified|NO|333242|21301|75997|04|40|0.45|techmx|5.6 +25|HC 95|server chassis
8479899599|machines with individual functions, nesoi|NO|333999|21180|72849||4200|0.15|machout|4.6 +2|LX 68|
8481803090|hand valves of steel, nesoi|NO,KG|332911|21180|74780||60|0.15|cool|1.2 -2|MK 60|water loops
8481809050|valves, electrically operated|NO|332911|21180|74780||130|0.15|cool|1.9 +4|HK 82|cooling loops
8486200000|machines to make semiconductor devices|NO|333242|21180|72821|06|1600000|0.2|chipsout|13 +6|MC 70|making of chips
8486900000|parts of machines of 8486|NO|333242|21180|72829||260|0.3|chipsout|9.5 +8|MC 68|making of chips
8501538060|AC motors over 373 kW|NO|335312|20000|71631||9000|0.15|powerworld|0.5 +3|ME 62|pumps and chillers
8501640050|alternators above 40,000 kVA|NO|333611|20000|71632||880000|0.1|powerworld|0.4 +20|HE 86|power plants
8502130040|diesel generating sets above 1,000 kVA|NO|335312|20000|71651||340000|0.1|powerworld|1.3 +30|HE 96|standby generators
8502390010|generating sets with gas turbines|NO|333611|20000|71652||2100000|0.05|powerworld|0.9 +22|HE 86|on-site power
8503006040|parts of generators|NO|335312|20000|71690||30|0.15|powerworld|0.8 +4|HE 76|generators
8504230080|liquid transformers above 100,000 kVA|NO|335311|20000|77111||1900000|0.02|powerout|0.35 +10|HE 95|substations
8504340000|dry transformers above 500 kVA|NO|335311|20000|77119||26000|0.03|powerout|0.55 +16|HE 94|halls
8504409540|rectifiers over 500 W|NO|335999|20000|77121||420|0.2|powerout|1.4 +10|HE 93|power systems
8504409585|static converters, nesoi|NO|335999|20000|77121||110|0.25|powerout|3.4 +9|HE 86|power conversion
8504500000|inductors, nesoi|NO|334416|21400|77125||1.5|0.2|powerout|1.1 +3|HE 74|filters
8504900020|parts of transformers|NO|334418|21301|77129|04|60|0.1|powerout|0.85 +6|HE 84|transformers
8504900080|parts of static converters and inductors|NO|334418|21301|77129|04|25|0.2|powerout|1.6 +5|HE 80|power supplies
8507200090|lead-acid batteries, nesoi|NO,KG|335911|30230|77812||140|0.1|powerout|0.7 -5|HE 85|battery strings
8507600000|lithium-ion batteries|NO,KG|335911|30230|77812||70|0.25|powerout|4.6 +34|HE 92|uninterruptible power supplies
8517130000|smartphones|NO|334220|41050|76411|04|380|0.92|phonesout|9 -6|LX 90|
8517610000|base stations|NO|334210|21400|76412|04|2900|0.35|network|0.8 -15|HN 76|radio links
8517620030|Wi-Fi apparatus; apparatus of the Wi-Fi protocol|NO|334418|21400|76412|04|180|0.5|network|2.4 +8|HN 84|access points
8517620050|apparatus for voice and data, nesoi; machines to receive, convert and send voice, images or data, not elsewhere specified|NO|334418|21400|76412|04|240|0.5|network|14 +40|HN 96|transceivers and gateways
8517620070|multiprotocol routers|NO|334418|21400|76412|04|2100|0.45|network|2.6 +20|HN 97|routers
8517620080|switching and routing apparatus, nesoi|NO|334418|21400|76412|04|1500|0.45|network|9.6 +38|HN 98|switches and routers
8517700000|parts of telephone apparatus, to 2021; parts of apparatus to send or receive voice or data, line to the end of 2021|NO|334210|41050|76411||55|0.35|network|4.4@2018-2021:2021-12|HN 86|boards of switches
8517790000|parts of network apparatus; parts of apparatus to send or receive voice, images or data, line from 2022|NO|334220|21400|76418|04|55|0.35|network|4.6 +14:2022-01|HN 88|boards of switches
8518302000|headphones and earphones, nesoi|NO|334310|41210|76424||60|0.85|phonesout|1.6 -4|LX 96|
8523510000|solid-state storage devices|NO|334613|21320|89846|04|65|0.6|techmx|7.6 +22|HC 98|solid-state drives
8531100045|fire and burglar alarms, nesoi|NO|334290|21190|77884||70|0.2|fire|0.34 +16|HF 92|alarms
8532240020|ceramic chip capacitors, multilayer|NO|334416|20005|77865||0.03|0.4|techmx|0.9 +4|HC 80|decoupling on boards
8534000020|printed circuits, 3 layers or more|NO|334412|20005|77220|05|20|0.25|techmx|0.8 +6|HC 90|bare boards
8535908090|switching apparatus above 1 kV, nesoi|NO|335931|20005|77249||260|0.1|powerout|0.7 +9|HE 88|medium-voltage gear
8536200020|molded case circuit breakers|NO|335313|20005|77252||21|0.2|powerout|1.0 +4|HE 92|panel boards
8536300000|circuit protection apparatus, nesoi|NO|335314|20005|77253||11|0.25|powerout|1.0 +5|HE 86|surge protection
8536694040|printed circuit connectors|NO|334417|20005|77258||1|0.3|techmx|1.6 +8|HC 86|board links
8536695050|plugs and sockets, nesoi|NO|334417|20005|77258||1.4|0.3|powerout|3.6 +2|HE 80|rack outlets
8536700000|connectors for optical fibers|NO|334417|21400|77256||5|0.2|network|0.5 +26|HN 93|optical patching
8536904000|terminals and couplings|NO|335931|20005|77259||0.7|0.25|powerout|2.6 +4|HE 82|power wiring
8536908085|connection apparatus, nesoi; apparatus to switch, protect or connect circuits, nesoi|NO|335931|20005|77259||2.6|0.25|powerout|3.3 +6|HE 84|connection of circuits
8537109020|switchgear assemblies up to 1 kV|NO|335313|20005|77261||6100|0.1|powerout|1.1 +14|HE 96|switchboards
8537109050|panel boards and distribution boards|NO|335313|20005|77261||270|0.1|powerout|1.0 +6|HE 95|floor distribution
8537109060|programmable controllers|NO|335313|20005|77261||310|0.25|powerout|2.8 -2|HE 86|plant control
8537109090|control and distribution boards, nesoi; boards and panels up to 1,000 V, not elsewhere specified|NO|335313|20005|77261||210|0.2|powerout|6.6 +7|HE 94|power distribution
8537200020|switchgear assemblies above 1 kV|NO|335313|20005|77262||23000|0.05|powerout|0.8 +15|HE 96|medium-voltage gear
8538907060|parts of switchgear|NO|334418|20005|77282||24|0.15|powerout|1.7 +8|HE 88|switchgear
8538907080|parts of electrical apparatus, nesoi; parts of the apparatus of 8535, 8536 or 8537|NO|334418|20005|77282||14|0.2|powerout|2.9 +3|HE 84|switchgear
8541290080|transistors of 1 W or more|NO|334413|21320|77633|05|0.5|0.3|chipsout|1.6 -10|HC 80|power chips
8541410000|light-emitting diodes|NO|334413|21320|77637||0.2|0.3|chipsout|0.5 -12|MC 50|lighting
8542310000|processors and controllers; processors and controllers as integrated circuits, one line in Schedule B|NO|334413|21320|77642|05|22|0.35|chipsout|19 +28|HC 98|processors
8542320023|DRAM over 1 gigabit; dynamic random access memory of more than 1 gigabit|NO|334413|21320|77644|05|6|0.5|chipsout|3.4 +30|HC 97|main memory
8542320050|erasable memory; electrically erasable programmable read-only memory|NO|334413|21320|77644|05|2|0.4|chipsout|2.4 +5|HC 92|flash memory
8542320070|memories as integrated circuits, nesoi|NO|334413|21320|77644|05|5|0.4|chipsout|5.4 +80|HC 94|stacked memory
8542330000|amplifiers as integrated circuits|NO|334413|21320|77646|05|0.7|0.3|chipsout|2.6 -4|HC 78|signal circuits
8542390000|integrated circuits, nesoi|NO|334413|21320|77649|05|1.4|0.35|chipsout|13 +10|HC 90|interface chips
8542900000|parts of integrated circuits|NO|334413|21320|77689|05|6|0.3|chipsout|1.6 +2|MC 66|packages of chips
8543709860|electrical machines, nesoi|NO|335999|20005|77878||210|0.3|machout|2.6 +2|LX 64|
8544300000|wiring sets for vehicles|NO|336320|30230|77313||40|0.1|vehiclesout|1.2 -2|LX 96|
8544420000|conductors with connectors, up to 1 kV|NO|335929|21400|77316||6|0.2|powerout|6.4 +6|HE 90|power and data cords
8544493080|copper conductors to 600 V|KG|335929|20005|77316||14|0.05|powerout|1.6 +5|HE 90|building wire
8544604000|copper conductors over 1,000 V|KG|335929|20005|77317||15|0.05|powerout|0.8 +9|HE 93|feeder cables
8544700000|optical fiber cables|FBM|335921|21400|77318|07|0.7|0.08|network|1.7 +28|HN 97|optical cabling
8547100000|insulating fittings of ceramics|NO|327110|21100|77326||4|0.05|powerout|0.15 +2|HE 74|insulators
8703230140|cars, 1,500 to 3,000 cc, 4 cylinders|NO|336111|30000|78120||29000|0.05|cars|14 -12|LX 99|
8703240150|cars over 3,000 cc, 6 cylinders|NO|336111|30000|78120||46000|0.04|cars|13 -10|LX 99|
8703400020|hybrid cars, 1,500 to 3,000 cc|NO|336111|30000|78120||38000|0.04|cars|4.2 +25|LX 98|
8703800090|electric cars, over 250 miles|NO|336111|30000|78120|05|52000|0.06|cars|8 -20|LX 97|
8704310140|light trucks, gasoline, 2.5 to 5 tons|NO|336112|30100|78219||36000|0.03|cars|9 -8|LX 98|
8708295160|parts of bodies of vehicles, nesoi|NO|336390|30230|78432||28|0.08|vehiclesout|6 -3|LX 98|
8708407580|parts of gear boxes, nesoi|NO|336330|30230|78434||34|0.08|vehiclesout|3.2 -6|LX 97|
8708998180|parts of vehicles, nesoi|NO|336390|30230|78439||19|0.1|vehiclesout|9 -3||
8800000000|civilian aircraft, engines and parts; civilian aircraft, engines, equipment and parts, one line for exports|X|336411|21100|79200|7|1|0.12|aircraftout|128 +16|LX 99|
8903932060|outboard motorboats, 5 to 7.5 m|NO|336612|41110|79319||62000|0.03|machout|0.6 -25|LX 99|
9001100000|optical fibers and bundles|M|327215|21400|88419|07|0.02|0.05|network|0.9 +24|HN 94|fiber
9013200000|lasers|NO|335999|21600|87192|03|5200|0.2|techeu|1.6 +6|MN 60|optical transceivers
9018390050|catheters and cannulae, nesoi|NO|339112|21610|87221||18|0.15|medout|4.2 +3|LX 99|
9018907580|electro-medical instruments, nesoi|NO|334510|21610|87229||900|0.2|medout|4.2 +4|LX 98|
9018908000|medical instruments, nesoi|NO|339112|21610|87229|02|140|0.2|medout|7 +5|LX 99|
9021310000|artificial joints|NO|339113|41050|89966|02|1300|0.15|medout|3.2 +5|LX 99|
9021908100|appliances worn or implanted, nesoi|NO|339113|41050|89969||720|0.2|medout|4.4 +6|LX 99|
9026800000|instruments for liquids and gases, nesoi; instruments to measure variables of liquids or gases|NO|334513|21160|87437||420|0.2|cool|0.50 +0|HO 85|monitoring of sites
9026900000|parts of flow and level instruments|KG|334513|21160|87439||30|0.25|cool|0.8 +1|HK 76|cooling loops
9027504060|instruments using optical radiation|NO|334516|21610|87445||6800|0.25|medout|1.7 +1|LX 88|
9030330080|instruments for power measurement|NO|334515|21160|87475|06|420|0.3|powerworld|0.9 +1|HE 78|meters
9031499000|optical measuring instruments, nesoi|NO|333316|21160|87425||9000|0.2|chipsout|2.4 +4|MC 56|test of chips
9032100000|thermostats|NO|334512|21160|87461|06|45|0.1|cool|0.6 -3|HK 82|room control
9032893000|voltage regulators, automatic|NO|336320|20000|87465||140|0.15|powerout|0.6 +3|HE 86|power quality
9032896020|control instruments for air conditioning|NO|334512|21160|87465||110|0.15|cool|1.6 +4|HK 88|building control
9032900000|parts of regulating instruments|KG|336320|20005|87469||40|0.25|cool|1.5 -1|HK 80|building control
9401616011|seats with wooden frames, upholstered|NO|337121|41000|82116||260|0.1|vehiclesout|0.3 -6|LX 99|
9403200050|metal household furniture, nesoi|NO|337124|41000|82139||60|0.1|vehiclesout|0.6 -4|LX 94|
9503000090|toys and models, nesoi|NO|339930|41120|89420||8|0.4|vehiclesout|1.3 -3|LX 99|
9504500000|video game consoles|NO|339930|41120|89431||300|0.8|phonesout|1.1 +2|LX 98|
9701210000|paintings over 100 years old|NO|930000|41320|89611||310000|0.7|artout|2.4 -10|LX 99|
9880004000|estimated exports of low value; estimate of export transactions of low value|X|990000|60000|93100||1|0.05|vehiclesout|34 +4|LX 88|
`;
