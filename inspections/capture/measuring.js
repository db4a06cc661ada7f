/** What a stopwatch says, in the terms of a limit, and what a limit says of an answer. Pure. */

import {elapsed, gaps, verdict} from "./timing.js";

/**
 * The `measured` of README.md for a stopwatch that stopped (or stands) at `stopped`.
 * Null for `around` and `quoted`: what was promised is not on a stopwatch; and for a phone on which no ring was tapped.
 * A start put right is a guess: half of what it was moved by is added to the precision.
 * @param {Object} limit
 * @param {import("./visit.js").Stopwatch} stopwatch
 * @param {{stopped: import("./clock.js").Mark, doneAt: string}} end
 */
export function measuredBy(limit, stopwatch, end) {
  return MEASURED[limit.kind]?.(stopwatch, end) ?? null;
}

const MEASURED = {
  within: whole,
  wait: whole,

  /** The time counts from the first ring. */
  rings(stopwatch, {stopped}) {
    const rings = ringsOf(stopwatch);
    return rings.length ? {rings: rings.length, ms: elapsed(rings[0], stopped).ms} : null;
  },

  between: (stopwatch, {doneAt}) => ({done_at: doneAt}),

  /** From mark to mark; the last gap ends with the stop, since it is as long as that at least. */
  every({id, started, laps}, {stopped}) {
    return {gaps_ms: gaps([started, ...laps, stopped]).map(({ms}) => ms), stopwatch: id};
  },
};

function whole({id, started, ago_ms: ago}, {stopped}) {
  const {ms, precision_ms: precision} = elapsed(started, stopped);
  return {ms, precision_ms: precision + Math.ceil(ago / 2), stopwatch: id};
}

/** A time put right by `ms` (less than 0: it was stopped late): as much of a guess as a start put right is. */
export const putRight = ({ms, precision_ms: precision, ...rest}, by) => ({
  ...rest, ms: ms + by, precision_ms: (precision ?? 0) + Math.ceil(Math.abs(by) / 2),
});

/** The rings tapped: laps called so. */
export const ringsOf = ({laps}) => laps.filter(({label}) => label === "ring");

/** Whether a stop says something: a phone is answered only once it has rung. */
export const mayStop = (limit, stopwatch) => limit?.kind !== "rings" || ringsOf(stopwatch).length > 0;

/** The answer that the time gives: "met" or "not_met"; null where the limit was not measured. */
export function answerBy(limit, measured) {
  const kept = limit && measured ? verdict(limit, measured) : null;
  if (kept === null) return null;
  return kept ? "met" : "not_met";
}

/** Whether a limit's `unless` can lift what stands against this look: the time, or without one the answer. */
export function mayExcuse(limit, look) {
  if (!look || look.answer === "not_applicable") return false;
  return look.excused || (answerBy(limit, look.measured) ?? look.answer) === "not_met";
}
