// Before a visit is submitted: what is left, each kind one tap from its first case. After it: where the visit is.
import {onlyOnDevice} from "../alone.js";
import {html, put} from "../html.js";
import {icon} from "../icons.js";
import {oneByOne} from "../idle.js";
import {tickLine} from "../ticks.js";
import {progress, stages} from "../journey.js";
import {byDepartment, countLeft, minutesLeft, thingsLeft, untimed} from "../left.js";
import {limitOf, nameOf} from "../tray.js";
import {msOf, within} from "../client.js";
import {limitWords} from "../limits.js";
import {number, said, say, span, time} from "../words.js";
import {backKey, onlyHere} from "./top.js";
import {contactName, standsAs} from "./contact_words.js";
import {notesMarkup} from "./notes.js";
import {sealedMarkup} from "./sealed.js";

const AT_ONCE = 6;

/** The largest count decides how wide all of them stand. */
const widthOf = (kinds) => ["", "wide", "wider"][[99, 999].filter((n) => kinds.some(({cases}) => cases.length > n)).length];

/** The stages in two columns, about as many departments in each. */
function halves(sums) {
  const whole = sums.reduce((sum, {departments}) => sum + departments.length + 1, 0);
  let seen = 0;
  const at = sums.findIndex(({departments}) => (seen += departments.length + 1) * 2 >= whole);
  return [sums.slice(0, at + 1), sums.slice(at + 1)];
}

