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
  if (right !== pathname) history.replaceState(history.state, "", right + search + hash);
}
