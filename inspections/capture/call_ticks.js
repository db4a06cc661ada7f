// A call drawn in ticks, one mark a second: rings as groups, talk low, waits tall, gold where a wait's limit runs out. Pure.
import {elapsed} from "./timing.js";

/** A ring is heard for about so long; then the line is quiet until the next. */
const RING_MS = 2000;
const KIND = {
  dialled: "dialling", rang: "ringing", answered: "talking", resumed: "talking", held: "waiting", transferred: "waiting",
};
const LOOK = {
  dialling: {tone: "ink", top: 70},
  quiet: {tone: "ink", top: 70},
  ringing: {tone: "ink", top: 8},
  talking: {tone: "strong", top: 58},
  waiting: {tone: "met", top: 8},
  late: {tone: "not", top: 8},
};
const EMPTY = {tone: "empty", top: 86, width: 4};
const LIMIT = {tone: "limit", top: 0, width: 5};
/** So many marks there are at least: two seconds drawn across the whole line would be two slabs. */
const FEWEST = 60;

/**
 * The call until it ended, else until the mark `now`, as data for `tickLine`:
 * {ticks, each, ms, labels: [{tick, step}]}. `each` is how many seconds a mark stands for: one, unless the call is longer
 * than the `room` there is for marks. While it lasts the rest of the room is marks to come; after a short one a minute is filled up.
 * `holdMs` is the limit of a wait, or null; a label stands where what it names began.
 */
export function callTicks({steps}, {now, room, holdMs = null}) {
  if (!steps.length) return {ticks: Array(room).fill(EMPTY), each: 1, ms: 0, labels: []};
  const ended = steps.findIndex(({step}) => step === "ended");
  const parts = (ended < 0 ? steps : steps.slice(0, ended)).map(({step, mark}) => ({step, from: since(steps, mark)}));
  const ms = since(steps, ended < 0 ? now : steps[ended].mark);
  const seconds = Math.ceil(ms / 1000);
  const each = Math.max(1, Math.ceil(seconds / room));
  const done = Math.ceil(seconds / each);
  const ticks = Array.from({length: done}, (_, i) => ({...lookAt(parts, i * each * 1000, holdMs), width: 4}));
  const whole = ended < 0 ? room : Math.min(room, FEWEST);
  while (ticks.length < whole) ticks.push(EMPTY);
  for (const out of runsOut(parts, ms, holdMs, ended < 0)) {
    const tick = Math.round(out / 1000 / each);
    if (tick < ticks.length) ticks[tick] = LIMIT;
  }
  return {ticks, each, ms, labels: labelsOf(parts, each)};
}

const since = (steps, mark) => elapsed(steps[0].mark, mark).ms;

/** What is drawn for the second that begins at `ms`. */
function lookAt(parts, ms, holdMs) {
  const middle = ms + 500;
  const place = parts.findLastIndex(({from}) => from <= middle);
  const {step, from} = parts[Math.max(0, place)];
  const kind = KIND[step];
  if (kind === "ringing") return middle - from < RING_MS ? LOOK.ringing : LOOK.quiet;
  if (kind === "waiting") return holdMs !== null && middle - waitFrom(parts, place) > holdMs ? LOOK.late : LOOK.waiting;
  return LOOK[kind];
}

/** A wait that is passed on goes on: it began where the first of its steps did. */
function waitFrom(parts, place) {
  let first = place;
  while (first > 0 && KIND[parts[first - 1].step] === "waiting") first -= 1;
  return parts[first].from;
}

/** The moments at which a wait ran out, or will if it goes on. */
function runsOut(parts, ms, holdMs, lasts) {
  if (holdMs === null) return [];
  const starts = parts.flatMap(({step}, i) => (KIND[step] === "waiting" && waitFrom(parts, i) === parts[i].from ? [i] : []));
  return starts.flatMap((i) => {
    const next = parts.slice(i).find(({step}) => KIND[step] !== "waiting");
    const out = parts[i].from + holdMs;
    if (next) return out < next.from ? [out] : [];
    return lasts || out < ms ? [out] : [];
  });
}

/** The first ring, and each time that someone speaks or the caller waits. */
function labelsOf(parts, each) {
  return parts
    .filter(({step}, i) => step !== "dialled" && (step !== "rang" || parts.findIndex((one) => one.step === "rang") === i))
    .map(({step, from}) => ({step, tick: Math.floor(from / 1000 / each)}));
}
