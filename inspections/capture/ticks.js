// Straight ticks: progress anywhere, one tick a thing, one SVG path for each colour.
import {html, raw} from "./html.js";

const PITCH = 10;
const HEIGHT = 100;

const bar = (i, width, top, bottom) => `M${i * PITCH + (PITCH - width) / 2} ${top}h${width}V${bottom}h${-width}z`;

/**
 * One SVG of `ticks`: [{tone, top?, width?}], where `top` is how high it stands (0 the full height, 100 nothing)
 * and `width` its share of the pitch (of 10). It stretches to the width it is given; readers do not see it.
 */
export function tickLine(ticks, {classes = "", caps = [], pitch = null} = {}) {
  const paths = new Map();
  ticks.forEach(({tone, top = 0, width = 5}, i) => {
    paths.set(tone, (paths.get(tone) ?? "") + bar(i, width, top, HEIGHT));
  });
  if (caps.length) paths.set("limit", caps.map((i) => bar(i, 3.6, 0, 9)).join(""));
  const drawn = [...paths].map(([tone, d]) => `<path class="tone-${tone}" d="${d}"/>`).join("");
  return html`<svg class="ticks ${classes}" viewBox="0 0 ${Math.max(1, ticks.length) * PITCH} ${HEIGHT}"
    ${pitch && raw(`width="${Math.max(1, ticks.length) * pitch}"`)} preserveAspectRatio="none" aria-hidden="true" focusable="false">${raw(drawn)}</svg>`;
}

/** How many things one tick stands for, so that the ticks stay two pixels apart at `width`. */
export const perTick = (count, width) => Math.max(1, Math.ceil((count * 2.1) / Math.max(1, width)));

/** `held` of `count` as full ticks, the rest short: what the server has and what is only here. */
export function heldLine(count, held, width, {rest = "faint", classes = "fine"} = {}) {
  const each = perTick(count, width);
  const all = Math.max(1, Math.ceil(count / each));
  const full = held >= count ? all : Math.min(all - 1, Math.floor(held / each));
  const ticks = Array.from({length: all}, (_, i) =>
    i < full ? {tone: "ink", width: 5.2} : {tone: rest, top: 50, width: 5.2},
  );
  // Few records make a short line, not broad ticks.
  return tickLine(count ? ticks : [], {classes, pitch: 6});
}

/** A time laid straight: sixty ticks to the limit, what lies past it beyond the gold one. */
export function timeLine(ms, limitMs) {
  const used = Math.min(120, Math.floor((60 * ms) / limitMs));
  const past = ms > limitMs;
  const all = Math.max(past ? 61 : 60, used);
  const tone = (i) => {
    if (i === 59) return "limit";
    if (past) return i < 59 ? "past" : "not";
    return i < used ? "met" : "empty";
  };
  return tickLine(
    Array.from({length: all}, (_, i) => ({tone: tone(i), width: 4.4})),
    {classes: "time"},
  );
}
