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
