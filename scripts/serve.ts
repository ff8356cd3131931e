import { existsSync } from "node:fs";
import { listen, siteServer } from "./site/server.js";

/** `npm run serve`: the built site over HTTP, as a host would serve it; `PORT` sets the port. */
const folder = process.argv[2] ?? "dist";
if (!existsSync(`${folder}/index.html`)) {
  process.stderr.write(`serve: missing ${folder}/index.html (expected npm run build to have written it)\n`);
  process.exitCode = 1;
} else {
  const address = await listen(siteServer(folder), Number(process.env["PORT"] ?? 3000), process.env["HOST"]);
  process.stdout.write(`${folder} at ${address}\n`);
}
