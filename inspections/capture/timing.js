/**
 * Durations from a stopwatch's marks, held against limits. Whole milliseconds only.
 * Pure; twin of `../timing.py`, held together by `tests/contract/timing.json`.
 */

/** @typedef {import("./clock.js").Mark} Mark */
/** @typedef {{ms: number, precision_ms: number, basis: "monotonic"|"wall"}} Elapsed */

/** A person's tap comes that much early or late, at either end together. */
export const REACTION_MS = 300;
/** The wall and the monotonic clock may drift apart by this much before one of them must be wrong. */
export const AGREE_MS = 2_000;
/** A wall clock is no better than this: the network sets it while it runs. */
export const WALL_PRECISION_MS = 1_000;
const DAY_MS = 86_400_000;

/**
 * The time between two marks, never negative, and how far it may be off either way.
 * Within one life of the page the monotonic clock counts. It stands still while the device sleeps: where the
 * wall clock counted over 2 s more, that counts, as imprecise as the two disagree. Where it counted over 2 s
 * less it was set back, and the monotonic clock counts. Across lives there is only the wall clock.
 * @param {Mark} start
 * @param {Mark} stop
 * @returns {Elapsed}
 */
export function elapsed(start, stop) {
  const wall = stop.wall - start.wall;
  if (start.life !== stop.life) return {ms: Math.max(0, wall), precision_ms: WALL_PRECISION_MS, basis: "wall"};
  const mono = stop.mono - start.mono;
  if (wall - mono > AGREE_MS) return {ms: Math.max(0, wall), precision_ms: wall - mono, basis: "wall"};
  const precision = mono - wall > AGREE_MS ? WALL_PRECISION_MS : REACTION_MS;
  return {ms: Math.max(0, mono), precision_ms: precision, basis: "monotonic"};
}

/**
 * The times between each mark and the next: what an `every` limit is held against.
 * @param {Mark[]} marks
 */
export function gaps(marks) {
  return marks.slice(1).map((mark, i) => elapsed(marks[i], mark));
}

/**
 * The limit that holds in a house of this kind, or null where there is none.
 * @param {?Object} limit  as a pack's JSON has it
 * @param {?string} houseKind
 */
export function limitFor(limit, houseKind) {
  return limit ? limit.by_house?.[houseKind] ?? limit : null;
}

/**
 * Whether the limit was kept; null where what it is held against was not measured.
 * Exactly at the limit is kept. Precision is told beside a verdict, never part of it.
 * Rings: either the count or the time will do, of those that were measured.
 */
export function verdict(limit, measured) {
  if (limit.kind === "rings") return ringsKept(limit, measured);
  const over = overBy(limit, measured);
  return over === null ? null : over <= 0;
}

/**
 * Milliseconds past the limit, negative for time to spare; null where it was not measured.
 * `every`: its longest gap · `wait`: what was missing of it · `around`, `quoted`: past the nearer edge of
 * what was promised · `between`: outside, how far from the nearer edge; inside, the time left until it closes ·
 * `rings`: past its time, where that agrees with the verdict, since a count of rings is no time.
 */
export function overBy(limit, measured) {
  return OVER[limit.kind](limit, measured);
}

const OVER = {
  within: ({ms}, measured) => (has(measured.ms) ? measured.ms - ms : null),
  wait: ({ms}, measured) => (has(measured.ms) ? ms - measured.ms : null),
  every: ({ms}, {gaps_ms: all}) => (all?.length ? Math.max(...all) - ms : null),

  around({ms}, measured) {
    const late = lateness(measured);
    return late === null ? null : Math.abs(late) - ms;
  },

  quoted({late_ms: lateBy, early_ms: earlyBy}, measured) {
    const late = lateness(measured);
    if (late === null) return null;
    return has(earlyBy) ? Math.max(late - lateBy, -late - earlyBy) : late - lateBy;
  },

  /** By the clock on the wall of the house: the local time as `done_at` writes it, whatever its offset. */
  between({opens, closes}, {done_at: doneAt}) {
    if (!has(doneAt)) return null;
    const span = aroundTheDay(clockMs(closes) - clockMs(opens)) || DAY_MS;
    const since = aroundTheDay(timeOfDayMs(doneAt) - clockMs(opens));
    return since <= span ? since - span : Math.min(since - span, DAY_MS - since);
  },

  rings(limit, measured) {
    if (!has(limit.ms) || !has(measured.ms)) return null;
    const over = measured.ms - limit.ms;
    return (over <= 0) === ringsKept(limit, measured) ? over : null;
  },
};

function ringsKept(limit, measured) {
  const held = [];
  if (has(measured.rings)) held.push(measured.rings <= limit.rings);
  if (has(limit.ms) && has(measured.ms)) held.push(measured.ms <= limit.ms);
  return held.length ? held.includes(true) : null;
}

function lateness({promised_at: promised, done_at: done}) {
  return has(promised) && has(done) ? Date.parse(done) - Date.parse(promised) : null;
}

function has(value) {
  return value !== null && value !== undefined;
}

function aroundTheDay(ms) {
  return ((ms % DAY_MS) + DAY_MS) % DAY_MS;
}

function timeOfDayMs(moment) {
  const [, hours, minutes, seconds, fraction = ""] = /T(\d\d):(\d\d):(\d\d)(?:\.(\d+))?/.exec(moment);
  return clockMs(`${hours}:${minutes}`) + Number(seconds) * 1000 + Number(fraction.padEnd(3, "0").slice(0, 3));
}

function clockMs(clock) {
  const [hours, minutes] = clock.split(":").map(Number);
  return (hours * 60 + minutes) * 60_000;
}
