/** Who is signed in on this device, and which visits and packs are here. Works on without a network. */

import {canonical, sha256} from "./events.js";
import {openRecorder} from "./recorder.js";
import {Server, ServerError} from "./server.js";
import {isOnTheTablet} from "./status.js";

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
      const {id, name, role} = await this.#server.me();
      this.me = {id, name, role};
      await this.#store.setMeta("me", this.me);
      this.state = "signed_in";
      await this.#store.putVisits(await this.#server.visits(), id);
      const problem = await this.#fetchPacks();
      this.#outbox?.wake();
      this.#tell();
      await this.#fetchLogs();
      return {ok: !problem, problem};
    } catch (error) {
      if (!(error instanceof ServerError)) throw error;
      this.state = error.status === 401 ? "signed_out" : "offline";
      return {ok: false, problem: {code: error.code, message: error.message}};
    } finally {
      this.#tell();
    }
  }

  /** This account's visits, the listed and those with records here, with `ready`: whether the pack is here. */
  async visits() {
    if (!this.me) return [];
    const visits = await this.#store.visits(this.me.id);
    const told = await Promise.all(visits.map(async (visit) => ({
      ...visit,
      ready: (await this.#store.pack(await this.#packOf(visit))) !== null,
      recorded: (await this.#store.counts(visit.id)).events > 0,
    })));
    return told.filter(({listed, recorded}) => listed || recorded).sort(byDate);
  }

  /** The recorder of a visit. Rejects with a ServerError if the visit or its pack is not here and cannot be fetched. */
  async openVisit(id) {
    const visit = await this.#store.visit(id);
    if (!visit || visit.owner !== this.me?.id) {
      throw new ServerError("not_found", "This visit is not on this device. Go online once to fetch it.");
    }
    const hash = await this.#packOf(visit);
    const pack = (await this.#store.pack(hash)) ?? (await this.#fetchPack(hash));
    const isNew = (await this.#store.counts(id)).events === 0;
    const coming = isNew && this.#fetchLog(id); // comes when it comes: dead air must not hold up the visit
    if (!isOnTheTablet(visit)) await coming; // there is nothing to record in it, only to read
    return openRecorder({
      store: this.#store, visit: {...visit, pack: {...visit.pack, hash}}, pack, houseKind: visit.hotel?.kind ?? null,
    });
  }

  /** The edition a visit was started with on this device stays its own, whatever is published since. */
  async #packOf({id, pack}) {
    const [first] = await this.#store.eventsSince(id, this.#store.device, 0, 1);
    return first?.kind === "started" ? first.body.pack_hash : pack.hash;
  }

  /**
   * What other devices and the office have added to the visits recorded here, until they are released: then nothing
   * more comes. And of visits under way elsewhere what is there: a new tablet shows how far they are before it opens one.
   */
  async #fetchLogs() {
    for (const {id, listed, status} of await this.#store.visits(this.me.id)) {
      const log = listed ? await this.#store.eventsOf(id) : [];
      const wanted = log.length ? !log.some(({kind}) => kind === "released") : ["in_progress", "sent_back"].includes(status);
      if (listed && wanted) await this.#fetchLog(id);
    }
  }

  /** The visit's log as far as it is here; of one that was ended elsewhere, fetched first. */
  async logOf({id, status}) {
    const log = await this.#store.eventsOf(id);
    if (log.length || isOnTheTablet({status})) return log;
    await this.#fetchLog(id);
    return this.#store.eventsOf(id);
  }

  /** What was recorded elsewhere: a re-installed device finds its work again. */
  async #fetchLog(visit) {
    try {
      await this.#store.takeIn(visit, await this.#server.events(visit));
    } catch (error) {
      if (!(error instanceof ServerError)) throw error; // without a network the visit starts with what is here
    }
  }

  async #fetchPacks() {
    for (const visit of await this.#store.visits(this.me.id)) {
      const hash = await this.#packOf(visit);
      if (!visit.listed || (await this.#store.pack(hash))) continue;
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
    const pack = await this.#server.pack(hash);
    if ((await sha256(canonical(pack))) !== hash) {
      throw new ServerError("pack_changed", "The standards that came are not the ones this visit was given. Try again.");
    }
    await this.#store.putPack(hash, pack);
    return pack;
  }

  #tell() {
    for (const listener of this.#listeners) listener(this);
  }
}

/** Those still to be recorded first, the next one at the top; then those that are done, the last one at the top. */
function byDate(a, b) {
  const [doneA, doneB] = [a, b].map((visit) => !isOnTheTablet(visit));
  if (doneA !== doneB) return doneA ? 1 : -1;
  const order = a.starts_on < b.starts_on || (a.starts_on === b.starts_on && a.id < b.id) ? -1 : 1;
  return doneA ? -order : order;
}
