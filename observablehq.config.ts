import { siteConfig } from "./scripts/site/config.js";

export default siteConfig({
  root: process.env["ATLAS_SITE_ROOT"],
  output: process.env["ATLAS_SITE_OUTPUT"],
  dynamicPaths: [], // pages with parameters that a build makes: "/product/8471" of src/product/[code].md
});
