// A newer version of the app: said when it is here, taken when someone says so and nothing runs, or when the page opens anew.

const LOOK_EVERY_MS = 3_600_000;

/**
 * Calls `here()` once a newer version than this page's is on the device.
 * @returns {() => void} registers the service worker: once the first screen has come, since on a fresh device it fetches all
 */
export function heedNewer(here) {
  const workers = navigator.serviceWorker;
  if (!workers) return () => {};
  const hadOne = Boolean(workers.controller);
  let lookedAt = Date.now();
  workers.addEventListener("message", ({data}) => data?.type === "newer" && here());
  workers.addEventListener("controllerchange", () => hadOne && here());
  document.addEventListener("visibilitychange", async () => {
    if (document.hidden || Date.now() - lookedAt < LOOK_EVERY_MS) return;
    lookedAt = Date.now();
    const registration = await workers.getRegistration();
    registration?.active?.postMessage({type: "look"});
    registration?.update().catch(() => {});
  });
  return () => void workers.register("./sw.js").catch(() => {});
}
