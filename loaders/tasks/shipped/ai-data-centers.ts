import type { Task } from "../task.js";

/** The question of the paper: which traded goods go into building and running AI data centers. */
const aiDataCenters: Task = {
  name: "ai-data-centers",
  version: "1",
  title: "Goods for building, equipping and running AI data centers",
  context: `You label product codes of the United States trade statistics for economic research on the goods that
build and run data centers for artificial intelligence: very large sites full of accelerator servers that train and
serve models, with dense power supply, liquid or air cooling and fast networks. For each code, judge how much of what
is traded under it plausibly goes into building, equipping, powering, cooling, connecting, securing or maintaining such
sites. Judge the kind of good that the code covers, not one exceptional shipment, and use only what you are given plus
general knowledge of the goods. Trade values are not shown and must not matter.`,
  inputs: `Each message describes one code:
- Code: ten digits of the Harmonized Tariff Schedule (imports) or Schedule B (exports). The first two digits are the
  chapter, four the heading, six the international subheading.
- Description: the official text, often abbreviated (NESOI or NES: not elsewhere specified; EXC: except; LT, GT: less,
  greater than; PTS: parts; W/O: without). It says what the good physically is.
- Headings above: texts of the chapter, heading and subheading. A residual code ("other", "nesoi") can only be read with them.
- Unit: the unit of quantity. Pieces suggest finished equipment, kilograms suggest materials or small parts.
- Industry: NAICS industries that make the good in the United States. They tell apart goods that share words, such as
  engines for vehicles and engines for generators. The industry may be missing, or split (an X in the code).`,
  groups: { in: "ai", apart: "medium", out: "non_ai" },
  labels: [
    {
      name: "Low",
      meaning:
        "no more than incidental use in data centers: consumer goods, food, textiles, vehicles and their parts, agricultural, medical, mining or general industrial goods",
    },
    {
      name: "Medium",
      meaning:
        "real use in data centers, but indirect, partial or minor: general building materials and hardware, general-purpose components, industrial parts of which data centers are one of many ordinary buyers",
    },
    {
      name: "High",
      meaning:
        "used directly and typically in building or running data centers, with a clear role in computing, networking, power, cooling or the facility itself",
    },
  ],
  categories: [
    {
      name: "Compute_Hardware",
      meaning:
        "servers, accelerators and processors, memory, storage drives, computer parts, printed circuits, semiconductor devices, doped wafers, passive components for circuit boards",
    },
    {
      name: "Networking_Telecom",
      title: "Networking and telecom",
      meaning: "switches, routers, transceivers, base stations, optical fiber, fiber cable and connectors",
    },
    {
      name: "Cooling_HVAC",
      title: "Cooling and HVAC",
      meaning:
        "chillers, air handlers, cooling towers, fans, coolant pumps, heat exchangers, compressors, refrigerants, coolant fluids, thermostats and climate controls",
    },
    {
      name: "Electrical_Power",
      meaning:
        "transformers, switchgear, circuit breakers, power supplies and UPS, batteries, generators and gas turbines, insulated cable, busbars, copper and aluminum conductors, power meters and controls",
    },
    {
      name: "Building_Structure",
      meaning:
        "structural steel, prefabricated metal buildings, reinforcing bar, cement and concrete, insulation, roofing, cable trays and raised floors",
    },
    {
      name: "Fire_Safety_Security",
      title: "Fire safety and security",
      meaning:
        "fire detection and suppression, extinguishing agents, alarms, surveillance and access control",
    },
    {
      name: "Specialty_Materials",
      meaning:
        "materials that electronics and power equipment depend on: rare earths, gallium, germanium, tantalum, refined copper for further working, thermal interface and encapsulation materials",
    },
    {
      name: "Maintenance_Operations",
      title: "Maintenance and operations",
      meaning: "instruments, tools and supplies to test, measure, clean and repair the equipment above",
    },
    {
      name: "Not_DC_Related",
      title: "Not data-center related",
      meaning: "none of these; always and only together with Low",
    },
  ],
  order: [
    "Compute_Hardware",
    "Electrical_Power",
    "Networking_Telecom",
    "Cooling_HVAC",
    "Building_Structure",
    "Fire_Safety_Security",
    "Specialty_Materials",
    "Maintenance_Operations",
  ],
  words: {
    adjective: "AI-related",
    noun: "AI",
    other: "non-AI",
    whose: "AI's",
    goods: "AI",
    theme: "the AI boom",
    site: "AI Trade Atlas",
  },
  // not derived from `order`: links out there hold places of this list, and `order` may change
  linkNames: [
    "Compute_Hardware",
    "Electrical_Power",
    "Networking_Telecom",
    "Cooling_HVAC",
    "Building_Structure",
    "Fire_Safety_Security",
    "Specialty_Materials",
    "Maintenance_Operations",
    "Not_DC_Related",
  ],
  excludedChapters: ["27", "71", "98", "99"], // Waugh (2026), section 1.1
  headings: {
    sources: "8542",
    out: "8542, 8473",
    back: "8471",
    example: "847150",
    exampleName: "the servers",
  },
  after: "; after M. E. Waugh, “Trade in AI-Related Products” (2026)",
  sets: [
    { list: "fed_hs6", label: "Federal Reserve note: three HS6 codes" },
    { list: "memo_semiconductors", label: "Semiconductor scope of the April 2025 memo" },
    { list: "oecd_semiconductors", label: "OECD semiconductor value chain" },
    { list: "section_232_chips", label: "Section 232 advanced chips" },
  ],
  texts: {
    scope: ",\nas in the paper that the Atlas reproduces",
    works:
      "- M. E. Waugh (2026), *Trade in AI-Related Products*, Federal Reserve Bank of Minneapolis Staff Report 684 and NBER Working Paper 35053; repositories ai-trade-index and ai-trade-tracker (MIT).\n",
    "later-works":
      "- F. de Soyres, A. Haag, M. Liu and E. Van Leemput (2026), *The Global Trade Effects of the AI Infrastructure Boom*, FEDS Notes, 13 February 2026.\n",
    definitions:
      "The paper's share of imports divides by goods outside chapters 27, 71, 98 and 99; the same author's later notes divide by all goods,\nwhich gives less. Both are right for their denominator, and both stand above as this snapshot has them. Published lists answer narrower questions: the Federal Reserve note\nfollows three headings of computers and their parts, the OECD the making of chips, the tariff memo what policy calls a semiconductor.\nThe list of about a hundred products of the World Trade Organization is not here, because its codes have not been published in a form\nthat could be checked.",
    exercise: "The exercise is the one of Waugh (2026), section 7. ",
    route:
      "The main route of the round trip changes its heading: processors (8542) and parts of computers (8473) go out, computers (8471) come\nback. ",
    "schedule-b":
      "Schedule B keeps\none code for all processors, so graphics processors cannot be told apart in exports. ",
    whole: " HS 8542 is taken whole, with the parts of 8542.90.",
    split: ", such as 8542.31.0001",
    ranking:
      "; the\npaper's two tables of top codes use one each. Graphics processors arrive mostly inside 8471.50 and 8473.30, not under their own code",
  },
  outside: {
    label: "Low",
    category: "Not_DC_Related",
    // food, drugs, fertilisers, paper, textiles and clothing, vehicles, instruments, arms, toys, art: of the 2,003 such codes
    // whose labels are published with the paper every one is Low
    chapters:
      "01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 30 31 33 36 37 41 43 45 46 47 48 49 50 51 52 53 55 57 58 60 62 63 64 66 67 86 87 88 89 92 93 95 97".split(
        " ",
      ),
  },
  guidance: [
    "Engines and turbines: stationary generating sets, their engines and industrial gas turbines supply sites with prime or backup power; engines for road vehicles, ships, aircraft or lawn mowers do not.",
    "Electric motors and generators: generators and larger alternating- or direct-current motors that drive fans, pumps and compressors are relevant; motors for toys, vehicles and household appliances are not.",
    "Pumps, valves, fans and compressors: relevant where they move coolant, water or air of a cooling system or are general enough to do so; not where made for fuel, oil fields, vehicles, milking or hand use.",
    "Air conditioning and refrigeration: central, large and process equipment, chillers, condensing units and their parts are High; window and vehicle units and household refrigerators are not.",
    "Copper and aluminum: refined copper, rods, profiles, wire, strip and foil that become conductors, busbars, cable and circuit boards are relevant; brassware, household articles and scrap are not.",
    "Wire and cable: insulated conductors for power or data are High; wiring harnesses for vehicles, aircraft or ships are Low.",
    "Steel: structural sections, columns and beams are High; plate, sheet and fasteners that any building uses are at most Medium; oil-country pipe, tools and vehicle parts are Low.",
    "Batteries: stationary, lead-acid, nickel and lithium-ion storage batteries are relevant; primary cells, starter and vehicle traction batteries are at most Medium.",
    "Computers and displays: servers, processing units, storage and their parts are High; laptops, tablets, keyboards, monitors, printers, telephones and game consoles are end-user goods.",
    "Semiconductors: processors, memory, other integrated circuits, power transistors and diodes are High; solar cells are at most Medium.",
    "Machines that make chips are one step removed: at most Medium.",
    "Measuring and control instruments: electrical quantities, flow, pressure and climate control are relevant; medical, laboratory, surveying and vehicle instruments are not.",
    "Parts follow the equipment that they are parts of. A code that mixes relevant with irrelevant goods is judged by its main content, with lower confidence.",
    "Food, drink, apparel, furniture, toys, jewelry, animals, plants and other consumer goods are Low even where an employee of a data center might use them.",
  ],
  examples: [
    {
      code: "8535210000",
      description: "AUTOMATIC CIRCUIT BREAKERS FOR A VOLTAGE EXCEEDING 1,000 V BUT LESS THAN 72.5 KV",
      answer: {
        specific_use: "medium-voltage protection of site substations and feeders",
        reasoning:
          "Medium-voltage breakers protect the substations and distribution that feed every large data center.",
        category: "Electrical_Power",
        relevance: "High",
        confidence: 90,
      },
    },
    {
      code: "7318160000",
      description: "NUTS, THREADED, OF IRON OR STEEL",
      answer: {
        specific_use: "general fastening in structures and racks",
        reasoning: "Nuts hold steelwork and racks together but serve all construction and machinery alike.",
        category: "Building_Structure",
        relevance: "Medium",
        confidence: 75,
      },
    },
    {
      code: "0901110000",
      description: "COFFEE, NOT ROASTED, NOT DECAFFEINATED",
      answer: {
        specific_use: "none in data centers",
        reasoning: "Coffee is food and takes no part in building or running a data center.",
        category: "Not_DC_Related",
        relevance: "Low",
        confidence: 99,
      },
    },
  ],
  answer: `Answer with one JSON object: "code" repeats the ten digits; "specific_use" names the use in at most twelve
words; "reasoning" justifies the label in one sentence for a reader of the dataset; "category" and "relevance" are
values from the lists above; "confidence" is a whole number from 0 to 100, the chance in percent that an expert on data
center supply chains would choose the same relevance. Use the whole range: near 50 for a toss-up, above 95 only where
no expert would object.`,
  wordings: [
    "Label this code.",
    "Which label and category fit the product below?",
    "Consider who buys the goods under this code, then label it.",
    "An expert panel will review your label for the following code.",
    "Decide the place of this product in the supply chain of AI data centers.",
  ],
};

export default aiDataCenters;
