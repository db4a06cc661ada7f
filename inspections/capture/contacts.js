/**
 * A call, an e-mail or a chat: its steps as figures, in whole milliseconds, and which step may follow now.
 * Pure; twin of `../contacts.py`, held together by `tests/contract/contacts.json`.
 */

import {elapsed} from "./timing.js";

/** @typedef {import("./clock.js").Mark} Mark */
/** @typedef {import("./timing.js").Elapsed} Elapsed */
/** @typedef {import("./visit.js").Contact} Contact */

/** A moment entered later is told to the minute. */
export const MINUTE_MS = 60_000;

const WAITING = ["held", "transferred"];
const SPEAKING = ["answered", "resumed", "ended"];

/** What may follow in each state of a call, the likeliest first. */
const FOLLOWS = {
  new: ["dialled"],
  dialling: ["rang", "answered", "ended"],
  ringing: ["answered", "rang", "ended"],
  talking: ["held", "transferred", "ended"],
  on_hold: ["resumed", "transferred", "ended"],
  passed_on: ["answered", "ended"],
  ended: [],
};
const LEADS_TO = {
  dialled: "dialling", rang: "ringing", answered: "talking", held: "on_hold", resumed: "talking",
  transferred: "passed_on", ended: "ended",
};

/** How a call stands: a key of FOLLOWS. */
export const stateOf = (contact) => LEADS_TO[contact?.steps.at(-1)?.step] ?? "new";

/** The steps that may follow now and no others, the likeliest first. */
export function mayFollow(contact, channel = contact.channel) {
  if (channel === "phone") return FOLLOWS[stateOf(contact)];
  return contact?.steps.some(({step}) => step === "sent") ? ["sent", "replied", "resolved"] : ["sent"];
}

/** Whether something is still to come of it. */
export function isOpen(contact) {
  return !contact.steps.some(({step}) => step === (contact.channel === "phone" ? "ended" : "resolved"));
}

/**
 * The figures of a contact, by the names of a pack's `measures`; null where there is nothing yet. With the mark
 * `now`, what still runs is told until then.
 * `rings` counted until the first person answered, `time_to_answer` from the first ring until then; null where no ring
 * was tapped · `holds` each wait from "held" or "transferred" until
 * someone speaks or the call ends · `handling_time` from the first person to the end · `first_reply`, `resolution`
 * from "sent" · `cut_off`: figures of a wait that the caller gave up, which can break a limit, never keep one.
 * @param {Contact} contact
 * @param {?Mark} [now]
 * @returns {{rings: ?number, time_to_answer: ?Elapsed, holds: Elapsed[], longest_hold: ?Elapsed, total_hold: ?Elapsed,
 *   transfers: number, handling_time: ?Elapsed, first_reply: ?Elapsed, resolution: ?Elapsed, cut_off: string[]}}
 */
export function figures({channel, steps}, now = null) {
  return {...NOTHING, ...(channel === "phone" ? ofCall(steps, now) : ofWriting(steps, now))};
}

/** The `measured` of an answer to a standard that `measures` that figure; null where there is none yet. */
export function measuredBy(measures, found) {
  const time = measures === "rings" ? found.time_to_answer : found[measures];
  const told = time ? {ms: time.ms, precision_ms: time.precision_ms} : {};
  if (measures === "rings" && found.rings !== null) told.rings = found.rings;
  return Object.keys(told).length ? told : null;
}

const NOTHING = {
  rings: null, time_to_answer: null, holds: [], longest_hold: null, total_hold: null, transfers: 0, handling_time: null,
  first_reply: null, resolution: null, cut_off: [],
};

function ofCall(steps, now) {
  const first = (name) => steps.find(({step}) => step === name);
  const [ended, answered] = [first("ended"), first("answered")];
  const {holds, leftWaiting} = holdsOf(steps, now);
  return {
    rings: ringsOf(steps),
    time_to_answer: between(first("rang"), answered ?? ended, now),
    holds,
    longest_hold: holds.reduce((longest, hold) => (longest && longest.ms >= hold.ms ? longest : hold), null),
    total_hold: sum(holds),
    transfers: steps.filter(({step}) => step === "transferred").length,
    handling_time: answered ? between(answered, ended, now) : null,
    cut_off: cutOff(answered, ended, leftWaiting),
  };
}

/** Each wait, and whether the last one ended only with the call. */
function holdsOf(steps, now) {
  const holds = [];
  let since = null;
  for (const step of steps) {
    if (WAITING.includes(step.step)) since ??= step;
    else if (since && SPEAKING.includes(step.step)) {
      holds.push(between(since, step, null));
      if (step.step === "ended") return {holds, leftWaiting: true};
      since = null;
    }
  }
  const running = between(since, null, now);
  return {holds: running ? [...holds, running] : holds, leftWaiting: false};
}

function cutOff(answered, ended, leftWaiting) {
  if (ended && !answered) return ["rings", "time_to_answer"];
  return leftWaiting ? ["longest_hold", "total_hold"] : [];
}

/** Of a step entered again the last one counts. What lies before the sending measures nothing. */
function ofWriting(steps, now) {
  const last = Object.fromEntries(steps.map((step) => [step.step, step]));
  const sinceSent = (step) => {
    const backwards = last.sent && step && Date.parse(step.at) < Date.parse(last.sent.at);
    return backwards ? null : between(last.sent, step, now);
  };
  return {first_reply: sinceSent(last.replied), resolution: sinceSent(last.resolved)};
}

/** From one step to another, or to now; null where there is neither. By their marks, if both have one. */
function between(start, stop, now) {
  const end = stop ? stop.mark : now;
  if (!start || (!stop && !now)) return null;
  if (start.mark && end) return elapsed(start.mark, end);
  const until = stop ? Date.parse(stop.at) : now.wall;
  return {ms: Math.max(0, until - Date.parse(start.at)), precision_ms: MINUTE_MS, basis: "wall"};
}

function ringsOf(steps) {
  const names = steps.map(({step}) => step);
  const before = names.includes("answered") ? names.slice(0, names.indexOf("answered")) : names;
  return before.filter((name) => name === "rang").length || null;
}

/** Together as imprecise as all of them. */
function sum(holds) {
  if (!holds.length) return null;
  const total = (of) => holds.reduce((all, hold) => all + of(hold), 0);
  const basis = holds.some((hold) => hold.basis === "wall") ? "wall" : "monotonic";
  return {ms: total(({ms}) => ms), precision_ms: total(({precision_ms: precision}) => precision), basis};
}
