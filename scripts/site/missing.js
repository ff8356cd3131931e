// Inlined in the page that hosts show for addresses that are not there, however deep in the site: finds the folder in
// which the site stands, and loads the page's files from there.
{
  const { file } = document.currentScript.dataset;
  const { style } = document.documentElement;
  style.visibility = "hidden"; // it has no styles yet
  const folders = location.pathname.split("/").slice(0, -1);
  const candidates = folders.slice(0, 8).map((_, depth) => `${folders.slice(0, depth + 1).join("/")}/`);
  const isThere = async (folder) => {
    try {
      const response = await fetch(new URL(location.origin + folder + file));
      return response.ok && !/html/.test(response.headers.get("content-type") ?? "");
    } catch (error) {
      console.info(`the site does not stand in ${folder}: ${error.message}`);
      return false;
    }
  };
  const rootOfSite = async () => {
    for (const folder of candidates) if (await isThere(folder)) return folder;
    return undefined;
  };
  const loaded = (node) =>
    new Promise((done) => {
      node.addEventListener("load", done);
      node.addEventListener("error", done);
    });
  const load = async (root) => {
    const base = document.createElement("base");
    base.href = root;
    document.head.prepend(base);
    for (const fonts of document.querySelectorAll("style")) fonts.replaceWith(fonts.cloneNode(true)); // from the new base
    const sheets = [...document.querySelectorAll("link[data-href]")];
    for (const sheet of sheets) sheet.setAttribute("href", sheet.dataset.href);
    await Promise.all(sheets.map(loaded));
    for (const { dataset } of document.querySelectorAll("script[data-src]")) {
      const script = document.createElement("script");
      script.type = "module";
      script.src = dataset.src;
      document.head.append(script);
    }
  };
  document.addEventListener("DOMContentLoaded", async () => {
    const root = await rootOfSite();
    if (root !== undefined) await load(root);
    style.visibility = "";
  });
}
