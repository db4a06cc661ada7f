// The reader's page foot: what it tells of the stopwatches, and which three it tells of. Pure.

/** A finger that stays this long stops; a shorter one laps. The time kept is that of touch-down either way. */
export const HOLD_MS = 600;
/** The figures change no more often than this, but for a tap. */
export const STEP_MS = 10_000;
export const PLACES = 3;

const RAISED = [..."⁰¹²³⁴⁵⁶⁷⁸⁹"];

/** A time as a page number: 2:11 is 211, 0:48 is 48, and an hour is sixty minutes more: 1:02:05 is 6205. */
export function figureOf(ms) {
  const seconds = Math.floor(Math.max(0, ms) / 1000);
  return String(Math.floor(seconds / 60) * 100 + (seconds % 60));
}

/** A count as a footnote's number: ¹². */
export const raised = (n) => [...String(n)].map((digit) => RAISED[digit]).join("");

/** What the foot says of one stopwatch: its laps raised, † if it would be not met now, ‡ once it is stopped. */
export const footFigure = ({ms, laps = 0, past = false, stopped = false}) =>
  figureOf(ms) + (laps ? raised(laps) : "") + (past ? "†" : "") + (stopped ? "‡" : "");

/**
 * The `n` nearest their limit, before or past it, in the order they were started.
 * Those without a limit come after all others, the last started first.
 * @param {{id: string, ms: number, whole: ?number}[]} watches in the order they were started
 */
export function nearest(watches, n = PLACES) {
  const distance = ({ms, whole}) => (whole === null ? Number.MAX_SAFE_INTEGER : Math.abs(whole - ms));
  const ranked = watches.map((watch, i) => ({watch, i, far: distance(watch)}));
  ranked.sort((a, b) => a.far - b.far || b.i - a.i);
  const chosen = new Set(ranked.slice(0, n).map(({watch}) => watch));
  return watches.filter((watch) => chosen.has(watch));
}

/**
 * Who is in the tray: at most three ids, no gaps. A stopwatch keeps its seat while it runs (or is in `staying`), but the
 * newest is always there: of those running it takes the seat of the one farthest from its limit, and the others stay where they are.
 * @param {string[]} before  who sat there
 * @param {{id: string, ms: number, whole: ?number}[]} watches  in the order they were started
 */
export function seatsFor(before, watches, staying = new Set()) {
  const runs = new Set(watches.map(({id}) => id));
  const seats = before.filter((id) => runs.has(id) || staying.has(id));
  const newest = watches.at(-1)?.id;
  const waiting = watches.filter(({id}) => id !== newest && !seats.includes(id));
  const free = () => PLACES - seats.length;
  if (newest && !seats.includes(newest) && !free()) {
    const sitting = watches.filter(({id}) => seats.includes(id));
    const kept = new Set(nearest(sitting, sitting.length - 1).map(({id}) => id));
    const leaving = sitting.find(({id}) => !kept.has(id))?.id ?? seats[0];
    seats[seats.indexOf(leaving)] = newest;
  }
  const next = nearest(waiting, Math.max(0, free() - (newest && !seats.includes(newest) ? 1 : 0))).map(({id}) => id);
  seats.push(...next);
  if (newest && !seats.includes(newest) && free()) seats.push(newest);
  return seats;
}

/**
 * Who has which place: ids, or null where a place is free. Nothing moves under a thumb: a stopwatch keeps its
 * place while it runs (or is in `staying`, just stopped), and a free one goes to the nearest of the others.
 */
export function placesFor(before, watches, staying = new Set()) {
  const runs = new Set(watches.map(({id}) => id));
  const places = Array.from({length: PLACES}, (_, i) => before[i] ?? null)
    .map((id) => (runs.has(id) || staying.has(id) ? id : null));
  const waiting = watches.filter(({id}) => !places.includes(id));
  for (const {id} of nearest(waiting, places.filter((place) => place === null).length)) places[places.indexOf(null)] = id;
  return places;
}
