/**
 * Events folded into the state of a visit. Pure; twin of `../visit.py`, held together by
 * `tests/contract/visit.json`. The state is never stored: it can be told anew from the log at any time.
 */

import {comparePlaces, inOrder, placeOf} from "./events.js";
import {statusOf} from "./status.js";
import {undoneIn} from "./undone.js";
import {STEPS} from "./visit_steps.js";

export {photoKey} from "./visit_steps.js";

/**
 * @typedef {import("./clock.js").Mark} Mark
 * @typedef {import("./events.js").Event} Event
 * @typedef {{id: string, standard: string, answer: "met"|"not_met"|"not_applicable", observed_at: string,
 *   entered_at: string, device: string, reason: string, excused: boolean, measured: ?Object, events: string[]}} Observation
 * @typedef {{id: string, started: Mark, standard: ?string, label: string, ago_ms: number, reason: string,
 *   laps: Object[], stopped: ?Mark, started_at: string}} Stopwatch
 * @typedef {{id: string, standard: string, promised_at: string, entered_at: string}} Promised
 * @typedef {{id: string, text: string, entered_at: string, standard: ?string, observation: ?string}} Note
 * @typedef {{sha256: string, size: number, width: number, height: number, caption: string, entered_at: string,
 *   standard: ?string, observation: ?string}} Photo
 * @typedef {{step: string, at: string, entered_at: string, event: string, mark: ?Mark}} Step
 * @typedef {{id: string, channel: "phone"|"email"|"chat", department: ?string, steps: Step[]}} Contact
 * @typedef {{id: string, contact: string, who: "agent"|"caller", text: string, entered_at: string,
 *   dimension: ?string}} Line
 * @typedef {{status: string, submission: ?Object, submittedAt: string,
 *   assigned: ?Object, observations: Map<string, Observation>, byStandard: Map<string, string[]>,
 *   stopwatches: Map<string, Stopwatch>, promises: Map<string, Promised>, notes: Map<string, Note>, photos: Map<string, Photo>,
 *   contacts: Map<string, Contact>, lines: Map<string, Line>,
 *   gaps: Object<string, number[]>, missingPhotos: string[], undone: Set<string>, events: Event[]}} State
 *   `photos` by `photoKey`; `events` in order. What else is in it serves `apply`.
 */

/** Kinds that build on another event, which may come later: they wait for it. */
const BUILDING = [
  "corrected", "stopwatch_lapped", "stopwatch_stopped", "stopwatch_named", "edited", "commented", "withdrawn", "decided",
];
/** Kinds after which the rest of the state stands as it did. */
const PLAIN = [
  "corrected", "stopwatch_lapped", "stopwatch_stopped", "stopwatch_named", "started", "observed", "stopwatch_started", "promised", "noted", "photographed", "contact_marked", "contact_quoted",
];

/**
 * The visit that these events tell of; their order and repetition do not matter.
 * @param {Iterable<Event>} events
 * @param {?string[]} [heldPhotos]  hashes of the photos held; without them photos are not asked about
 * @returns {State}
 */
export function fold(events, heldPhotos = null) {
  const ordered = inOrder(events);
  const state = blank(undoneIn(ordered));
  for (const event of ordered) remember(state, event);
  const counting = ordered.filter(({id}) => !state.undone.has(id));
  for (const event of counting.filter(({kind}) => !BUILDING.includes(kind))) step(state, event);
  for (const event of counting.filter(({kind}) => BUILDING.includes(kind))) step(state, event);
  state.gaps = gapsOf(state.seqs);
  state.missingPhotos = heldPhotos ? namedPhotos(ordered).filter((sha256) => !heldPhotos.includes(sha256)) : [];
  conclude(state, heldPhotos);
  return state;
}

/**
 * The state after one more event. A plain record at the end of the log costs the same however long the log is;
 * an undo, a submission, or an event from before folds the log again. The state handed in is used up.
 * @param {State} state
 * @param {Event} event
 * @returns {State}
 */
export function apply(state, event) {
  if (!isPlainNext(state, event)) return fold([...state.events, event]);
  remember(state, event);
  step(state, event);
  if (["assigned", "accepted"].includes(state.status)) state.status = "in_progress";
  return state;
}

/** All observations of a standard that count, in the order they were made. */
export function ofStandard(state, standard) {
  return (state.byStandard.get(standard) ?? []).map((id) => state.observations.get(id));
}

/** The notes on a standard, or on an observation of it. */
export function notesOn(state, standard) {
  return about(state, state.notes, standard);
}

/** The photos of a standard, or of an observation of it. */
export function photosOn(state, standard) {
  return about(state, state.photos, standard);
}

