// A call while it lasts and after it: how it stands, the call in ticks, its figures, and the keys that may follow.
import {html, put} from "../html.js";
import {icon} from "../icons.js";
import {tickLine, timeLine} from "../ticks.js";
import {callTicks} from "../call_ticks.js";
import {figures, isOpen, mayFollow, stateOf} from "../contacts.js";
import {mark} from "../clock.js";
import {elapsed} from "../timing.js";
import {within} from "../client.js";
import {buzz} from "../touch.js";
import {clockSeconds, number, say, span, tenthsMark, time, timeParts} from "../words.js";
import {contactName} from "./contact_words.js";
import {figuresMarkup} from "./call_figures.js";

const SIGNS = {
  dialled: "phone", rang: "bell", answered: "phone", held: "pause", resumed: "play", transferred: "passed", ended: "hungUp",
};
/** The figure that each state's clock is held against. */
const CLOCKS = {ringing: "time_to_answer", on_hold: "longest_hold", passed_on: "longest_hold"};

export function callView({client, contact, limits, sealed, root}, place, foot) {
  place.innerHTML = html`<p class="second contact-where">${contactName(client.recorder.pack, contact())}</p>
    <div class="contact-head"><h1 tabindex="-1" class="contact-state"></h1><p class="running" role="timer"><span class="running-whole"></span><span class="running-tenth"></span></p></div>
    <div class="contact-clock"></div><div class="call-rings"></div>
    <div class="call-drawing"><p class="call-caption second"></p><div class="call-ticks"></div><div class="call-labels" aria-hidden="true"></div></div>
    <div class="call-columns"><div class="call-figures"></div><div class="call-log"></div></div>`.text;
  const find = (selector) => place.querySelector(selector);
  const limitMs = {
    time_to_answer: limits.time_to_answer?.ms ?? limits.rings?.ms ?? null,
    longest_hold: limits.longest_hold?.ms ?? null,
  };
  let past = null;

  function draw() {
    const call = contact();
    const state = stateOf(call);
    put(find(".contact-state"), say(`call.${state}`));
    put(find(".call-log"), logMarkup(call, sealed()));
    put(foot, sealed() ? "" : keysMarkup(client, call, state));
    root.dataset.state = state;
    step();
  }

  function step() {
    const call = contact();
    const state = stateOf(call);
    const now = mark();
    const found = figures(call, isOpen(call) ? now : null);
    drawTime(call, state, found, now);
    put(find(".call-rings"), ["dialling", "ringing"].includes(state) ? ringsMarkup(found.rings ?? 0, limits.rings) : "");
    put(find(".call-figures"), figuresMarkup(found, limits, state));
    drawTicks(call, state, now);
  }

  /** The time that counts now: until someone answers, this wait, else the conversation. */
  function drawTime(call, state, found, now) {
    const ms = clockMs(call, state, found, now);
    const [whole, tenth] = timeParts(ms);
    put(find(".running-whole"), whole);
    put(find(".running-tenth"), ms < 600_000 ? tenthsMark(tenth) : "");
    root.classList.toggle("hours", ms >= 3_600_000);
    const limit = limitMs[CLOCKS[state]];
    const isPast = Boolean(limit) && ms > limit;
    root.classList.toggle("late", isPast);
    if (past === `${state} false` && isPast) buzz([10, 60, 10]);
    past = `${state} ${isPast}`;
    put(find(".contact-clock"), limit ? html`${timeLine(ms, limit)}<span class="limit-text">${span(limit)}</span>` : "");
  }

  function drawTicks(call, state, now) {
    const box = find(".call-ticks");
    const width = box.clientWidth || 350;
    const room = Math.floor(width / (width > 500 ? 7.8 : 5));
    const {ticks, each, ms, labels} = callTicks(call, {now, room, holdMs: limitMs.longest_hold});
    put(box, tickLine(ticks, {classes: "call"}));
    put(find(".call-caption"), html`<span>${each > 1 ? say("callSoFarEach", {n: each}) : say("callSoFar")}</span><span class="figure">${time(ms)}</span>`);
    drawLabels(find(".call-labels"), labels, {width, count: ticks.length, current: isOpen(call)});
  }

  return {draw, step, actions: {}};
}

function clockMs(call, state, found, now) {
  if (state === "new") return 0;
  if (state === "dialling") return elapsed(call.steps[0].mark, now).ms;
  if (state === "ringing") return found.time_to_answer?.ms ?? 0;
  if (["on_hold", "passed_on"].includes(state)) return found.holds.at(-1)?.ms ?? 0;
  return (found.handling_time ?? found.time_to_answer)?.ms ?? 0;
}

