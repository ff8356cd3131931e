/** Everything that pages share, in one module: `import { … } from "./_app/app.js"`. */
export * from "../charts/drawing.js";
export { lineChart } from "../charts/line.js";
export { answer } from "./answer.js";
export { element, svgElement } from "../base/dom.js";
export type { FigureDefinition } from "./figure/definition.js";
export { figure } from "./figure/figure.js";
export { measureFigure } from "./figure/measure-figure.js";
export { labels, measure, sql, sqlOver } from "./page/cells.js";
export { openPage } from "./page/open.js";
export { ask } from "../measures/question.js";
export { preparedData } from "./page/prepared.js";
export { definePage } from "./view.js";
export { readSite, siteUrl } from "../base/site.js";
export { choice, text, toggle, year } from "./state/inputs.js";
export { dataTable } from "./figure/data-table.js";
export * from "../charts/theme.js";
export { tiles } from "./tiles.js";
export * from "../measures/index.js";
