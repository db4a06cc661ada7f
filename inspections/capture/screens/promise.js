// The time that was promised: set when it is said, kept on the device until it is held against what came.
import {html} from "../html.js";
import {icon} from "../icons.js";
import {momentOf} from "../client.js";
import {windowOf, windowWords} from "../limits.js";
import {minuteText, say} from "../words.js";

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

export function makePromise(client, standard, limit, redraw) {
  const wanted = ["around", "quoted"].includes(limit.kind);
  const key = `promises:${client.recorder.visit.id}`;
  let minute;
  if (wanted)
    client.store.getMeta(key).then((all) => {
      minute = all?.[standard.id];
      redraw();
    });

  return {
    ready: () => !wanted || minute !== undefined,
    moment: () => (wanted && minute !== undefined ? momentOf({wall: momentAt(minuteText(minute))}) : null),
    markup() {
      if (!wanted)
        return html`<p class="limit-line"><span class="limit-text">${windowWords(limit, windowOf(limit))}</span></p>`;
      const known = minute !== undefined;
      return html`<div class="promise"><label for="promised">${say(limit.kind === "around" ? "timeSet" : "timePromised")}</label>
        <input class="field" type="time" id="promised" data-promised value="${known ? minuteText(minute) : ""}">
        <button class="edge-key" data-do="keepPromise">${icon("check", {size: 20})}${say("keepTime")}</button>
        ${known && html`<p class="limit-text">${windowWords(limit, windowOf(limit, minute))}</p>`}</div>`;
    },
    actions: {
      async keepPromise() {
        const {value} = document.querySelector("[data-promised]");
        if (!value) return document.querySelector("[data-promised]").focus();
        const kept = await client.keep(async () => {
          await client.store.setMeta(key, {...(await client.store.getMeta(key)), [standard.id]: minuteOf(value)});
          return true;
        });
        if (kept) minute = minuteOf(value);
        return redraw();
      },
    },
  };
}