/** The sentences of a contact, in the order they were written down. */
export function linesOf(state, contact) {
  return [...state.lines.values()].filter((line) => line.contact === contact);
}

/** The last promise made on a standard that no look at it has been held against yet, or null. */
export function promiseOn(state, standard) {
  const kept = new Set(ofStandard(state, standard).map(({measured}) => measured?.promised_at));
  const open = [...state.promises.values()].filter((one) => one.standard === standard && !kept.has(one.promised_at));
  return open.at(-1) ?? null;
}

/** The stopwatches that have not been stopped. */
export function running(state) {
  return [...state.stopwatches.values()].filter((stopwatch) => stopwatch.stopped === null);
}

function about(state, things, standard) {
  const looks = new Set(state.byStandard.get(standard));
  return [...things.values()].filter((thing) => thing.standard === standard || looks.has(thing.observation));
}

function blank(undone) {
  return {
    status: "assigned", submission: null, submittedAt: "", assigned: null, observations: new Map(), byStandard: new Map(),
    stopwatches: new Map(), promises: new Map(), notes: new Map(), photos: new Map(), contacts: new Map(), lines: new Map(), gaps: {}, missingPhotos: [], undone, events: [],
    releasedAt: "", cancelled: "", declined: "", asked: [], appeals: new Map(), latest: new Map(), last: null, seqs: new Map(), awaited: new Set(),
  };
}

/** Puts an event at the end of the log. */
function remember(state, event) {
  state.events.push(event);
  state.last = placeOf(event, state.latest);
  if (!state.seqs.has(event.device)) state.seqs.set(event.device, new Set());
  state.seqs.get(event.device).add(event.seq);
}

function step(state, event) {
  const target = targetOf(event);
  if (target && BUILDING.includes(event.kind) && !has(state, target)) state.awaited.add(target);
  STEPS[event.kind]?.(state, event, event.body);
}

/** Whether the event belongs at the very end, and nothing before it waits for it or turns on it. */
function isPlainNext(state, event) {
  const seqs = state.seqs.get(event.device);
  const isNext = event.seq === (seqs?.size ?? 0) + 1 && !seqs?.has(event.seq) && !state.gaps[event.device];
  if (!isNext || !PLAIN.includes(event.kind) || state.submission || state.undone.has(event.id)) return false;
  const target = targetOf(event);
  if (target && !BUILDING.includes(event.kind) && (has(state, target) || state.awaited.has(target))) return false;
  return state.last === null || comparePlaces(state.last, placeOf(event, new Map(state.latest))) < 0;
}

/** The observation or stopwatch that an event makes or builds on. */
function targetOf({kind, body}) {
  if (kind === "observed" || kind === "corrected") return body.observation;
  return kind.startsWith("stopwatch_") ? body.stopwatch : null;
}

function has(state, id) {
  return state.observations.has(id) || state.stopwatches.has(id);
}

/** The status, and the submission it stands on: the latest complete one, else the latest. */
function conclude(state, heldPhotos) {
  const submissions = state.events.filter(({kind, id}) => kind === "submitted" && !state.undone.has(id));
  const complete = submissions.filter((event) => isComplete(event, state.seqs.get(event.device), heldPhotos));
  const last = (complete.length ? complete : submissions).at(-1);
  if (last) Object.assign(state, {submission: last.body, submittedAt: last.entered_at});
  const counted = state.events.filter(({id}) => !state.undone.has(id));
  state.status = statusOf(state, counted, complete.map(({id}) => id));
}

/** Whether all that a submission counts is there. */
function isComplete({seq, body}, seqs, heldPhotos) {
  const madeBefore = Math.max(body.events, seq - 1);
  for (let number = 1; number <= madeBefore; number += 1) if (!seqs.has(number)) return false;
  return !heldPhotos || body.photos.every(({sha256}) => heldPhotos.includes(sha256));
}

/** Hashes of the photos that these events name, undone or not, once each in the order they were named. */
function namedPhotos(events) {
  const names = {photographed: ({photo}) => [photo], submitted: ({photos}) => photos.map(({sha256}) => sha256)};
  return [...new Set(events.flatMap(({kind, body}) => names[kind]?.(body) ?? []))];
}

/** By device, the numbers that lie before one it has sent and have not come. */
function gapsOf(seqs) {
  const gaps = {};
  for (const [device, held] of seqs) {
    const missing = Array.from({length: Math.max(...held)}, (_, i) => i + 1).filter((seq) => !held.has(seq));
    if (missing.length) gaps[device] = missing;
  }
  return gaps;
}
