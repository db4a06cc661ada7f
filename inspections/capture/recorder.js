/**
 * One visit being recorded. Every method resolves once its events are on the disk, and not before.
 * What happens is decided here and in the pure modules; what is kept, in `store.js`.
 */

import {mark as markNow, offsetAt} from "./clock.js";
import {makeDraft, rfc3339, uuid7} from "./events.js";
import {shrink} from "./photo.js";
import {measuredBy} from "./measuring.js";
import {limitFor, verdict} from "./timing.js";
import {apply, fold} from "./visit.js";

const ANSWERS = ["met", "not_met", "not_applicable"];
/** What an undo may take back; a correction of the log itself is named by its id. */
const ACTIONS = [
  "observed", "corrected", "stopwatch_started", "stopwatch_lapped", "stopwatch_stopped", "stopwatch_named", "noted", "photographed",
];

const LONGEST = {text: 10_000, caption: 1_000, label: 200};

/** Why something cannot be recorded; see README.md for the codes. */
export class RecordError extends Error {
  constructor(code, message) {
    super(message);
    this.name = "RecordError";
    this.code = code;
  }
}

/** The recorder of a visit that is here with its pack. Use `session.openVisit`. */
export async function openRecorder({store, visit, pack, houseKind}) {
  const recorder = new Recorder({store, visit, pack, houseKind});
  await recorder.begin();
  return recorder;
}

class Recorder {
  #store;
  #listeners = new Set();
  #seen = 0;
  #lastNow = 0;
  #catchingUp = Promise.resolve();
  #stopWatching;

  constructor({store, visit, pack, houseKind}) {
    this.#store = store;
    Object.assign(this, {visit, pack, houseKind, device: store.device, unsaved: [], state: fold([])});
    this.standards = new Map(pack.departments.flatMap(({id: department, standards}) =>
      standards.map((standard) => [standard.id, {...standard, department}])));
  }

  /** Reads the log, and writes `started` if this device has written nothing yet and the visit is still open. */
  async begin() {
    if (!this.#isClosed()) {
      const started = this.#draft("started", {pack_hash: this.visit.pack.hash});
      await this.#store.append(this.visit.id, [{...started, first: true}]);
    }
    this.#stopWatching = this.#store.watch(({visit, ...change}) => visit === this.visit.id && this.#catchUp(change));
    await this.#catchUp({others: true});
  }

  /** Calls `listener({events})` after every change, from this tab or another. Returns a function that ends it. */
  on(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close() {
    this.#stopWatching();
    this.#listeners.clear();
  }

  // ── looks ──

  /** The limit that a standard has in this house, or null. */
  limit(standardId) {
    return limitFor(this.#standard(standardId).limit, this.houseKind);
  }

  /** A new look at a standard; or, with `observation`, that look answered otherwise. */
  answer(standard, answer, {observation, at, ...rest} = {}) {
    if (observation) return this.correct(observation, {answer, at, ...rest});
    return this.#attempt(() => [this.#observed({standard, answer, at, ...rest})]);
  }

  /** The same look, answered otherwise. What is left out stays as it was. */
  correct(observation, {answer, reason, measured, excused, at} = {}) {
    return this.#attempt(() => {
      const before = known(this.state.observations, observation, "unknown_observation", "observation");
      const body = lookBody({
        answer: expectAnswer(answer ?? before.answer), reason: reason ?? before.reason,
        excused: excused ?? before.excused, measured: measured === undefined ? before.measured : measured,
      });
      const observedAt = at?.wall ?? Date.parse(before.observed_at);
      return [this.#draft("corrected", {observation, ...body}, {observedAt})];
    });
  }

  /** A new look whose answer is what the limit says of the measured times. */
  measure(standard, measured, {reason, excused, at} = {}) {
    return this.#attempt(() => [this.#observed({standard, answer: this.#judged(standard, measured), measured, reason, excused, at})]);
  }

  // ── undo ──

  /** The last action of this device that still counts: `{ids, kind, body}` (of its first event), or null. */
  get lastUndoable() {
    const mine = this.state.events.filter(({device, kind}) => device === this.device && ACTIONS.includes(kind));
    const last = mine.findLast(({id}) => !this.state.undone.has(id));
    if (!last || this.state.status !== "in_progress") return null;
    const together = mine.filter(({id, entered_at: at}) => at === last.entered_at && !this.state.undone.has(id));
    return {ids: together.map(({id}) => id), kind: together[0].kind, body: together[0].body};
  }

  /** Those events no longer count; by default the last action. They stay in the log. */
  undo(which = this.lastUndoable?.ids ?? []) {
    return this.#attempt(() => [which].flat().reverse().map((event) => this.#draft("undone", {event})));
  }

  // ── stopwatches ──

  /** Starts a stopwatch. `agoMs`: it should have started earlier; why is kept as a note. */
  startStopwatch({standard, label, agoMs = 0, reason, at = markNow()} = {}) {
    return this.#attempt(() => {
      if (standard) this.#standard(standard);
      fits(label, LONGEST.label);
      fits(reason, LONGEST.text);
      const mark = earlier(at, agoMs);
      const body = {stopwatch: uuid7(at.wall), mark, standard, label};
      const drafts = [this.#draft("stopwatch_started", body, {observedAt: mark.wall})];
      if (reason) drafts.push(this.#draft("noted", {note: uuid7(at.wall), text: reason, standard}));
      return drafts;
    });
  }

  lap(stopwatch, {label, at = markNow()} = {}) {
    return this.#attempt(() => {
      this.#running(stopwatch);
      return [this.#draft("stopwatch_lapped", {stopwatch, mark: at, label}, {observedAt: at.wall})];
    });
  }

