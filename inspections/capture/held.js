// What a finger is on is not drawn anew until it lifts: an element exchanged between touch-down and lift gets no click.

import {next} from "./idle.js";

/** A click follows the lift at once, or not at all. */
const CLICK_MS = 400;

/** By pointer: the element it came down on, and whether it has lifted. */
const fingers = new Map();
/** By element: how it is to be drawn once it is free. The last word counts. */
const waiting = new Map();
let timer = null;

/** What `draw()` returns if it is done now; nothing if it waits until no finger is on `element` or in it. */
export function whenFree(element, draw) {
  waiting.delete(element);
  if (!isHeld(element)) return draw();
  waiting.set(element, draw);
  return undefined;
}

const isHeld = (element) => [...fingers.values()].some(({target}) => element.contains(target));

/** Heeds the fingers, pens, mice and the space bar on this page. Call it once. */
export function heedFingers(page) {
  const heed = (kind, listener) => page.addEventListener(kind, listener, {capture: true, passive: true});
  heed("pointerdown", ({pointerId, target}) => hold(pointerId, target));
  heed("pointerup", ({pointerId}) => lift(pointerId));
  heed("pointercancel", ({pointerId}) => free(pointerId));
  heed("keydown", ({key, target}) => key === " " && target.closest?.("button, a") && hold(key, target));
  heed("keyup", ({key}) => lift(key));
  heed("click", clicked);
  heed("blur", ({target}) => target === page && free(...fingers.keys()));
}

function hold(id, target) {
  fingers.set(id, {target, lifted: false});
}

function lift(id) {
  if (!fingers.has(id)) return;
  fingers.get(id).lifted = true;
  clearTimeout(timer);
  timer = setTimeout(() => free(...lifted()), CLICK_MS);
}

const lifted = () => [...fingers.keys()].filter((id) => fingers.get(id).lifted);

/** The key itself may draw at once; what waited comes after its click, since a link must be in the page to lead somewhere. */
function clicked() {
  for (const id of lifted()) fingers.delete(id);
  next(() => free());
}

function free(...ids) {
  for (const id of ids) fingers.delete(id);
  for (const [element, draw] of [...waiting]) if (waiting.has(element)) whenFree(element, draw);
}
