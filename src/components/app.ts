/** Everything that pages share, in one module: `import { … } from "./_app/app.js"`. */
export { figure } from "./figure/figure.js";
export type { FigureDefinition } from "./figure/definition.js";
export { lineChart } from "./charts/line.js";
export { mount } from "./page/mount.js";
export { ask } from "./page/question.js";
export { definePage } from "./page/view.js";
export { readSite, siteUrl } from "./site.js";
export * as Plot from "@observablehq/plot";
export { html, svg } from "htl";
