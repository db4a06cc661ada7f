// What is typed is on the disk soon: after a pause, at the latest after two seconds, and whenever the page may go away.

const PAUSE_MS = 1_200;
const LONGEST_MS = 2_000;

/**
 * Calls `keep()` for what is typed into `field`: 1.2 s after the last key, 2 s after the first that is not kept yet at the
 * latest, when the field is left, and when the page is hidden or goes. `typed()` is told of every key.
 * @returns {{done: () => void, close: () => void}}  `done` once it is kept by other means; `close` stops listening
 */
export function keepTyped(field, keep, typed = () => {}) {
  let pause = null;
  let longest = null;

  function done() {
    clearTimeout(pause);
    clearTimeout(longest);
    pause = longest = null;
  }
  function now() {
    if (pause === null) return undefined;
    done();
    return keep();
  }
  function input() {
    typed();
    clearTimeout(pause);
    pause = setTimeout(now, PAUSE_MS);
    longest ??= setTimeout(now, LONGEST_MS);
  }
  const hidden = () => document.hidden && now();
  field.addEventListener("input", input);
  field.addEventListener("blur", now);
  document.addEventListener("visibilitychange", hidden);
  addEventListener("pagehide", now);
  return {
    done,
    close() {
      removeEventListener("pagehide", now);
      document.removeEventListener("visibilitychange", hidden);
      return now();
    },
  };
}
