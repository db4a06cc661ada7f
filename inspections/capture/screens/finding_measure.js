// What a limit is held against, by its kind: a stopwatch, rings counted by tap, or a time of day.
import {html, put} from "../html.js";
import {icon} from "../icons.js";
import {timeLine} from "../ticks.js";
import {overBy} from "../timing.js";
import {ringsOf} from "../measuring.js";
import {promiseOn} from "../visit.js";
import {limitLine, limitWords} from "../limits.js";
import {momentOf, msOf, within} from "../client.js";
import {clock, gap, number, say, time} from "../words.js";
import {mark} from "../clock.js";
import {makePromise, momentAt} from "./promise.js";
import {takenLate, takenLateMarkup} from "./late.js";

const BY_STOPWATCH = ["within", "wait", "every"];

export function makeMeasure({client, standard, look, stay, limit, watch}, section, redraw) {
  if (!limit) return {draw() {}, actions: {}};
  const {recorder} = client;
  const promise = makePromise(client, standard, limit);
  let entering = false;
  const late = takenLate({client, limit, look});
  /** A time by stopwatch can be put right; a call's steps are undone and tapped anew. */
  const mayPutRight = ({stopwatch}) => ["within", "wait"].includes(limit.kind) && stopwatch && !recorder.sealed;

  function draw() {
    const measured = look()?.measured;
    const sealed = recorder.sealed;
    if (watch() && !sealed) put(section, limit.kind === "rings" ? ringKeys() : runningMarkup());
    else if (measured) put(section, html`${measuredMarkup(limit, measured)}${mayPutRight(measured) && takenLateMarkup(late, measured)}`);
    else if (sealed) put(section, "");
    else if (BY_STOPWATCH.includes(limit.kind)) put(section, startMarkup());
    else put(section, limit.kind === "rings" ? ringKeys() : timeOfDayMarkup());
    step();
  }

  const runningMarkup =
    () => html`<div class="measure-row"><a class="figure-link bare" href="${within(client, `w/${watch().id}`)}"><span class="big-figure" data-figure></span></a>
    <p class="limit-line"><span class="limit-text">${limitLine(limit)}</span></p></div>
    <div class="measure-keys"><a class="edge-key bare key" href="${within(client, `w/${watch().id}`)}">${icon("timer")}${say("showStopwatch")}</a>
    <button class="main-key centred" data-down="stop">${icon("stop")}<span>${say("stop")}</span></button></div>`;

  const startMarkup =
    () => html`<div class="measure-keys"><button class="edge-key wide" data-down="start">${icon("play")}<b>${say("start")}</b><span class="limit-text">${limitWords(limit)}</span></button>
    ${limit.kind !== "every" && html`<button class="plain-key" data-do="enter">${say("enterATime")}</button>`}</div>${entering && enterMarkup()}`;

  const enterMarkup =
    () => html`<div class="enter"><label><span>${say("minutes")}</span><input class="field" data-minutes inputmode="numeric" pattern="[0-9]*" size="3"></label>
    <label><span>${say("seconds")}</span><input class="field" data-seconds inputmode="numeric" pattern="[0-9]*" size="3"></label>
    <button class="edge-key" data-do="keepEntered">${say("keepTime")}</button></div>`;

  const ringKeys = () => {
    const rings = watch() ? ringsOf(watch()).length : 0;
    return html`<div class="measure-row"><p class="big-figure">${number(rings)} <small>${say("rings", {n: rings})}</small></p><p class="limit-line"><span class="limit-text">${limitLine(limit)}</span><span data-figure></span></p></div>
      <div class="ring-keys"><button class="time-key" data-down="ring">${icon("bell", {size: 26})}<b>${say("itRang")}</b></button>
      <button class="time-key stop-key" data-down="stop" ${rings ? "" : "disabled"}>${icon("phone", {size: 26})}<b>${say("answered")}</b></button></div>`;
  };

  const timeOfDayMarkup = () =>
    html`${promise.markup()}${
      promise.ready() &&
      html`<div class="measure-keys"><button class="edge-key wide" data-down="now">${icon("clock")}<b>${say(limit.kind === "between" ? "seenNow" : "cameNow")}</b></button>
    <button class="plain-key" data-do="enter">${say(limit.kind === "between" ? "seenAt" : "cameAt")}</button></div>${
      entering &&
      html`<div class="enter"><label><span>${say("timeOfDay")}</span><input class="field" type="time" data-came></label>
    <button class="edge-key" data-do="keepCame">${say("keepTime")}</button></div>`
    }`
    }`;

  function step() {
    const place = section.querySelector("[data-figure]");
    if (!place || !watch()) return;
    const ms = msOf(watch());
    put(place, time(ms, {tenths: false}));
    place.classList.toggle("bad", limit.kind !== "wait" && limit.ms && ms > limit.ms && limit.kind !== "rings");
  }

  const value = (name) => section.querySelector(`[data-${name}]`)?.value ?? "";
  const measure = async (measured, at) => {
    const events = await client.keep(() => recorder.measure(standard.id, measured, {at}));
    if (!events) return;
    entering = false;
    stay();
    redraw();
  };
  const timesOfDay = (done) => {
    const promised = promiseOn(recorder.state, standard.id)?.promised_at;
    return {...(promised ? {promised_at: promised} : {}), done_at: done};
  };

  return {
    draw,
    step,
    actions: {
      ...promise.actions,
      ...late.actions(draw),
      start: (target, at) => (watch() ? null : client.keep(() => recorder.startStopwatch({standard: standard.id, at}))),
      async stop(target, at) {
        if (await client.keep(() => recorder.stop(watch().id, {at}))) stay();
      },
      ring: (target, at) =>
        client.keep(async () => {
          const id = watch()?.id ?? (await recorder.startStopwatch({standard: standard.id, at}))[0].body.stopwatch;
          return recorder.ring(id, {at});
        }),
      now: (target, at) => measure(timesOfDay(momentOf(at)), at),
      enter() {
        entering = !entering;
        draw();
        section.querySelector(".enter input")?.focus();
      },
      keepEntered(target, at) {
        const ms = (Number(value("minutes")) * 60 + Number(value("seconds").replace(",", "."))) * 1000;
        if (Number.isFinite(ms) && ms > 0) return measure({ms: Math.round(ms), precision_ms: 1000}, at);
        return section.querySelector("[data-minutes]").focus();
      },
      keepCame() {
        const wall = momentAt(value("came"));
        return wall
          ? measure(timesOfDay(momentOf({wall})), {...mark(), wall})
          : section.querySelector("[data-came]").focus();
      },
    },
  };
}

