/** Rows of the log as they are written, within a transaction of the store. */

import {answer} from "./database.js";
import {placed} from "./events.js";
import {ANSWERS} from "./status.js";

/** An array sorts after every string and number: the upper end of a range of keys. */
export const LAST = [];

/** As many of a log are looked at for its start. */
export const AT_THE_BEGINNING = 20;

/** The event with which that device began the visit, in a log or the beginning of one: an answer to the assignment may stand before it. */
export const startIn = (log, device) => log.find((event) => event.device === device && !ANSWERS.includes(event.kind));

/** The events of these drafts, asked to be written from number `seq` on; the transaction fails if one of those is taken. */
export function appendedFrom(store, visit, device, seq, drafts) {
  const events = drafts.map((draft, i) => placed(draft, {visit, device, seq: seq + i}));
  for (const event of events) store.add(row(event, "kept"));
  return events;
}

/** The event written for a draft; one already written is found again, since a write may be tried twice. */
export async function appended(store, visit, device, {first, ...draft}) {
  const mine = IDBKeyRange.bound([visit, device], [visit, device, LAST]);
  const [known, last] = await Promise.all([answer(store.index("id").get(draft.id)), answer(store.openKeyCursor(mine, "prev"))]);
  if (known) return known.event;
  const seq = last ? last.key[2] + 1 : 1;
  if (first && seq > 1 && (await beganWith(store, mine, draft.kind))) return null;
  const body = typeof draft.body === "function" ? draft.body(await writtenBefore(store, mine, seq)) : draft.body;
  const event = placed({...draft, body}, {visit, device, seq});
  store.add(row(event, "kept"));
  return event;
}

/** Whether one of that kind stands among the first: only the answers to an assignment may come before the start. */
async function beganWith(store, mine, wanted) {
  return (await answer(store.getAll(mine, AT_THE_BEGINNING))).some(({event}) => event.kind === wanted);
}

async function writtenBefore(store, mine, seq) {
  const rows = await answer(store.getAll(mine));
  const photos = rows.map(({event}) => event).filter(({kind}) => kind === "photographed").map(({body}) => body);
  const named = new Map(photos.map(({photo, size}) => [photo, {sha256: photo, size}]));
  return {events: seq - 1, photos: [...named.values()]};
}

/** An event as it stands in the store: `kept`, `held` or `refused`. */
export function row(event, state) {
  const {visit, device, seq, id} = event;
  return {visit, device, seq, id, state, event};
}

/** Keeps a photo and its bytes, once. */
export async function keepPhoto({photos, blobs}, visit, {bytes, ...photo}) {
  if (await answer(photos.getKey([visit, photo.sha256]))) return;
  photos.add({visit, ...photo, state: "kept"});
  blobs.put({visit, sha256: photo.sha256, bytes});
}
