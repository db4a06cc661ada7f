// The tray under the thumb: up to three stopwatches, each with its Stop, and the screen's own key at the right.
// Of more than three the newest is always among them; the others stand above, each one tap away.
import {html, put} from "./html.js";
import {icon} from "./icons.js";
import {smallRing, stepRing} from "./dial.js";
import {dialMs, isPast} from "./limits.js";
import {mayStop} from "./measuring.js";
import {msOf, runningNow, within} from "./client.js";
import {seatsFor} from "./reader.js";
import {ofStandard} from "./visit.js";
import {buzz} from "./touch.js";
import {gap, number, said, say, time} from "./words.js";

const STAYS_MS = 8000;

/** A stopwatch without a standard leads to naming it. */
const addressOf = (watch) => (watch.standard ? `w/${watch.id}` : `n/${watch.id}`);

/** What a stopwatch is called: its label, its standard's department and number there, or that it has no name yet. */
export function nameOf(client, watch) {
  if (watch.label) return watch.label;
  const standard = client.recorder.standards.get(watch.standard);
  if (!standard) return say("unnamed");
  const {title, standards} = client.recorder.pack.departments.find(({id}) => id === standard.department);
  return `${said(title)} ${number(standards.findIndex(({id}) => id === standard.id) + 1)}`;
}

/** Where there is no room for it all, the number stays: three stopwatches of one department are told apart by it. */
export function cutName(name, classes = "") {
  const [, words, no] = /^(.*\S)(\s\d+)$/.exec(name) ?? ["", name, ""];
  return html`<span class="cut-name ${classes}"><span class="cut">${words}</span>${no && html`<span>${no}</span>`}</span>`;
}

export const limitOf = (client, watch) => (watch.standard ? client.recorder.limit(watch.standard) : null);

/**
 * A tray in `foot`. `mainKey()` gives the key at the right. A stopped stopwatch keeps its place for eight seconds,
 * with Undo: nothing moves under a thumb.
 */
export function makeTray(client, foot, mainKey, {offerNew = true} = {}) {
  let places = [];
  const stopped = new Map();

  const arrange = () => {
    const watches = runningNow(client).map((watch) => ({id: watch.id, ms: msOf(watch), whole: dialMs(limitOf(client, watch))}));
    places = seatsFor(places, watches, new Set(stopped.keys()));
    return watches.map(({id}) => id).filter((id) => !places.includes(id));
  };
  const draw = () => {
    if (client.recorder.sealed) return put(foot, sealedKey(client));
    const more = arrange();
    const seen = places;
    const cells = seen.map((id) => cell(client, client.recorder.state.stopwatches.get(id), stopped.get(id)));
    if (offerNew && seen.length < 3) cells.push(newKey());
    foot.classList.toggle("one-line", seen.length <= 1);
    put(
      foot,
      html`${more.length > 0 && moreLine(client, more)}<div class="tray" data-cells="${cells.length + 1}">
      ${cells}<div class="tray-main">${mainKey()}</div></div>`,
    );
    return step();
  };
  const step = () => {
    const now = new Map(runningNow(client).map((watch) => [watch.id, watch]));
    for (const element of foot.querySelectorAll("[data-watch]")) {
      const watch = now.get(element.dataset.watch);
      if (watch) stepCell(client, element, watch);
    }
  };
  const free = (id) => {
    stopped.delete(id);
    draw();
  };
  const actions = {
    async stop(element, at) {
      const id = element.closest("[data-watch]").dataset.watch;
      if (stopped.has(id)) return undefined;
      stopped.set(id, {ids: []}); // keeps its place while it is being written
      const events = await client.keep(() => client.recorder.stop(id, {at}));
      if (!events) return free(id);
      stopped.set(id, {ids: events.map((event) => event.id), timer: setTimeout(free, STAYS_MS, id)});
      return draw();
    },
    async resume(element) {
      const id = element.closest("[data-watch]").dataset.watch;
      const {ids, timer} = stopped.get(id) ?? {};
      if (ids?.length && (await client.keep(() => client.recorder.undo(ids)))) {
        clearTimeout(timer);
        free(id);
      }
    },
    start: async (element, at) => client.keep(() => client.recorder.startStopwatch({at})),
  };
  return {draw, step, actions, close: () => stopped.forEach(({timer}) => clearTimeout(timer))};
}

