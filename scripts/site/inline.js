// Inlined into the head of every page: the reader's theme holds from the first paint on, and a page that is embedded
// for one figure shows nothing else meanwhile.
{
  const root = document.documentElement;
  const key = "atlas-theme";
  root.lang = "en";
  const kept = (act) => {
    try {
      return act();
    } catch (error) {
      console.info(`the theme is not kept: ${error.message}`); // storage is off in this browser
    }
  };
  const asked = new URLSearchParams(location.search);
  if (asked.has("embed")) root.dataset.embed = "";
  // what the build drew is of the page as it opens by itself: no number of it is shown for another address
  const open = ["embed", "theme", "snapshot", "shows", "at"];
  const others = [...asked.keys()].filter((name) => !open.includes(name));
  if (others.length) root.dataset.asked = others.join(" ");
  const theme = /^(light|dark)$/.exec(asked.get("theme"))?.[0] ?? kept(() => localStorage.getItem(key));
  if (theme) root.dataset.theme = theme;
  addEventListener("click", (event) => {
    if (!event.target.closest("[data-theme-switch]")) return;
    const dark =
      root.dataset.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
    root.dataset.theme = dark === "dark" ? "light" : "dark";
    kept(() => localStorage.setItem(key, root.dataset.theme));
  });
  // on paper a link of the text is its address
  addEventListener("beforeprint", () => {
    for (const link of document.querySelectorAll("main > :is(p, ul, ol) a[href]"))
      link.dataset.address = link.href;
  });
}
