/**
 * What is only here goes to the server by itself: one tab at a time, a pause after each failure.
 * Events go before photos, and while a photo is under way as well: it never holds them up.
 * This knows when to send and how it stands; `sending.js` knows what, and `server.js` what an answer means.
 */

import {checkHeld} from "./checking.js";
import {askReceipt, isTurnedDown, sendEvents} from "./sending.js";
import {Line, sendPhotos} from "./sending_photos.js";
import {once} from "./idle.js";
import {Server, ServerError} from "./server.js";
import {takeTurns} from "./turns.js";

const FIRST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 60_000;
/** However long a server asks to be left alone. A larger number would also overflow a browser's timer, and fire at once. */
const LONGEST_ASKED_MS = 10 * 60_000;
/** How often this tab looks for what a tab that was killed wrote and told nobody. */
const LOOKED_EVERY_MS = 15_000;
/** How often the server is asked, at most, whether it still holds what it said it holds. */
const CHECKED_EVERY_MS = 10 * 60_000;

/**
 * @typedef {{status: "idle"|"sending"|"waiting"|"offline"|"signed_out"|"refused",
 *   onlyHere: {events: number, photos: number, refused: number}, lastReceipt: ?Object, lastHeldAt: ?number,
 *   nextTryAt: ?number, quarantined: Object<string, {code: string, message: string}>,
 *   problem: ?{code: string, message: string}, clockAheadMs: ?number}} OutboxState  moments are epoch ms
 */

const RECORDED = Symbol("something was recorded");

const AT_FIRST = {
  status: "idle", onlyHere: {events: 0, photos: 0, refused: 0}, lastReceipt: null, lastHeldAt: null, nextTryAt: null,
  quarantined: {}, problem: null, clockAheadMs: null,
};

/** Starts sending. `server` and `random` are for tests. */
export function openOutbox({store, server = new Server(), random = Math.random, name = "sixty.outbox", after = null}) {
  return new Outbox({store, server, random, name, after});
}

class Outbox {
  #store;
  #server;
  #random;
  #channel;
  #listeners = new Set();
  #ends = [];
  #failures = 0;
  #isMine = false;
  #rouse = () => {};
  #roused = false;
  #hasNew = false;
  #lookedAt = -Infinity;
  #checkedAt = -Infinity;
  #line = new Line();
  #owed = new Set();
  #gotOn = false;
  #tellRecord = () => {};
  #isTold = true;
  #isStopped = false;

  constructor({store, server, random, name, after}) {
    this.#store = store;
    this.#server = server;
    this.#random = random;
    this.state = Object.freeze(AT_FIRST);
    this.#channel = new BroadcastChannel(name);
    this.#channel.onmessage = ({data}) => this.#hear(data);
    this.#ends.push(store.watch((change) => this.#onRecord(change)));
    this.#begin(name, after);
    this.#count();
  }

  async #begin(name, after) {
    await after;
    if (this.#isStopped) return;
    this.#channel.postMessage({ask: true});
    this.#ends.push(listen(window, "online", () => this.wake()), takeTurns(name, (signal) => this.#work(signal)));
    this.#ends.push(listen(document, "visibilitychange", () => document.visibilityState === "visible" && this.wake()));
  }

  /** Tells `listener(state)` now and at each change. Returns a function that ends it. */
  on(listener) {
    this.#listeners.add(listener);
    listener(this.state);
    return () => this.#listeners.delete(listener);
  }

