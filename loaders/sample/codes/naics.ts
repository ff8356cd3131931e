/** Titles of the NAICS industries (2017, as Census maps trade to them) that the sample's codes belong to. */
export const naicsTitles: ReadonlyMap<string, string> = new Map(
  titles()
    .trim()
    .split("\n")
    .map((line) => [line.slice(0, 6), line.slice(7)]),
);

function titles(): string {
  return `
111110 Soybeans
111140 Wheat
111150 Corn
111219 Other vegetables (except potatoes) and melons
111331 Apples
111334 Berries (except strawberries)
111335 Tree nuts
111339 Other noncitrus fruits
111419 Other food crops grown under cover
111421 Nursery products and trees
111422 Fresh flowers, seeds and foliage
111910 Tobacco
111920 Cotton
111998 Other miscellaneous agricultural products
11211X Cattle
112511 Fish, farmed
113310 Timber and logs
114112 Shellfish fresh, chilled or frozen and other shellfish products
211120 Crude petroleum
211130 Natural gas
212230 Copper, nickel, lead ores and zinc
212311 Dimension stone
311212 Milled rice and by-products
311213 Malts
311224 Soybean oil and other oilseed
31131X Sugars
311340 Nonchocolate confectionery products
31135X Chocolate and confectionery from cacao beans products
311411 Frozen fruits, juices and vegetables
311421 Fruits and vegetables preserved
311513 Cheese
311514 Dry, condensed, and evaporated dairy products
311611 Meat products (except poultry)
311710 Seafood products, prepared, canned and packaged
31181X Bread and bakery products
311942 Spices and extracts
311999 Other foods
312120 Malt and beer
312130 Wines, brandy, and brandy spirits
312140 Distilled liquors
312230 Tobacco or cigarette products
313110 Fibers, yarns, and threads
313210 Broadwoven fabrics
313220 Narrow fabrics and schiffli machine embroidery
313230 Nonwoven fabrics
313240 Knit fabrics
313320 Coated fabrics
314110 Carpets and rugs
314120 Curtains and linens
315220 Men's and boys' apparel, cut and sewn
315240 Women's, girls' and infants' apparel, cut and sewn
315280 Other apparel, cut and sewn
315990 Apparel accessories and other apparel
316110 Leather and hide tanning
316210 Footwear
316992 Women's handbags and purses
316998 Other leather goods
321113 Sawmill products
321211 Hardwood veneer and plywood
321918 Other millwork (including flooring)
321999 Miscellaneous wood products
322110 Pulp mill products
322121 Paper, except newsprint
322122 Newsprint
322130 Paperboard mill products
322211 Corrugated and solid fiber boxes
322291 Sanitary paper products
323117 Printed books, brochures, leaflets, and similar printed matter
324110 Petroleum refinery products
325110 Petrochemicals
325130 Synthetic dyes and pigments
325180 All other basic inorganic chemicals
325194 Cyclic crudes, intermediates, gum and wood chemicals
325199 All other basic organic chemicals
325211 Plastics materials and resins
325212 Synthetic rubber (vulcanizable elastomers)
325220 Artificial and synthetic fibers and filaments
325311 Nitrogenous fertilizers
325312 Phosphatic fertilizers
325412 Pharmaceutical preparations
325413 In-vitro diagnostic substance
325414 Biological products (except diagnostic)
325520 Adhesives
325613 Surface active agents
325620 Perfumes, makeups and other toiletries
325992 Photographic films, papers, plates, and chemicals
325998 All other misc chemical products and preparations (incl natural)
326111 Plastic bag and pouch
326113 Not reinforced plastic plates, sheet, etc (except packaging)
326199 All other plastics products
326211 Tires and tire parts (except retreadings)
326220 Rubber and plastics hoses and belting
327110 Pottery, ceramics, and plumbing fixtures
327120 Clay building materials and refractories
327211 Drawn, blown, float and flat glass
327212 Other pressed and blown glass and glassware
327215 Glass products
327310 Cements
327390 Other concrete products
327991 Cut stone and stone products
327993 Mineral wool and glass fibers
331110 Iron and steel and ferroalloy steel products
331313 Alumina refined and primary aluminum
331315 Aluminum sheets, plates, and foils
331410 Nonferrous metal (except aluminum) smelted or refined
331420 Copper rolling, drawing, and extruding, and alloying
331491 Nonferrous metals, rolled and drawn, except copper and aluminum
331492 Secondary nonferrous metals, except copper and aluminum
332215 Kitchen cookware, utensils, cutlery and flatware
332216 Saw blades and handtools
332311 Prefabricated metal buildings and components
332312 Fabricated structural metals
332321 Metal windows and doors
332323 Ornamental and architectural metal works
332410 Power boilers and heat exchangers
332420 Metal tanks (heavy gauge)
332510 Hardware
332722 Bolts, nuts, screws, rivets, washers and other turned products
332911 Industrial valves
332919 Other metal valves and pipe fittings
332991 Ball and roller bearings
332994 Small arms
332999 Other miscellaneous fabricated metal products
333111 Farm machinery and equipment
333120 Construction machinery
333242 Semiconductor machinery
333314 Optical instruments and lenses
333316 Photographic and photocopying equipment
333318 Other commercial and service machinery
333413 Fans, blowers and air purification equipment
333415 Air conditioning, heating and refrigeration equipment
333517 Machine tools
333611 Turbines and turbine generator sets
333612 Speed changers, industrial high-speed drives, and gears
333618 Other engine equipment
333912 Air and gas compressors
333914 Measuring, dispensing and other pumping equipment
333922 Conveyors and conveying equipment
333924 Industrial trucks, tractors, trailers, and stacker machinery
333991 Power-driven handtools
333999 Other general purpose machinery
334111 Electronic computers
334112 Computer storage devices
334118 Computer terminals and other computer peripheral equipment
334210 Telephone apparatus
334220 Broadcasting and wireless communications equipment
334290 Other communications equipment
334310 Audio and video equipment
334412 Printed circuits
334413 Semiconductors and related devices
334416 Capacitors, resistors, coils, transformers, and other inductors
334417 Electronic connectors, including parts
334418 Printed circuit assemblies (electronic assemblies)
334419 Other electronic components
334510 Electromedical and electrotherapeutic apparatus
334512 Automatic environmental controls
334513 Instruments to measure and control industrial processes
334515 Instruments for measuring and testing electricity and electrical signals
334516 Analytical laboratory instruments
334519 Other measuring and controlling devices
334613 Blank magnetic and optical media
335121 Residential electric lighting fixtures
335129 Other lighting equipment
335210 Small electrical appliances
335220 Major household appliances
335311 Power, distribution, and specialty transformers
335312 Motors and generators
335313 Switchgear and switchboard apparatus
335314 Relays and industrial controls
335911 Storage batteries
335921 Fiber optic cable
335929 Communication and energy wire
335931 Current-carrying wiring devices
335991 Carbon and graphite products
335999 Miscellaneous electrical equipment and components
336111 Automobiles
336112 Light trucks and utility vehicles
336120 Heavy duty trucks and chassis
336214 Transportation equipment including trailers and campers
336310 Motor vehicle gasoline engines and engine parts
336320 Motor vehicle electrical and electronic equipment
336330 Motor vehicle steering and suspension components (except spring)
336390 Other motor vehicle parts
336411 Aircraft
336412 Aircraft engines and engine parts
336413 Aircraft parts and auxiliary equipment
336510 Railroad rolling stock
336612 Boats
336991 Motorcycles, bicycles, and parts
337121 Upholstered household furniture
337124 Metal household furniture
337127 Institutional furniture
337215 Showcases, partitions, shelvings, and lockers
339112 Surgical and medical instruments
339113 Surgical appliances and supplies
339910 Jewelry and silverware
339920 Sporting and athletic goods
339930 Dolls, toys, and games
339992 Musical instruments
339994 Brooms, brushes, and mops
339999 Miscellaneous manufactured commodities
910000 Waste and scrap
930000 Used or second-hand merchandise
980000 Goods returned
990000 Other special provisions
`;
}
