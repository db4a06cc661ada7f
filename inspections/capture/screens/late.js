// "Started late?" and "Stopped late?": how much and why. A time is put right by what was missed; the first one stays in the log.
import {html} from "../html.js";
import {icon} from "../icons.js";
import {answerBy, putRight} from "../measuring.js";
import {msOf} from "../client.js";
import {say, span, time} from "../words.js";

const AMOUNTS = [2000, 5000, 10_000, 30_000, 60_000, 120_000];
const REASONS = ["lateSeen", "lateHidden", "lateHands"];
const SHUT = {open: "", ms: 0, reason: null};

/** What is being put right, if anything. `keep(what, {ms, reason})` records it; what it answers is whether it was kept. */
function lateness(keep) {
  const late = {...SHUT};
  const change = (draw, changed) => {
    Object.assign(late, changed);
    draw();
  };
  late.actions = (draw) => ({
    openLate: (target) => change(draw, {...SHUT, open: target.dataset.late}),
    closeLate: () => change(draw, SHUT),
    lateBy: (target) => change(draw, {ms: Number(target.dataset.ms)}),
    lateWhy: (target) => change(draw, {reason: target.dataset.reason}),
    async keepLate() {
      const {open, ms, reason} = late;
      if (await keep(open, {ms, reason: say(reason)})) change(draw, SHUT);
    },
  });
  return late;
}

/** Of a stopwatch that runs: its start. */
export const startedLate = (client, id) => lateness((_, late) => client.keep(() => client.recorder.startEarlier(id, late)));

/** Of a time that is taken: where it began or ended. The answer is again the one that the time gives. */
export const takenLate = ({client, limit, look}) =>
  lateness((which, {ms, reason}) => {
    const {id, measured} = look();
    const right = putRight(measured, LATE[which].sign * ms);
    const words = say(LATE[which].note, {span: span(ms), reason});
    return client.keep(() => client.recorder.correct(id, {answer: answerBy(limit, right), measured: right, reason: words}));
  });

/** What can be late, and which way that moves the time. */
const LATE = {
  startedLate: {title: "startedLate", note: "startedLateNote", told: "withAdded", sign: 1},
  stoppedLate: {title: "stoppedLate", note: "stoppedLateNote", told: "withTakenOff", sign: -1},
};

export function lateMarkup(client, watch, late) {
  if (watch.laps.length || watch.stopped) return "";
  if (!late.open) {
    return html`<button class="late-open link-row inset" data-do="openLate" data-late="startedLate">${icon("drift")}<span><span><b>${say("startedLate")}</b> ${say("adjustWithReason")}</span></span>${icon("onward", {size: 20})}</button>`;
  }
  return choiceMarkup(late, msOf(watch));
}

/** Beside a time that is taken: both keys, or the choice that one of them opened. */
export const takenLateMarkup = (late, {ms}) =>
  late.open
    ? choiceMarkup(late, ms)
    : html`<p class="late-taken">${Object.entries(LATE).map(([which, {title}]) => html`<button class="small-key" data-do="openLate" data-late="${which}">${say(title)}</button>`)}</p>`;

function choiceMarkup(late, ms) {
  const {title, told, sign} = LATE[late.open];
  const amounts = AMOUNTS.filter((more) => ms + sign * more > 0).map(
    (more) =>
      html`<button class="edge-key" data-do="lateBy" data-ms="${more}" aria-pressed="${more === late.ms}">${sign > 0 ? "+" : "−"}${span(more)}</button>`,
  );
  const reasons = REASONS.map(
    (name) =>
      html`<button class="edge-key" data-do="lateWhy" data-reason="${name}" aria-pressed="${name === late.reason}">${say(name)}</button>`,
  );
  const values = {span: span(late.ms), measured: time(ms, {tenths: true}), sum: time(ms + sign * late.ms, {tenths: true})};
  return html`<div class="late-choice inset"><h2>${say(title)}</h2><div class="chips">${amounts}</div><div class="chips">${reasons}</div>
    ${late.ms > 0 && html`<p class="second">${say(told, values)}</p>`}
    <div class="late-keys"><button class="plain-key" data-do="closeLate">${say("cancel")}</button>
    <button class="edge-key" data-do="keepLate" ${late.ms && late.reason ? "" : "disabled"}>${say("keepBoth")}</button></div></div>`;
}
