/**
 * What a page loads when its reader asks for it: the database, and what a figure's menu does. One module for all,
 * since every module that is loaded apart splits off one more file of what it shares with the pages.
 */
export { askApi } from "../database/api.js";
export { openDatabase } from "../database/client.js";
export { perform } from "./figure/actions.js";
export { everywhere } from "../search/everywhere.js";
export { zoomMap } from "./chart/zoom.js";
