// Fingers on the reader: the time is that of touch-down, its meaning is decided at lift. Holding the title leads back.
import {mark} from "../clock.js";

const BACK_MS = 1000;

/**
 * Calls `press(zone, at, heldMs)` when a finger lifts from a `data-zone`, and `back()` once the title was held a second.
 * Enter and the space bar are fingers too; a screen reader's click is a short press. Returns what ends it.
 */
export function listenPresses(root, {press, back}) {
  const presses = new Map();
  let timer;
  let byPointer = false;

  function down(id, zone) {
    presses.set(id, {zone, at: mark()});
    if (zone.dataset.zone === "back") timer = setTimeout(back, BACK_MS);
  }
  function up(id) {
    const one = presses.get(id);
    presses.delete(id);
    clearTimeout(timer);
    if (one && one.zone.dataset.zone !== "back") press(one.zone, one.at, mark().mono - one.at.mono);
  }
  function cancel(id) {
    presses.delete(id);
    clearTimeout(timer);
  }
  const zoneOf = ({target}) => target.closest?.("[data-zone]");
  const isKey = ({key}) => key === "Enter" || key === " ";

  root.addEventListener("pointerdown", (event) => {
    const zone = zoneOf(event);
    byPointer = Boolean(zone) && event.button === 0;
    if (!byPointer) return;
    zone.setPointerCapture(event.pointerId); // wherever the finger has slipped to, its lift counts here
    down(event.pointerId, zone);
  });
  root.addEventListener("pointerup", (event) => up(event.pointerId));
  root.addEventListener("pointercancel", (event) => cancel(event.pointerId));
  root.addEventListener("keydown", (event) => {
    const zone = zoneOf(event);
    if (!zone || !isKey(event)) return;
    event.preventDefault();
    if (!event.repeat) down(event.key, zone);
  });
  root.addEventListener("keyup", (event) => {
    if (isKey(event)) up(event.key);
  });
  root.addEventListener("click", (event) => {
    const zone = zoneOf(event);
    const done = byPointer;
    byPointer = false;
    if (!zone || done) return;
    if (zone.dataset.zone === "back") back();
    else press(zone, mark(), 0);
  });
  root.addEventListener("contextmenu", (event) => event.target.closest("textarea") ?? event.preventDefault());
  return () => clearTimeout(timer);
}
