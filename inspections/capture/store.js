/**
 * Everything this device keeps, in IndexedDB and nowhere else.
 * An event or a photo is `kept` (only here), `held` (the server's receipt says so) or `refused`
 * (the server said why, and it stays here). Nothing is ever deleted.
 */

import {keepReceipt, markEvents, markPhotos, takeBack} from "./believing.js";
import {beginningWith, countsOf, countsOfAll} from "./counts.js";
import {Database, StoreError, answer} from "./database.js";
import {digest, uuid7} from "./events.js";
import {FirstLook} from "./first_look.js";
import {safetyCopy} from "./safety_copy.js";
import {Standing} from "./standing.js";
import {AT_THE_BEGINNING, LAST, appended, appendedFrom, keepPhoto, row, startIn} from "./writing.js";

export {StoreError};

/** For what the server has said: were it lost with the power, it would be asked again. The next tap need not wait for it. */
const RELAXED = {durability: "relaxed"};

/** Opens (or makes) this device's store; `visit` is the one that the page opens on. Rejects with a StoreError where nothing can be kept. */
export async function openStore({name = "sixty", visit = null, database = new Database(name)} = {}) {
  const [channel, look] = [new BroadcastChannel(name), new FirstLook()];
  channel.onmessage = () => look.forget();
  await look.read(database, visit);
  return new Store(database, look.meta("device") ?? (await newDevice(database)), channel, look);
}

/** A name for a device that an older client was stopped from naming, unless another tab has just given it one. */
function newDevice(database) {
  return database.write(["meta"], async ({meta}) => {
    const known = await answer(meta.get("device"));
    if (known) return known.value;
    const value = uuid7(Date.now());
    meta.put({key: "device", value});
    return value;
  });
}

class Store {
  #database;
  #channel;
  #look;
  #listeners = new Set();
  #next = new WeakMap();
  #numbered = new Set(); // visits of which a next number was known once: of others nothing need be tried
  #lastPack = null;
  #standing;

  constructor(database, device, channel, look) {
    this.#database = database;
    this.#channel = channel;
    this.#look = look;
    this.#standing = new Standing(look.counts());
    this.device = device;
    channel.onmessage = ({data}) => {
      this.#standing.forget();
      this.#tell(data);
    };
  }

  /**
   * Calls `listener({visit, events?, others?})` after every commit, in this tab or another: `events` where this tab
   * wrote them, `others` where they came from other devices. Returns a function that ends it.
   */
  watch(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  // ── recording ──

  /**
   * Adds drafts to a visit's log, with their photos, all or nothing. Two tabs never share a number.
   * A draft's `body` may be a function of what this device wrote before it: `{events, photos}`.
   * A draft with `first: true` is left out if this device began with one of its kind.
   * @returns {Promise<import("./events.js").Event[]>} as written, once they are on the disk
   */
  async append(visit, drafts, blobs = []) {
    const written = (await this.#appendNext(visit, drafts, blobs)) ?? (await this.#appendAtEnd(visit, drafts, blobs));
    this.#standing.added(visit, written);
    if (blobs.length) this.#standing.forgetTally();
    this.#changed(visit, {}, {events: written});
    return written;
  }

  /** A tap's way: the number is thought to be known, and nothing is read. Null if it was not, or was taken by another tab. */
  async #appendNext(visit, drafts, blobs) {
    if (!this.#numbered.has(visit) || blobs.length || drafts.some(({first, body}) => first || typeof body === "function")) return null;
    let connection;
    try {
      const written = await this.#database.write(["events"], ({events}) => {
        connection = events.transaction.db;
        const next = this.#nextOn(connection).get(visit);
        return next ? appendedFrom(events, visit, this.device, next, drafts) : null;
      });
      if (written) this.#nextOn(connection).set(visit, written.at(-1).seq + 1); // not before: a gap would never close
      return written;
    } catch (error) {
      if (error.code !== "taken") throw error;
      return null;
    }
  }

