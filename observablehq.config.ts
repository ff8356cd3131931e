import { siteConfig } from "./scripts/site/config.js";

export default siteConfig({ root: process.env["ATLAS_SITE_ROOT"], output: process.env["ATLAS_SITE_OUTPUT"] });
