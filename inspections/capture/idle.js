// Work that can wait until nothing else is to be done: a tap, a frame and an answer from the disk come first.

/** Does `work` once the page is at rest, `delay` ms from now at the earliest. Where the browser knows no such moments, a frame later. */
export const soon = globalThis.scheduler?.postTask
  ? (work, delay = 0) => void scheduler.postTask(work, {priority: "background", delay})
  : (work, delay = 16) => void setTimeout(work, delay);

/** Does `work` in a task of its own, before the next frame where the browser knows how. */
export const next = globalThis.scheduler?.postTask
  ? (work) => void scheduler.postTask(work, {priority: "user-blocking"})
  : (work) => void setTimeout(work, 0);

/** Resolves in such a task: what took long so far can end there. */
export const nextTask = () => new Promise(next);

/** `work` done soon, `delay` ms from now at the earliest: once, however often it was asked for meanwhile. */
export function once(work, delay) {
  let asked = false;
  return () => {
    if (asked) return;
    asked = true;
    soon(() => {
      asked = false;
      return work();
    }, delay);
  };
}

/** Does each of `pieces` in a moment of its own, one after another; one that fails holds up no other. Returns what ends it. */
export function oneByOne(pieces) {
  const left = [...pieces];
  let ended = false;
  const another = async () => {
    if (ended || !left.length) return;
    try {
      await left.shift()();
    } catch (error) {
      console.warn(error); // what it was for is asked for again when it is needed
    }
    soon(another);
  };
  soon(another);
  return () => {
    ended = true;
  };
}
