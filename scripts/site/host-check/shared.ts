import { statusOf, type Host } from "./host.js";

/** What others read of the snapshot: in ranges, and from other origins. */
export async function checkSnapshot(host: Host): Promise<void> {
  const list = "snapshot/current/datapackage.json";
  const described = await host.open(list);
  if (described.status !== 200) return host.say("fault", `/${list} ${statusOf(described)}`);
  const { resources } = JSON.parse(described.body.toString("utf8")) as {
    resources: { path: string; bytes: number }[];
  };
  const largest = resources.reduce((most, one) => (one.bytes > most.bytes ? one : most));
  const path = `snapshot/current/${largest.path}`;
  const part = await host.open(path, {
    headers: { Range: "bytes=0-3", Origin: "https://elsewhere.example", "Accept-Encoding": "identity" },
  });
  if (part.status === 206 && part.body.toString() === "PAR1")
    host.say("ok", "ranges of Parquet files are served");
  else
    host.say(
      "warning",
      `ranges are not served (/${path} ${statusOf(part)}, expected 206): other people's DuckDB must load whole files, or cannot read them`,
    );
  const whole = await host.open(path, { method: "HEAD", headers: { "Accept-Encoding": "identity" } });
  if (whole.status !== 200 || Number(whole.header("content-length")) !== largest.bytes)
    host.say(
      "warning",
      `HEAD of /${path} ${statusOf(whole)} and Content-Length ${whole.header("content-length") || "none"} (expected 200 and ${largest.bytes}): DuckDB asks for a file's size first`,
    );
  if (part.header("access-control-allow-origin") !== "*")
    return host.say(
      "warning",
      "other origins may not read the snapshot (expected Access-Control-Allow-Origin: * for snapshot/)",
    );
  const exposed = part.header("access-control-expose-headers").toLowerCase();
  const hidden = ["accept-ranges", "content-range", "etag"].filter((name) => !exposed.includes(name));
  if (hidden.length && exposed !== "*")
    host.say(
      "warning",
      `other origins may read the snapshot, but not its headers ${hidden.join(", ")} (expected them in Access-Control-Expose-Headers): DuckDB-WASM then loads whole files`,
    );
  else host.say("ok", "other origins may read the snapshot, in ranges");
}
