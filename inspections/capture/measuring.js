/** What a stopwatch says, in the terms of a limit. Pure. */

import {elapsed, gaps} from "./timing.js";

/**
 * The `measured` of README.md for a stopwatch that stopped (or stands) at `stopped`.
 * Null for `around` and `quoted`: what was promised is not on a stopwatch.
 * A start written up late is a guess: half of what it was moved by is added to the precision.
 * @param {Object} limit
 * @param {import("./visit.js").Stopwatch} stopwatch
 * @param {{stopped: import("./clock.js").Mark, lateMs: number, doneAt: string}} end
 */
export function measuredBy(limit, stopwatch, end) {
  return MEASURED[limit.kind]?.(stopwatch, end) ?? null;
}

const MEASURED = {
  within: whole,
  wait: whole,

  /** The time counts from the first ring, where rings were tapped; else from the start. */
  rings(stopwatch, {stopped}) {
    const rings = stopwatch.laps.filter(({label}) => label === "ring");
    const {ms} = elapsed(rings[0] ?? stopwatch.started, stopped);
    return rings.length ? {rings: rings.length, ms} : {rings: 0, ms};
  },

  between: (stopwatch, {doneAt}) => ({done_at: doneAt}),

  /** From mark to mark; the last gap ends with the stop, since it is as long as that at least. */
  every({id, started, laps}, {stopped}) {
    return {gaps_ms: gaps([started, ...laps, stopped]).map(({ms}) => ms), stopwatch: id};
  },
};

function whole({id, started}, {stopped, lateMs}) {
  const {ms, precision_ms: precision} = elapsed(started, stopped);
  return {ms, precision_ms: precision + Math.ceil(lateMs / 2), stopwatch: id};
}
