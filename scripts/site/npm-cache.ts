import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Layout } from "./layout.js";

/**
 * Framework asks a registry for the newest version of libraries that its client can load on demand, unless
 * its cache has a folder for one. No page uses them; empty folders keep the build off the network.
 */
const onDemand = [
  "d3@7.9.0",
  "d3-dsv@3.0.1",
  "lodash@4.17.21",
  "arquero@8.0.3",
  "apache-arrow@17.0.0",
  "echarts@6.0.0",
  "htl@0.3.1",
  "leaflet@1.9.4",
  "mapbox-gl@3.12.0",
  "parquet-wasm@0.8.0",
  "react@19.1.0",
  "react-dom@19.1.0",
  "topojson-client@3.1.0",
  "@observablehq/plot@0.6.17",
  "@observablehq/sample-datasets@1.0.1",
];

export async function keepOffNetwork(layout: Layout): Promise<void> {
  for (const name of onDemand) await mkdir(join(layout.cache, "_npm", name), { recursive: true });
}
