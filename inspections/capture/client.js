// What every screen has at hand: the store, the sender, the session, the visit being recorded, and a way to say what failed.
import {openStore} from "./store.js";
import {openOutbox} from "./outbox.js";
import {openLock} from "./lock.js";
import {openSession} from "./session.js";
import {running} from "./visit.js";
import {isOpen} from "./contacts.js";
import {elapsed} from "./timing.js";
import {mark, offsetAt} from "./clock.js";
import {rfc3339} from "./events.js";
import {once} from "./idle.js";
import {setZone} from "./words.js";

/** A tap, what is sent of it and its receipt each change the counts: they are drawn anew once. */
const COUNTED_MS = 250;

/**
 * `after` is what sending waits for when the page opens, such as the first screen; `visit` the one it opens on; `database`
 * and `server` may have been asked ahead.
 */
export async function openClient({after, visit, database, server} = {}) {
  const store = await openStore({visit, database});
  const outbox = openOutbox({store, after});
  const [session, lock] = await Promise.all([openSession({store, outbox, server}), openLock(store), store.countsOfAll()]);
  const client = makeClient({store, outbox, session, lock});
  const recount = once(async () => {
    await store.countsOfAll();
    client.tell({counts: true});
  }, COUNTED_MS); // never before the tap that it is about
  store.watch(recount);
  outbox.on(recount);
  session.on(() => client.tell({session: true}));
  return client;
}

function makeClient(inner) {
  const listeners = new Set();
  const left = new Map(); // recorders gone from with something unwritten: it must not go with them
  let turn = Promise.resolve();
  const withUnsaved = () => [...new Set([...left.values(), client.recorder])].filter((one) => one?.unsaved.length);
  const client = {
    ...inner,
    recorder: null,
    space: null,
    problem: null,
    /** Calls the listener at every change worth drawing; the answer stops it. */
    on(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    tell: (change) => listeners.forEach((listener) => listener(change)),
    go: (hash) => {
      location.hash = hash;
    },
    /** How much is held and how much only here, with all that this page wrote. */
    get counts() {
      return inner.store.tally;
    },
    /** Asks the browser how much room is left, and tells of it. */
    async measureSpace() {
      client.space = await inner.store.estimate();
      client.tell({space: true});
    },
    /** How many records are only in this window: the disk refused them. */
    get unsaved() {
      return withUnsaved().reduce((sum, {unsaved}) => sum + unsaved.length, 0);
    },
    /** Tries again to write them, whatever visit they are of. */
    async retryUnsaved() {
      for (const recorder of withUnsaved()) await recorder.retryUnsaved();
    },
    /** Opens a visit for recording, once; asked twice at once, one after the other, so that there is one recorder. */
    open(visitId) {
      const opened = turn.then(() => openNow(visitId));
      turn = opened.catch(() => null);
      return opened;
    },
    /** Does what is to be kept; a failure is shown and answered with null. Nothing counts as kept before this resolves. */
    async keep(work) {
      try {
        const kept = await work();
        if (client.problem && !client.unsaved) client.fail(null);
        return kept;
      } catch (error) {
        client.fail(error);
        return null;
      }
    },
    fail(error) {
      if (error) console.error(error);
      client.problem = error;
      client.tell({problem: true});
    },
  };

  async function openNow(visitId) {
    if (client.recorder?.visit.id === visitId) return client.recorder;
    client.stopHearing?.();
    if (client.recorder?.unsaved.length) left.set(client.recorder.visit.id, client.recorder);
    client.recorder = left.get(visitId) ?? (await inner.session.openVisit(visitId));
    setZone(client.recorder.visit.hotel?.time_zone);
    client.stopHearing = client.recorder.on((change) => client.tell({...change, record: true}));
    return client.recorder;
  }

  return client;
}

/** Milliseconds on a stopwatch: until now, or until it was stopped. */
export const msOf = (watch, now = mark()) => elapsed(watch.started, watch.stopped ?? now).ms;

/** The stopwatches running in this visit, in the order they were started. */
export const runningNow = (client) => (client.recorder ? running(client.recorder.state) : []);

/** Whether a call is being recorded: the screen should stay on. */
export const inCall = (client) =>
  Boolean(client.recorder) && [...client.recorder.state.contacts.values()].some((one) => one.channel === "phone" && isOpen(one));

/** The address of a screen within the visit that is open. */
export const within = (client, rest = "") => `#/v/${client.recorder.visit.id}${rest && `/${rest}`}`;

/** A mark as the moment an event tells. */
export const momentOf = (at) => rfc3339(at.wall, offsetAt(at.wall));
