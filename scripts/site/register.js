// Inlined into the pages of a built site: once a page stands, its service worker is registered, and told what the page
// loaded before the worker watched over it.
if ("serviceWorker" in navigator && !("embed" in document.documentElement.dataset)) {
  const { serviceWorker } = navigator;
  serviceWorker.addEventListener("controllerchange", () => {
    const tell = (addresses) => serviceWorker.controller?.postMessage(addresses);
    tell([location.href]);
    // what was under way at this moment comes later than what is done
    new PerformanceObserver((list) => tell(list.getEntries().map((entry) => entry.name))).observe({
      type: "resource",
      buffered: true,
    });
  });
  addEventListener("load", () => {
    const root = document.getElementById("atlas-site").dataset.root;
    serviceWorker
      .register(new URL(`${root}service-worker.js`, document.baseURI))
      .catch((error) => console.info(`this site does not work offline: ${error.message}`)); // a private window, say
  });
}
