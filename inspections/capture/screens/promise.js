// The time that was promised: in the log when it is said, shown until a look is held against it.
import {html} from "../html.js";
import {icon} from "../icons.js";
import {promiseOn} from "../visit.js";
import {windowOf, windowWords} from "../limits.js";
import {fieldTime, minuteOfDay, momentOfField, say} from "../words.js";

const DAY = 24 * 3_600_000;

/** "22:05" on the clocks of the house as the nearest such moment to now, epoch ms; null if it is no time. */
export function momentAt(text, now = Date.now()) {
  const near = [-DAY, 0, DAY].map((days) => momentOfField(`${fieldTime(now + days).slice(0, 10)}T${text}`));
  if (near.includes(null)) return null;
  return near.reduce((best, one) => (Math.abs(one - now) < Math.abs(best - now) ? one : best));
}

export function makePromise({keep, recorder}, standard, limit) {
  const wanted = ["around", "quoted"].includes(limit.kind);
  const promised = () => promiseOn(recorder.state, standard.id)?.promised_at;

  return {
    ready: () => !wanted || Boolean(promised()),
    markup() {
      if (!wanted)
        return html`<p class="limit-line"><span class="limit-text">${windowWords(limit, windowOf(limit))}</span></p>`;
      const known = promised();
      return html`<div class="promise"><label for="promised">${say(limit.kind === "around" ? "timeSet" : "timePromised")}</label>
        <input class="field" type="time" id="promised" data-promised value="${known && fieldTime(known).slice(11)}">
        <button class="edge-key" data-do="keepPromise">${icon("check", {size: 20})}${say("keepTime")}</button>
        ${known && html`<p class="limit-text">${windowWords(limit, windowOf(limit, minuteOfDay(known)))}</p>`}</div>`;
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
