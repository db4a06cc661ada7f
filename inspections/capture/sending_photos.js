/** Photos on their way to the server: small ones first, in one where the line is good, else in pieces. */

import {sha256} from "./events.js";
import {SMALLEST, UNKNOWN, broken, carried, howMuch, narrowed, smallFirst} from "./pieces.js";
import {isTurnedDown} from "./sending.js";
import {ServerError} from "./server.js";

/** How often in a row the server may have no more of a photo than before, until it is left alone for a while. */
const MOST_STALLS = 5;
/** Answers of something on the way, or of an older server, that knows nothing of pieces. */
const WITHOUT_PIECES = [403, 404, 405, 501];

/** What a tab knows of its line. */
export class Line {
  now = UNKNOWN;

  /** What `send()` gives; how long `bytes` took tells how wide the line is, and a failure that it broke. */
  async carries(bytes, send) {
    const from = performance.now();
    try {
      const given = await send();
      this.now = carried(this.now, bytes, performance.now() - from);
      return given;
    } catch (error) {
      if (["offline", "timeout"].includes(error.code)) this.now = broken(this.now);
      throw error;
    }
  }
}

/**
 * Sends the photos of those visits that only this device has, all of them in the order of their size.
 * @param {{store: Object, server: Object, line: Line, visits: string[], signal: AbortSignal, cut: AbortSignal,
 *   isOut: (visit: string) => boolean, guard: (visit: string, work: () => Promise<void>) => Promise<void>,
 *   onPiece: () => void, onSent: (visit: string) => Promise<void>}} given  `signal` ends it after a piece, `cut` at once;
 *   `guard` lets through only what stops all, `isOut` says of which visit nothing more goes; `onSent` comes after a
 *   visit's last photo
 */
export async function sendPhotos({store, visits, signal, isOut, guard, onSent, ...way}) {
  const waiting = await Promise.all(visits.map(async (visit) => (await store.unheldPhotos(visit)).map((photo) => ({...photo, visit}))));
  const photos = smallFirst(waiting.flat());
  for (const [index, {visit, sha256: name}] of photos.entries()) {
    if (signal.aborted) return;
    if (isOut(visit)) continue;
    await guard(visit, () => settlePhoto({store, visit, name, signal, ...way}));
    const isLast = !photos.slice(index + 1).some((photo) => photo.visit === visit);
    if (isLast && !isOut(visit) && !signal.aborted) await guard(visit, () => onSent(visit));
  }
}

/** Held, or refused with its reason. Whole here and damaged on its way it goes out again: then it rejects. */
async function settlePhoto({store, visit, name, ...way}) {
  const photo = await store.photo(visit, name);
  try {
    if (await sendPhoto({visit, photo, ...way})) await store.markPhotoHeld(visit, name);
  } catch (error) {
    if (!(error instanceof ServerError) || !isTurnedDown(error)) throw error;
    if (error.code === "photo_differs" && (await isWhole(photo))) throw new ServerError(error.code, error.message);
    await store.markPhotoRefused(visit, name, error.code === "photo_differs" ? DAMAGED : error);
  }
}

/** Whether the server holds it now; not, where another tab took over on the way. */
async function sendPhoto({signal, onPiece, ...way}) {
  const {photo, line} = way;
  const canBeCut = photo.bytes?.byteLength === photo.size; // else it is damaged here, and the server says so
  const inPieces = () => sendInPieces({...way, signal, onPiece});
  try {
    return await (!canBeCut || howMuch(photo.size, line.now) === photo.size ? sendInOne(way) : inPieces());
  } catch (error) {
    const isTooMuchAtOnce = error.status === 413 && error.code === "not_ours" && canBeCut && photo.size > SMALLEST;
    if (!isTooMuchAtOnce || line.now.most === SMALLEST) throw error;
    line.now = narrowed(line.now);
    return inPieces();
  }
}

async function sendInOne({server, line, visit, photo, cut}) {
  await line.carries(photo.size, () => server.sendPhoto(visit, photo, {signal: cut}));
  return true;
}

/** Piece by piece, from where the server has it; between two of them it may be stopped. */
async function sendInPieces({signal, onPiece, ...way}) {
  const {server, line, visit, photo, cut} = way;
  try {
    let offset = await line.carries(0, () => server.photoOffset(visit, photo, {signal: cut}));
    let stalls = 0;
    while (!signal.aborted) {
      const end = offset + howMuch(photo.size - offset, line.now);
      const from = offset;
      const told = await line.carries(end - from, () => server.sendPiece(visit, photo, {offset: from, end, signal: cut}));
      onPiece();
      if (told.isHeld) return true;
      stalls = told.offset > offset ? 0 : stalls + 1;
      if (stalls > MOST_STALLS) throw new ServerError("timeout", "This photo does not get on just now. It is sent again later.");
      offset = told.offset;
    }
    return false;
  } catch (error) {
    if (error.code === "not_ours" && WITHOUT_PIECES.includes(error.status)) return sendInOne(way);
    throw error;
  }
}

async function isWhole({sha256: name, bytes}) {
  return bytes !== null && (await sha256(bytes)) === name;
}

const DAMAGED = {code: "photo_damaged", message: "This device can no longer read this photo as it was taken. Take it again if you can."};
