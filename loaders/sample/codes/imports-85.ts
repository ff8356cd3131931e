/**
 * Codes of chapters 85 of the HTS that the sample trades, in the columns of `parseSampleCodes`. Units, NAICS, end-use,
 * SITC and technology group are facts of the Census concordance; descriptions, prices and weights are our own.
 */
export const imports85 = `
8501106040|brushless motors, 18.65 to 37.5 W; brushless direct-current motors, 18.65 to 37.5 W|NO|335312|20000|71610||5|4.4|autoparts|0.9 +1|LX 82|
8501538060|AC motors over 373 kW; multi-phase motors above 373 kW|NO|335312|20000|71631||6000|0|machinery|0.5 +6|MK 66|pumps and chillers
8501640130|AC generators, 10,000 to 40,000 kVA; alternators above 10,000 kVA, up to 40,000 kVA|NO|335312|20000|71632||400000|2.4|gensets|0.30 +10:2025-06|HE 88|generators of plants
8501640135|AC generators, mid-size, from July 2025; generating machines of alternating current, mid-size, 10 to 40 MVA|NO|335312|20000|71632||400000|2.4|gensets|0.35 new:2025-07||
8501640150|AC generators above 40,000 kVA; alternators above 40,000 kVA|NO|335312|20000|71632||900000|2.4|gensets|0.35 +10:2025-06|HE 88|generators of plants
8501640155|AC generators, largest, from July 2025; turbogenerators and other machines of the largest size, over 40 MVA|NO|335312|20000|71632||900000|2.4|gensets|0.40 new:2025-07||
8502120000|diesel generating sets, 75 to 375 kVA; electric generating sets with diesel engines above 75 kVA, up to 375 kVA|NO|335312|20000|71651||26000|2.5|gensets|0.55 +6|HE 88|standby generators
8502130020|diesel generating sets, 375 to 1,000 kVA; electric generating sets with diesel engines above 375 kVA, up to 1,000 kVA|NO|335312|20000|71651||72000|2|gensets|0.50 +45|HE 95|standby generators
8502130040|diesel generating sets above 1,000 kVA; electric generating sets with diesel engines, above 1,000 kVA|NO|335312|20000|71651||330000|2|gensets|1.4 +110|HE 97|standby generators
8502200085|gas generating sets above 75 kVA; generating sets with spark-ignition engines above 75 kVA|NO|335312|20000|71651||90000|2|gensets|0.55 +60|HE 92|gas-fired standby power
8504210060|liquid transformers, 100 to 500 kVA; liquid dielectric transformers above 100 kVA, up to 500 kVA|NO|335311|20000|77111||9000|0|transformers|0.75 +25|HE 84|small distribution transformers
8504220040|liquid transformers, 650 to 2,500 kVA; liquid dielectric transformers above 650 kVA, up to 2,500 kVA|NO|335311|20000|77111||30000|0|transformers|1.3 +45|HE 95|pad-mounted transformers
8504220080|liquid transformers, 2,500 to 10,000 kVA; liquid dielectric transformers above 2,500 kVA, up to 10,000 kVA|NO|335311|20000|77111||95000|1.6|transformers|1.2 +62|HE 96|site transformers
8504230045|liquid transformers, 60,000 to 100,000 kVA; liquid dielectric transformers, 59,999 to 100,000 kVA|NO|335311|20000|77111||1300000|1.6|transformers|0.85 +70|HE 95|substation transformers
8504230080|liquid transformers above 100,000 kVA; liquid dielectric transformers, power handling above 100,000 kVA|NO|335311|20000|77111||2600000|1.6|transformers|2.1 +75|HE 96|substation transformers
8504330040|dry transformers, 50 to 500 kVA; transformers other than liquid dielectric, above 50 kVA, up to 500 kVA|NO|335311|20000|77119||3600|1.6|transformers|0.50 +30|HE 92|transformers inside halls
8504340000|dry transformers above 500 kVA; transformers other than liquid dielectric, above 500 kVA|NO|335311|20000|77119||24000|1.6|transformers|1.0 +68|HE 95|transformers inside halls
8504404000|speed drives for motors; speed drive controllers for electric motors|NO|335314|20000|77121||420|0|controls|2.5 +8|HE 82|drives of pumps and fans
8504406012|power supplies in computers, 150 to 500 W; power supplies to be built into computers, above 150 W, up to 500 W|NO|335999|21301|77121||45|0|psu|0.6 +8|HE 94|server power supplies
8504406018|power supplies in computers, over 500 W; power supplies to be built into computers, above 500 W|NO|335999|21301|77121||140|0|psu|1.8 +85|HE 97|server power supplies
8504407018|power supplies for computers, over 500 W; external power supplies for computers, above 500 W|NO|335999|21301|77121||160|0|psu|1.0 +55|HE 95|power shelves
8504408500|static converters for telecom; static converters for telecommunication apparatus|NO|334419|21400|77121||45|0|psu|1.2 +18|HE 90|48-volt power of network gear
8504409540|rectifiers over 500 W; rectifying power supplies above 500 W|NO|335999|20000|77121||330|1.5|power|2.0 +20|HE 93|rectifiers of power systems
8504409550|rectifiers, other; rectifiers and rectifying apparatus, not elsewhere specified|NO|334419|20000|77121||30|1.5|power|1.6 +5|HE 86|rectifiers
8504409570|inverters; static converters: inverters|NO|334419|20000|77121||520|1.5|power|3.0 +6|HE 84|uninterruptible power supplies
8504409580|static converters, other; static converters, not elsewhere specified|NO|334419|20000|77121||85|1.5|power|2.5 +15|HE 86|power conversion
8504508000|inductors, other; inductors, not elsewhere specified|NO|334416|20000|77125||1.2|3|passives|1.4 +4|HE 74|filters of power supplies
8504909646|transformer parts, other; parts of transformers, not elsewhere specified|NO|335311|20000|77129||70|2.4|transformers|0.9 +40|HE 86|parts of transformers
8504909650|static converter parts; parts of static converters, not elsewhere specified|NO|334419|20000|77129||22|2.4|power|1.0 +14|HE 82|parts of power supplies
8505110070|neodymium magnets, sintered; permanent magnets of sintered neodymium, iron and boron|NO,KG|332999|20005|77881||60|2.1|magnets|0.08 +40|HS 86|disk drives and fans
8507208041|lead-acid batteries, 12 volt; lead-acid storage batteries of 12 volts, not for engines|NO,KG|335911|30230|77812||95|3.5|batteries|0.8 -6|HE 86|battery strings
8507208091|lead-acid batteries, other; lead-acid storage batteries, not elsewhere specified|NO,KG|335911|20005|77812||150|3.5|batteries|0.6 -4|HE 86|battery strings
8507600010|lithium-ion batteries for electric vehicles|NO,KG|335911|30230|77812||3900|3.4|batteries|9.5 -12|LX 92|
8507600020|LITHIUM-ION STORAGE BATTERIES, NESOI; lithium-ion storage batteries other than for the drive of electric vehicles|NO,KG|335911|20005|77812||60|3.4|batteries|16.53! +11.1|HE 93|uninterruptible power supplies
8507808200|storage batteries, other; electric storage batteries, not elsewhere specified|NO,KG|335911|20005|77812||40|3.4|batteries|1.0 +10|HE 80|battery strings
8507908000|storage battery parts; parts of storage batteries other than lead-acid|KG|335911|20005|77819||14|3.4|batteries|3.0 +2|HE 78|battery modules
8508110000|vacuum cleaners to 1,500 W|NO|335210|41030|77551||78|0|appliances|3.4 +2|LX 99|
8509805095|household appliances with motor, nesoi|NO|335210|41050|77573||18|4.2|appliances|1.4 +2|LX 99|
8511500000|generators for engines|NO|336320|30200|77831||70|2.5|autoparts|1.0 -2|LX 96|
8512202040|lighting of vehicles|NO|336320|30230|77834||42|0|autoparts|3.2 +2|LX 98|
8516500060|microwave ovens, nesoi|NO|335220|41030|77586||88|2|appliances|1.1 -4|LX 99|
8516710060|coffee makers, electric, nesoi|NO|335210|41030|77587||48|3.7|appliances|1.5 +4|LX 99|
8517130000|smartphones; telephones for cellular networks: smartphones|NO|334220|41050|76411|04|320|0|phones|50 +6|LX 92|
8517610000|base stations; base stations of radio networks|NO|334210|21400|76412|04|2600|0|network|2.0 -22|HN 78|radio links of sites
8517620010|modems for data processing machines; modems of a kind used with automatic data processing machines|NO|334418|21400|76412|04|55|0|network|1.112 +4|HN 90|links to carriers
8517620020|SWITCHING AND ROUTING APPARATUS; apparatus for switching and routing|NO|334220|21400|76412|04|1300|0|network|30.76! +89.1|HN 99|switches and routers of clusters
8517620090|MACH FOR RECP/CONVER ETC OF VOICE/IMAGE/DATA NESOI; machines to receive, convert and send voice, images or data, not elsewhere specified|KG|334220|21400|76412|04|165|0|network|52.88! +58.3|HN 97|optical transceivers and wireless gear
8517690000|apparatus for voice and data, other; apparatus to send or receive voice, images or data, not elsewhere specified|NO|334220|21400|76412|04|110|0|network|1.6 +2|HN 84|network appliances
8517710000|aerials and reflectors; aerials and aerial reflectors of all kinds, and their parts|NO|334220|21400|76418|04|14|0|network|1.1 -6|HN 70|radio links of sites
8517790000|parts of telephone and network apparatus; parts of apparatus to send or receive voice, images or data, aerials excluded|NO|334220|21400|76418|04|40|0|network|3.3 +6|HN 88|boards and shelves of switches
8518302000|headphones and earphones, nesoi|NO|334310|41210|76424||34|0|consumertech|8 +2|LX 97|
8523510000|SOLID-STATE NON-VOLATILE STORAGE DEVICES; flash drives and cards, solid-state non-volatile storage|NO|334613|21320|89846|04|70|0|memory|17.54! +84.6|HC 98|solid-state drives
8525895050|still image and video cameras, nesoi; digital still image video cameras and recorders|NO|334310|41200|76484|04|110|0|consumertech|2.4 +4|MF 58|watching of sites
8528520000|monitors for computers; monitors for direct connection to a computer|NO|334118|21301|76140|04|160|0|monitors|8 +4|MC 50|consoles
8528727260|televisions, LCD, over 113 cm; LCD color television receivers, over 113 cm|NO|334310|41200|76160|03|290|3.9|televisions|9 +2|LX 99|
8529909800|parts of 8525 to 8528, nesoi|NO|334419|21400|76493||9|0|consumertech|0.9 -8|LX 82|
8531100025|smoke detectors, wired; smoke detectors other than battery powered|NO|334290|21190|77884||22|1.3|fire|0.17 +16|HF 95|detection in halls
8531100045|fire and burglar alarms, other; burglar and fire alarms and similar apparatus, not elsewhere specified|NO|334290|21190|77884||45|1.3|fire|0.22 +12|HF 92|alarms of sites
8531809051|electric signaling apparatus, other; electric signaling apparatus, not elsewhere specified|NO|335999|20005|77884||14|1.3|fire|0.09 +4|HF 78|alarms of sites
8532210050|tantalum capacitors, surface mount; fixed tantalum electrolytic capacitors for surface mounting|NO|334416|20005|77862||0.25|0|passives|0.45 +3|HC 80|power rails of boards
8532220020|aluminum electrolytic capacitors, 18 mm or less; fixed aluminum electrolytic capacitors, diameter of 18 mm or less|NO|334416|20005|77863||0.15|0|passives|0.35 -4|HC 78|power rails of boards
8532240020|ceramic chip capacitors, multilayer; fixed capacitors of ceramic dielectric, multilayer chips|NO|334416|20005|77865||0.02|0|passives|1.6 +10|HC 82|decoupling on boards
8533210030|flat chip resistors, 20 W or less; fixed resistors for surface mounting with two terminals, flat chips|NO|334416|20005|77232||0.01|0|passives|0.50 +4|HC 76|circuits on boards
8534000020|printed circuits, 3 layers or more; printed circuits of plastic and glass with three or more conducting layers|NO|334412|20005|77220|05|18|0|boards|2.1 +25|HC 92|bare boards of servers and switches
8534000095|printed circuits, nesoi|NO|334412|20005|77220||14|0|boards|0.3 -6|MC 74|boards
8535210000|circuit breakers, 1 to 72.5 kV; automatic circuit breakers above 1,000 V, below 72.5 kV|NO|335313|20005|77242||3800|2.7|power|0.65 +48|HE 95|medium-voltage switchgear
8535290040|circuit breakers, 72.5 to 345 kV; automatic circuit breakers of 72.5 kV to 345 kV|NO|335313|20005|77243||75000|2|power|0.70 +60|HE 93|substations
8535400000|lightning arresters and surge limiters; lightning arresters, voltage limiters and surge suppressors above 1,000 V|NO|335931|20005|77245||85|2.7|power|0.40 +22|HE 92|surge protection
8535908060|switching apparatus above 1 kV, other; apparatus to switch or protect circuits above 1,000 V, not elsewhere specified|NO|335313|20005|77249||240|2.7|power|1.0 +26|HE 90|medium-voltage gear
8536200020|molded case circuit breakers; automatic circuit breakers with molded case, up to 1,000 V|NO|335313|20005|77252||18|2.7|power|1.8 +12|HE 94|panel boards
8536200040|circuit breakers, other, up to 1 kV; automatic circuit breakers up to 1,000 V, not elsewhere specified|NO|335313|20005|77252||25|2.7|power|1.3 +14|HE 93|panel boards
8536308000|circuit protection apparatus, other; apparatus to protect circuits up to 1,000 V, not elsewhere specified|NO|335931|20005|77253||9|2.7|power|0.75 +10|HE 88|surge protection
8536490065|contactors, 60 to 1,000 V; contactors above 60 V, up to 1,000 V|NO|335314|20005|77254||24|2.7|controls|0.55 +4|HE 84|transfer switches
8536509065|switches up to 1 kV, other; switches up to 1,000 V, not elsewhere specified|NO|335931|20005|77255||3|2.7|connectors|1.9 +3|HE 76|switching of circuits
8536694020|connectors, cylindrical, multicontact|NO|334417|20005|77258||6|2.7|connectors|1.0 +8|ME 68|wiring
8536694040|printed circuit connectors; electrical connectors for printed circuits, up to 1,000 V|NO|334417|20005|77258||0.9|0|connectors|2.3 +22|HC 88|board to board links
8536698000|plugs and sockets; plugs and sockets up to 1,000 V, not elsewhere specified|NO|335931|20005|77258||1.1|2.7|connectors|2.9 +5|HE 82|power outlets of racks
8536700000|connectors for optical fibers; connectors for optical fibers, bundles or cables|NO|334417|21400|77256||4|2.7|fiber|0.85 +48|HN 94|optical patching
8536904000|terminals and couplings; terminals, electrical splices and couplings, wafer probers|NO|335931|20005|77259||0.6|0|connectors|3.1 +12|HE 84|joints of power wiring
8536908585|connection apparatus, other; apparatus to switch, protect or connect circuits up to 1,000 V, not elsewhere specified|NO|335931|20005|77259||2.2|2.7|connectors|2.4 +8|HE 86|connection of circuits
8537109120|switchgear and switchboards up to 1 kV; switchgear assemblies and switchboards, up to 1,000 V|NO|335313|20005|77261||5200|2.7|power|1.1 +88|HE 97|main switchboards
8537109150|panel boards and distribution boards; panel boards and distribution boards, up to 1,000 V|NO|335313|21160|77261|05|260|2.7|power|2.0 +40|HE 96|floor distribution
8537109160|PROGRAMABLE CONTROLLERS, LT=1,000 VOLTS; programmable controllers, up to 1,000 V|NO|335314|20005|77261|05|280|2.7|controls|4.138! +9.1|HE 88|control of power and cooling plant
8537109170|ELECTRICL APP EQP W/ APPS FM 8535&6,LT 1000V,NESOI; boards and panels for electric control or distribution, up to 1,000 V, not elsewhere specified|NO|335313|20005|77261||190|2.7|power|11.30! +12.9|HE 95|power distribution units
8537200020|switchgear and switchboards above 1 kV; switchgear assemblies and switchboards, above 1,000 V|NO|335313|20005|77262||21000|2.7|power|1.0 +92|HE 97|medium-voltage switchgear
8537200040|control boards above 1 kV, other; boards and panels above 1,000 V, not elsewhere specified|NO|335313|20005|77262||900|2.7|power|0.65 +30|HE 92|medium-voltage control
8538903000|circuit assemblies of switchgear, nesoi|NO|334418|20005|77282||60|3.5|power|0.6 +6|ME 70|control boards
8538906000|molded parts of switchgear; molded parts for the apparatus of 8535, 8536 or 8537|KG|335313|20005|77282||11|3.5|power|0.95 -3|HE 76|parts of switchgear
8538908160|switchgear parts; parts of switchgear, not elsewhere specified|NO|335313|20005|77282||28|3.5|power|1.3 +24|HE 90|parts of switchgear
8538908180|parts of electrical apparatus, other; parts of the apparatus of 8535, 8536 or 8537, not elsewhere specified|NO|335314|20005|77282||16|3.5|power|2.4 +10|HE 86|parts of switchgear
8539520091|LED lamps, nesoi|NO|335129|41050|77878||3|2|lighting|1.2 -20|LX 90|
8541100080|diodes over 0.5 A; semiconductor diodes above 0.5 A, not photosensitive|NO|334413|21320|77631|05|0.08|0|chips|0.7 -5|MC 70|power supplies
8541290095|transistors over 1 W, below 30 MHz|NO|334413|21320|77633|05|0.4|0|chips|1.5 +2|MC 74|power supplies
8541410000|light-emitting diodes|NO|334413|21320|77637||0.1|0|chips|0.8 -8|LX 76|
8541430010|solar modules of crystalline silicon; photovoltaic cells in modules or panels, crystalline silicon|NO,W|335999|21320|77637|03|95|0|solar|14 -25|ME 58|power of sites
8542310001|PROCESSORS & CONTOLLERS W/NOT COMBO W MEMORIS, ETC; processors and controllers as integrated circuits, combined or not with memories, one line before July 2024|NO|334413|21320|77642|05|9|0|chips|21.5@2023-2024:2024-06|HC 98|processors of servers
8542310015|processors and controllers, 8-bit and less; microcontrollers of 8 bits or fewer|NO|334413|21320|77642|05|0.6|0|chips|0.55 new:2024-07|HC 80|board management
8542310020|processors and controllers, 16-bit; microcontrollers of 16 bits|NO|334413|21320|77642|05|1|0|chips|0.50 new:2024-07|HC 80|power and fan control
8542310025|processors and controllers, 32-bit; microcontrollers of 32 bits|NO|334413|21320|77642|05|1.6|0|chips|1.9 new:2024-07|HC 84|board management
8542310040|graphics processing units (GPUs); processors made for graphics and parallel computing|NO|334413|21320|77642|05|210|0|chips|3.3 new:2024-07|HC 99|accelerators for training and inference
8542310045|PRCSSRS (INCL MICRO): CENTRL PROCSSNG UNITS (CPUS); processors including microprocessors: central processing units|NO|334413|21320|77642|05|120|0|cpus|10.28! new:2024-07|HC 99|central processors of servers
8542310050|PROCESSORS (INCLUDING MICROPROCESSORS): OTHER; processors including microprocessors, other than central and graphics processing units|NO|334413|21320|77642|05|25|0|chips|6.66! new:2024-07|HC 97|data and network processors
8542310060|field programmable gate arrays (FPGAs); processors and controllers that are programmed in the field|NO|334413|21320|77642|05|45|0|chips|0.95 new:2024-07|HC 92|network and inference offload
8542310070|systems on chip (SoCs); processors, memory and controllers on one chip|NO|334413|21320|77642|05|14|0|chips|3.2 new:2024-07|HC 93|board and network controllers
8542310075|PROCESSORS & CONTOLLERS W/NOT COMBO W MEMORIS, ETC; processors and controllers, combined or not with memories, not elsewhere specified|NO|334413|21320|77642|05|5|0|chips|4.142! new:2024-07|HC 95|processors of servers and switches
8542320032|DRAM of 512 megabits to 1 gigabit; dynamic random access memory above 512 megabits, up to 1 gigabit|NO|334413|21320|77644|05|2|0|memory|0.35 -10|HC 93|memory of boards
8542320036|DRAM over 1 gigabit; dynamic random access memory of more than 1 gigabit|NO|334413|21320|77644|05|6|0|memory|3.4 +45|HC 97|main memory and high-bandwidth memory
8542320041|static random access memory; static read-write random access memory (SRAM)|NO|334413|21320|77644|05|2.5|0|memory|0.30 -5|HC 92|cache memory
8542320051|electrically erasable memory (EEPROM); electrically erasable programmable read-only memory, flash included|NO|334413|21320|77644|05|1.8|0|memory|2.9 +15|HC 92|flash memory and firmware
8542320071|memories, other; memories as integrated circuits, not elsewhere specified|NO|334413|21320|77644|05|4|0|memory|2.2 +60|HC 94|stacked memory
8542330001|amplifiers as integrated circuits|NO|334413|21320|77646|05|0.5|0|chips|2.6 +4|MC 72|signal circuits
8542390001|integrated circuits, other; integrated circuits other than processors, memories and amplifiers, one line before July 2024|NO|334413|21320|77649|05|1.2|0|chips|17@2023-2024:2024-06|HC 90|interface and power chips
8542390010|integrated circuits for power management; other integrated circuits: power management|NO|334413|21320|77649|05|0.7|0|chips|2.3 new:2024-07|HC 90|voltage regulation on boards
8542390020|integrated circuits for interfaces; other integrated circuits: interface and transceivers|NO|334413|21320|77649|05|1.5|0|chips|2.4 new:2024-07|HC 90|links between chips
8542390030|integrated circuits for data conversion; other integrated circuits: analog-digital converters|NO|334413|21320|77649|05|2|0|chips|1.3 new:2024-07|HC 86|signal conversion
8542390040|integrated circuits for timing and clocks; other integrated circuits: clocks and timing|NO|334413|21320|77649|05|0.9|0|chips|0.6 new:2024-07|HC 86|clocks of boards
8542390050|integrated circuits, application specific; other integrated circuits: application specific (ASICs)|NO|334413|21320|77649|05|16|0|chips|2.7 new:2024-07|HC 94|custom accelerators
8542390060|integrated circuits, nesoi, to June 2025; other integrated circuits, not elsewhere specified, line of July 2024 to June 2025|NO|334413|21320|77649|05|1.1|0|chips|1.7 new:2024-07:2025-06|HC 88|interface chips
8542390070|integrated circuits for photonics; other integrated circuits with optical parts, line of July 2025|NO|334413|21320|77649|05|8|0|chips|1.4 new:2025-07|HC 92|optical links
8542390090|integrated circuits, nesoi; other integrated circuits, not elsewhere specified, line of July 2025|NO|334413|21320|77649|05|1.1|0|chips|2.0 new:2025-07|HC 88|interface chips
8542900000|parts of integrated circuits|NO|334413|21320|77689|05|4|0|chips|0.5 +5|MC 68|packages of chips
8543709860|electrical machines, nesoi|NO|335999|20005|77878||45|2.6|consumertech|3.2 +4|LX 66|
8544200000|coaxial cable; coaxial cable and other coaxial electric conductors|KG|335929|20005|77312||11|5.3|cables|0.85 +1|HN 82|radio and high-speed links
8544300000|wiring sets for vehicles; ignition and other wiring sets for vehicles, ships and aircraft|NO|336320|30230|77313||46|5|harness|9 +2|LX 97|
8544421000|cords with modular telephone connectors; insulated conductors with modular connectors, 80 to 1,000 V|NO|335929|21400|77316||2|0|cables|0.75 +8|HN 90|patch cords
8544422000|telecom conductors with connectors; insulated conductors with connectors for telecommunications, up to 1,000 V|NO|335929|21400|77316||3|0|cables|1.0 +22|HE 88|data cords
8544429090|INSULATD ELEC CONDCTR LT=1000V,W/ CONNECTRS, NESOI; insulated conductors with connectors, up to 1,000 V, not elsewhere specified|NO|335929|20005|77316||5|2.6|cables|4.85! +17.4|HE 93|power and signal cords
8544493040|copper conductors over 600 V; insulated copper conductors above 600 V, up to 1,000 V|KG|335929|20005|77316||12|5.3|cables|1.1 +30|HE 94|feeder cables
8544493080|copper conductors to 600 V; insulated copper conductors, 80 to 600 V|KG|335929|20005|77316||13|5.3|cables|2.3 +16|HE 92|building wire
8544499000|other conductors, 80 to 1,000 V; insulated conductors other than copper, 80 to 1,000 V|KG|335929|20005|77316||8|3.9|cables|0.70 +12|HE 90|feeder cables
8544604000|copper conductors over 1,000 V; insulated copper conductors above 1,000 V, without connectors|KG|335929|20005|77317||13|3.5|cables|1.0 +34|HE 95|medium-voltage cables
8544700000|INSULATED OPTICAL FIBER CABLES WITH INDVULY SH FBR; optical fiber cables of individually sheathed fibers|FBM|335921|21400|77318|07|0.6|0|fiber|3.84! +68.9|HN 98|optical cables between racks and halls
8545194000|carbon electrodes, nesoi|KG|335991|20005|77886||7|0|metals|0.1 -4|LX 80|
`;
