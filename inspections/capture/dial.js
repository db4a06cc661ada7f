// The dial: sixty ticks, of which the top one is the limit. Used ones are filled, what is past it grows outwards.
import {html, raw} from "./html.js";

const at = (tick, radius) => {
  const angle = (tick / 60) * 2 * Math.PI;
  return `${(radius * Math.sin(angle)).toFixed(2)} ${(-radius * Math.cos(angle)).toFixed(2)}`;
};
const inner = (tick) => (tick % 5 === 0 ? 85 : 89);
const stroke = (tick, from, to) => `M${at(tick, from)}L${at(tick, to)}`;
const usual = (tick) => stroke(tick, inner(tick), 100);
const long = (tick) => stroke(tick, inner(tick), 110);

/**
 * How each of the ticks 1…59 stands: 'empty', 'used', 'past' (used up) or 'over' (grown outwards).
 * Past twice the limit the dial stays full.
 */
export function standing(ms, limitMs) {
  const used = Math.floor((60 * ms) / limitMs);
  const over = used - 60;
  return (tick) => {
    if (ms <= limitMs) return tick <= used ? "used" : "empty";
    return tick <= over ? "over" : "past";
  };
}

/** The big dial's SVG; `limit` says whether the top tick is a limit, `quarters` are its three labels. */
export function bigDial({quarters = [], limit = true}) {
  const ticks = Array.from({length: 59}, (_, i) => `<path data-tick="${i + 1}" class="empty" d="${usual(i + 1)}"/>`);
  const top = limit ? `<path class="limit" d="${stroke(60, 80.5, 111)}"/>` : `<path class="empty" d="${usual(60)}"/>`;
  const places = [
    [82, 2.7],
    [0, 81],
    [-82, 2.7],
  ];
  const labels = quarters.map((label, i) => safeText(label, places[i][0], places[i][1], ["end", "middle", "start"][i]));
  return html`<svg class="dial" viewBox="-114 -114 228 228" aria-hidden="true" focusable="false">
    <g class="dial-ticks">${raw(ticks.join(""))}${raw(top)}</g><g class="dial-laps"></g>${labels}</svg>`;
}

const safeText = (label, x, y, anchor) =>
  html`<text class="quarter" x="${x}" y="${y}" text-anchor="${anchor}">${label}</text>`;

/** Steps a drawn dial to `ms` of `limitMs`, touching only the ticks that change. `atLeast`: a time to be reached, never past. */
export function stepDial(svg, ms, limitMs, {atLeast = false} = {}) {
  const state = standing(atLeast ? Math.min(ms, limitMs) : ms, limitMs);
  svg.classList.toggle("too-early", atLeast && ms < limitMs);
  for (const path of svg.querySelectorAll("[data-tick]")) {
    const tick = Number(path.dataset.tick);
    const next = state(tick);
    if (path.getAttribute("class") === next) continue;
    path.setAttribute("class", next);
    path.setAttribute("d", next === "over" ? long(tick) : usual(tick));
  }
}

/** Puts a dot outside the dial for each lap. */
export function dotLaps(svg, laps, limitMs) {
  const dots = laps.map((ms) => `<path class="lap" d="M${at((60 * ms) / limitMs, 105)}h0"/>`).join("");
  const group = svg.querySelector(".dial-laps");
  if (group.drawn !== dots) group.innerHTML = dots;
  group.drawn = dots;
}

/** A stage's dial: how much of it is answered; all of it in teal. */
export function stageDial(answered, total) {
  const share = total ? (60 * answered) / total : 0;
  const full = answered === total ? 60 : Math.min(59, Math.max(answered ? 1 : 0, Math.floor(share)));
  const path = (from, to) => {
    let d = "";
    for (let tick = from; tick < to; tick += 1) d += stroke(tick + 0.5, 86, 99);
    return d;
  };
  const done = total > 0 && answered === total;
  return html`<svg class="stage-dial" viewBox="-100 -100 200 200" aria-hidden="true" focusable="false">
    <path class="${done ? "done" : "some"}" d="${path(0, full)}"/><path class="none" d="${path(full, 60)}"/></svg>`;
}

/** The tray's small ring: its arc is set by `stepRing`. */
export const smallRing = ({
  limit = true,
}) => html`<svg class="ring" viewBox="-28 -28 56 56" aria-hidden="true" focusable="false">
  <circle class="ring-ground" r="21"/><circle class="ring-arc" r="21" pathLength="60" transform="rotate(-90)"
    stroke-dasharray="0 60"/><circle class="ring-over" r="25.5" pathLength="60" transform="rotate(-90)"
    stroke-dasharray="0 60"/>${limit && raw('<path class="ring-limit" d="M0-27.5V-18"/>')}
  <rect class="ring-stop" x="-6.5" y="-6.5" width="13" height="13" rx="2"/></svg>`;

/** Steps a small ring to `ms` of `limitMs`. */
export function stepRing(svg, ms, limitMs, {atLeast = false} = {}) {
  const used = Math.floor((60 * (atLeast ? Math.min(ms, limitMs) : ms)) / limitMs);
  const over = Math.min(60, Math.max(0, used - 60));
  if (svg.used === used) return;
  svg.used = used;
  svg.classList.toggle("over-limit", used > 60 || (!atLeast && ms > limitMs));
  svg.classList.toggle("too-early", atLeast && ms < limitMs);
  svg.querySelector(".ring-arc").setAttribute("stroke-dasharray", `${Math.min(60, used)} 60`);
  svg.querySelector(".ring-over").setAttribute("stroke-dasharray", `${over} 60`);
}
