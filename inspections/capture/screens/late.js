// "Started late?": how much and why. The time is started again with what was missed; the first start stays in the log.
import {html} from "../html.js";
import {icon} from "../icons.js";
import {msOf, within} from "../client.js";
import {say, span, time} from "../words.js";

const AMOUNTS = [2000, 5000, 10_000, 30_000];
const REASONS = ["lateSeen", "lateHidden", "lateHands"];

export function startedLate(client, id) {
  const late = {open: false, ms: 0, reason: null};
  late.actions = (draw) => ({
    openLate() {
      late.open = true;
      draw();
    },
    closeLate() {
      Object.assign(late, {open: false, ms: 0, reason: null});
      draw();
    },
    lateBy(target) {
      late.ms = Number(target.dataset.ms);
      draw();
    },
    lateWhy(target) {
      late.reason = target.dataset.reason;
      draw();
    },
    keepLate: () => startAgain(client, id, late),
  });
  return late;
}

/** The start is made again, earlier by what was missed, and the first one undone. Both stay in the log. */
async function startAgain(client, id, {ms, reason}) {
  const {recorder} = client;
  const {standard, label, started} = recorder.state.stopwatches.get(id);
  const first = recorder.state.events.find(
    (event) => event.kind === "stopwatch_started" && event.body.stopwatch === id,
  );
  const again = await client.keep(async () => {
    const why = say("lateNote", {span: span(ms), reason: say(reason)});
    const events = await recorder.startStopwatch({
      standard: standard ?? undefined,
      label: label || undefined,
      agoMs: ms,
      reason: why,
      at: started,
    });
    await recorder.undo([first.id]);
    return events;
  });
  if (again) location.replace(within(client, `w/${again[0].body.stopwatch}`));
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