  /** Tries at once, whatever pause is running and whatever is quarantined. */
  wake() {
    if (!this.#isMine) return this.#channel.postMessage({wake: true});
    this.#failures = 0;
    this.#lookedAt = -Infinity;
    this.#set({quarantined: {}});
    this.#rouseNow();
  }

  stop() {
    this.#isStopped = true;
    for (const end of this.#ends) end();
    this.#rouseNow();
    this.#channel.close();
  }

  // ── when ──

  async #work(signal) {
    this.#isMine = !signal.aborted;
    this.#lookedAt = -Infinity; // the tab that had the turn may have been killed
    signal.addEventListener("abort", () => this.#loseTurn());
    while (!signal.aborted) {
      [this.#roused, this.#hasNew, this.#gotOn] = [false, false, false];
      const pause = await this.#round(signal);
      await this.#sleep(pause);
    }
  }

  #loseTurn() {
    this.#isMine = false;
    this.#rouseNow();
  }

  /** Sends what there is; how long to pause afterwards, in ms. */
  async #round(signal) {
    this.#lookAgain();
    try {
      await this.#check(signal);
      await this.#sendAll(await this.#toSend(), signal);
      this.#failures = 0;
      await this.#count();
      this.#set({status: this.#restingStatus(), nextTryAt: null, problem: null});
      return LOOKED_EVERY_MS;
    } catch (error) {
      return signal.aborted ? 0 : this.#failed(error);
    }
  }

  /** Now and then: a tab that was killed told nobody what it wrote. */
  #lookAgain() {
    if (performance.now() - this.#lookedAt < LOOKED_EVERY_MS) return;
    this.#lookedAt = performance.now();
    this.#store.lookAgain();
  }

  /** Now and then, and quietly: without an answer it is asked another time. */
  async #check(signal) {
    if (Date.now() - this.#checkedAt < CHECKED_EVERY_MS || !(await this.#store.countsOfAll()).held) return;
    try {
      const {id: owner} = await this.#server.me();
      await checkHeld({store: this.#store, server: this.#server, owner, signal, onReceipt: (...told) => this.#received(...told)});
      this.#checkedAt = Date.now();
    } catch (error) {
      if (!(error instanceof ServerError)) throw error;
    }
  }

  /** All events, then all photos; trouble with a visit that will pass is told once the others have had their turn. */
  async #sendAll(visits, signal) {
    const trouble = new Map();
    await this.#sendEvents(visits, {signal, trouble});
    await this.#sendPhotos(visits, {signal, trouble});
    const owed = visits.filter((visit) => this.#owed.has(visit) && !signal.aborted);
    for (const visit of owed) await this.#guard(visit, trouble, () => this.#askReceipt(visit));
    const [first] = trouble.values();
    if (first) throw first;
  }

  async #sendEvents(visits, {signal, trouble}) {
    for (const visit of visits) {
      if (signal.aborted) return;
      await this.#guard(visit, trouble, () => sendEvents({...this.#way(visit), signal}));
    }
  }

  /** What is recorded while a photo is under way goes beside it. If either cannot go on, the other is not waited for. */
  async #sendPhotos(visits, {signal, trouble}) {
    const ending = new AbortController();
    const photos = sendPhotos({
      store: this.#store, server: this.#server, line: this.#line, visits, signal, cut: ending.signal,
      isOut: (visit) => Boolean(this.state.quarantined[visit]),
      guard: (visit, work) => this.#guard(visit, trouble, work),
      onPiece: () => {
        this.#gotOn = true;
      },
      onSent: (visit) => this.#askReceipt(visit),
    });
    try {
      while ((await Promise.race([photos, this.#nextRecord()])) === RECORDED) {
        const pending = new Set(await this.#store.pending({photos: false}));
        const news = visits.filter((visit) => pending.has(visit) && !trouble.has(visit) && !this.state.quarantined[visit]);
        await this.#sendEvents(news, {signal, trouble});
      }
    } catch (error) {
      ending.abort();
      await photos.catch(() => {});
      throw error;
    }
  }

  /** Resolves once something was recorded that was not asked about yet. */
  #nextRecord() {
    return new Promise((resolve) => {
      this.#tellRecord = () => {
        this.#isTold = true;
        resolve(RECORDED);
      };
      if (!this.#isTold) this.#tellRecord();
    });
  }

  /** A visit's receipt after its last photo; owed until it came. */
  async #askReceipt(visit) {
    this.#owed.add(visit);
    await askReceipt(this.#way(visit));
    this.#owed.delete(visit);
  }

  /** The visits of whoever is signed in of which something is only here. Another account's wait for it. */
  async #toSend() {
    const pending = await this.#store.pending();
    const open = [...new Set([...pending, ...this.#owed])].filter((visit) => !this.state.quarantined[visit]);
    if (!open.length) return [];
    this.#set({status: "sending", nextTryAt: null});
    const me = await this.#server.me();
    const mine = new Set((await this.#store.visits(me.id)).map(({id}) => id));
    return open.filter((visit) => mine.has(visit));
  }

  #way(visit) {
    return {store: this.#store, server: this.#server, visit, onReceipt: (...told) => this.#received(...told)};
  }

  /** Does the work; what concerns this visit alone goes to `quarantined` or, if it will pass, to `trouble`. */
  async #guard(visit, trouble, work) {
    try {
      await work();
    } catch (error) {
      if (OF_ONE_VISIT.includes(error.code)) {
        if (!trouble.has(visit)) trouble.set(visit, error);
        return;
      }
      if (!concernsTheVisit(error)) throw error;
      const {code, message} = error;
      this.#set({quarantined: {...this.state.quarantined, [visit]: {code, message}}});
    }
  }

  #received(visit, receipt) {
    const now = Date.now();
    this.#set({lastReceipt: {...receipt, at: now}, lastHeldAt: now, clockAheadMs: now - Date.parse(receipt.server_time)});
  }

  #failed(error) {
    const {code = "failed", message, status = 0, retryAfterMs = 0} = error;
    const wasCut = ["offline", "timeout"].includes(code);
    this.#failures = this.#gotOn && wasCut ? 1 : this.#failures + 1; // a line that carries something is tried again soon
    const pause = Math.max(Math.min(retryAfterMs, LONGEST_ASKED_MS), pauseAfter(this.#failures, this.#random()));
    this.#set({status: statusAfter({code, status}), nextTryAt: Date.now() + pause, problem: {code, message}});
    return pause;
  }

  #restingStatus() {
    return this.state.onlyHere.refused || Object.keys(this.state.quarantined).length ? "refused" : "idle";
  }

  /** Until the pause is over, someone wakes it, or, unless it is a failure's pause, something new is there. */
  #sleep(pause) {
    if (this.#roused || !pause || (this.#hasNew && this.#failures === 0)) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, pause);
      this.#rouse = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  #rouseNow() {
    this.#roused = true;
    this.#rouse();
  }

  /** New records go out at once, unless a failure's pause is running: they wait for its end. */
  #onRecord() {
    this.#tellOnlyHere(); // at once, so that at no moment all seems held that is not
    this.#countSoon();
    this.#hasNew = true;
    this.#isTold = false;
    this.#tellRecord();
    if (this.#isMine && this.#failures === 0) this.#rouse();
  }

  // ── how it stands ──

  #countSoon = once(() => this.#count());

  async #count() {
    try {
      await this.#store.countsOfAll();
      this.#tellOnlyHere();
    } catch (error) {
      this.#set({problem: {code: error.code ?? "failed", message: error.message}}, {aloud: false});
    }
  }

  #tellOnlyHere() {
    if (!this.#store.tally) return;
    const {onlyHere, photosOnlyHere, refused} = this.#store.tally;
    this.#set({onlyHere: {events: onlyHere, photos: photosOnlyHere, refused}}, {aloud: false});
  }

  #set(change, {aloud = true} = {}) {
    this.state = Object.freeze({...this.state, ...change});
    if (aloud && this.#isMine) this.#channel.postMessage({state: this.state});
    for (const listener of this.#listeners) listener(this.state);
  }

  #hear({wake, ask, state}) {
    if (wake && this.#isMine) this.wake();
    if (ask && this.#isMine) this.#channel.postMessage({state: this.state});
    if (state && !this.#isMine) this.#set({...state, onlyHere: this.state.onlyHere}, {aloud: false});
  }
}

/** Half to all of 2, 4, 8 … 60 s, so that tablets cut off together do not come back together. */
export function pauseAfter(failures, random) {
  const whole = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (failures - 1));
  return Math.round(whole * (0.5 + random / 2));
}

function statusAfter({code, status}) {
  if (status === 401 && code !== "not_ours") return "signed_out";
  return code === "offline" ? "offline" : "waiting";
}

/** Troubles that pass and say nothing of the other visits. */
const OF_ONE_VISIT = ["photo_differs", "batch_malformed", "fewer_held"];

/** Whether the server speaks of this visit, so that others can go on: it is gone, or not ours, or turned down. */
function concernsTheVisit(error) {
  if (!(error instanceof ServerError) || error.code === "not_ours") return false;
  const forbidden = error.status === 403 && !["csrf", "wrong_origin"].includes(error.code);
  return forbidden || [404, 409, 410].includes(error.status) || isTurnedDown(error);
}

function listen(target, kind, listener) {
  target.addEventListener(kind, listener);
  return () => target.removeEventListener(kind, listener);
}
