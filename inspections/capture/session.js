/** Who is signed in on this device, and which visits and packs are here. Works on without a network. */

import {offsetAt} from "./clock.js";
import {canonical, makeDraft, sha256} from "./events.js";
import {soon} from "./idle.js";
import {LONGEST, RecordError, fits} from "./record_rules.js";
import {openRecorder} from "./recorder.js";
import {Server, ServerError} from "./server.js";
import {ANSWERS, isOnTheTablet} from "./status.js";
import {AT_THE_BEGINNING} from "./writing.js";

/** The session as this device last knew it; `refresh()` asks the server. */
export async function openSession({store, outbox, server = new Server()}) {
  return new Session({store, outbox, server, me: await store.getMeta("me")});
}

class Session {
  #store;
  #outbox;
  #server;
  #listeners = new Set();

  constructor({store, outbox, server, me}) {
    this.#store = store;
    this.#outbox = outbox;
    this.#server = server;
    this.me = me;
    this.state = "offline";
    this.appeals = 0; // that wait for a comment, as far as was heard since this page was opened
  }

  /** Calls `listener(session)` when someone signs in or out, or visits came. Returns a function that ends it. */
  on(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Fetches who is signed in, the visits and their packs. Keeps what it had where something does not come.
   * @returns {Promise<{ok: boolean, problem: ?{code: string, message: string}}>}
   */
  async refresh() {
    try {
      const [{id, name, role}, {visits, appeals}] = await Promise.all([this.#server.me(), this.#server.visits()]);
      this.me = {id, name, role};
      this.state = "signed_in";
      this.appeals = appeals;
      const kept = [this.#store.setMeta("me", this.me), this.#store.putVisits(visits, id)];
      const [problem] = await Promise.all([this.#fetchPacks(visits), ...kept]);
      this.#outbox?.wake();
      this.#tell();
      if (await this.#fetchLogs()) this.#tell();
      return {ok: !problem, problem};
    } catch (error) {
      const isTheServers = error instanceof ServerError;
      if (isTheServers) this.state = error.status === 401 ? "signed_out" : "offline";
      this.#tell();
      if (!isTheServers) throw error;
      return {ok: false, problem: {code: error.code, message: error.message}};
    }
  }

  /**
   * This account's visits, the listed and those with records here; with `ready`: whether the pack is here, and `begun`:
   * whether recording began here. An answer to the assignment counts at once, sent or not.
   */
  async visits() {
    if (!this.me) return [];
    const visits = await this.#store.visits(this.me.id);
    const told = await Promise.all(visits.map(async (visit) => {
      const [start, {events}] = await Promise.all([this.#store.startOf(visit.id), this.#store.counts(visit.id)]);
      const ready = await this.#store.hasPack(start?.body.pack_hash ?? visit.pack.hash);
      const recorded = events > 0;
      const status = recorded && !start ? await this.#answered(visit) : visit.status;
      return {...visit, status, ready, recorded, begun: Boolean(start)};
    }));
    return told.filter(({listed, recorded}) => listed || recorded).sort(byDate);
  }

  /** The recorder of a visit. Rejects with a ServerError if the visit or its pack is not here and cannot be fetched. */
  async openVisit(id) {
    const [visit, start] = await Promise.all([this.#store.visit(id), this.#store.startOf(id)]);
    if (!visit || visit.owner !== this.me?.id) {
      throw new ServerError("not_found", "This visit is not on this device. Go online once to fetch it.");
    }
    const hash = start?.body.pack_hash ?? visit.pack.hash;
    const pack = (await this.#store.pack(hash)) ?? (await this.#fetchPack(hash));
    const open = () => openRecorder({
      store: this.#store, visit: {...visit, pack: {...visit.pack, hash}}, pack, houseKind: visit.hotel?.kind ?? null,
    });
    if (start) return open();
    if (isOnTheTablet(visit)) {
      const recorder = await open();
      if (!recorder.sealed) {
        soon(() => this.#fetchLog(id)); // comes when it comes: dead air must not hold up the visit
        return recorder;
      }
      recorder.close(); // asked for anew after it was declined: the list has come, and not yet the log
    }
    await this.#fetchLog(id);
    return open();
  }

  /** Takes the visit, or declines it with a reason: on the disk when this resolves, sent as soon as there is a network. */
  async answerVisit(id, {accepts, reason = ""}) {
    const why = reason.trim();
    if (!accepts && !why) throw new RecordError("no_reason", "Say why you cannot go.");
    fits(why, LONGEST.text);
    const now = Date.now();
    const kind = accepts ? "accepted" : "declined";
    const draft = makeDraft({kind, body: accepts ? {} : {reason: why}, now, offset: offsetAt(now)});
    const written = await this.#store.append(id, [draft]);
    await this.#store.setStatus(id, kind);
    this.#tell();
    return written;
  }

  /** Where a visit stands that was not begun here: by an answer that the server has not got yet, else as it says. */
  async #answered({id, status}) {
    if (!ANSWERABLE.includes(status)) return status;
    const unsent = await this.#store.unheld(id, AT_THE_BEGINNING);
    return unsent.findLast(({kind}) => ANSWERS.includes(kind))?.kind ?? status;
  }

  /** The edition a visit was started with on this device stays its own, whatever is published since. */
  async #packOf({id, pack}) {
    return (await this.#store.startOf(id))?.body.pack_hash ?? pack.hash;
  }

  /**
   * What other devices and the office have added to the visits recorded here, until they are released: then nothing
   * more comes. And of visits under way elsewhere what is there: a new tablet shows how far they are before it opens one.
   * @returns {Promise<number>} how many events came
   */
  async #fetchLogs() {
    let came = 0;
    for (const {id, listed, status} of await this.#store.visits(this.me.id)) {
      const log = listed ? await this.#store.eventsOf(id) : [];
      const wanted = log.length ? !log.some(({kind}) => kind === "released") : ["in_progress", "sent_back"].includes(status);
      if (listed && wanted) came += await this.#fetchLog(id);
    }
    return came;
  }

  /** The visit's log as far as it is here; of one that was ended elsewhere, fetched first. */
  async logOf({id, status}) {
    const log = await this.#store.eventsOf(id);
    if (log.length || isOnTheTablet({status})) return log;
    await this.#fetchLog(id);
    return this.#store.eventsOf(id);
  }

  /** What was recorded elsewhere, and how much of it came: a re-installed device finds its work again. */
  async #fetchLog(visit) {
    try {
      return await this.#store.takeIn(visit, await this.#server.events(visit));
    } catch (error) {
      if (!(error instanceof ServerError)) throw error;
      return 0; // without a network the visit starts with what is here
    }
  }

  /** Those of the listed visits that are not here. */
  async #fetchPacks(visits) {
    for (const visit of visits) {
      const hash = await this.#packOf(visit);
      if (await this.#store.hasPack(hash)) continue;
      try {
        await this.#fetchPack(hash);
      } catch (error) {
        if (!(error instanceof ServerError)) throw error;
        return {code: error.code, message: error.message};
      }
    }
    return null;
  }

  async #fetchPack(hash) {
    const text = await this.#server.pack(hash);
    const isOf = async (written) => (await sha256(written)) === hash;
    if (!(await isOf(text)) && !(await isOf(canonical(JSON.parse(text))))) { // as it came it mostly is canonical
      throw new ServerError("pack_changed", "The standards that came are not the ones this visit was given. Try again.");
    }
    return this.#store.putPack(hash, text);
  }

  #tell() {
    for (const listener of this.#listeners) listener(this);
  }
}

/** As the server told it, an answer to it may be on its way. */
const ANSWERABLE = ["assigned", "accepted", "declined"];

/** Those still to be recorded first, the next one at the top; then those that are done, the last one at the top. */
function byDate(a, b) {
  const [doneA, doneB] = [a, b].map((visit) => !isOnTheTablet(visit));
  if (doneA !== doneB) return doneA ? 1 : -1;
  const order = a.starts_on < b.starts_on || (a.starts_on === b.starts_on && a.id < b.id) ? -1 : 1;
  return doneA ? -order : order;
}
