// "Started late?": how much and why. The start is put right by what was missed; the first one stays in the log.
import {html} from "../html.js";
import {icon} from "../icons.js";
import {msOf} from "../client.js";
import {say, span, time} from "../words.js";

const AMOUNTS = [2000, 5000, 10_000, 30_000];
const REASONS = ["lateSeen", "lateHidden", "lateHands"];

export function startedLate(client, id) {
  const shut = {open: false, ms: 0, reason: null};
  const late = {...shut};
  const change = (draw, changed) => {
    Object.assign(late, changed);
    draw();
  };
  late.actions = (draw) => ({
    openLate: () => change(draw, {open: true}),
    closeLate: () => change(draw, shut),
    lateBy: (target) => change(draw, {ms: Number(target.dataset.ms)}),
    lateWhy: (target) => change(draw, {reason: target.dataset.reason}),
    async keepLate() {
      const {ms, reason} = late;
      if (await client.keep(() => client.recorder.startEarlier(id, {ms, reason: say(reason)}))) change(draw, shut);
    },
  });
  return late;
}

export function lateMarkup(client, watch, late) {
  if (watch.laps.length || watch.stopped) return "";
  if (!late.open) {
    return html`<button class="late-open link-row inset" data-do="openLate">${icon("drift")}<span><span><b>${say("startedLate")}</b> ${say("adjustWithReason")}</span></span>${icon("onward", {size: 20})}</button>`;
  }
  const amounts = AMOUNTS.map(
    (ms) =>
      html`<button class="edge-key" data-do="lateBy" data-ms="${ms}" aria-pressed="${ms === late.ms}">+${span(ms)}</button>`,
  );
  const reasons = REASONS.map(
    (name) =>
      html`<button class="edge-key" data-do="lateWhy" data-reason="${name}" aria-pressed="${name === late.reason}">${say(name)}</button>`,
  );
  const now = msOf(watch);
  return html`<div class="late-choice inset"><h2>${say("startedLate")}</h2><div class="chips">${amounts}</div><div class="chips">${reasons}</div>
    ${late.ms > 0 && html`<p class="second">${say("withAdded", {span: span(late.ms), measured: time(now, {tenths: true}), sum: time(now + late.ms, {tenths: true})})}</p>`}
    <div class="late-keys"><button class="plain-key" data-do="closeLate">${say("cancel")}</button>
    <button class="edge-key" data-do="keepLate" ${late.ms && late.reason ? "" : "disabled"}>${say("keepBoth")}</button></div></div>`;
}
