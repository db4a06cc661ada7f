/**
 * What the server was believed to hold, asked for once more: it may have been restored from an old copy.
 * Without this, a tablet with nothing left to send would never learn that it is the only one to have it.
 */

import {ServerError} from "./server.js";

/**
 * Asks for the receipt of each visit of `owner` that is not over; what the receipt lacks becomes `kept`.
 * A visit of which the server says nothing stays as it is.
 * @returns {Promise<number>} how many events are to be sent again
 */
export async function checkHeld({store, server, owner, signal, onReceipt}) {
  let again = 0;
  for (const {id, listed, status} of await store.visits(owner)) {
    if (signal.aborted) break;
    if (!listed || status === "released" || !(await store.counts(id)).held) continue;
    again += await check(id, {store, server, onReceipt});
  }
  return again;
}

async function check(visit, {store, server, onReceipt}) {
  try {
    const receipt = await server.receipt(visit, store.device);
    const {again} = await store.markHeld(visit, receipt);
    onReceipt(visit, receipt);
    return again;
  } catch (error) {
    if (error instanceof ServerError && [403, 404, 410].includes(error.status)) return 0;
    throw error;
  }
}
