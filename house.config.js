/** `#task` of package.json: what the task is until a snapshot is opened; in a browser `src/base/task-of-page.ts`. */
const givenTask = "^loaders/tasks/given-task\\.ts$";

const preparedData = "^src/data/";

/** Folders of a room from below to above: each imports only those before it, and what is named in `but`. */
const layers = (room, folders, comment, but = []) =>
  folders.slice(0, -1).map((folder, i) => ({
    name: `${folder}-imports-none-of-${folders.slice(i + 1).join("-")}`,
    severity: "error",
    comment,
    from: { path: `^${room}/${folder}/` },
    to: { path: `^${room}/(${folders.slice(i + 1).join("|")})/`, pathNot: but },
  }));

/** A room of `src/` and all the rooms that it imports; `but` names files that it may import besides. */
const only = (from, to, comment, but = []) => ({
  name: `${from}-imports-only-${to.join("-")}`,
  severity: "error",
  comment,
  from: { path: `^src/${from}/` },
  to: {
    path: "^(src|loaders|scripts|test|bench)/",
    pathNot: [...[from, ...to].map((room) => `^src/${room}/`), givenTask, ...but],
  },
});

/**
 * The house: which folder may import which, and no cycle. `npm run check` holds it; test/house.test.ts tries to break it.
 * @type {import("dependency-cruiser").IConfiguration}
 */
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
    only("search", ["base", "measures"], "Codes and pages by word or number, wherever they are asked for."),
    only(
      "labels",
      ["base", "measures", "search"],
      "The reader's own labels: a page follows them, they know no page and no figure.",
    ),
    only(
      "view",
      ["base", "measures", "charts", "sums", "database", "search", "labels"],
      "How anything is shown: it knows no page's particulars.",
    ),
    only(
      "review",
      ["base", "measures", "charts", "search", "labels", "view"],
      "The desk at which people label codes by hand: its page places it, and says what is found there.",
      [preparedData],
    ),
    only(
      "workbench",
      ["base", "measures", "charts", "database", "labels", "view"],
      "A reader's own SQL, written, run and drawn: its page gives the examples.",
      [preparedData],
    ),
    only(
      "pages",
      [
        ...["base", "measures", "charts", "sums", "database", "search", "labels", "view"],
        ...["review", "workbench"],
      ],
      "What is particular to a page; of what the build prepares for it, it knows the types.",
      [preparedData],
    ),
    {
      name: "pages-know-types-of-data",
      severity: "error",
      comment: "A data loader runs in a build, with the pipeline behind it.",
      from: { path: "^src/(?!data/)" },
      to: { path: preparedData, dependencyTypesNot: ["type-only"] },
    },
    {
      name: "data-imports-no-page",
      severity: "error",
      comment: "What a build prepares is what measures say; how it is shown is the page's.",
      from: { path: preparedData },
      to: { path: "^src/(pages|view|charts|sums|database)/" },
    },
    ...layers(
      "src/view",
      ["state", "terms", "chart", "table", "figure", "page"],
      "A page holds figures, a figure holds a chart and a table: none knows what holds it.",
    ),
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
    ...layers(
      "loaders",
      ["tasks", "snapshot", "labels", "lists", "census", "sample", "engine", "refresh"],
      "A snapshot is built from what lies in the cache, whoever put it there.",
      ["^loaders/sample/build\\.ts$"], // where the cache is empty, the sample is what is opened
    ),
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
