// Fingers, pens and keys to named actions. The time that counts is the finger's touch-down.
import {mark} from "./clock.js";

/** A tap this soon after one that counted, at the same spot, is the same tap by a trembling finger. */
const SAME_TAP_MS = 400;
const SAME_SPOT_PX = 24;

/**
 * Calls act(name, element, at) for elements inside `root`:
 * `data-down` under the thumb at touch-down, inside a list at lift (a finger that scrolls starts nothing),
 * both with the mark of touch-down; `data-do` at lift; either by keyboard. A double tap on `data-down` is one.
 */
export function listen(root, act) {
  let down = null;
  let timed = null; // the last tap whose time counted
  const again = (event) => Boolean(timed) && isSameTap(timed, placeOf(event));
  root.addEventListener("pointerdown", (event) => {
    if (!event.isPrimary) return;
    const element = event.target.closest("[data-down]");
    down = {element, at: mark(), done: again(event)};
    if (down.done || !element || event.button !== 0 || element.disabled || element.closest(".scroll")) return;
    down.done = true;
    timed = placeOf(event);
    buzz(10);
    down.work = Promise.resolve(act(element.dataset.down, element, down.at));
  });
  root.addEventListener("click", (event) => {
    const pressed = down;
    down = null;
    // What was done at touch-down may have drawn another key under the finger that now lifts.
    if (pressed?.done) return undefined;
    const element = event.target.closest("[data-down], [data-do]");
    if (!element || element.disabled) return undefined;
    if (!element.dataset.down) return act(element.dataset.do, element, mark(), event);
    if (pressed) {
      timed = placeOf(event);
      buzz(10);
    }
    return act(element.dataset.down, element, pressed?.element === element ? pressed.at : mark(), event);
  });
  root.addEventListener("pointercancel", () => {
    down = null;
  });
  /** What the finger that is down set off at touch-down, as {at, work}; null if nothing. */
  return () => (down?.work ? {at: down.at, work: down.work} : null);
}

/** When and where a tap was, read at once: an event kept for later may tell another time. */
const placeOf = ({timeStamp, clientX, clientY}) => ({at: timeStamp, x: clientX, y: clientY});

const isSameTap = (before, now) =>
  now.at - before.at < SAME_TAP_MS && Math.hypot(now.x - before.x, now.y - before.y) < SAME_SPOT_PX;

/** Holding `element` matches for half a second acts too: a shortcut, never the only way. */
export function listenHold(root, selector, act) {
  let timer;
  const stop = () => clearTimeout(timer);
  root.addEventListener("pointerdown", (event) => {
    const element = event.target.closest(selector);
    stop();
    if (element && !event.target.closest("button, input, a")) timer = setTimeout(() => act(element), 500);
  });
  for (const name of ["pointerup", "pointercancel", "pointermove"]) {
    root.addEventListener(name, (event) => (name !== "pointermove" || Math.abs(event.movementY) > 4) && stop());
  }
}

/** A short pulse where the device has one; never a sound. */
export const buzz = (pattern) => !silent && pulse(pattern);
export const pulse = (pattern) => navigator.userActivation?.hasBeenActive && navigator.vibrate?.(pattern);

let silent = false;

/** While the book lies over the screens, they keep still. */
export const silence = (on) => {
  silent = on;
};

/** Arrow keys move inside a radio group, as readers expect. */
export function listenArrows(root) {
  root.addEventListener("keydown", (event) => {
    const group = event.target.closest('[role="radiogroup"]');
    const step = {ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1}[event.key];
    if (!group || !step) return;
    event.preventDefault();
    const radios = [...group.querySelectorAll('[role="radio"]')];
    const next = radios[(radios.indexOf(event.target) + step + radios.length) % radios.length];
    next.focus();
  });
}