  async #appendAtEnd(visit, drafts, blobs) {
    let connection;
    const written = await this.#database.write(blobs.length ? ["events", "photos", "blobs"] : ["events"], async (stores) => {
      connection = stores.events.transaction.db;
      const done = [];
      for (const draft of drafts) done.push(await appended(stores.events, visit, this.device, draft));
      for (const blob of blobs) await keepPhoto(stores, visit, blob);
      return done.filter(Boolean);
    });
    if (written.length) this.#nextOn(connection).set(visit, written.at(-1).seq + 1);
    this.#numbered.add(visit);
    return written;
  }

  /** Every event of the visit that is here, other devices' too, by device and number. */
  async eventsOf(visit) {
    return this.#look.log(visit) ?? this.#events([visit], [visit, LAST]);
  }

  /** The event with which this device began the visit, if it did. */
  async startOf(visit) {
    if (this.#standing.isEmpty) return undefined;
    const log = this.#look.log(visit, {peek: true}) ?? (await this.eventsSince(visit, this.device, 0, AT_THE_BEGINNING));
    return startIn(log, this.device);
  }

  /** The events that this (or that) device wrote after number `seq`. */
  eventsSince(visit, device, seq, limit) {
    return this.#events([visit, device, seq + 1], [visit, device, LAST], limit);
  }

  /** Adds events that the server holds and this device lacks: another device's, or the office's. */
  async takeIn(visit, events) {
    const known = new Set((await this.#places(visit)).map(([, device, seq]) => `${device} ${seq}`));
    const lacking = events.filter(({device, seq}) => !known.has(`${device} ${seq}`));
    if (!lacking.length) return 0; // nothing is written, so that no tap has to wait
    const added = await this.#database.write(["events"], async ({events: store}) => {
      let count = 0;
      for (const {actor, received_at, ...event} of lacking) {
        if (await answer(store.index("id").getKey(event.id))) continue;
        if (await answer(store.getKey([visit, event.device, event.seq]))) continue;
        store.add(row(event, "held"));
        count += 1;
      }
      return count;
    });
    if (!added) return 0;
    this.#standing.forget(); // what an older installation of this device wrote may be among them
    this.#changed(visit, {others: true});
    return added;
  }

  // ── sending ──

  /** This device's events that only it has, oldest first. */
  unheld(visit, limit) {
    return this.#standing.unheld(visit, (after) => (after === null ? this.#kept(visit, limit) : this.#keptAfter(visit, after, limit)));
  }

  /** This device's events that the server refused: `[{event, code, message}]`. */
  async refused(visit) {
    return (await this.#inState(visit, "refused")).map(({event, code, message}) => ({event, code, message}));
  }

  /** The ids of visits of which something is only here; without `photos`, an event. */
  async pending({photos: withPhotos = true} = {}) {
    const visits = await this.#standing.waiting(async () => (await this.#distinct("events", [this.device, "kept"])).map((key) => key[2]));
    if (!withPhotos) return visits;
    const ofPhotos = (await this.#distinct("photos", ["kept"])).map((key) => key[1]);
    return [...new Set([...visits, ...ofPhotos])];
  }

  /**
   * Believes a receipt: marks held what it names with our own digest, and refused what it refuses.
   * What we took for held and the server lacks (it was restored from a copy) goes out again.
   * @returns {Promise<{held: number, refused: number, again: number}>}
   */
  async markHeld(visit, receipt) {
    const digests = await this.#digestsOf(visit, receipt.events);
    const before = this.#standing.heldOf(visit);
    const {moved, heldNow, changedPhotos, ...told} = await this.#database.write(["events", "photos", "receipts"], async (stores) => {
      const marked = await markEvents(stores.events, receipt.events, digests);
      const believed = before === undefined ? undefined : before + marked.moved.held;
      const taken = await takeBack(stores, visit, this.device, {...receipt.held, believed});
      const changedPhotos = await markPhotos(stores.photos, visit, receipt);
      await keepReceipt(stores.receipts, visit, receipt);
      return {...marked, ...taken, changedPhotos};
    }, RELAXED);
    this.#standing.moved(visit, moved, heldNow);
    if (told.again) this.#standing.forget();
    if (changedPhotos) this.#standing.forgetTally();
    this.#changed(visit);
    return told;
  }

  /** The server turned this event down; it stays here, with the reason. */
  async markRefused(visit, id, {code, message}) {
    await this.#database.write(["events"], async ({events}) => {
      const found = await answer(events.index("id").get(id));
      if (found?.state === "kept") events.put({...found, state: "refused", code, message});
    });
    this.#standing.forgetTally();
    this.#changed(visit);
  }

  /** Lets what was refused of a visit be sent once more. */
  async retryRefused(visit) {
    await this.#database.write(["events", "photos"], async ({events, photos}) => {
      const mine = await answer(events.index("state").getAll(IDBKeyRange.only([this.device, "refused", visit])));
      for (const {code: _, message: __, ...found} of mine) events.put({...found, state: "kept"});
      const pictures = await answer(photos.index("state").getAll(IDBKeyRange.only(["refused", visit])));
      for (const {code: _, message: __, ...found} of pictures) photos.put({...found, state: "kept"});
    });
    this.#standing.forget();
    this.#changed(visit);
  }

  /** The server holds this photo. */
  markPhotoHeld(visit, sha256) {
    return this.#markPhoto(visit, sha256, {state: "held", code: undefined, message: undefined});
  }

  /** The server will not take this photo; it stays here, with the reason. */
  markPhotoRefused(visit, sha256, {code, message}) {
    return this.#markPhoto(visit, sha256, {state: "refused", code, message});
  }

  /** The receipts of a visit, latest first: `{at, code, held, status, server_time}`. */
  async receipts(visit) {
    return (await this.#all("receipts", [visit], [visit, LAST])).reverse();
  }

  // ── photos ──

  /** A photo with its `bytes` (ArrayBuffer), or null. */
  photo(visit, sha256) {
    return this.#database.read(["photos", "blobs"], async ({photos, blobs}) => {
      const [photo, blob] = [await answer(photos.get([visit, sha256])), await answer(blobs.get([visit, sha256]))];
      return photo ? {...photo, held: photo.state === "held", bytes: blob?.bytes ?? null} : null;
    });
  }

  /** All photos of the visit, without their bytes. */
  photosOf(visit) {
    return this.#all("photos", [visit], [visit, LAST]);
  }

  /** The photos that only this device has, without their bytes. */
  async unheldPhotos(visit) {
    return (await this.photosOf(visit)).filter(({state}) => state === "kept");
  }

  // ── visits and packs ──

  /** The visits the server lists for `owner` (an account's id). Those it no longer lists stay, unlisted. */
  async putVisits(visits, owner) {
    await this.#database.write(["visits"], async ({visits: store}) => {
      const listed = new Set(visits.map(({id}) => id));
      for (const old of await answer(store.getAll())) {
        if (old.owner === owner && !listed.has(old.id)) store.put({...old, listed: false});
      }
      for (const visit of visits) store.put({...visit, owner, listed: true});
    }, RELAXED);
    this.#changed(null);
  }

  /** What is known here of where a visit stands, until the server says it anew. */
  async setStatus(id, status) {
    await this.#database.write(["visits"], async ({visits}) => {
      const visit = await answer(visits.get(id));
      if (visit) visits.put({...visit, status});
    });
    this.#changed(null);
  }

  /** The visits of that account. */
  async visits(owner) {
    const all = await this.#database.read(["visits"], ({visits}) => answer(visits.getAll()));
    return all.filter((visit) => visit.owner === owner);
  }

  /** One visit, or null. */
  async visit(id) {
    return this.#look.visit(id) ?? (await this.#get("visits", id)) ?? null;
  }

  /** Keeps the pack of that content hash as its JSON text, which a slow tablet writes and reads in half the time; the pack. */
  async putPack(hash, text) {
    await this.#database.write(["packs"], ({packs}) => void packs.put({hash, text}), RELAXED);
    this.#lastPack = {hash, pack: JSON.parse(text)};
    return this.#lastPack.pack;
  }

  /** The pack of that content hash, or null. It never changes: the last one is kept at hand. */
  async pack(hash) {
    if (this.#lastPack?.hash === hash) return this.#lastPack.pack;
    const found = this.#look.pack(hash) ?? (await this.#get("packs", hash));
    if (!found) return null;
    this.#lastPack = {hash, pack: found.pack ?? JSON.parse(found.text)}; // an older page kept it as it is
    return this.#lastPack.pack;
  }

  /** Whether that pack is here, without reading a megabyte. */
  async hasPack(hash) {
    if (this.#lastPack?.hash === hash) return true;
    return this.#database.read(["packs"], async ({packs}) => (await answer(packs.getKey(hash))) !== undefined);
  }

  // ── how it stands ──

  /** What this device has recorded of the visit, and how much of it is only here. */
  async counts(visit) {
    if (this.#standing.isEmpty) return this.tally;
    return this.#database.read(["events", "photos"], (stores) => countsOf(stores, this.device, visit));
  }

  /** The same over all visits, as far as anybody told what was written. */
  countsOfAll() {
    return this.#standing.exactTally(() => this.#database.read(["events", "photos"], (stores) => countsOfAll(stores, this.device)));
  }

  /** The last of those counts, and what this page has written since; null before the first. */
  get tally() {
    return this.#standing.tally;
  }

  /** Asks the disk again how all stands: a tab that was killed tells nobody what it wrote. */
  lookAgain() {
    this.#standing.forget();
  }

  async getMeta(key) {
    const known = this.#look.meta(key);
    return known === undefined ? ((await this.#get("meta", key))?.value ?? null) : known;
  }

  setMeta(key, value) {
    this.#look.forget();
    return this.#database.write(["meta"], ({meta}) => void meta.put({key, value}));
  }

  /** Bytes in use and to be had, as far as the browser says: `{usage, quota}`. */
  async estimate() {
    const {usage = 0, quota = 0} = (await navigator.storage?.estimate?.()) ?? {};
    return {usage, quota};
  }

  /** Asks the browser never to clear this store; whether it agreed. */
  async persist() {
    return (await navigator.storage?.persist?.()) ?? false;
  }

  async persisted() {
    return (await navigator.storage?.persisted?.()) ?? false;
  }

  /** The safety copy: a JSON file of every event, with its state, and every photo. */
  export(visit) {
    return safetyCopy(this, visit);
  }

  /** Every event's row: `{event, state, code?, message?}`. For the safety copy. */
  rowsOf(visit) {
    return this.#all("events", [visit], [visit, LAST]);
  }

  // ── inside ──

  /** By visit the number after the last that this tab wrote, as far as that connection goes: another may lead to another database. */
  #nextOn(connection) {
    if (!this.#next.has(connection)) this.#next.set(connection, new Map());
    return this.#next.get(connection);
  }

  #all(name, from, to, limit) {
    return this.#database.read([name], (stores) => answer(stores[name].getAll(IDBKeyRange.bound(from, to), limit)));
  }

  /** The keys of a visit's events: `[visit, device, seq]`. */
  #places(visit) {
    const range = IDBKeyRange.bound([visit], [visit, LAST]);
    return this.#database.read(["events"], ({events}) => answer(events.getAllKeys(range)));
  }

  #get(name, key) {
    return this.#database.read([name], (stores) => answer(stores[name].get(key)));
  }

  async #events(from, to, limit) {
    return (await this.#all("events", from, to, limit)).map(({event}) => event);
  }

  #kept(visit, limit) {
    return this.#inState(visit, "kept", limit).then((rows) => rows.map(({event}) => event));
  }

  /** The same, past a number up to which nothing is only here: the index is not walked over what was sent. */
  async #keptAfter(visit, after, limit = Infinity) {
    const kept = [];
    let rows = [{seq: after}];
    while (rows.length && kept.length < limit) {
      const from = [visit, this.device, rows.at(-1).seq + 1];
      rows = await this.#all("events", from, [visit, this.device, LAST], Number.isFinite(limit) ? limit : undefined);
      for (const {state, event} of rows) if (state === "kept") kept.push(event);
    }
    return kept.slice(0, limit);
  }

  #inState(visit, state, limit) {
    const range = IDBKeyRange.only([this.device, state, visit]);
    return this.#database.read(["events"], ({events}) => answer(events.index("state").getAll(range, limit)));
  }

  /** The different keys of a store's index of states that begin with `start`. */
  #distinct(name, start) {
    return this.#database.read([name], (stores) => distinct(stores[name].index("state"), start));
  }

  async #digestsOf(visit, entries) {
    const rows = await this.#database.read(["events"], ({events}) =>
      Promise.all(entries.map(({id}) => answer(events.index("id").get(id)))));
    const ours = rows.filter((found) => found?.visit === visit && found.device === this.device);
    return new Map(await Promise.all(ours.map(async ({id, event}) => [id, await digest(event)])));
  }

  async #markPhoto(visit, sha256, change) {
    await this.#database.write(["photos"], async ({photos}) => {
      const photo = await answer(photos.get([visit, sha256]));
      if (photo) photos.put({...photo, ...change});
    });
    this.#standing.forgetTally();
    this.#changed(visit);
  }

  /** Tells other tabs `told`, and this one also what it has `atHand`. */
  #changed(visit, told = {}, atHand = {}) {
    this.#channel.postMessage({visit, ...told});
    this.#tell({visit, ...told, ...atHand});
  }

  /** What is written is written: a listener that fails must not make it look otherwise. */
  #tell(change) {
    this.#look.forget();
    for (const listener of this.#listeners) {
      try {
        listener(change);
      } catch (error) {
        reportError(error);
      }
    }
  }
}

/** The different keys of an index that begin with `start`. */
function distinct(index, start) {
  return new Promise((resolve, reject) => {
    const keys = [];
    const request = index.openKeyCursor(beginningWith(start), "nextunique");
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      if (!request.result) return resolve(keys);
      keys.push(request.result.key);
      request.result.continue();
    };
  });
}