/** Rings as circles up to the limit, which stands in gold behind the last that keeps it. */
function ringsMarkup(rings, limit) {
  const count = Math.min(9, Math.max(rings, limit?.rings ?? 0));
  const circles = Array.from({length: count}, (_, i) => {
    const over = limit && i >= limit.rings;
    const circle = html`<span class="ring-dot ${i < rings ? (over ? "over" : "rung") : ""}">${i < rings && icon("check", {stroke: 2, size: 20})}</span>`;
    return html`${circle}${limit && i === limit.rings - 1 && html`<span class="ring-end"></span>`}`;
  });
  return html`<div class="ring-dots" aria-hidden="true">${circles}</div><p><b>${number(rings)} ${say("rings", {n: rings})}</b>
    ${limit && html`<small>${say("limitIs", {words: number(limit.rings)})}</small>`}</p>`;
}

/** The taps, last first; rings that follow each other are one line. The last can always be taken back. */
function logMarkup({steps}, sealed) {
  const groups = [];
  for (const step of steps) {
    if (step.step === "rang" && groups.at(-1)?.step === "rang") groups.at(-1).count += 1;
    else groups.push({step: step.step, at: step.at, count: 1});
  }
  const rows = groups.map(
    ({step, at, count}, i) =>
      html`<li class="${i === groups.length - 1 ? "now" : ""}"><span>${step === "rang" ? `${number(count)} ${say("rings", {n: count})}` : say(`step.${step}`)}</span><span class="figure">${clockSeconds(at)}</span></li>`,
  );
  return html`<ol>${rows.reverse()}</ol>${steps.length > 0 && !sealed && html`<button class="plain-key undo-step" data-do="undoStep">${icon("undo")}<span>${say("undoLastTap")}</span></button>`}`;
}

/** The states that may follow now and no others: the likeliest is the giant one, ringing has two. */
function keysMarkup(client, call, state) {
  const follow = mayFollow(call);
  const giants = state === "ringing" ? ["rang", "answered"] : follow.slice(0, 1);
  const rest = state === "ringing" ? [] : follow.slice(1);
  const rings = call.steps.filter(({step}) => step === "rang").length;
  const last = call.steps.at(-1);
  const undo =
    last && html`<button class="plain-key undo-small" data-do="undoStep">${icon("undo")}<span>${last.step === "rang" ? say("undoRing", {n: rings}) : say("undoStep", {name: say(`step.${last.step}`)})}</span></button>`;
  if (!follow.length) return onwardMarkup(client, call, undo);
  const noAnswer =
    state === "ringing" && html`<button class="plain-key" data-down="mark" data-step="ended">${icon("hungUp")}<span>${say("noAnswer")}</span></button>`;
  return html`<div class="contact-keys">${giants.map((step) => giant(step, state, step === giants.at(-1)))}
    ${rest.length > 0 && html`<div class="contact-rest" data-count="${rest.length}">${rest.map((step) => smaller(step, state))}</div>`}
    <div class="contact-small">${undo}${noAnswer}</div></div>`;
}

/** After the call, on with its department. */
const onwardMarkup = (client, call, undo) => html`<div class="contact-keys">${
  call.department &&
  html`<a class="main-key key" href="${within(client, `d/${call.department}`)}"><span><b>${contactName(client.recorder.pack, call)}</b></span>${icon("onward")}</a>`
}<div class="contact-small">${undo}</div></div>`;

const keyName = (step, state) => (step === "ended" && ["dialling", "ringing"].includes(state) ? say("noAnswer") : say(`key.${step}`));
const HINTS = {dialled: "hintDialled", rang: "hintRang"};
const giant = (step, state, filled) => html`<button class="giant-key ${filled ? "filled" : ""}" data-down="mark" data-step="${step}">
  <span>${icon(SIGNS[step], {size: 30})}<b>${keyName(step, state)}</b></span>${HINTS[step] && html`<small>${say(HINTS[step])}</small>`}</button>`;
const smaller = (step, state) => html`<button class="giant-key low" data-down="mark" data-step="${step}">
  <span>${icon(SIGNS[step], {size: 26})}<b>${keyName(step, state)}</b></span></button>`;

/** Names under the ticks, each where it began; where two would touch, the later one stays. */
function drawLabels(place, labels, {width, count, current}) {
  const pitch = width / Math.max(1, count);
  const shown = [];
  let free = width;
  for (const {step, tick} of labels.toReversed()) {
    const name = say(`step.${step}`);
    const from = Math.min(tick * pitch, width - name.length * 8.8);
    if (from + name.length * 8.8 > free) continue;
    free = from - 8;
    shown.unshift({name, from, now: current && step === labels.at(-1).step && tick === labels.at(-1).tick});
  }
  put(place, shown.map(({name, now}) => html`<span class="${now ? "now" : ""}">${name}</span>`));
  [...place.children].forEach((label, i) => label.style.setProperty("--from", `${shown[i].from}px`));
}
