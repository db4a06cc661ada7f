// One stopwatch: time inside the dial, its limit above, what is left below. Past it, the overrun grows outwards.
import {html, put} from "../html.js";
import {icon} from "../icons.js";
import {bigDial, dotLaps, stepDial} from "../dial.js";
import {dialMs, isPast, leftWords, limitLine, quarters} from "../limits.js";
import {cutName, limitOf, nameOf} from "../tray.js";
import {msOf, runningNow, within} from "../client.js";
import {elapsed} from "../timing.js";
import {mayStop} from "../measuring.js";
import {mark} from "../clock.js";
import {buzz} from "../touch.js";
import {number, said, say, tenthsMark, time, timeParts} from "../words.js";
import {backKey, onlyHere, sealedLine} from "./top.js";
import {lateMarkup, startedLate} from "./late.js";

export function stopwatchScreen(client, params, root) {
  const {recorder} = client;
  const watch = () => recorder.state.stopwatches.get(params.id);
  if (!watch()) return gone(client, root);
  const standard = recorder.standards.get(watch().standard);
  const department =
    standard && recorder.pack.departments.find(({standards}) => standards.some(({id}) => id === standard.id));
  const limit = limitOf(client, watch());
  const whole = dialMs(limit);
  const rings = limit?.kind === "rings";
  const back = department ? within(client, `d/${department.id}`) : "#/";
  const late = startedLate(client, params.id);
  let past;

  root.innerHTML =
    html`<header class="top">${backKey(back, department ? said(department.title) : say("today"))}<span class="head-here"></span></header>${sealedLine(client)}
    <div class="scroll stopwatch"><div class="focus"><p class="second">${standard ? say("standardNumber", {n: department.standards.findIndex(({id}) => id === standard.id) + 1}) : watch().label && say("unnamed")}</p>
      <h1 tabindex="-1" class="standard-title">${standard ? said(standard.text) : nameOf(client, watch())}</h1>
      ${!standard && !recorder.sealed && html`<p><a class="edge-key name-key bare key" href="${within(client, `n/${params.id}`)}">${icon("pen", {size: 20})}${say("nameTitle")}</a></p>`}</div>
      <div class="dial-box" role="timer" tabindex="0" aria-label="${say("timeElapsed")}">
        ${bigDial({quarters: quarters(whole ?? 60_000), limit: Boolean(whole)})}
        <div class="dial-middle"><p class="limit-text">${limit ? limitLine(limit) : say("noLimitYet")}</p>
          <p class="running"><span class="running-whole"></span><span class="running-tenth"></span></p><p class="running-left"></p></div></div>
      <div class="stopwatch-facts inset"><p class="precision second"></p><ol class="laps"></ol><div class="others-running"></div></div></div>
    <section class="late-sheet"></section>
    <footer class="foot plain" ${recorder.sealed && "hidden"}><div class="time-keys"><button class="plain-key undo-key" data-do="undoLast"></button>
      <button class="time-key" data-down="lap">${icon(rings ? "bell" : "flag", {size: 26})}<b>${say(rings ? "itRang" : "lap")}</b></button>
      <button class="time-key stop-key" data-down="stop">${icon("stop", {size: 30})}<b>${say(rings ? "answered" : "stop")}</b></button></div></footer>`.text;
  const find = (selector) => root.querySelector(selector);
  const dial = find(".dial");

  const lapMs = () => watch().laps.map((lap) => elapsed(watch().started, lap).ms);
  /** What the dial counts: since the last lap where a limit is one of every so often. */
  const counted = (ms) => (limit?.kind === "every" ? ms - (lapMs().at(-1) ?? 0) : ms);

  function draw() {
    put(find(".head-here"), onlyHere(client));
    const laps = lapMs();
    put(
      find(".laps"),
      laps
        .map(
          (ms, i) =>
            html`<li><span>${say(rings ? "ringNumber" : "lapNumber", {n: i + 1})}${watch().laps[i].label && `, ${watch().laps[i].label}`}</span><b>${time(ms, {tenths: true})}</b></li>`,
        )
        .reverse(),
    );
    dotLaps(dial, limit?.kind === "every" ? [] : laps.map((ms) => ms % ((whole ?? 60_000) + 1)), whole ?? 60_000);
    put(find(".undo-key"), html`${icon("undo")}<span>${undoWords(laps.length)}</span>`);
    find(".stop-key").disabled = !mayStop(limit, watch());
    const others = runningNow(client)
      .filter(({id}) => id !== params.id)
      .slice(0, 3);
    put(
      find(".others-running"),
      others.map(
        (other) =>
          html`<a class="bare key" data-other="${other.id}" href="${within(client, `w/${other.id}`)}">${cutName(nameOf(client, other))}<b class="figure"></b></a>`,
      ),
    );
    put(find(".late-sheet"), recorder.sealed ? "" : lateMarkup(client, watch(), late));
    find(".late-sheet").classList.toggle("risen", late.open);
    step();
  }

  function undoWords(n) {
    if (n) return say(rings ? "undoRing" : "undoLap", {n});
    return say(watch().ago_ms ? "undoLate" : "undoStart");
  }

  function step() {
    const now = mark();
    const ms = counted(msOf(watch(), now));
    const [whole_, tenth] = timeParts(ms);
    put(find(".running-whole"), whole_);
    put(find(".running-tenth"), (whole ?? 60_000) <= 120_000 && ms < 600_000 ? tenthsMark(tenth) : "");
    root.classList.toggle("hours", ms >= 3_600_000);
    stepDial(dial, whole ? ms : ms % 60_000, whole ?? 60_000, {atLeast: limit?.kind === "wait"});
    const isLate = isPast(limit, ms);
    root.classList.toggle("late", isLate);
    if (past === false && isLate && limit.kind !== "wait") buzz([10, 60, 10]);
    past = isLate;
    const left = leftWords(limit, ms);
    put(find(".running-left"), left && html`<b>${left.figure}</b> ${say(left.key)}`);
    const precision = elapsed(watch().started, watch().stopped ?? now).precision_ms + Math.ceil(watch().ago_ms / 2);
    const words = watch().ago_ms ? "precisionLate" : precision > 300 ? "precisionWide" : innerWidth < 640 ? "precisionShort" : "precision";
    put(find(".precision"), say(words, {s: number(precision / 1000, 1)}));
    for (const place of root.querySelectorAll("[data-other]")) {
      const other = recorder.state.stopwatches.get(place.dataset.other);
      put(place.querySelector(".figure"), time(msOf(other, now), {tenths: false}));
      place.classList.toggle("late", isPast(limitOf(client, other), msOf(other, now)));
    }
  }

  const actions = {
    lap: (target, at) => client.keep(() => (rings ? recorder.ring(params.id, {at}) : recorder.lap(params.id, {at}))),
    async stop(target, at) {
      const stopped = await client.keep(() => recorder.stop(params.id, {at}));
      if (stopped) location.replace(within(client, standard ? `s/${standard.id}` : `n/${params.id}`));
    },
    async undoLast() {
      const last = recorder.state.events.findLast(
        (event) =>
          event.body.stopwatch === params.id &&
          !recorder.state.undone.has(event.id) &&
          event.kind !== "stopwatch_named",
      );
      if (!last) return;
      await client.keep(() => recorder.undo([last.id]));
      if (!watch()) location.replace(back);
    },
    ...late.actions(draw),
  };

  /** The time is read out when asked for, by focus; it is never announced by itself. */
  find(".dial-box").addEventListener("focus", ({target}) => {
    const left = leftWords(limit, counted(msOf(watch())));
    target.setAttribute("aria-label", `${say("timeElapsed")}: ${time(counted(msOf(watch())))}${left ? `, ${left.figure} ${say(left.key)}` : ""}`);
  });

  draw();
  return {actions, pace: 100, step: () => watch() && !watch().stopped && step(), changed: () => watch() && draw()};
}

function gone(client, root) {
  put(
    root,
    html`<header class="top">${backKey("#/", say("today"))}</header><div class="scroll inset"><h1 tabindex="-1">${say("stopwatchGone")}</h1></div>`,
  );
  return {};
}