export function reviewScreen(client, params, root) {
  const {recorder} = client;
  const {hotel} = recorder.visit;
  root.innerHTML =
    html`<header class="top">${backKey("#/", `${hotel.name}, ${hotel.city}`)}<span class="head-here"></span></header>
    <div class="scroll inset review"></div><footer class="foot plain"></footer>`.text;
  const find = (selector) => root.querySelector(selector);
  let asking = false;
  let sending = false;
  let allUntimed = false;
  let ending = () => {}; // ends the drawing of what lies further down

  const submitted = () => recorder.sealed;

  async function draw() {
    put(find(".head-here"), onlyHere(client));
    if (submitted()) {
      const [counts, receipts] = await Promise.all([
        client.store.counts(recorder.visit.id),
        client.store.receipts(recorder.visit.id),
      ]);
      put(find(".review"), sealedMarkup(client, counts, receipts));
      return put(
        find(".foot"),
        html`<div class="foot-keys">${onlyOnDevice(counts) > 0 && html`<button class="plain-key" data-do="wake">${icon("again")}${say("tryToSend")}</button>`}
        <a class="main-key centred key" href="#/"><span>${say("today")}</span>${icon("onward")}</a></div>`,
      );
    }
    const kinds = thingsLeft(recorder.pack, recorder.state);
    drawLeft(kinds);
    return put(find(".foot"), asking ? reasonMarkup() : keysMarkup(countLeft(kinds)));
  }

  /** What is left comes at once; what lies below it in moments of its own, stage by stage. */
  function drawLeft(kinds) {
    ending();
    const sums = stages(recorder.pack, recorder.state);
    put(find(".review"), html`<div class="review-left"></div><div class="review-untimed"></div><div class="review-notes"></div>
      <section class="contents"><h2>${say("departmentsCount", {n: recorder.pack.departments.length})}</h2>
      <div class="contents-columns">${halves(sums).map((half) => html`<div>${half.map(() => html`<section></section>`)}</div>`)}</div></section>`);
    put(find(".review-left"), html`${headMarkup(kinds, sums)}${kinds.length > 0 && html`<ol class="left-kinds ${widthOf(kinds)}">${kinds.map(kindMarkup)}</ol>`}`);
    const left = leftByDepartment(kinds);
    const places = root.querySelectorAll(".contents-columns section");
    ending = oneByOne([
      drawUntimed,
      () => put(find(".review-notes"), notesMarkup(recorder.state)),
      ...sums.map((stage, i) => () => put(places[i], stageMarkup(stage, left))),
    ]);
  }
  const drawUntimed = () => put(find(".review-untimed"), untimedMarkup());

  function headMarkup(kinds, sums) {
    const [answered, total] = ["answered", "total"].map((name) => sums.reduce((sum, stage) => sum + stage[name], 0));
    const n = countLeft(kinds);
    return html`<h1 class="statement" tabindex="-1">${n ? say("thingsToFinish", {n}) : say("readyToSubmit")}</h1>
      <p class="lead">${n > 0 && say("aboutMinutes", {span: span(minutesLeft(kinds) * 60_000)})} ${say("standardsAnswered", {answered, n: total})}</p>`;
  }

  const kindMarkup = ({
    kind,
    cases,
  }) => html`<li><a class="left-kind link-row bare key" href="${addressOf(kind, cases[0])}"><b class="left-count">${number(cases.length)}</b>
    <span><b>${say(`left.${kind}`, {n: cases.length})}</b><small class="cut">${wordsOf(kind, cases)}</small></span>${icon("onward")}</a></li>`;

  function addressOf(kind, {standard, department, stopwatch, contact}) {
    if (kind === "contacts") return within(client, `c/${contact.id}`);
    if (kind === "running") return within(client, stopwatch.standard ? `w/${stopwatch.id}` : `n/${stopwatch.id}`);
    if (kind === "unnamed") return within(client, `n/${stopwatch.id}`);
    return within(
      client,
      kind === "unanswered"
        ? `d/${department.id}?at=${encodeURIComponent(standard)}`
        : `s/${standard}${kind === "note" ? "?write" : ""}`,
    );
  }

  function wordsOf(kind, cases) {
    if (kind === "contacts")
      return cases.map(({contact}) => `${contactName(recorder.pack, contact)}, ${standsAs(contact)}`).join(", ");
    if (["running", "unnamed"].includes(kind)) return cases.map(({stopwatch}) => stopwatchWords(stopwatch)).join(", ");
    if (cases.length <= 3 && kind !== "unanswered") {
      return cases
        .map(({department, number: n}) => say("departmentNumber", {name: said(department.title), no: n}))
        .join(", ");
    }
    return byDepartment(cases)
      .map(([department, n]) => `${said(department.title)}\u00a0${number(n)}`)
      .join(", ");
  }

  /** No thing to finish, but worth a look: each one tap away. */
  function untimedMarkup() {
    const cases = untimed(recorder.pack, recorder.state, (id) => recorder.limit(id));
    if (!cases.length) return "";
    const seen = allUntimed ? cases : cases.slice(0, AT_ONCE);
    return html`<section class="untimed"><h2>${say("noTimeTaken", {n: cases.length})}</h2><p class="second">${say("noTimeTakenWhy")}</p>
      <ol class="link-rows">${seen.map(
        ({standard, department, number: no, answer}) => html`<li><a class="link-row bare key" href="${within(client, `s/${standard.id}`)}">
        <span><span>${said(standard.text)}</span><small>${say("departmentNumber", {name: said(department.title), no})}, ${say(`answer.${answer}`)}</small></span>
        <b class="limit-text">${limitWords(recorder.limit(standard.id))}</b></a></li>`,
      )}</ol>${cases.length > seen.length && html`<button class="plain-key" data-do="showUntimed">${say("showMore", {n: cases.length - seen.length})}</button>`}</section>`;
  }

  const stopwatchWords = (watch) => {
    const limit = limitOf(client, watch);
    return `${nameOf(client, watch)}, ${time(msOf(watch), {tenths: false})}${limit ? ` ${say("of", {whole: limitWords(limit)})}` : ""}`;
  };

  /** How many things are left in a department, by its id. */
  function leftByDepartment(kinds) {
    const left = new Map();
    for (const {department} of kinds.flatMap(({cases}) => cases)) {
      if (department) left.set(department.id, (left.get(department.id) ?? 0) + 1);
    }
    return left;
  }

  const stageMarkup = (stage, left) => html`<h3>${said(stage.title)}</h3>
    <ol>${stage.departments.map((department) => contentsLine(department, left.get(department.id) ?? 0))}</ol>`;

  function contentsLine(department, n) {
    const {total} = progress(recorder.state, department);
    const short = n ? Math.max(1, Math.round((12 * n) / total)) : 0;
    const ticks = Array.from({length: 12}, (_, i) =>
      i < 12 - short ? {tone: n ? "strong" : "faint", width: 3} : {tone: "care", top: 45, width: 3},
    );
    const line = html`<span class="cut">${said(department.title)}</span>${tickLine(ticks)}<span class="contents-sum">${n ? say("nLeft", {n}) : number(total)}</span>`;
    return n
      ? html`<li><a class="contents-line some bare key" href="${within(client, `d/${department.id}`)}">${line}</a></li>`
      : html`<li class="contents-line">${line}</li>`;
  }

  const keysMarkup = (n) =>
    n
      ? html`<div class="foot-keys"><button class="plain-key" data-do="ask">${say("submitWithReason")}</button>
        <button class="main-key centred" data-do="first"><span>${say("finishFirst", {n})}</span>${icon("onward")}</button></div>`
      : html`<div class="foot-keys one"><button class="main-key" data-do="submit" ${sending ? "disabled" : ""}><span><b>${say("submit")}</b><small>${say("sealedHere")}</small></span>${icon("onward")}</button></div>`;

  const reasonMarkup =
    () => html`<div class="reason-sheet"><h2><label for="reason">${say("whySubmitNow")}</label></h2><textarea class="field" id="reason" rows="2" maxlength="1000"></textarea>
    <div class="chips">${["reasonEnded", "reasonClosed", "reasonCalled"].map((key) => html`<button class="chip" data-do="reason">${say(key)}</button>`)}</div>
    <div class="foot-keys"><button class="plain-key" data-do="cancel">${say("cancel")}</button><button class="main-key centred" data-do="submit" ${sending ? "disabled" : ""}><span>${say("submit")}</span>${icon("onward")}</button></div></div>`;

  draw();
  return {
    actions: {
      first: () => {
        location.hash = root.querySelector(".left-kind").getAttribute("href");
      },
      ask() {
        asking = true;
        draw();
        root.querySelector("#reason").focus();
      },
      cancel() {
        asking = false;
        draw();
      },
      reason(target) {
        root.querySelector("#reason").value = target.textContent.trim();
      },
      async submit() {
        const reason = root.querySelector("#reason")?.value.trim();
        if (asking && !reason) return root.querySelector("#reason").focus();
        sending = true;
        const done = await client.keep(() => recorder.submit(reason ? {reason} : {}));
        sending = false;
        asking = asking && !done;
        return draw();
      },
      showUntimed() {
        allUntimed = true;
        drawUntimed();
      },
      wake: () => client.outbox.wake(),
    },
    changed(change) {
      if (asking) return undefined;
      return change.record || submitted() ? draw() : put(find(".head-here"), onlyHere(client));
    },
    close: () => ending(),
  };
}
