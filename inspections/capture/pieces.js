/** How much of a photo goes over at once, by what the line has carried. Pure. */

export const SMALLEST = 64 * 1024;
export const LARGEST = 256 * 1024;
/** So long may a piece take: what a cut may cost. */
const PIECE_MS = 5_000;
/** What the line carries in so long goes in one. */
const IN_ONE_MS = 10_000;
/** Less than this tells how far away the server is, and not how wide the line. */
const TELLING = 16 * 1024;

/**
 * @typedef {{piece: number, rate: ?number, most: number}} Line  bytes that may go at once; bytes per ms, where they were
 * measured; bytes that something on the way lets through at once
 */

/** A line that has carried nothing yet. @type {Line} */
export const UNKNOWN = Object.freeze({piece: LARGEST, rate: null, most: Infinity});

/** How many of the bytes that are left go over next. @param {number} left @param {Line} line */
export function howMuch(left, {piece, rate, most}) {
  const isGood = piece === LARGEST && rate !== null && left <= rate * IN_ONE_MS;
  return Math.min(left, most, isGood ? left : piece);
}

/** The line after it carried so much: a piece may be twice the last, as far as that goes over in time. @returns {Line} */
export function carried(line, bytes, ms) {
  if (bytes < TELLING) return line;
  const rate = bytes / Math.max(1, ms);
  return {...line, rate, piece: Math.round(Math.max(SMALLEST, Math.min(LARGEST, 2 * line.piece, rate * PIECE_MS)))};
}

/** The line after it broke: small pieces, until it has shown what it carries. @returns {Line} */
export function broken(line) {
  return {...line, piece: SMALLEST, rate: null};
}

/** The line on which something turned a photo away as too large: nothing but small pieces from now on. @returns {Line} */
export function narrowed(line) {
  return {...broken(line), most: SMALLEST};
}

/** Small photos first: on a bad line the most of them get there before it is gone. Equal ones in the order of their names. */
export function smallFirst(photos) {
  return [...photos].sort((a, b) => a.size - b.size || (a.sha256 < b.sha256 ? -1 : 1));
}
