/** What a receipt changes in the store, within a transaction of it. */

import {answer} from "./database.js";
import {LAST} from "./writing.js";

/** Marks held what the receipt names with our own digest, refused what it refuses; how many of each, and how many `moved` from state to state. */
export async function markEvents(store, entries, digests) {
  const marked = {held: 0, refused: 0, moved: {kept: 0, held: 0, refused: 0}};
  for (const {id, digest: theirs, state, code, message} of entries) {
    if (!digests.has(id) || !["held", "refused"].includes(state)) continue;
    if (state === "held" && theirs !== digests.get(id)) continue;
    const found = await answer(store.index("id").get(id));
    const {code: _, message: __, ...rest} = found;
    store.put(state === "held" ? {...rest, state} : {...rest, state, code, message});
    marked[state] += 1;
    marked.moved[found.state] -= 1;
    marked.moved[state] += 1;
  }
  return marked;
}

/**
 * Events taken for held that the receipt does not count among the held become `kept` again: how many, and how many are
 * held now. `believed`: how many were so far, where that is known.
 */
export async function takeBack({events}, visit, device, {count, upto, beyond, believed}) {
  const range = IDBKeyRange.only([device, "held", visit]);
  const held = believed ?? (await answer(events.index("state").count(range)));
  if (held <= count) return {again: 0, heldNow: held};
  const there = new Set(beyond);
  const rows = await answer(events.index("state").getAll(range));
  const lacking = rows.filter(({seq}) => seq > upto && !there.has(seq));
  for (const found of lacking) events.put({...found, state: "kept"});
  return {again: lacking.length, heldNow: held - lacking.length};
}

/** Marks photos as the receipt lists them: held, or named but not held. How many that changed. */
export async function markPhotos(store, visit, {photos, missing_photos: missing}) {
  const lacking = new Set(missing);
  let changed = 0;
  for (const sha256 of new Set([...photos, ...missing])) {
    const photo = await answer(store.get([visit, sha256]));
    if (!photo || photo.state === "refused") continue;
    const state = lacking.has(sha256) ? "kept" : "held";
    if (photo.state === state) continue;
    store.put({...photo, state});
    changed += 1;
  }
  return changed;
}

/** Keeps the receipt for people to read, unless it says what the last one said. */
export async function keepReceipt(store, visit, {code, held, status, server_time}) {
  const last = await answer(store.openCursor(IDBKeyRange.bound([visit], [visit, LAST]), "prev"));
  if (last && last.value.code === code && last.value.status === status) return;
  store.put({visit, at: server_time, code, held: held.count, status, server_time});
}
