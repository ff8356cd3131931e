// The page of a folder that only forwards: hosts that do not look for `countries.html` under `/countries` find this.
{
  const { link } = document.currentScript.dataset;
  const path = location.pathname.replace(/\/?(index(\.html)?)?$/, "");
  const target = link
    ? new URL(link, location.origin + path) + location.search.replace("?", "&") + location.hash
    : `${path}.html${location.search}${location.hash}`;
  const key = "atlas-forwarded";
  let last = 0; // a link leads to another page, which forwards by itself where it must
  try {
    if (!link) last = Number(sessionStorage.getItem(key) ?? 0);
    if (!link) sessionStorage.setItem(key, String(Date.now()));
  } catch (error) {
    console.info(`forwarding is not counted: ${error.message}`); // storage is off in this browser
  }
  // a host that sends the reader back here, before any page opened, would do so for ever
  if (Date.now() - last > 3000) location.replace(target);
}
