// A department: its ticks as a map, its filters, its rows, its stopwatches.
import {html, mend, put} from "../html.js";
import {icon} from "../icons.js";
import {once, soon} from "../idle.js";
import {makeTray} from "../tray.js";
import {isAnswered, lookAt, nextDepartment, progress, stopwatchOn} from "../journey.js";
import {momentOf, within} from "../client.js";
import {listenHold} from "../touch.js";
import {number, said, say} from "../words.js";
import {makeList, phone} from "./department_list.js";
import {mapTicks, placeAt, showView} from "./department_map.js";
import {channelsOf} from "../proposals.js";
import {CHANNEL_SIGNS, newAddress} from "./contact_words.js";
import {backKey, onlyHere, sealedLine} from "./top.js";

const FILTERS = ["all", "unanswered", "not_met", "timed"];

export function departmentScreen(client, params, root) {
  const {recorder} = client;
  const department = recorder.pack.departments.find(({id}) => id === params.id) ?? recorder.pack.departments[0];
  const {standards} = department;
  const stage = recorder.pack.stages.find(({id}) => id === department.stage);
  let closed = false;
  let last = null; // the row that was answered or gone to last: the next one comes after it
  let filter = FILTERS.includes(params.filter) ? params.filter : "all";

  root.innerHTML =
    html`<header class="department-head"><div class="head-back">${backKey(within(client), said(stage?.title))}</div>
    <h1 tabindex="-1" class="cut">${said(department.title)}</h1><div class="head-here"></div><p class="head-count"></p>
    <div class="map" data-do="jump" aria-hidden="true"><div class="map-ticks"></div><div class="map-view"></div></div>
    <nav class="head-contacts"></nav><div class="filters"></div></header>${sealedLine(client)}
    <div class="scroll white"></div><footer class="foot"></footer>`.text;
  const find = (selector) => root.querySelector(selector);
  find(".map").style.setProperty("--all", standards.length);
  const tests = recorder.sealed ? [] : channelsOf(department);
  put(
    find(".head-contacts"),
    tests.map(
      (channel) => html`<a class="plain-key bare key" href="${newAddress(client, department, channel)}">${icon(CHANNEL_SIGNS[channel], {size: 20})}${say(`test.${channel}`)}</a>`,
    ),
  );
  const list = makeList(client, find(".scroll"), standards);
  const tray = makeTray(client, find(".foot"), nextKey);

  const belongs = {
    all: () => true,
    unanswered: ({id}) => !isAnswered(recorder.state, id),
    not_met: ({id}) => lookAt(recorder.state, id)?.answer === "not_met",
    timed: ({id}) => Boolean(recorder.limit(id)),
  };

  function nextKey() {
    const {left} = progress(recorder.state, department);
    if (left)
      return mainKey("next", say("nextUnanswered"), say("leftIn", {n: left, name: said(department.title)}), "down");
    const next = nextDepartment(recorder.pack, recorder.state, department.id);
    if (!next) return mainKey("review", say("review"), say("allAnswered"), "onward");
    return mainKey("onward", said(next.title), say("toAnswer", {n: progress(recorder.state, next).left}), "onward");
  }
  const mainKey = (name, title, words, sign) =>
    html`<button class="tray-key" data-do="${name}"><span><b>${title}</b><small>${words}</small></span>${icon(sign)}</button>`;

  function drawHead() {
    const {answered, total} = progress(recorder.state, department);
    mend(find(".head-here"), onlyHere(client));
    mend(find(".head-count"), html`<b>${number(answered)}</b> ${say("ofTotal", {n: total})}`);
    mend(find(".map-ticks"), mapTicks(recorder, standards));
    mend(
      find(".filters"),
      FILTERS.map(
        (name) => html`<button data-do="filter" data-filter="${name}" aria-pressed="${name === filter}">
      ${say(`filter.${name}`)} <span>${number(standards.filter(belongs[name]).length)}</span></button>`,
      ),
    );
  }

  const view = () =>
    showView(find(".map-view"), find(".scroll"), standards.length, (row) => list.numberOf(row.dataset.standard));
  function choose(name, from = null) {
    filter = name;
    for (const key of root.querySelectorAll("[data-filter]")) key.setAttribute("aria-pressed", String(key.dataset.filter === name));
    find(".filters").drawn = null; // its keys were turned just now
    find(".scroll").scrollTop = 0;
    list.draw({filter, belongs: belongs[filter]}, from);
    drawAround();
    soon(() => closed || view());
  }
  function seek(id) {
    last = id;
    if (!list.element(id)) {
      list.unfoldAll();
      choose("all", id);
    }
    const target = list.element(id);
    target?.scrollIntoView({block: phone() ? "start" : "center", behavior: "instant"});
    target?.querySelector('[role="radio"], a')?.focus({preventScroll: true});
  }

  /** What the answer asks for, once its row is drawn. Without its file, which a first visit off the network may lack, the review asks. */
  let asking = null;
  async function askNext(id) {
    const {makeAsking} = await import("./asking.js");
    if (closed) return;
    asking ??= makeAsking(client, root, actions);
    asking.about(id);
  }

  const ofRow = (target) => target.closest("[data-standard]")?.dataset.standard;
  const keepFor = async (id, work) => {
    list.await(id);
    const events = await client.keep(work);
    if (events) list.remember(id, events);
    else list.release(id);
    return events;
  };
  const actions = {
    ...tray.actions,
    async answer(target) {
      const id = ofRow(target);
      const {answer} = target.dataset;
      last = id;
      const before = lookAt(recorder.state, id);
      if (before?.answer === answer) return;
      target.classList.add("keeping");
      const kept = await keepFor(id, () => recorder.answer(id, answer, before ? {observation: before.id} : {}));
      if (!kept) target.classList.remove("keeping");
      else if (asking || answer !== "met") soon(() => askNext(id).catch(() => null));
    },
    undoRow: (target) => list.takeBack(ofRow(target)),
    start(target, at) {
      const standard = ofRow(target);
      if (!standard) return tray.actions.start(target, at);
      return stopwatchOn(recorder.state, standard) ? null : client.keep(() => recorder.startStopwatch({standard, at}));
    },
    stopRow: (target, at) => keepFor(ofRow(target), () => recorder.stop(target.dataset.rowWatch, {at})),
    now: (target, at) => keepFor(ofRow(target), () => recorder.measure(ofRow(target), {done_at: momentOf(at)}, {at})),
    filter: (target) => choose(target.dataset.filter),
    unfold: (target) => list.unfold(target.dataset.title),
    jump: (target, at, event) => seek(standards[placeAt(target, event.clientX, standards.length)].id),
    next() {
      const open = standards.filter(belongs.unanswered).map(({id}) => id);
      const here = ofRow(document.activeElement ?? root) ?? last;
      seek(open.find((id) => here && list.numberOf(id) > list.numberOf(here)) ?? open[0]);
    },
    onward: () => client.go(within(client, `d/${nextDepartment(recorder.pack, recorder.state, department.id).id}`)),
    review: () => client.go(within(client, "r")),
  };

  let still;
  const scrolled = () => {
    view();
    clearTimeout(still);
    still = setTimeout(list.settle, 250);
  };
  document.addEventListener("scroll", scrolled, {passive: true, capture: true});
  listenHold(find(".scroll"), "[data-standard]", (target) => client.go(within(client, `s/${target.dataset.standard}`)));

  /** The row first, since that is where the eyes are; sums, map and the key at the right in the moment after. */
  const drawAround = once(() => {
    if (closed) return;
    drawHead();
    tray.draw();
  });
  const first = params.at ?? (progress(recorder.state, department).answered ? standards.find(belongs.unanswered)?.id : null);

  tray.draw();
  list.draw({filter, belongs: belongs[filter]}, first);
  drawAround();
  return {
    actions,
    changed({record, events = []}) {
      if (!record) return mend(find(".head-here"), onlyHere(client));
      list.changed(events);
      asking?.changed();
      if (events.some(({kind}) => kind !== "observed" && kind !== "corrected")) tray.draw();
      return drawAround();
    },
    shown() {
      if (first) seek(first);
      view();
    },
    step() {
      tray.step();
      list.step();
    },
    close() {
      closed = true;
      document.removeEventListener("scroll", scrolled, {capture: true});
      clearTimeout(still);
      asking?.close();
      tray.close();
      list.close();
    },
  };
}
