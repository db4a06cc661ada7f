/**
 * What can happen to a visit, as the device writes it down. Pure: time comes in as an argument.
 * Twin of `../events.py`: both write the same bytes and agree on every digest.
 */

/**
 * @typedef {{id: string, kind: string, entered_at: string, observed_at: string, body: Object}} Draft
 * @typedef {Draft & {visit: string, device: string, seq: number}} Event
 */

/**
 * A UUID of version 7: sorts by the moment it was made, then by chance.
 * @param {number} nowMs
 */
export function uuid7(nowMs) {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  for (let i = 0, rest = nowMs; i < 6; i += 1) {
    bytes[5 - i] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  bytes[6] = (bytes[6] & 0x0f) | 0x70;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = toHex(bytes);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

/**
 * `value` as JSON with sorted keys and no spaces: the bytes of Python's
 * `json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)`.
 * Throws a TypeError on what the two would write differently: fractions, numbers beyond 2^53,
 * half a surrogate pair, and whatever is not JSON.
 * @param {*} value
 * @returns {string}
 */
export function canonical(value) {
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "number") return wholeNumber(value);
  if (typeof value === "string") return quoted(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value === "object") {
    const members = Object.keys(value).sort(byCodePoint);
    return `{${members.map((key) => `${quoted(key)}:${canonical(value[key])}`).join(",")}}`;
  }
  throw new TypeError(`${typeof value} has no place in an event`);
}

/**
 * SHA-256 (hex) of the event as sent, in canonical JSON.
 * @param {Event} event
 */
export function digest(event) {
  const {id, visit, device, seq, kind, entered_at, observed_at, body} = event;
  return sha256(canonical({id, visit, device, seq, kind, entered_at, observed_at, body}));
}

/**
 * SHA-256 as hex, of bytes or of a text's UTF-8.
 * @param {ArrayBuffer | Uint8Array | string} data
 */
export async function sha256(data) {
  const bytes = typeof data === "string" ? new TextEncoder().encode(data) : data;
  return toHex(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)));
}

/**
 * "2026-05-14T15:40:12.345+02:00": the moment `ms` as a clock `offsetMinutes` east of UTC shows it.
 * @param {number} ms
 * @param {number} offsetMinutes
 */
export function rfc3339(ms, offsetMinutes) {
  const shown = new Date(ms + offsetMinutes * 60_000).toISOString().slice(0, -1);
  const away = Math.abs(offsetMinutes);
  const [hours, minutes] = [Math.floor(away / 60), away % 60].map((n) => String(n).padStart(2, "0"));
  return `${shown}${offsetMinutes < 0 ? "-" : "+"}${hours}:${minutes}`;
}

/**
 * An event that still lacks its visit, device and sequence number; the store gives it those.
 * Texts lose half surrogate pairs, `undefined` members are left out.
 * @param {{kind: string, body: Object, now: number, offset: number, observedAt?: number}} what  epoch ms
 * @returns {Draft}
 */
export function makeDraft({kind, body, now, offset, observedAt = now}) {
  return {
    id: uuid7(now), kind, entered_at: rfc3339(now, offset), observed_at: rfc3339(observedAt, offset), body: clean(body),
  };
}

/**
 * A whole event, in the protocol's order of members.
 * @param {{kind: string, body: Object, visit: string, device: string, seq: number, now: number,
 *   offset: number, observedAt?: number}} what
 * @returns {Event}
 */
export function makeEvent({visit, device, seq, ...what}) {
  return placed(makeDraft(what), {visit, device, seq});
}

/**
 * A draft with its place in the log.
 * @param {Draft} draft
 * @param {{visit: string, device: string, seq: number}} place
 * @returns {Event}
 */
export function placed({id, kind, entered_at, observed_at, body}, {visit, device, seq}) {
  return {id, visit, device, seq, kind, entered_at, observed_at, body};
}

/**
 * The events once each, in an order that every device's own sequence agrees with:
 * an event counts as no earlier than the latest one its device made before it.
 * @param {Iterable<Event>} events
 * @returns {Event[]}
 */
export function inOrder(events) {
  const unique = [...new Map([...events].map((event) => [event.id, event])).values()];
  unique.sort((a, b) => compare(a.device, b.device) || a.seq - b.seq || compare(a.id, b.id));
  const latest = new Map();
  return unique.map((event) => placeOf(event, latest)).sort(comparePlaces).map((place) => place.event);
}

/**
 * Where an event stands in the order, given the latest moment of each device so far (which it moves on).
 * @param {Event} event
 * @param {Map<string, number>} latest
 */
export function placeOf(event, latest) {
  const moment = Math.max(latest.get(event.device) ?? -Infinity, Date.parse(event.entered_at));
  latest.set(event.device, moment);
  return {moment, event};
}

/** Order of two places: moment, device, sequence, id. */
export function comparePlaces(a, b) {
  return a.moment - b.moment || compare(a.event.device, b.event.device)
    || a.event.seq - b.event.seq || compare(a.event.id, b.event.id);
}

function compare(a, b) {
  return a < b ? -1 : Number(a > b);
}

function wholeNumber(value) {
  if (!Number.isSafeInteger(value)) throw new TypeError(`${value} is not a whole number within 2^53`);
  return String(value);
}

function quoted(text) {
  if (!isWellFormed(text)) throw new TypeError("a text holds half a surrogate pair");
  return JSON.stringify(text);
}

const HALF_PAIR = /\p{Surrogate}/u;
const HALF_PAIRS = /\p{Surrogate}/gu;

function isWellFormed(text) {
  return !HALF_PAIR.test(text);
}

/** Python sorts by code points, JavaScript by UTF-16 units: they differ beyond the first plane. */
function byCodePoint(a, b) {
  const [left, right] = [[...a], [...b]];
  const at = left.findIndex((letter, i) => letter !== right[i]);
  if (at < 0) return left.length - right.length;
  return at >= right.length ? 1 : left[at].codePointAt(0) - right[at].codePointAt(0);
}

function clean(value) {
  if (typeof value === "string") return value.replace(HALF_PAIRS, "\uFFFD");
  if (Array.isArray(value)) return value.map(clean);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value).filter(([, member]) => member !== undefined).map(([key, member]) => [key, clean(member)]),
  );
}

function toHex(bytes) {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
