// The lock after idle time. It covers; it stops nothing and wipes nothing.
import {isIdle, isPin, keepsake, waitAfter} from "./pin.js";

const KEPT = "pin"; // in the store's meta: {minutes, salt, rounds, hash, wrong, until, leaving}
const LOCKED = "sixty.locked"; // over all tabs, and over a reload
const TOUCHED = "sixty.touched";
const TOUCH_STEP_MS = 1_000;

/** The lock of this device, as it was left. */
export async function openLock(store, now = Date.now) {
  let kept = await store.getMeta(KEPT);
  let noted = 0;
  const keep = async (change) => {
    kept = change && {...kept, ...change};
    await store.setMeta(KEPT, kept);
  };
  const open = () => localStorage.removeItem(LOCKED);
  const note = () => {
    noted = now();
    localStorage.setItem(TOUCHED, String(noted));
  };

  const lock = {
    get minutes() {
      return kept?.minutes ?? 0;
    },
    get hasPin() {
      return Boolean(kept?.hash);
    },
    get locked() {
      return lock.hasPin && localStorage.getItem(LOCKED) !== null;
    },
    /** What another tab has set since. */
    async refresh() {
      kept = await store.getMeta(KEPT);
    },
    /** Milliseconds until another PIN may be tried. */
    waits: () => Math.max(0, (kept?.until ?? 0) - now()),
    /** Someone touched the device. Without a PIN nobody asks when, and a tap need not wait for it to be written. */
    touched() {
      if (lock.hasPin && !(now() - noted < TOUCH_STEP_MS && now() >= noted)) note();
    },
    /** Locks if nobody has touched the device for long enough; whether it did. */
    lockIfIdle() {
      if (!lock.hasPin || lock.locked) return false;
      const touchedAt = Number(localStorage.getItem(TOUCHED) ?? NaN);
      if (!isIdle({touchedAt, now: now(), minutes: lock.minutes})) return false;
      localStorage.setItem(LOCKED, "1");
      return true;
    },
    /** Sets the PIN, and after how many minutes it is asked for. */
    async set(pin, minutes) {
      const made = await keepsake(pin);
      note(); // before it counts: the last touch that was written may be long ago
      await keep({...made, minutes, wrong: 0, until: 0, leaving: false});
    },
    async askAfter(minutes) {
      await keep({minutes});
      lock.touched();
    },
    /** The PIN is no longer asked for, and forgotten. */
    async remove() {
      await keep(null);
      open();
    },
    /** Whether it was the PIN; then it is open. A wrong one counts before it is tried: a reload gives no free tries. */
    async unlock(pin) {
      const wrong = (kept.wrong ?? 0) + 1;
      await keep({wrong, until: now() + waitAfter(wrong)});
      if (!(await isPin(pin, kept))) return false;
      await keep({wrong: 0, until: 0, leaving: false});
      open();
      lock.touched();
      return true;
    },
    /** The server has seen this device sign out: whoever signs in after that gave a password. */
    signedOut: () => keep({leaving: true}),
    /** Opens for who has signed in again after that; whether it did. The PIN is gone, the records are not. */
    async openFor(session) {
      if (!kept?.leaving || session.state !== "signed_in") return false;
      await lock.remove();
      return true;
    },
  };
  return lock;
}
