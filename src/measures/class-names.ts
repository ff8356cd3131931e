/** Short names of the chapters of the Harmonized System, in order from 01; chapter 77 is kept free. */
const chapterNames = `
Live animals; Meat; Fish and seafood; Dairy, eggs, honey; Other animal products; Live trees and flowers;
Vegetables; Fruit and nuts; Coffee, tea, spices; Cereals; Milling products; Oil seeds; Gums and resins;
Plaiting materials; Fats and oils; Prepared meat and fish; Sugar; Cocoa; Preparations of cereals;
Preparations of vegetables and fruit; Other food preparations; Beverages; Residues and animal feed;
Tobacco; Salt, stone, cement; Ores, slag, ash; Mineral fuels; Inorganic chemicals; Organic chemicals;
Pharmaceuticals; Fertilizers; Dyes, paints, inks; Perfumes and cosmetics; Soaps and waxes;
Starches, glues, enzymes; Explosives; Photographic goods; Other chemical products; Plastics; Rubber;
Hides and leather; Articles of leather; Furs; Wood; Cork; Basketware; Wood pulp; Paper; Printed books;
Silk; Wool; Cotton; Other vegetable fibers; Synthetic filaments; Synthetic staple fibers;
Felt, nonwovens, ropes; Carpets; Special woven fabrics; Coated textiles; Knitted fabrics;
Knitted clothing; Woven clothing; Other textile articles; Footwear; Headgear; Umbrellas;
Feathers, artificial flowers; Articles of stone and cement; Ceramics; Glass;
Pearls, gems, precious metals; Iron and steel; Articles of iron or steel; Copper; Nickel; Aluminum; –;
Lead; Zinc; Tin; Other base metals; Tools and cutlery; Miscellaneous metal articles;
Machinery and computers; Electrical machinery and electronics; Railway equipment; Vehicles;
Aircraft and spacecraft; Ships; Optical, measuring, medical instruments; Clocks and watches;
Musical instruments; Arms and ammunition; Furniture and lighting; Toys and sports goods;
Miscellaneous manufactures; Art and antiques; Special classification provisions;
Special import provisions`
  .trim()
  .split(/;\s+/);

/** The name of a chapter by its two digits; empty where there is no such chapter. */
export function chapterName(chapter: string): string {
  return chapterNames[Number(chapter) - 1]?.replace("–", "") ?? "";
}

/** Groups of advanced technology products as the Census Bureau numbers them. */
export const technologyNames: Readonly<Record<string, string>> = {
  "01": "Biotechnology",
  "02": "Life science",
  "03": "Opto-electronics",
  "04": "Information and communications",
  "05": "Electronics",
  "06": "Flexible manufacturing",
  "07": "Advanced materials",
  "08": "Aerospace",
  "09": "Weapons",
  "10": "Nuclear technology",
};

/** First digits of end-use codes, as the FT-900 groups them. */
export const endUseNames: Readonly<Record<string, string>> = {
  "0": "Foods, feeds and beverages",
  "1": "Industrial supplies and materials",
  "2": "Capital goods, except automotive",
  "3": "Automotive vehicles, parts and engines",
  "4": "Consumer goods",
  "5": "Other goods",
};

/** Lines of capital goods in the FT-900 that counted hardware falls into. */
export const capitalGoodsNames: Readonly<Record<string, string>> = {
  "20000": "Generators and accessories",
  "20005": "Electric apparatus",
  "21160": "Measuring, testing, control instruments",
  "21180": "Industrial machines, other",
  "21300": "Computers",
  "21301": "Computer accessories",
  "21320": "Semiconductors",
  "21400": "Telecommunications equipment",
  "21500": "Business machines",
};
