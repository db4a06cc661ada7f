/**
 * One visit being recorded. Every method resolves once its events are on the disk, and not before.
 * What happens is decided here and in the pure modules; what is kept, in `store.js`.
 */

import {mark as markNow, offsetAtHouse} from "./clock.js";
import {mayFollow} from "./contacts.js";
import {makeDraft, rfc3339, uuid7} from "./events.js";
import {shrink} from "./photo.js";
import {LONGEST, RecordError, fits, known, lookBody} from "./record_rules.js";
import {answerBy, mayStop, measuredBy} from "./measuring.js";
import {isOnTheTablet} from "./status.js";
import {limitFor} from "./timing.js";
import {apply, fold, promiseOn} from "./visit.js";

/** What an undo may take back; a correction of the log itself is named by its id. */
const ACTIONS = [
  "observed", "corrected", "stopwatch_started", "stopwatch_lapped", "stopwatch_stopped", "stopwatch_named", "promised", "noted", "photographed",
  "contact_marked", "contact_quoted",
];

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
  #starting = new Map();
  #stopWatching;

  constructor({store, visit, pack, houseKind}) {
    this.#store = store;
    Object.assign(this, {visit, pack, houseKind, device: store.device, unsaved: [], state: fold([])});
    this.standards = new Map(pack.departments.flatMap(({id: department, standards}) =>
      standards.map((standard) => [standard.id, {...standard, department}])));
  }

  /** Reads the log, and writes `started` if this device has not begun the visit yet and it is still open. */
  async begin() {
    this.#stopWatching = this.#store.watch(({visit, ...change}) => visit === this.visit.id && this.#catchUp(change));
    await this.#catchUp({others: true});
    if (this.#isClosed() || this.state.events.some(({kind, device}) => kind === "started" && device === this.device)) return;
    const started = this.#draft("started", {pack_hash: this.visit.pack.hash});
    await this.#catchUp({events: await this.#store.append(this.visit.id, [{...started, first: true}])});
  }

  /** Calls `listener({events})` after every change, from this tab or another. Returns a function that ends it. */
  on(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Whether the visit was submitted or called off, and not sent back: then it can be read, and nothing can be added. */
  get sealed() {
    return this.#isClosed();
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

  /** The same look, answered otherwise. What is left out stays as it was; but a reason and a severity go with their answer. */
  correct(observation, {answer, reason, severity, measured, at} = {}) {
    return this.#attempt(() => {
      const {answer: before, ...look} = this.#look(observation);
      const stays = answer === undefined || answer === before ? look : {reason: "", excused: false, severity: ""};
      return [this.#corrected(observation, {
        answer: answer ?? before, reason: reason ?? stays.reason, excused: stays.excused,
        severity: severity ?? stays.severity, measured, at,
      })];
    });
  }

  /** The limit's `unless` applied to that look: it is met, whatever the clock said, and `reason` says why. */
  excuse(observation, reason) {
    return this.#attempt(() => [this.#corrected(observation, {answer: "met", excused: true, reason})]);
  }

  /** The `unless` did not apply after all: the answer is again the one that the time gives; without a time, not met. */
  unexcuse(observation) {
    return this.#attempt(() => {
      const {standard, measured} = this.#look(observation);
      return [this.#corrected(observation, {answer: answerBy(this.limit(standard), measured) ?? "not_met"})];
    });
  }

  /** A new look whose answer is what the limit says of the measured times; `done_at` is written as the house's clocks show it. */
  measure(standard, {done_at: done, ...rest}, {reason, at} = {}) {
    const measured = done ? {...rest, done_at: this.#atHouse(Date.parse(done))} : rest;
    return this.#attempt(() => [this.#observed({standard, answer: this.#judged(standard, measured), measured, reason, at})]);
  }

  /** The time that was promised (epoch ms), in the log as soon as it is said. Until a look is held against it, it can be said anew. */
  promise(standard, promisedMs, {at = markNow()} = {}) {
    return this.#attempt(() => {
      this.#standard(standard);
      const promise = promiseOn(this.state, standard)?.id ?? uuid7(at.wall);
      const body = {promise, standard, promised_at: this.#atHouse(promisedMs)};
      return [this.#draft("promised", body, {observedAt: at.wall})];
    });
  }

  // ── undo ──

  /** The last action of this device that still counts: `{ids, kind, body}` (of its first event), or null. */
  get lastUndoable() {
    const mine = this.state.events.filter(({device, kind}) => device === this.device && ACTIONS.includes(kind));
    const last = mine.findLast(({id}) => !this.state.undone.has(id));
    if (!last || this.sealed) return null;
    const together = mine.filter(({id, entered_at: at}) => at === last.entered_at && !this.state.undone.has(id));
    return {ids: together.map(({id}) => id), kind: together[0].kind, body: together[0].body};
  }

  /** Those events no longer count; by default the last action. They stay in the log. */
  undo(which = this.lastUndoable?.ids ?? []) {
    return this.#attempt(() => [which].flat().reverse().map((event) => this.#draft("undone", {event})));
  }

  // ── stopwatches ──

  /** Starts one. While the start on a standard is being written, asking again gives that start, not a second. */
  startStopwatch({standard, label, at = markNow()} = {}) {
    if (standard && this.#starting.has(standard)) return this.#starting.get(standard);
    const start = this.#attempt(() => {
      if (standard) this.#standard(standard);
      fits(label, LONGEST.label);
      return [this.#draft("stopwatch_started", {stopwatch: uuid7(at.wall), mark: at, standard, label}, {observedAt: at.wall})];
    });
    if (!standard) return start;
    this.#starting.set(standard, start);
    return start.finally(() => this.#starting.delete(standard));
  }

  /** It was started `ms` late: its start is put right, and the time is less precise by half of that. The first start stays in the log. */
  startEarlier(stopwatch, {ms, reason}) {
    return this.#attempt(() => {
      const {started, standard, label, ago_ms: before} = this.#running(stopwatch);
      fits(reason, LONGEST.text);
      const mark = earlier(started, ms);
      const body = {stopwatch, mark, standard: standard ?? undefined, label: label || undefined, ago_ms: before + ms, reason};
      return [this.#draft("stopwatch_started", body, {observedAt: mark.wall})];
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
  stop(stopwatch, {at = markNow()} = {}) {
    return this.#attempt(() => {
      const watch = this.#running(stopwatch);
      const limit = watch.standard ? this.limit(watch.standard) : null;
      if (!mayStop(limit, watch)) throw new RecordError("not_rung", "Tap each ring first: without one there is nothing to count.");
      const drafts = [this.#draft("stopwatch_stopped", {stopwatch, mark: at}, {observedAt: at.wall})];
      const measured = this.measured(stopwatch, at);
      const answer = answerBy(limit, measured);
      if (answer) drafts.push(this.#observed({standard: watch.standard, answer, measured, at}));
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
    return limit && measuredBy(limit, watch, {stopped, doneAt: this.#atHouse(stopped.wall)});
  }

  // ── calls, e-mails, chats ──

  /** A step of a contact. With `moment` (epoch ms) it is entered later: that is when it was, and there was no tap. */
  markContact({contact, channel, department, step, moment, at = markNow()}) {
    return this.#attempt(() => {
      const before = this.state.contacts.get(contact);
      if (!mayFollow(before, channel).includes(step)) throw new RecordError("wrong_step", `This contact cannot be marked ${step} now.`);
      const mark = moment === undefined ? at : undefined;
      const body = {contact, channel, step, mark, department: before ? undefined : department};
      return [this.#draft("contact_marked", body, {observedAt: moment ?? at.wall})];
    });
  }

  /** A sentence that was said; with `line` (an id), that one put otherwise. `who`: "agent" or "caller". */
  quote({contact, who, text, dimension, line = uuid7(Date.now())}) {
    return this.#attempt(() => {
      fits(text, LONGEST.text);
      return [this.#draft("contact_quoted", {line, contact, who, text, dimension})];
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

  /** A photo, made small and with its `covers` painted over, kept in the same transaction as its event. */
  async addPhoto({file, covers, standard, observation, caption, at = markNow()}) {
    const photo = await shrink(file, covers);
    const {sha256, size, width, height} = photo;
    const body = {photo: sha256, size, width, height, caption, standard, observation};
    return this.#attempt(() => {
      fits(caption, LONGEST.caption);
      return [this.#draft("photographed", body, {observedAt: at.wall})];
    }, [photo]);
  }

  /** Other words under a photo that is kept: the same photo at the same place again. */
  captionPhoto({sha256, size, width, height, standard, observation, entered_at: at}, caption) {
    const about = {standard: standard ?? undefined, observation: observation ?? undefined};
    const body = {photo: sha256, size, width, height, caption: caption || undefined, ...about};
    return this.#attempt(() => {
      fits(caption, LONGEST.caption);
      return [this.#draft("photographed", body, {observedAt: Date.parse(at)})];
    });
  }

  /** The end of the visit, with what this device has made. Nothing can be recorded after it. */
  submit({reason} = {}) {
    return this.#attempt(() => [{...this.#draft("submitted", {}), body: (before) => ({...before, ...(reason ? {reason} : {})})}]);
  }

  /** Tries again what the device could not keep. Resolves with the events, or rejects as the first try did. */
  async retryUnsaved() {
    const written = [];
    while (this.unsaved.length) {
      const [first] = this.unsaved;
      written.push(...await this.#store.append(this.visit.id, first.drafts, first.blobs));
      this.unsaved = this.unsaved.filter((one) => one !== first); // the key may have been tapped twice
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
    return rfc3339(this.#lastNow, this.#offset(now));
  }

  /** Moments are written as the clocks of the house show them, wherever the tablet thinks it is. */
  #offset(ms) {
    return offsetAtHouse(this.visit.hotel, ms);
  }

  #atHouse(ms) {
    return rfc3339(ms, this.#offset(ms));
  }

  #draft(kind, body, {observedAt} = {}) {
    const now = Date.now();
    return makeDraft({kind, body, now, offset: this.#offset(now), observedAt});
  }

  #observed({standard, answer, reason, measured, at = markNow()}) {
    this.#standard(standard);
    const body = lookBody({answer, reason, measured});
    return this.#draft("observed", {observation: uuid7(at.wall), standard, ...body}, {observedAt: at.wall});
  }

  /** A correction of a look that keeps its moment and, unless measured anew, what was measured. */
  #corrected(observation, {answer, reason, excused, severity, measured, at}) {
    const before = this.#look(observation);
    const body = lookBody({
      answer, reason, excused, severity, measured: measured === undefined ? before.measured : measured,
    });
    return this.#draft("corrected", {observation, ...body}, {observedAt: at?.wall ?? Date.parse(before.observed_at)});
  }

  #judged(standard, measured) {
    const answer = answerBy(this.limit(standard), measured);
    if (!answer) throw new RecordError("no_limit", `The limit of ${standard} cannot be held against what was measured.`);
    return answer;
  }

  #look(id) {
    return known(this.state.observations, id, "unknown_observation", "observation");
  }

  #standard(id) {
    return known(this.standards, id, "unknown_standard", "standard");
  }

  #running(id) {
    const watch = known(this.state.stopwatches, id, "unknown_stopwatch", "stopwatch");
    if (watch.stopped) throw new RecordError("stopped", "This stopwatch has already been stopped.");
    return watch;
  }

  #isClosed() {
    if (!isOnTheTablet(this.state)) return true;
    return this.state.status !== "sent_back" && !isOnTheTablet(this.visit); // ended, by what is not here yet
  }

  /**
   * Brings the state up to the log; one change at a time. What this tab wrote comes with the change,
   * what another tab wrote is read; what other devices wrote may belong anywhere, so all is read.
   */
  #catchUp({events, others} = {}) {
    const before = this.#catchingUp.catch(() => {}); // what could not be read then is read now
    this.#catchingUp = before.then(async () => {
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
    for (const listener of this.#listeners) {
      try {
        listener({events});
      } catch (error) {
        reportError(error); // a screen that cannot draw must not make what is written look unwritten
      }
    }
  }
}

/** The mark of a moment before `at`. A moment before this page was opened belongs to another life. */
function earlier(at, ms) {
  const wall = at.wall - ms;
  return at.mono >= ms ? {...at, wall, mono: at.mono - ms} : {wall, mono: 0, life: uuid7(wall)};
}