  /** It rang: a lap labelled "ring". */
  ring(stopwatch, {at = markNow()} = {}) {
    return this.lap(stopwatch, {label: "ring", at});
  }

  /** Stops it; where its standard has a limit that the time decides, the answer is recorded with it. */
  stop(stopwatch, {excused, reason, at = markNow()} = {}) {
    return this.#attempt(() => {
      const {standard} = this.#running(stopwatch);
      const drafts = [this.#draft("stopwatch_stopped", {stopwatch, mark: at}, {observedAt: at.wall})];
      const measured = standard ? this.measured(stopwatch, at) : null;
      const kept = measured && verdict(this.limit(standard), measured);
      if (typeof kept === "boolean") {
        drafts.push(this.#observed({standard, answer: kept ? "met" : "not_met", measured, excused, reason, at}));
      }
      return drafts;
    });
  }

  nameStopwatch(stopwatch, standard) {
    return this.#attempt(() => {
      known(this.state.stopwatches, stopwatch, "unknown_stopwatch", "stopwatch");
      this.#standard(standard);
      return [this.#draft("stopwatch_named", {stopwatch, standard})];
    });
  }

  /** What a stopwatch says at `at`, in the terms of its standard's limit; null where that needs more than a stopwatch. */
  measured(stopwatch, at = markNow(), standard = undefined) {
    const watch = known(this.state.stopwatches, stopwatch, "unknown_stopwatch", "stopwatch");
    const named = standard ?? watch.standard;
    const limit = named ? this.limit(named) : null;
    const stopped = watch.stopped ?? at;
    return limit && measuredBy(limit, watch, {
      stopped, lateMs: this.#lateStart(stopwatch), doneAt: rfc3339(stopped.wall, offsetAt(stopped.wall)),
    });
  }

  // ── notes, photos, the end ──

  /** A note; with `note` (an id), that one reworded. */
  note({text, standard, observation, note = uuid7(Date.now())}) {
    return this.#attempt(() => {
      fits(text, LONGEST.text);
      return [this.#draft("noted", {note, text, standard, observation})];
    });
  }

  /** A photo, made small, kept in the same transaction as its event. */
  async addPhoto({file, standard, observation, caption, at = markNow()}) {
    const photo = await shrink(file);
    const {sha256, size, width, height} = photo;
    const body = {photo: sha256, size, width, height, caption, standard, observation};
    return this.#attempt(() => {
      fits(caption, LONGEST.caption);
      return [this.#draft("photographed", body, {observedAt: at.wall})];
    }, [photo]);
  }

  /** The end of the visit, with what this device has made. Nothing can be recorded after it. */
  submit({reason} = {}) {
    return this.#attempt(() => [{...this.#draft("submitted", {}), body: (before) => ({...before, ...(reason ? {reason} : {})})}]);
  }

  /** Tries again what the device could not keep. Resolves with the events, or rejects as the first try did. */
  async retryUnsaved() {
    const written = [];
    while (this.unsaved.length) {
      const [{drafts, blobs}] = this.unsaved;
      written.push(...await this.#store.append(this.visit.id, drafts, blobs));
      this.unsaved.shift();
      await this.#catchUp();
    }
    return written;
  }

  // ── inside ──

  /** Writes what `drafted()` says, keeps it at hand if the disk refuses, and tells once it is written. */
  async #attempt(drafted, blobs = []) {
    if (this.#isClosed()) {
      throw new RecordError("submitted", "This visit has been submitted. Nothing can be added to it.");
    }
    const same = this.#moment();
    const drafts = drafted().map((draft) => ({...draft, entered_at: same}));
    if (!drafts.length) return [];
    try {
      const written = await this.#store.append(this.visit.id, drafts, blobs);
      await this.#catchUp({events: written});
      return written;
    } catch (error) {
      this.unsaved.push({drafts, blobs, error});
      this.#tell([]);
      throw error;
    }
  }

  /** One moment for all events of an action, and another for the next: `lastUndoable` tells them apart by it. */
  #moment() {
    const now = Date.now();
    this.#lastNow = now === this.#lastNow ? now + 1 : now;
    return rfc3339(this.#lastNow, offsetAt(now));
  }

  #draft(kind, body, {observedAt} = {}) {
    const now = Date.now();
    return makeDraft({kind, body, now, offset: offsetAt(now), observedAt});
  }

  #observed({standard, answer, reason, measured, excused, at = markNow()}) {
    this.#standard(standard);
    const body = lookBody({answer: expectAnswer(answer), reason, excused, measured});
    return this.#draft("observed", {observation: uuid7(at.wall), standard, ...body}, {observedAt: at.wall});
  }

  #judged(standard, measured) {
    const limit = this.limit(standard);
    const kept = limit ? verdict(limit, measured) : null;
    if (kept === null) throw new RecordError("no_limit", `The limit of ${standard} cannot be held against what was measured.`);
    return kept ? "met" : "not_met";
  }

  #standard(id) {
    return known(this.standards, id, "unknown_standard", "standard");
  }

  #running(id) {
    const watch = known(this.state.stopwatches, id, "unknown_stopwatch", "stopwatch");
    if (watch.stopped) throw new RecordError("stopped", "This stopwatch has already been stopped.");
    return watch;
  }

  /** How much later than its mark a stopwatch was really started. */
  #lateStart(stopwatch) {
    const start = this.state.events.find(({kind, body}) => kind === "stopwatch_started" && body.stopwatch === stopwatch);
    return Math.max(0, Date.parse(start.entered_at) - Date.parse(start.observed_at));
  }

  #isClosed() {
    return [this.visit.status, this.state.status].some((status) => ["submitted", "released"].includes(status));
  }

  /**
   * Brings the state up to the log; one change at a time. What this tab wrote comes with the change,
   * what another tab wrote is read; what other devices wrote may belong anywhere, so all is read.
   */
  #catchUp({events, others} = {}) {
    this.#catchingUp = this.#catchingUp.then(async () => {
      if (others) return this.#foldAll(await this.#store.eventsOf(this.visit.id));
      const isNext = events?.length && events[0].seq === this.#seen + 1;
      const isKnown = events?.length && events.at(-1).seq <= this.#seen;
      if (isKnown) return;
      this.#add(isNext ? events : await this.#store.eventsSince(this.visit.id, this.device, this.#seen));
    });
    return this.#catchingUp;
  }

  #add(events) {
    if (!events.length) return;
    for (const event of events) this.state = apply(this.state, event);
    this.#seen = events.at(-1).seq;
    this.#tell(events);
  }

  #foldAll(events) {
    this.state = fold(events);
    this.#seen = Math.max(0, ...events.filter(({device}) => device === this.device).map(({seq}) => seq));
    this.#tell(events);
  }

  #tell(events) {
    for (const listener of this.#listeners) listener({events});
  }
}

/** The mark of a moment before `at`. A moment before this page was opened belongs to another life. */
function earlier(at, ms) {
  const wall = at.wall - ms;
  return at.mono >= ms ? {...at, wall, mono: at.mono - ms} : {wall, mono: 0, life: uuid7(wall)};
}

function lookBody({answer, reason, excused, measured}) {
  fits(reason, LONGEST.text);
  return {answer, reason: reason || undefined, excused: excused || undefined, measured: measured ?? undefined};
}

function expectAnswer(answer) {
  if (!ANSWERS.includes(answer)) throw new RecordError("wrong_answer", `${answer} is no answer: met, not_met or not_applicable.`);
  return answer;
}

/** What the server would turn away as too long is said at once. Counted as it counts: in code points. */
function fits(text, most) {
  if (text && [...text].length > most) throw new RecordError("too_long", `This is over ${most} characters. Make it shorter, or write two notes.`);
}

function known(things, id, code, what) {
  const found = things.get(id);
  if (!found) throw new RecordError(code, `There is no ${what} ${id} in this visit.`);
  return found;
}
