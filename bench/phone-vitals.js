// What Chromium's own entries say of a page's paint, shift and interactions, from its beginning; see phone.ts.
{
  let paint = 0;
  let painted = "";
  let shift = 0;
  let interaction = 0;
  const watch = (type, options, see) =>
    new PerformanceObserver((list) => list.getEntries().forEach(see)).observe({
      type,
      buffered: true,
      ...options,
    });
  watch("largest-contentful-paint", {}, (entry) => {
    paint = entry.startTime;
    painted = `${entry.element?.tagName} ${entry.element?.className} ${entry.element?.textContent?.slice(0, 30)}`;
  });
  watch("layout-shift", {}, (entry) => {
    if (!entry.hadRecentInput) shift += entry.value;
  });
  watch("event", { durationThreshold: 16 }, (entry) => {
    if (entry.interactionId) interaction = Math.max(interaction, entry.duration);
  });
  globalThis.vitals = () => ({ paint, painted, shift, interaction });
}