/** The measured figure with its limit, and the same laid straight in ticks. */
function measuredMarkup(limit, measured) {
  const over = overBy(limit, measured);
  const past = over !== null && over > 0;
  const parts = [html`<span class="limit-text">${limitLine(limit)}</span>`];
  if (over !== null && over !== 0) parts.push(say(past ? "pastBy" : "spareBy", {gap: gap(Math.abs(over))}));
  const line = measured.ms !== undefined && limit.ms ? timeLine(measured.ms, limit.ms) : "";
  return html`<div class="measure-row ${past ? "late" : ""}"><p class="big-figure">${bigFigure(limit, measured)}</p>
    <p class="limit-line"><span>${parts[0]}${parts[1] && html`, ${parts[1]}`}</span>${measured.precision_ms && html`<small>${say("toAbout", {s: number(measured.precision_ms / 1000, 1)})}</small>`}</p></div>
    ${line}`;
}

function bigFigure(limit, measured) {
  if (limit.kind === "rings")
    return html`${number(measured.rings ?? 0)} <small>${say("rings", {n: measured.rings ?? 0})}${measured.ms !== undefined && `, ${time(measured.ms)}`}</small>`;
  if (limit.kind === "every")
    return html`${time(Math.max(...measured.gaps_ms))} <small>${say("longestOf", {n: measured.gaps_ms.length})}</small>`;
  if (measured.ms !== undefined) return time(measured.ms);
  return html`${clock(measured.done_at)}${measured.promised_at && html` <small>${say("promisedFor", {time: clock(measured.promised_at)})}</small>`}`;
}