/** Of a submitted visit no stopwatch can be started or stopped. */
const sealedKey = (client) => html`<div class="tray" data-cells="1"><div class="tray-main"><a class="tray-key bare key" href="${within(client, "r")}">
  <span><b>${say("submittedTitle")}</b><small>${say("seeReceipt")}</small></span>${icon("onward")}</a></div></div>`;

const newKey = () => html`<button class="tray-new" data-down="start">${icon("timer")}<span><b>${say("newStopwatch")}</b>
  <small>${say("nameItLater")}</small></span></button>`;

/** The others, each with its time: a tap opens it. */
const moreLine = (client, ids) => html`<div class="tray-more" role="group" aria-label="${say("moreRunning", {n: ids.length})}">${ids.map((id) => {
  const watch = client.recorder.state.stopwatches.get(id);
  const name = nameOf(client, watch);
  return html`<a class="tray-other bare" data-watch="${id}" href="${within(client, addressOf(watch))}" aria-label="${say("openStopwatch", {name})}"><b class="figure"></b>${cutName(name)}</a>`;
})}</div>`;

function cell(client, watch, gone) {
  const name = nameOf(client, watch);
  if (gone && watch.stopped) return stoppedCell(client, watch, name);
  const limit = limitOf(client, watch);
  const whole = dialMs(limit);
  return html`<div class="tray-cell" data-watch="${watch.id}">
    <a class="tray-open bare" href="${within(client, addressOf(watch))}" aria-label="${say("openStopwatch", {name})}">
      <b class="figure"></b><small class="against">${whole && say("of", {whole: time(whole, {tenths: false})})}</small>
      ${cutName(name, "tray-name")}</a>
    <button class="tray-stop" data-down="stop" ${mayStop(limit, watch) ? "" : "disabled"} aria-label="${say("stopNamed", {name})}">${smallRing({limit: Boolean(whole)})}</button></div>`;
}

function stoppedCell(client, watch, name) {
  const look = ofStandard(client.recorder.state, watch.standard).find((one) => one.measured?.stopwatch === watch.id);
  const tone = look ? (look.answer === "met" ? "good" : "bad") : "";
  return html`<div class="tray-cell gone" data-watch="${watch.id}">
    <a class="tray-open bare" href="${within(client, watch.standard ? `s/${watch.standard}` : `n/${watch.id}`)}">
      <b class="figure ${tone}">${time(msOf(watch))}</b><small class="against">${look && say(`answer.${look.answer}`)}</small>
      ${cutName(name, "tray-name")}</a>
    <button class="tray-undo" data-do="resume" aria-label="${say("undoStopOf", {name})}">${icon("undo")}<small>${say("undo")}</small></button></div>`;
}

/** Steps one cell; a pulse when the limit passes. */
function stepCell(client, element, watch) {
  const limit = limitOf(client, watch);
  const whole = dialMs(limit);
  const ms = msOf(watch);
  const past = isPast(limit, ms);
  const figure = element.querySelector(".figure");
  const text = time(ms, {tenths: false});
  if (figure && figure.textContent !== text) figure.textContent = text;
  if (whole && past !== element.past) {
    if (element.past === false) buzz([10, 60, 10]);
    element.past = past;
    element.classList.toggle("late", past);
  }
  element.classList.toggle("long", ms >= 600_000 && past);
  if (whole && past && limit.kind !== "wait") {
    const over = `+${gap(Math.floor((ms - whole) / 1000) * 1000).replace(/[.,]0(?=\s)/, "")}`;
    const against = element.querySelector(".against");
    if (against && against.textContent !== over) against.textContent = over;
  }
  const ring = element.querySelector(".ring");
  if (ring) stepRing(ring, whole ? ms : ms % 60_000, whole ?? 60_000, {atLeast: limit?.kind === "wait"});
}
