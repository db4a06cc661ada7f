/** One tab at a time does the work. Without Web Locks every tab does: sending twice is harmless. */

/**
 * Runs `work(signal)` whenever it is this tab's turn; `signal` aborts when another tab has taken over.
 * A tab that comes to the front takes over at once: the one behind may be asleep with the turn in its hand.
 * @param {string} name
 * @param {(signal: AbortSignal) => Promise<void>} work
 * @returns {() => void} ends it
 */
export function takeTurns(name, work) {
  const {locks} = navigator;
  const ending = new AbortController();
  let queued = null;
  let mine = null;
  let lastWork = Promise.resolve();

  async function hold() {
    queued = null;
    const turn = new AbortController();
    mine = turn;
    lastWork = lastWork.then(() => work(turn.signal)); // a turn lost and won back waits for what was under way
    await lastWork;
  }

  async function request(options) {
    try {
      await locks.request(name, options, hold);
    } catch (error) {
      if (error.name !== "AbortError") throw error; // AbortError: another tab took the turn, or we left the queue
    }
  }

  async function queueUp() {
    while (!ending.signal.aborted) {
      const waiting = new AbortController();
      queued = waiting;
      await request({signal: waiting.signal});
      if (waiting.signal.aborted) await takeOver();
      mine?.abort();
      mine = null;
    }
  }

  async function takeOver() {
    if (!ending.signal.aborted) await request({steal: true});
  }

  function comeForward() {
    if (document.visibilityState === "visible") queued?.abort();
  }

  if (!locks) {
    work(ending.signal);
    return () => ending.abort();
  }
  document.addEventListener("visibilitychange", comeForward);
  queueUp();
  comeForward();
  return () => {
    document.removeEventListener("visibilitychange", comeForward);
    ending.abort();
    mine?.abort();
    queued?.abort();
  };
}
