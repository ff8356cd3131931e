import { siteConfig } from "./scripts/site/config.js";

export default siteConfig();
