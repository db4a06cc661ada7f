// A department's ticks as a map: tall is answered, colour is the answer, a gold cap is a limit, the line is what is on screen.
import {tickLine} from "../ticks.js";
import {lookAt} from "../journey.js";

const TONES = {met: "met", not_met: "not", not_applicable: "na"};

export function mapTicks(recorder, standards) {
  const ticks = standards.map(({id}) => {
    const look = lookAt(recorder.state, id);
    return look ? {tone: TONES[look.answer], top: 22, width: 2.8} : {tone: "empty", top: 62, width: 2.8};
  });
  const caps = standards.flatMap(({id}, i) => (recorder.limit(id) ? [i] : []));
  return tickLine(ticks, {caps, classes: "department"});
}

/** What can be seen of a scrolling list: its own box, or the window where the page scrolls. */
export function boxOf(scroll) {
  const {top, bottom} = scroll.getBoundingClientRect();
  return {top: Math.max(0, top), bottom: Math.min(innerHeight, bottom)};
}

/** Draws the line under the map from the first to the last row on screen. `placeOf` numbers a row from 1. */
export function showView(view, scroll, count, placeOf) {
  const box = boxOf(scroll);
  const places = [...scroll.querySelectorAll("[data-standard]")]
    .filter((row) => {
      const {top, bottom} = row.getBoundingClientRect();
      return bottom > box.top + 8 && top < box.bottom - 8;
    })
    .map(placeOf);
  view.hidden = !places.length;
  if (!places.length) return;
  const from = Math.min(...places) - 1;
  view.style.setProperty("--from", `${(100 * from) / count}%`);
  view.style.setProperty("--width", `${(100 * (Math.max(...places) - from)) / count}%`);
}

/** The place on the map (from 0) under a tap. */
export function placeAt(map, clientX, count) {
  const {left, width} = map.getBoundingClientRect();
  const share = (clientX - left) / width;
  const place = Math.floor((document.dir === "rtl" ? 1 - share : share) * count);
  return Math.max(0, Math.min(count - 1, place));
}
