/** `#task` of package.json: what the task is until a snapshot is opened; in a browser `src/base/task-of-page.ts`. */
const givenTask = "^loaders/labels/given-task\\.ts$";

/** The house: which folder may import which, and no cycle. `npm run check` holds it; test/house.test.ts tries to break it. */
const only = (from, to, comment) => ({
  name: `${from}-imports-only-${to.join("-")}`,
  severity: "error",
  comment,
  from: { path: `^src/${from}/` },
  to: {
    path: "^(src|loaders|scripts|test|bench)/",
    pathNot: [...[from, ...to].map((room) => `^src/${room}/`), givenTask],
  },
});

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [
    {
      name: "no-cycle",
      severity: "error",
      comment: "Two files that need each other are one noun, or share a third.",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    only("measures", [], "Measures are pure: Node, the browser and the engine run the same text."),
    only("base", ["measures"], "What every room of the site stands on."),
    only("charts", ["base", "measures"], "Drawings run in Node and in the browser, and know no database."),
    only(
      "sums",
      ["base", "measures"],
      "Sums in memory read the same SQL as the database, and know no figure.",
    ),
    only("database", ["base", "measures"], "The database answers questions; it knows no figure."),
    {
      name: "site-imports-no-loaders",
      severity: "error",
      comment: "A reader's browser runs src/; only data loaders, which run in a build, may use the pipeline.",
      from: { path: "^src/", pathNot: "^src/data/" },
      to: { path: "^(loaders|scripts|test|bench)/", pathNot: givenTask },
    },
    {
      name: "pipeline-imports-only-measures",
      severity: "error",
      comment: "The pipeline ends in a snapshot; of the site it knows what a number means.",
      from: { path: "^loaders/" },
      to: { path: "^(src/(?!measures/)|scripts/|test/|bench/)" },
    },
    {
      name: "product-imports-no-test",
      severity: "error",
      from: { path: "^(src|loaders|scripts)/" },
      to: { path: "^(test|bench)/" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(node_modules|dist|src/_|src/\\.observablehq)" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { extensions: [".ts", ".js", ".json"] },
  },
};
