// Inlined first in the head of every page of a built site: addresses of the page are relative to where it stands. Where
// a host gave it a slash too many (`/countries/`), or its folder one too few (`/atlas`), the address is put right before
// anything is loaded.
{
  const { page } = document.currentScript.dataset;
  const { pathname, search, hash } = location;
  const bare = pathname.replace(/\/+$/, "");
  const right =
    page === "index"
      ? /\/(index(\.html)?)?$/.test(pathname)
        ? pathname
        : `${pathname}/`
      : bare.endsWith(`/${page}`)
        ? bare
        : pathname;
  try {
    sessionStorage.removeItem("atlas-forwarded"); // the page has been reached
  } catch (error) {
    console.info(`forwarding is not counted: ${error.message}`); // storage is off in this browser
  }
  if (right !== pathname) history.replaceState(history.state, "", right + search + hash);
}
