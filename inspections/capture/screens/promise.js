// The time that was promised: in the log when it is said, shown until a look is held against it.
import {html} from "../html.js";
import {icon} from "../icons.js";
import {promiseOn} from "../visit.js";
import {windowOf, windowWords} from "../limits.js";
import {say} from "../words.js";

const HALF_DAY = 12 * 3_600_000;

/** "22:05" as the nearest such moment to now, epoch ms; null if it is no time. */
export function momentAt(text, now = Date.now()) {
  const [hours, minutes] = text.split(":").map(Number);
  if (!text || Number.isNaN(hours) || Number.isNaN(minutes)) return null;
  const date = new Date(now);
  date.setHours(hours, minutes, 0, 0);
  const away = date.getTime() - now;
  if (away > HALF_DAY) date.setDate(date.getDate() - 1);
  if (away < -HALF_DAY) date.setDate(date.getDate() + 1);
  return date.getTime();
}

const minuteOf = (text) => text.split(":").reduce((sum, part) => sum * 60 + Number(part), 0);

export function makePromise({keep, recorder}, standard, limit) {
  const wanted = ["around", "quoted"].includes(limit.kind);
  /** The promised time as it was written: "22:05". */
  const promised = () => promiseOn(recorder.state, standard.id)?.promised_at.slice(11, 16);

  return {
    ready: () => !wanted || Boolean(promised()),
    markup() {
      if (!wanted)
        return html`<p class="limit-line"><span class="limit-text">${windowWords(limit, windowOf(limit))}</span></p>`;
      const known = promised();
      return html`<div class="promise"><label for="promised">${say(limit.kind === "around" ? "timeSet" : "timePromised")}</label>
        <input class="field" type="time" id="promised" data-promised value="${known}">
        <button class="edge-key" data-do="keepPromise">${icon("check", {size: 20})}${say("keepTime")}</button>
        ${known && html`<p class="limit-text">${windowWords(limit, windowOf(limit, minuteOf(known)))}</p>`}</div>`;
    },
    actions: {
      keepPromise(target, at) {
        const field = document.querySelector("[data-promised]");
        const moment = momentAt(field.value);
        if (moment === null) return field.focus();
        return keep(() => recorder.promise(standard.id, moment, {at}));
      },
    },
  };
}
