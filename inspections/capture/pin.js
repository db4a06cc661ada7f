// A PIN as it is kept: never itself, only what it was stretched into. And how wrong ones slow down.
// It keeps curious hands off. It does not encrypt: whoever can read the device's disk can read the records.

const ROUNDS = 300_000;
const FREE_TRIES = 3;
const FIRST_WAIT_MS = 5_000;
const LONGEST_WAIT_MS = 300_000;

export const isPossible = (pin) => /^\d{4,8}$/.test(pin);

/** What is kept of a PIN: `{salt, rounds, hash}`, hexadecimal. */
export async function keepsake(pin, {salt = crypto.getRandomValues(new Uint8Array(16)), rounds = ROUNDS} = {}) {
  return {salt: hex(salt), rounds, hash: hex(await stretched(pin, salt, rounds))};
}

/** Whether it is the PIN that `kept` was made of. */
export async function isPin(pin, {salt, rounds, hash}) {
  return hex(await stretched(pin, bytes(salt), rounds)) === hash;
}

/** Milliseconds to wait after so many wrong ones in a row: none for the first two, then twice as long each time. */
export const waitAfter = (wrong) =>
  wrong < FREE_TRIES ? 0 : Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(20, wrong - FREE_TRIES));

/** Whether nobody has touched the device for so many minutes. A clock set back by over a minute counts as that. */
export function isIdle({touchedAt, now, minutes}) {
  if (!minutes) return false;
  const since = now - touchedAt;
  return !Number.isFinite(since) || since >= minutes * 60_000 || since < -60_000;
}

async function stretched(pin, salt, iterations) {
  const key = await crypto.subtle.importKey("raw", new TextEncoder().encode(pin), "PBKDF2", false, ["deriveBits"]);
  return new Uint8Array(await crypto.subtle.deriveBits({name: "PBKDF2", hash: "SHA-256", salt, iterations}, key, 256));
}

const hex = (data) => [...data].map((byte) => byte.toString(16).padStart(2, "0")).join("");
const bytes = (text) => Uint8Array.from(text.match(/../g), (pair) => parseInt(pair, 16));
