/** One visit's records and photos on their way to the server. Nothing counts as sent without its receipt. */

import {sha256} from "./events.js";
import {ServerError} from "./server.js";

const BATCH = 100;

/** Statuses that turn down what was sent, rather than the visit, the sender or the moment. */
const TURNED_DOWN = [400, 413, 415, 422];

/** Whether the server itself turned this down; a proxy's 413 counts too, it will not change its mind. */
export function isTurnedDown({code, status}) {
  return TURNED_DOWN.includes(status) && (code !== "not_ours" || status === 413);
}

/**
 * Sends all that only this device has of a visit: events in batches, then photos one at a time.
 * Tells `onReceipt(visit, receipt)` of each receipt. Rejects with a ServerError when it cannot go on.
 */
export async function sendVisit({store, server, visit, signal, onReceipt}) {
  await sendEvents({store, server, visit, signal, onReceipt});
  const sent = await sendPhotos({store, server, visit, signal});
  if (sent && !signal.aborted) await believe(await server.receipt(visit, store.device), [], {store, visit, onReceipt});
}

async function sendEvents({store, server, visit, signal, onReceipt}) {
  const aside = new Map();
  let [size, accepted] = [BATCH, 0];
  while (!signal.aborted) {
    const waiting = await store.unheld(visit, size + aside.size);
    const batch = waiting.filter(({id}) => !aside.has(id)).slice(0, size);
    if (!batch.length) break;
    try {
      accepted += await believe(await server.send(visit, store.device, batch), batch, {store, visit, onReceipt});
    } catch (error) {
      if (!(error instanceof ServerError) || !isTurnedDown(error)) throw error;
      if (batch.length === 1) aside.set(batch[0].id, error);
      size = Math.max(1, Math.floor(batch.length / 2));
    }
  }
  await settle(aside, accepted, {store, visit});
}

/**
 * Events turned down alone are refused if others got through. If none did, the fault may lie with
 * the whole visit (a client too old, say): then nothing is marked, and the visit waits for a person.
 * What the server could not even read came damaged: that says nothing of the event, and it goes out again.
 */
async function settle(aside, accepted, {store, visit}) {
  const damaged = [...aside.values()].find(({code}) => code === "batch_malformed");
  if (damaged) throw new ServerError(damaged.code, damaged.message);
  const [first] = aside.values();
  if (first && !accepted) throw first;
  for (const [id, {code, message}] of aside) await store.markRefused(visit, id, {code, message});
}

/** Marks what the receipt answers for; how many of the batch that were. */
async function believe(receipt, batch, {store, visit, onReceipt}) {
  const {held, refused, again} = await store.markHeld(visit, receipt);
  onReceipt?.(visit, receipt);
  if (batch.length && held + refused === 0) {
    throw new ServerError("not_ours", "The receipt does not match what was sent. It is kept here and sent again.");
  }
  if (again) throw new ServerError("fewer_held", `The server has lost ${again} records. They are still here and are sent again.`);
  return held + refused;
}

/** Photos one at a time. One that arrives damaged again and again must not hold up those after it. */
async function sendPhotos({store, server, visit, signal}) {
  let [sent, damaged] = [0, null];
  for (const {sha256} of await store.unheldPhotos(visit)) {
    if (signal.aborted) break;
    const trouble = await sendPhoto({store, server, visit, sha256});
    damaged ??= trouble;
    sent += 1;
  }
  if (damaged) throw damaged;
  return sent;
}

/** The error of a photo that was whole here and arrived damaged: it goes out again. Otherwise null: it is settled. */
async function sendPhoto({store, server, visit, sha256}) {
  const photo = await store.photo(visit, sha256);
  try {
    await server.sendPhoto(visit, photo);
    await store.markPhotoHeld(visit, sha256);
  } catch (error) {
    if (!(error instanceof ServerError) || !isTurnedDown(error)) throw error;
    if (error.code === "photo_differs" && (await isWhole(photo))) return new ServerError(error.code, error.message);
    await store.markPhotoRefused(visit, sha256, error.code === "photo_differs" ? DAMAGED : error);
  }
  return null;
}

async function isWhole({sha256: name, bytes}) {
  return bytes !== null && (await sha256(bytes)) === name;
}

const DAMAGED = {code: "photo_damaged", message: "This device can no longer read this photo as it was taken. Take it again if you can."};
