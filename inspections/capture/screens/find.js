// Finding a standard: by its words in any language, by what is still to do, by stage. And the next one to answer.
import {html, put, raw} from "../html.js";
import {icon} from "../icons.js";
import {within} from "../client.js";
import {FILTERS, foldSome, indexOf, nextUnanswered, search} from "../find.js";
import {once, oneByOne, soon} from "../idle.js";
import {lookAt, stages} from "../journey.js";
import {limitWords} from "../limits.js";
import {tickLine} from "../ticks.js";
import {makeTray} from "../tray.js";
import {number, said, say} from "../words.js";
import {backKey, onlyHere} from "./top.js";

const AT_ONCE = 30; // about two screens
const FIRST = 10; // what can be seen; the others follow in moments of their own
const STILL_MS = 250;
const TICKS = 24;
const SIGNS = {met: ["check", "good"], not_met: ["cross", "bad"]};

export function findScreen(client, params, root) {
  const {recorder} = client;
  const index = indexOf(recorder.pack);
  const on = new Set((params.on ?? "").split(",").filter((name) => name in FILTERS));
  let stage = params.stage ?? null;
  let most = AT_ONCE;
  let still;
  let rest = () => {}; // ends the drawing of what cannot be seen yet
  let closed = false;

  root.innerHTML = html`<header class="top">${backKey(within(client), say("departments"))}<span class="head-here"></span></header>
    <div class="inset find-head"><h1 tabindex="-1">${say("findTitle")}</h1>
      <label class="search"><span class="hidden-name">${say("search")}</span><input class="field" type="search" data-words placeholder="${say("search")}" autocomplete="off" spellcheck="false" enterkeyhint="search" value="${params.q ?? ""}"></label>
      <div class="find-filters" role="group" aria-label="${say("showOnly")}"></div></div>
    <div class="scroll find"><ol class="find-stages" aria-label="${say("stages")}"></ol><p class="find-count second" role="status"></p><div class="find-list white"></div></div><footer class="foot"></footer>`.text;
  const find = (selector) => root.querySelector(selector);
  const words = () => find("[data-words]").value;
  const tray = makeTray(client, find(".foot"), nextKey);

  const belongs = (entry) =>
    (!stage || entry.department.stage === stage) &&
    [...on].every((name) => FILTERS[name](entry, recorder.state, (id) => recorder.limit(id)));

  function nextKey() {
    const left = index.filter((entry) => FILTERS.unanswered(entry, recorder.state)).length;
    if (!left) return html`<a class="tray-key bare key" href="${within(client, "r")}"><span><b>${say("review")}</b><small>${say("allAnswered")}</small></span>${icon("onward")}</a>`;
    return html`<button class="tray-key" data-do="next"><span><b>${say("nextUnanswered")}</b><small>${say("leftInAll", {n: left})}</small></span>${icon("onward")}</button>`;
  }

  /** Which keys are pressed: their sums stay as they are. */
  function turnKeys() {
    for (const key of root.querySelectorAll(".find-filters [data-filter]")) key.setAttribute("aria-pressed", String(on.has(key.dataset.filter)));
    for (const key of root.querySelectorAll("[data-stage]")) key.setAttribute("aria-pressed", String(key.dataset.stage === stage));
    for (const list of [find(".find-filters"), find(".find-stages")]) list.drawn = null;
  }
  /** The sums over all standards, and the key at the right: in the moment after what was found. */
  const drawAround = once(() => {
    if (closed) return;
    drawHead();
    tray.draw();
  });

  function drawHead() {
    put(find(".head-here"), onlyHere(client));
    const sum = (test) => index.filter((entry) => test(entry, recorder.state, (id) => recorder.limit(id))).length;
    put(find(".find-filters"), Object.entries(FILTERS).map(([name, test]) => html`<button class="chip" data-do="filter" data-filter="${name}" aria-pressed="${on.has(name)}">
      ${say(`filter.${name}`)} <span>${number(sum(test))}</span></button>`));
    put(find(".find-stages"), stages(recorder.pack, recorder.state).map(stageMarkup));
  }
  const stageMarkup = ({id, title, answered, total}) => html`<li><button class="find-stage" data-do="stage" data-stage="${id}" aria-pressed="${id === stage}" aria-label="${say("stageNamed", {name: said(title), answered, total})}">
    <span class="cut">${said(title)}</span>${tickLine(ticksOf(answered, total), {classes: "fine", pitch: 6})}<small><b>${number(answered)}</b> ${say("ofTotal", {n: total})}</small></button></li>`;

  function drawList() {
    const found = search(index, words()).filter(belongs);
    put(find(".find-count"), say("foundOf", {n: found.length, all: index.length}));
    const listed = found.slice(0, most);
    const list = find(".find-list");
    const more = found.length > most && html`<button class="plain-key find-more" data-do="more">${say("showMore", {n: found.length - most})}</button>`;
    const drawn = (entries) => (found.length ? html`<ol class="link-rows">${entries.map(rowMarkup)}</ol>${more}` : html`<p class="empty-list">${say("noneFound")}</p>`).text;
    const start = drawn(listed.slice(0, FIRST));
    rest();
    list.drawn = null; // rows were added to what was put there
    put(list, raw(start));
    if (list.drawn !== start) return put(list, raw(drawn(listed))); // a finger is on it: all at once, when it lifts
    const slices = Array.from({length: Math.ceil(listed.length / FIRST)}, (_, i) => listed.slice(i * FIRST, (i + 1) * FIRST)).slice(1);
    rest = oneByOne(slices.map((slice) => () => list.querySelector("ol").insertAdjacentHTML("beforeend", slice.map((entry) => rowMarkup(entry).text).join(""))));
    return undefined;
  }

  function rowMarkup({standard, department, number: place}) {
    const answer = lookAt(recorder.state, standard.id)?.answer;
    const limit = recorder.limit(standard.id);
    const [sign, tone] = SIGNS[answer] ?? [];
    return html`<li><a class="link-row bare key" href="${within(client, `s/${standard.id}`)}">
      <span class="find-sign ${tone ?? ""}">${sign ? icon(sign, {stroke: 2, size: 20}) : answer && html`<span class="na">${say("na")}</span>`}${answer && html`<span class="hidden-name">${say(`answer.${answer}`)}.</span>`}</span>
      <span><span>${said(standard.text)}</span><small>${standard.critical && html`<b class="find-critical">${say("critical")}</b> `}${say("departmentNumber", {name: said(department.title), no: number(place)})}</small></span>
      ${limit && html`<b class="limit-text">${limitWords(limit)}</b>`}</a></li>`;
  }

  /** Between two frames at a time: the first letter typed must not wait for all of it. */
  function warm(from) {
    if (!closed && foldSome(index, from)) soon(() => warm(from + 80));
  }

  /** What was asked stands in the address: coming back from a standard finds it again. */
  function remember() {
    const asked = new URLSearchParams([["q", words()], ["on", [...on].join(",")], ["stage", stage ?? ""]].filter(([, value]) => value));
    history.replaceState(null, "", `${within(client, "f")}${asked.size ? `?${asked}` : ""}`);
  }
  function ask() {
    most = AT_ONCE;
    drawList();
    find(".find").scrollTop = 0;
    clearTimeout(still);
    still = setTimeout(remember, STILL_MS); // not at every keystroke: browsers count changes of the address
  }

  root.addEventListener("input", ask);
  root.addEventListener("change", remember); // before a link takes the reader away
  drawHead();
  soon(() => {
    if (closed) return;
    drawList();
    tray.draw();
  });
  return {
    actions: {
      ...tray.actions,
      filter({dataset: {filter}}) {
        if (!on.delete(filter)) on.add(filter);
        turnKeys();
        ask();
      },
      stage({dataset}) {
        stage = stage === dataset.stage ? null : dataset.stage;
        turnKeys();
        ask();
      },
      more() {
        most += AT_ONCE * 4;
        drawList();
      },
      next() {
        const {standard, department} = nextUnanswered(index, recorder.state);
        client.go(within(client, `d/${department.id}?at=${encodeURIComponent(standard.id)}`));
      },
    },
    step: tray.step,
    changed(change) {
      if (!change.record) return put(find(".head-here"), onlyHere(client));
      drawList();
      return drawAround();
    },
    shown() {
      find("[data-words]").focus({preventScroll: true});
      warm(0);
    },
    close() {
      closed = true;
      rest();
      clearTimeout(still);
      tray.close();
    },
  };
}

/** A stage's progress as a few ticks. */
function ticksOf(answered, total) {
  const full = Math.floor((answered / Math.max(1, total)) * TICKS);
  return Array.from({length: TICKS}, (_, i) => (i < full ? {tone: "strong", top: 10, width: 2.4} : {tone: "empty", top: 45, width: 2.4}));
}
