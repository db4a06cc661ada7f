/**
 * What a page opens with, read in one transaction: a slow tablet waits for each look at the disk that follows another.
 * Nothing is given out once something has changed, and all but the counts is given once; `undefined` means: ask the disk.
 */

import {countsOfAll} from "./counts.js";
import {answer} from "./database.js";
import {LAST, startIn} from "./writing.js";

export class FirstLook {
  #has = new Map();
  #isOver = false;

  /** Reads it. `visit` is the id of the one that the page's address names, or null. */
  async read(database, visit) {
    await database.read(["meta", "visits", "packs", "events", "photos"], async (stores) => {
      const [kept, log, row] = await Promise.all([answer(stores.meta.getAll()), ...(visit ? logged(stores, visit) : [])]);
      const meta = new Map(kept.map(({key, value}) => [key, value]));
      const device = meta.get("device");
      if (!device) return;
      const hash = row && (startIn(log, device)?.body.pack_hash ?? row.pack.hash);
      const [counts, pack] = await Promise.all([countsOfAll(stores, device), hash && answer(stores.packs.get(hash))]);
      this.#keep({meta, counts, ...(row && {log: {visit, log}, row}), ...(pack && {pack})});
    });
  }

  /** Something changed, here or in another tab. */
  forget() {
    this.#isOver = true;
    this.#has.clear();
  }

  /** The value of a key of `meta`, or null. */
  meta(key) {
    const meta = this.#has.get("meta");
    if (!meta || meta.given?.has(key)) return undefined;
    meta.given = (meta.given ?? new Set()).add(key);
    return meta.get(key) ?? null;
  }

  /** Given as often as it is asked for. */
  counts() {
    return this.#has.get("counts");
  }

  /** The row of that visit. */
  visit(id) {
    return this.#give("row", (row) => row.id === id);
  }

  /** Its events by device and number, which may be looked into before they are given. */
  log(id, {peek = false} = {}) {
    return this.#give("log", ({visit}) => visit === id, peek)?.log;
  }

  /** The row of the pack of that content hash. */
  pack(wanted) {
    return this.#give("pack", ({hash}) => hash === wanted);
  }

  #give(name, isAsked, peek = false) {
    const found = this.#has.get(name);
    if (found === undefined || !isAsked(found)) return undefined;
    if (!peek) this.#has.delete(name);
    return found;
  }

  #keep(found) {
    if (!this.#isOver) this.#has = new Map(Object.entries(found));
  }
}

function logged({events, visits}, visit) {
  const log = answer(events.getAll(IDBKeyRange.bound([visit], [visit, LAST])));
  return [log.then((rows) => rows.map(({event}) => event)), answer(visits.get(visit))];
}
