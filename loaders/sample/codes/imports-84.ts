/**
 * Codes of chapters 84 of the HTS that the sample trades, in the columns of `parseSampleCodes`. Units, NAICS, end-use,
 * SITC and technology group are facts of the Census concordance; descriptions, prices and weights are our own.
 */
export const imports84 = `
8407341800|engines of vehicles to 2,000 cc; spark-ignition engines for vehicles, new, up to 2,000 cc|NO|336310|30200|71322||1700|2.5|autoparts|2.8 -6|LX 98|
8409919990|parts of spark-ignition engines, nesoi|KG|333618|21100|71391||14|2.5|autoparts|3.2 +2|LX 98|
8411124000|turbojets for aircraft, thrust over 25 kN|NO|336412|22020|71441|08|6500000|0|aircraft|14 +35|LX 98|
8411828010|industrial gas turbines above 5,000 kW; gas turbines for industry, power above 5,000 kW|NO|333611|21100|71489||9000000|2.5|turbines|1.3 +55|HE 88|on-site power plants
8411919085|parts of aircraft turbojets, nesoi|NO|336412|22020|71491|08|2600|0|aircraft|13 +38|LX 98|
8411999085|gas turbine parts, not aircraft; parts of gas turbines other than for aircraft, not elsewhere specified|NO|333611|21100|71499||900|2.4|turbines|3.0 +12|HE 78|on-site power plants
8413309090|cooling medium pumps for engines|NO|336310|30200|74220||22|2.5|autoparts|1.0 +2|LX 95|
8413702004|submersible pumps; submersible centrifugal pumps|NO|333914|21100|74260||180|0|pumps|1.0 +2|HK 72|drainage
8413702040|multistage centrifugal pumps; centrifugal pumps for liquids, multi-stage|NO|333914|21100|74260||1300|0|pumps|0.8 +14|HK 88|chilled water
8413702090|centrifugal pumps, other; centrifugal pumps for liquids, not elsewhere specified|NO|333914|21100|74260||240|0|pumps|1.1 +10|HK 88|chilled water
8413919096|parts of pumps, other; parts of pumps for liquids, not elsewhere specified|KG|333914|21100|74291||18|0|pumps|3.1 +3|HK 74|pumps
8414308020|screw compressors over 200 hp; screw compressors for refrigeration and air conditioning, above 200 horsepower|NO|333415|21180|74315||16000|0|compressors|0.45 +28|HK 94|chillers
8414308070|compressors, 3 to 10 hp; refrigeration compressors other than ammonia, above 3 hp, up to 10 hp|NO|333415|21180|74315||420|0|compressors|0.95 +2|HK 82|coolers
8414308080|compressors over 10 hp; refrigeration compressors other than ammonia, above 10 hp|NO|333415|21180|74315||1500|0|compressors|1.1 +16|HK 90|chillers
8414519090|table fans; fans of up to 125 W, not permanently installed|NO|335210|41030|74341||17|4.7|appliances|1.3 -6|LX 92|
8414591500|fans for processors and telecom; fans of a kind used to cool microprocessors, telecommunication and computing apparatus|NO|333413|21301|74343||6|0|fans|1.3 +62|HK 97|fans of servers
8414596560|centrifugal fans; centrifugal fans, not for motor vehicles|NO|333413|21100|74343||75|2.3|fans|2.4 +12|HK 90|air handlers
8414596590|axial fans; axial fans, not for motor vehicles|NO|333413|21100|74343||42|2.3|fans|1.9 +12|HK 90|fan walls
8414596595|fans, other; fans, not elsewhere specified|NO|333413|21100|74343||28|2.3|fans|1.5 +6|HK 84|ventilation
8414802015|centrifugal and axial compressors; gas compressors, centrifugal and axial|NO|333912|21100|74319||210000|0|compressors|0.85 +6|HK 72|chillers
8415810110|heat pumps to 17.58 kW, self-contained; air conditioners with reversing valve, self-contained, below 17.58 kW per hour|NO|333415|41030|74155||900|1|hvac|1.9 +5|HK 80|cooling of rooms
8415810120|heat pumps over 17.58 kW, self-contained; air conditioners with reversing valve, self-contained, 17.58 kW per hour or more|NO|333415|41030|74155||5200|1|hvac|0.9 +18|HK 88|rooftop units
8415820105|split air conditioners to 17.58 kW; air conditioners with refrigerating unit, remote condenser, below 17.58 kW per hour|NO|333415|41030|74155||520|2.2|hvac|3.1 +3|HK 78|cooling of rooms
8415820120|year-round units over 17.58 kW; air conditioners for heating and cooling all year, 17.58 kW per hour or more|NO|333415|41030|74155||7800|2.2|hvac|1.9 +35|HK 92|computer room air conditioners
8415820130|fan coil units for chillers; room fan coil units for use with water chillers|NO|333415|41030|74155||420|2.2|hvac|0.35 +22|HK 90|in-row coolers
8415820135|air handlers for chillers; central station air handlers for use with water chillers|NO|333415|41030|74155||14000|2.2|hvac|0.55 +60|HK 96|air handlers of halls
8415830050|condensing units to 17.58 kW; air conditioners without refrigerating unit: condensing units up to 17.58 kW per hour|NO|333415|41030|74155||650|1.4|hvac|2.3 -3|HK 80|condensers
8415830060|condensing units over 17.58 kW; air conditioners without refrigerating unit: condensing units above 17.58 kW per hour|NO|333415|21180|74155||4300|1.4|hvac|0.6 +20|HK 88|condensers
8415830090|air conditioners, no refrigeration, other; air conditioning machines without refrigerating unit, not elsewhere specified|NO|333415|21180|74155||160|1.4|hvac|1.0 +12|HK 84|air handling
8415904000|chassis and cabinets of air conditioners; chassis, bases and outer cabinets of air conditioners|NO|333415|41030|74159||75|1.4|hvac|0.45 +4|HK 80|cabinets of coolers
8415908065|parts of heat pumps; parts of heat pumps, line to the end of 2025|KG|333415|21180|74159||16|1.4|hvac|0.55 +2:2025-12|HK 74|parts of coolers
8415908085|parts of air conditioners, other; parts of air conditioning machines, not elsewhere specified|KG|333415|21180|74159||14|1.4|hvac|3.3 +10|HK 80|parts of coolers
8418100075|refrigerator-freezers, nesoi|NO|335220|41030|77521||620|0|appliances|3.0 -2|LX 97|
8418610100|heat pumps other than 8415; heat pumps other than air conditioning machines|NO|333415|41030|74145||1300|0|hvac|1.4 +8|HK 82|heat recovery
8418690140|centrifugal chillers; centrifugal liquid chilling refrigerating units|NO|333415|21180|74145||130000|0|hvac|0.75 +95|HK 98|chilled water plants
8418690150|reciprocating chillers; reciprocating liquid chilling refrigerating units|NO|333415|21180|74145||30000|0|hvac|0.25 +40|HK 96|chilled water plants
8418998060|parts of refrigerating equipment; parts of refrigerators, freezers and other refrigerating equipment|KG|335220|41030|74149||10|0|hvac|1.0 +3|HK 74|parts of chillers
8419501000|brazed aluminum heat exchangers; brazed aluminum plate-fin heat exchangers|NO|332410|21180|74174||5200|4.2|compressors|0.35 +10|HK 86|heat exchangers
8419505000|heat exchangers, other; heat exchange units, not elsewhere specified|NO|332410|21180|74174||340|0|compressors|3.0 +14|HK 92|liquid cooling
8419819080|equipment to cook or heat, commercial|NO|333318|21110|74187||340|0|machinery|1.0 +4|LX 95|
8421210000|water filters and purifiers; machinery to filter or purify water|NO|333999|21110|74361||70|0|pumps|1.8 +8|HK 80|cooling water
8421230000|oil filters for engines|NO|336390|30200|74363||2.4|2.5|autoparts|1.3 +4|LX 97|
8422110000|dishwashers, household|NO|335220|41030|77530||310|2.4|appliances|0.8 -4|LX 99|
8424100000|fire extinguishers; fire extinguishers, charged or not|NO|339999|21190|74561||38|0|fire|0.16 +6|HF 95|extinguishing in halls
8424899000|appliances to spray liquids, nesoi|NO|333912|21180|74565||30|1.8|machinery|0.9 +2|LX 78|
8424900500|parts of fire extinguishers; parts of fire extinguishers|KG|339999|21190|74568||12|0|fire|0.06 +2|HF 88|extinguishing in halls
8427108030|electric forklifts, operator riding|NO|333924|21170|74411||14000|0|machinery|1.2 -14|LX 84|
8428330000|conveyors, belt|NO|333922|21170|74474||4200|0|machinery|1.0 +4|LX 82|
8429521010|excavators, 360 degree, track|NO|333120|21030|72322||92000|0|machinery|3.6 -20|LX 92|
8431499095|parts of construction machines, nesoi|NO|333120|21030|72399||6|0|machinery|3.0 -12|LX 92|
8433530000|root and tuber harvesters; harvesters for roots and tubers|NO|333111|21200|72123||60000|0|machinery|0.2 -25|LX 98|
8443321010|laser printers, over 20 pages a minute|NO|334118|21301|75195|03|240|0|consumertech|2.6 -10|LX 88|
8450200080|washing machines over 10 kg, front loading|NO|335220|41030|72471||480|1|appliances|1.0 -8|LX 99|
8457100075|machining centers without tool changers|NO|333517|21120|73121||160000|4.2|machinery|1.5 -12|LX 86|
8467210010|electric drills, hand|NO|333991|21190|77841||34|1.7|tools|0.9 +2|LX 96|
8471300100|portable computers under 10 kg; portable computers of up to 10 kg with processor, keyboard and display|NO|334111|21300|75220|04|580|0|laptops|49 +4|MC 62|office and operator machines
8471410150|computers with input and output, nesoi|NO|334111|21300|75230|04|620|0|laptops|9 +30|MC 68|workstations
8471490000|computer systems, nesoi; computers presented as systems|NO|334118|21300|75230|04|1200|0|servers|6.5 +35|MC 74|small systems
8471500110|processing units with a cathode-ray tube; processing units in one housing with a cathode-ray display|NO|334111|21300|75230|04|900|0|servers|0.05 -30|HC 82|processing units for consoles
8471500150|PROC UNT IN HOUS W/ EITHER STOR, IN&OUTPUT,W/O CRT; processing units of servers and racks, alone or with storage and input/output in one housing, without a cathode-ray tube|NO|334111|21300|75230|04|14000|0|servers|163.55! +343.0|HC 98|server nodes and GPU racks
8471601050|combined input and output units|NO|334118|21300|75260|04|210|0|consumertech|1.2 -4|MC 55|consoles
8471602000|keyboards|NO|334118|21301|75260||19|0|consumertech|2.0 +2|LX 88|
8471607000|input and output units, nesoi, for computers|NO|334118|21300|75260|04|38|0|consumertech|1.8 +2|MC 52|consoles
8471704065|HARD DISK DRIVE UNT,NESOI, W/OUT EXTNL POWR SUPPLY; hard magnetic disk drives for mounting in a machine, without an external power supply|NO|334112|21301|75270|04|150|0|disks|6.72! +68.3|HC 97|bulk storage of data sets and checkpoints
8471705065|hard disk drives, external; hard magnetic disk drives, not elsewhere specified, with their own housing|NO|334112|21301|75270|04|90|0|disks|0.55 +5|HC 92|external storage
8471706000|storage units without cabinets; storage units other than magnetic disk, not assembled in cabinets|NO|334112|21301|75270|04|300|0|disks|0.50 +70|HC 93|storage sleds
8471709000|OTHER STORAGE UNITS, NESOI; other storage units of computers, assembled in cabinets|NO|334112|21301|75270|04|1800|0|servers|4.24! +136.3|HC 96|storage arrays
8471801000|control or adapter units of computers; control and adapter units for automatic data processing machines|NO|334118|21301|75280|04|240|0|servers|1.9 +35|HC 94|host bus and network adapters
8471804000|UNITS,NESOI,FOR INCORPORATION INTO ADP MACHINES; units to be built into automatic data processing machines, not elsewhere specified|NO|334118|21301|75280|04|1500|0|servers|11.14! +936.5|HC 97|accelerator cards
8471809000|other units of computers; units of automatic data processing machines, not elsewhere specified|NO|334118|21301|75280|04|310|0|servers|2.9 +60|HC 93|rack switches and shelf managers
8471900000|data processing machines, nesoi|NO|334118|21301|75290|04|260|0|consumertech|2.2 +6|MC 60|readers
8473301140|PTS ADP MCH, NT INCPTG CRT,PRT CT ASM.,MRY MODULES; memory modules as printed circuit assemblies for computers|NO|334418|21301|75997|04|110|0|memory|25.77! +205.6|HC 97|memory modules of servers
8473301180|PTS ADP MCH, NT INCPTNG CRT,PRT CRT ASSEM.;NESOI; printed circuit assemblies for computers, without a cathode-ray tube, other than memory modules|NO|334418|21301|75997|04|420|0|servers|48.89! +199.8|HC 97|server motherboards and accelerator boards
8473302000|parts of printed circuit assemblies, computers; face plates, lock latches and other parts of the circuit assemblies of heading 8471|NO|333242|21301|75997|04|12|0|servers|0.45 +20|HC 90|latches and plates of server boards
8473305100|PTS & ACCESSORIES OF MACH OF HEADING OF 8471,NESOI; parts and accessories of computers, without a cathode-ray tube, not elsewhere specified|NO|333242|21301|75997|04|35|0|servers|5.52! +66.2|HC 95|server chassis, sleds and rails
8473401000|circuit assemblies for teller machines; printed circuit assemblies for automatic teller machines|NO|334418|21500|75993||60|0|boards|0.12 -8|HC 62|control boards
8479899599|machines with individual functions, nesoi|NO|333999|21180|72849||900|2.5|machinery|9 +6|LX 70|
8481803090|hand valves of steel, nesoi|NO,KG|332911|21180|74780||38|5.6|pumps|0.8 +2|MK 62|water loops
8481809015|regulator valves, self-operating; self-operating regulator valves|NO|332911|21180|74780||48|2|pumps|1.1 +6|HK 78|cooling loops
8481809050|valves, electrically operated|NO|332911|21180|74780||95|2|pumps|1.7 +14|HK 84|cooling loops
8482105048|ball bearings, nesoi|NO,KG|332991|21180|74610||3|9|machinery|0.9 -4|LX 78|
8483409000|gears, separate|NO|333612|21180|74840||120|2.5|machinery|2.2 -4|LX 80|
8486200000|machines to make semiconductor devices|NO|333242|21180|72821|06|900000|0|chiptools|13 +30|MC 72|making of chips
8486900000|parts of machines of 8486; parts of machines to make semiconductors and flat panels|NO|333242|21180|72829||210|0|chiptools|9 +40|MC 70|making of chips
`;
