/** A visit's records on their way to the server. Nothing counts as sent without its receipt. */

import {ServerError} from "./server.js";

const BATCH = 100;

/** Statuses that turn down what was sent, rather than the visit, the sender or the moment. */
const TURNED_DOWN = [400, 413, 415, 422];

/** Whether the server itself turned this down; a proxy's 413 counts too, it will not change its mind. */
export function isTurnedDown({code, status}) {
  return TURNED_DOWN.includes(status) && (code !== "not_ours" || status === 413);
}

/**
 * Sends all events of a visit that only this device has, in batches. Tells `onReceipt(visit, receipt)` of each receipt.
 * Rejects with a ServerError when it cannot go on.
 */
export async function sendEvents({store, server, visit, signal, onReceipt}) {
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

/** Asks for the visit's receipt with nothing sent, and believes it. */
export async function askReceipt({store, server, visit, onReceipt}) {
  await believe(await server.receipt(visit, store.device), [], {store, visit, onReceipt});
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
