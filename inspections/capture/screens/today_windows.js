// Windows still to come: standards bound to a clock, drawn against now. They are missed by forgetting, not by slowness.
import {html} from "../html.js";
import {isAnswered} from "../journey.js";
import {windowOf, windowWords} from "../limits.js";
import {clock, minuteOfDay, minuteText, said, say} from "../words.js";
import {promiseOn} from "../visit.js";

/** Unanswered standards with a window that has not closed at `minute`, soonest first. */
export function windowsToCome(recorder, minute) {
  const found = [];
  for (const standard of recorder.standards.values()) {
    const limit = recorder.limit(standard.id);
    const promise = promiseOn(recorder.state, standard.id);
    const window = windowOf(limit, promise && minuteOfDay(promise.promised_at));
    if (window && !isAnswered(recorder.state, standard.id) && window.to >= minute)
      found.push({standard, limit, window});
  }
  return found.sort((a, b) => a.window.to - b.window.to).slice(0, 6);
}

export function windowsMarkup(client, now) {
  const minute = minuteOfDay(now);
  const windows = windowsToCome(client.recorder, minute);
  if (!windows.length) return "";
  const from = minute - 12;
  const to = Math.max(...windows.map(({window}) => window.to), minute + 240) + 20;
  const share = (value) => (1000 * (value - from)) / (to - from);
  const at = (value) => (document.dir === "rtl" ? 1000 - share(value) : share(value));
  return html`<section class="windows inset"><h2>${say("windowsToCome")}</h2>
    <ol class="window-rows">${hoursRow(minute, from, to, at, now)}${windows.map((one) => windowRow(client, one, at, minute))}</ol></section>`;
}

function hoursRow(minute, from, to, at, now) {
  const every = to - from > 720 ? 120 : 60;
  const clear = innerWidth < 640 ? 150 : 75; // room for the clock time itself, in thousandths of the line
  const hours = [];
  for (let hour = Math.ceil(from / every) * every; hour <= to - 6; hour += every) {
    if (Math.abs(at(hour) - at(minute)) > clear)
      hours.push(html`<text x="${at(hour) / 10}%" y="15" text-anchor="middle">${String((hour / 60) % 24)}</text>`);
  }
  return html`<li class="window-row hours" aria-hidden="true"><span></span><svg class="window-line">
    <text class="now" x="${at(minute) / 10}%" y="15" text-anchor="middle">${clock(now)}</text>${hours}</svg></li>`;
}

function windowRow(client, {standard, limit, window}, at, minute) {
  const [a, b] = [Math.max(window.from, minute), window.to].map((value) => `${at(value) / 10}%`);
  const open = window.from > minute;
  return html`<li class="window-row"><a class="bare" href="#/v/${client.recorder.visit.id}/s/${standard.id}">
    <span class="cut">${said(standard.text)}</span><small>${window.from <= minute && limit.kind === "between" ? say("windowBy", {to: minuteText(window.to)}) : windowWords(limit, window)}</small></a>
    <svg class="window-line" aria-hidden="true"><line class="now" x1="${at(minute) / 10}%" x2="${at(minute) / 10}%" y1="0" y2="100%"/>
    <line class="window" x1="${a}" x2="${b}" y1="50%" y2="50%"/>${open && html`<line class="window" x1="${a}" x2="${a}" y1="35%" y2="65%"/>`}
    <line class="window" x1="${b}" x2="${b}" y1="35%" y2="65%"/></svg></li>`;
}
