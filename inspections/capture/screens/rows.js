// The rows of a department: open with three equal answers, just answered, settled, or asking for what was seen.
import {html} from "../html.js";
import {icon, letter} from "../icons.js";
import {dialMs, isPast, limitWords} from "../limits.js";
import {lookAt, needsNote, stopwatchOn} from "../journey.js";
import {mayStop} from "../measuring.js";
import {msOf} from "../client.js";
import {clock, said, say, time} from "../words.js";

export const ANSWERS = ["met", "not_met", "not_applicable"];
const STARTS = ["within", "wait", "every"];

const SIGNS = {met: "check", not_met: "cross"};
const sign = (answer) => (SIGNS[answer] ? letter(SIGNS[answer]) : html`<span class="na">${say("na")}</span>`);

/** The three answers as one radio group with its full name. Nothing is chosen beforehand. */
export function answers(standard, chosen) {
  const radios = ANSWERS.map(
    (answer, i) => html`<button role="radio" class="answer ${answer}" data-do="answer" data-answer="${answer}"
    aria-checked="${answer === chosen}" tabindex="${answer === chosen || (!chosen && i === 0) ? 0 : -1}"
    aria-label="${say(`answer.${answer}`)}">${sign(answer)}</button>`,
  );
  return html`<div class="answers" role="radiogroup" aria-label="${said(standard.text)}">${radios}</div>`;
}

/** How a row stands: 'settled', 'asks' (not met, without what was seen) or 'open'. */
export function standingOf(state, standard) {
  const look = lookAt(state, standard.id);
  if (!look || stopwatchOn(state, standard.id)) return "open";
  return needsNote(state, look) ? "asks" : "settled";
}

/** One row, as it stands. `undo`: whether its last answer can still be taken back here. */
export function row(client, {standard, number}, {standing, undo}) {
  const {state} = client.recorder;
  const look = lookAt(state, standard.id);
  const parts = {client, standard, number, look, undo, href: `#/v/${client.recorder.visit.id}/s/${standard.id}`};
  if (client.recorder.sealed) return look ? settledRow(parts) : unansweredRow(parts);
  if (standing === "open") return openRow(parts);
  return standing === "asks" ? askingRow(parts) : settledRow(parts);
}

function openRow({client, standard, number, look, undo, href}) {
  const watch = stopwatchOn(client.recorder.state, standard.id);
  return html`<li class="row open ${look && !watch ? "answered" : ""}" data-standard="${standard.id}">
    <span class="row-number">${number}</span>
    <div class="row-words"><a class="row-text bare" href="${href}">${said(standard.text)}</a>
      ${standard.critical && html`<span class="critical">${icon("critical", {size: 16, stroke: 2})}${say("critical")}</span>`}</div>
    <div class="row-time">${undo ? undoKey(standard) : timeKey(client, standard, watch, look, href)}</div>
    ${answers(standard, look?.answer)}</li>`;
}

const undoKey = (
  standard,
) => html`<button class="row-undo" data-do="undoRow" aria-label="${say("undoNamed", {name: said(standard.text)})}">
  ${letter("undo")}<span>${say("undo")}</span></button>`;

function timeKey(client, standard, watch, look, href) {
  const limit = client.recorder.limit(standard.id);
  if (!limit) return "";
  if (watch) return runningKey(limit, watch, standard);
  if (look) return html`<span class="row-figure">${figure(look)}</span>`;
  const words = html`<b class="limit-text">${limitWords(limit)}</b>`;
  if (STARTS.includes(limit.kind)) {
    return html`<button class="row-start" data-down="start" aria-label="${say("startNamed", {name: said(standard.text), limit: limitWords(limit)})}">
      ${letter("play")}<b>${say("start")}</b>${words}</button>`;
  }
  if (limit.kind === "between")
    return html`<button class="row-start" data-down="now">${icon("clock", {size: 20})}<b>${say("now")}</b>${words}</button>`;
  const key = limit.kind === "rings" ? ["bell", "count"] : ["clock", "setTime"];
  return html`<a class="row-start bare key" href="${href}">${icon(key[0], {size: 20})}<b>${say(key[1])}</b>${words}</a>`;
}

function runningKey(limit, watch, standard) {
  const whole = dialMs(limit);
  const against = whole ? say("of", {whole: time(whole, {tenths: false})}) : "";
  return html`<button class="row-running" data-down="stopRow" data-row-watch="${watch.id}" ${mayStop(limit, watch) ? "" : "disabled"} aria-label="${say("stopNamed", {name: said(standard.text)})}">
    ${icon("stop", {size: 20})}<b class="figure"></b><span>${against}</span></button>
    <span class="row-runs" data-row-watch="${watch.id}"><b class="figure"></b> <span>${against}${whole && ", "}${say("runningNow")}</span></span>`;
}

/** What was measured, in the fewest figures. */
export function figure(look) {
  const measured = look?.measured;
  if (!measured) return "";
  if (measured.ms !== undefined && measured.ms !== null) return time(measured.ms);
  if (measured.rings) return say("ringsOnly", {n: measured.rings});
  if (measured.done_at) return clock(measured.done_at);
  return measured.gaps_ms?.length ? time(Math.max(...measured.gaps_ms)) : "";
}

const settledRow = ({
  standard,
  look,
  href,
}) => html`<li class="row settled ${look.answer}" data-standard="${standard.id}">
  <a class="bare" href="${href}"><span class="row-sign">${sign(look.answer)}<span class="hidden-name">${say(`answer.${look.answer}`)}</span></span>
    <span class="row-text cut">${said(standard.text)}</span><b class="row-figure">${figure(look)}</b>
    <span class="row-clock">${clock(look.observed_at)}</span></a></li>`;

/** In a submitted visit: nothing can be answered any more. */
const unansweredRow = ({standard, href}) => html`<li class="row settled unanswered" data-standard="${standard.id}">
  <a class="bare" href="${href}"><span class="row-sign" aria-hidden="true">–</span>
    <span class="row-text cut">${said(standard.text)}</span><span class="row-clock">${say("notAnswered")}</span></a></li>`;

const askingRow = ({standard, look, href}) => html`<li class="row asks" data-standard="${standard.id}">
  <a class="bare" href="${href}"><span class="row-sign bad">${sign("not_met")}<span class="hidden-name">${say(`answer.${look.answer}`)}</span></span>
    <span class="row-text">${said(standard.text)}</span>
    <span class="row-add">${icon("pen", {size: 20})}<span class="wide-only">${say("addWhatYouSaw")}</span><span class="narrow-only">${say("add")}</span></span></a></li>`;

/** Steps the running figures of a row. */
export function stepRow(client, element) {
  for (const place of element.querySelectorAll("[data-row-watch]")) {
    const watch = client.recorder.state.stopwatches.get(place.dataset.rowWatch);
    const ms = msOf(watch);
    const text = time(ms, {tenths: false});
    const shown = place.querySelector(".figure");
    if (shown.textContent !== text) shown.textContent = text;
    place.classList.toggle("late", isPast(client.recorder.limit(watch.standard), ms));
  }
}
