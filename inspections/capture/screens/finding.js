// A finding: what was measured, the answer, what was seen, photos, what counts, when. And every other look at it.
import {html, put} from "../html.js";
import {icon} from "../icons.js";
import {once} from "../idle.js";
import {lookAt, nextDepartment, progress, stopwatchOn, isAnswered} from "../journey.js";
import {ofStandard} from "../visit.js";
import {within} from "../client.js";
import {mayExcuse} from "../measuring.js";
import {said, say} from "../words.js";
import {keepTyped} from "../typing.js";
import {backKey, onlyHere, sealedLine} from "./top.js";
import {ANSWERS} from "./rows.js";
import {makeMeasure} from "./finding_measure.js";
import {makeNote} from "./finding_note.js";
import {makePhotos} from "./finding_photos.js";
import {SEVERITIES} from "../record_rules.js";
import {NA_REASONS} from "./asking.js";
import {countsMarkup, looksMarkup, whenMarkup} from "./finding_facts.js";

const upperFirst = (text) => text.charAt(0).toLocaleUpperCase() + text.slice(1);
const SIGNS = {met: "check", not_met: "cross"};

export function findingScreen(client, params, root) {
  const {recorder} = client;
  const standard = recorder.standards.get(params.id);
  if (!standard) {
    location.replace(within(client));
    return {};
  }
  const department = recorder.pack.departments.find(({id}) => id === standard.department);
  const place = department.standards.findIndex(({id}) => id === standard.id);
  const back = within(client, `d/${department.id}?at=${encodeURIComponent(standard.id)}`);
  /** The look on this screen: the one asked for, else the last; none while a new one is to be made. */
  const look = () => {
    if (params.second === "new") return null;
    return recorder.state.observations.get(params.second) ?? lookAt(recorder.state, standard.id);
  };
  const stay = () => params.second && location.replace(within(client, `s/${standard.id}`));

  root.innerHTML =
    html`<header class="top">${backKey(back, said(department.title))}<span class="head-here"></span></header>${sealedLine(client)}
    <div class="scroll finding"><section class="finding-head inset"><p class="second">${say("standardNumber", {n: place + 1})}</p>
      <h1 tabindex="-1" class="standard-title">${said(standard.text)}</h1><p class="critical-mark"></p>
      <div class="measure"></div><div class="verdicts" role="${recorder.sealed ? "group" : "radiogroup"}" aria-label="${say("answer")}"></div><div class="why"></div></section>
      <div class="finding-body"><div class="finding-main"><section class="note inset"></section><section class="photos inset"></section><section class="severity inset"></section></div>
      <aside class="finding-facts white"><section class="counts inset"></section><section class="when inset"></section><section class="looks inset"></section></aside></div></div>
    <footer class="foot plain"><div class="foot-keys"><button class="plain-key" data-do="undo"></button>
      <button class="main-key centred" data-do="next"></button></div></footer>`.text;
  const find = (selector) => root.querySelector(selector);
  const unless = standard.limit?.unless;
  const context = {
    client,
    standard,
    look,
    root,
    stay,
    limit: recorder.limit(standard.id),
    watch: () => stopwatchOn(recorder.state, standard.id),
  };
  const why = {};
  let closed = false;
  const measure = makeMeasure(context, find(".measure"), draw);
  const note = makeNote(context, find(".note"));
  const photos = makePhotos(context, find(".photos"));

  function draw() {
    const now = look();
    put(find(".head-here"), onlyHere(client));
    put(
      find(".critical-mark"),
      standard.critical &&
        html`<span class="critical">${icon("critical", {size: 16, stroke: 2})}${say("critical")}</span>`,
    );
    put(find(".verdicts"), recorder.sealed ? verdictRead(now) : ANSWERS.map((answer, i) => verdict(answer, now, i)));
    drawWhy(now);
    put(find(".severity"), severityMarkup(now));
    measure.draw();
    note.draw();
    drawFoot();
    drawFacts();
  }

  /** What is only read comes a moment after what is tapped. */
  const drawFacts = once(() => {
    if (closed) return;
    const now = look();
    photos.draw();
    put(find(".counts"), countsMarkup(standard));
    put(find(".when"), whenMarkup(recorder, now));
    put(find(".looks"), looksMarkup(client, standard, ofStandard(recorder.state, standard.id), now));
  });

  const verdict = (
    answer,
    now,
    i,
  ) => html`<button role="radio" class="verdict ${answer}" data-do="answer" data-answer="${answer}"
    aria-checked="${now?.answer === answer}" tabindex="${now?.answer === answer || (!now && i === 0) ? 0 : -1}" aria-label="${say(`answer.${answer}`)}">
    ${SIGNS[answer] && icon(SIGNS[answer], {stroke: 2})}<span>${say(answer === "not_applicable" ? "na" : `answer.${answer}`)}</span></button>`;

  /** How much it weighs, of what was not met. Nothing is chosen beforehand, and it rates nothing. */
  function severityMarkup(now) {
    if (now?.answer !== "not_met" || (recorder.sealed && !now.severity)) return "";
    if (recorder.sealed) return html`<h2>${say("severity")}</h2><p>${say(`severity.${now.severity}`)}</p>`;
    const radios = SEVERITIES.map(
      (name, i) => html`<button role="radio" class="verdict not_applicable" data-do="weigh" data-severity="${name}" aria-checked="${name === now.severity}"
      tabindex="${name === now.severity || (!now.severity && i === 0) ? 0 : -1}">${say(`severity.${name}`)}</button>`,
    );
    return html`<h2 id="severity">${say("severity")}</h2><div class="verdicts" role="radiogroup" aria-labelledby="severity">${radios}</div>`;
  }

  /** What was answered in a visit that is submitted. */
  const verdictRead = (now) =>
    html`<p class="verdict-read ${now?.answer ?? ""}">${SIGNS[now?.answer] && icon(SIGNS[now.answer], {stroke: 2})}<span>${say(now ? `answer.${now.answer}` : "notAnswered")}</span></p>`;

  /** Drawn anew only when something else is to be said: never under a typing hand. */
  function drawWhy(now) {
    const stands = `${now?.id} ${now?.answer} ${now?.excused}`;
    const field = find(".why [data-reason]");
    if (field && field === document.activeElement && stands === why.stands) return;
    why.stands = stands;
    put(find(".why"), whyMarkup(now));
    const next = find(".why [data-reason]");
    if (next === why.field) return;
    why.typing?.close();
    why.field = next;
    why.typing = next && keepTyped(next, () => keepReason(now.id, next.value.trim()));
  }
  const keepReason = (id, reason) =>
    (recorder.state.observations.get(id)?.reason ?? "") !== reason && client.keep(() => recorder.correct(id, {reason}));

  function whyMarkup(now) {
    if (recorder.sealed) return now?.reason ? html`<p class="second">${now.reason}</p>` : "";
    if (now?.answer === "not_applicable") {
      const reasons = NA_REASONS.map(
        (key) =>
          html`<button class="chip" data-do="reason" aria-pressed="${now.reason === say(key)}">${say(key)}</button>`,
      );
      return html`<label class="reason"><span class="${now.reason ? "second" : "warn"}">${say("whyNotApplicable")}</span>
        <input class="field" data-reason value="${now.reason}" maxlength="300"></label><div class="chips">${reasons}</div>`;
    }
    if (!unless || !mayExcuse(context.limit, now)) return "";
    return html`<button class="switch-row" role="switch" aria-checked="${now.excused}" data-do="excuse"><span>${upperFirst(said(unless))}
      <small>${say("excuseLifts")}</small></span><i class="switch"></i></button>${now.excused && html`<label class="reason">
      <span class="second">${say("whyExcused")}</span><input class="field" data-reason value="${now.reason}" maxlength="300"></label>`}`;
  }

  /** The last action about this standard that still counts. */
  function lastAction() {
    if (recorder.sealed) return null;
    const {state} = recorder;
    const looks = new Set(state.byStandard.get(standard.id));
    const mine = state.events.filter(
      ({id, device, kind, body}) =>
        device === recorder.device &&
        kind !== "undone" &&
        !state.undone.has(id) &&
        (body.standard === standard.id ||
          looks.has(body.observation) ||
          state.stopwatches.get(body.stopwatch)?.standard === standard.id),
    );
    const last = mine.at(-1);
    return last
      ? {
          kind: mine.find(({entered_at: at}) => at === last.entered_at).kind,
          ids: mine.filter(({entered_at: at}) => at === last.entered_at).map(({id}) => id),
        }
      : null;
  }

  function drawFoot() {
    const last = lastAction();
    const undo = find('[data-do="undo"]');
    undo.hidden = recorder.sealed;
    undo.disabled = !last;
    put(
      undo,
      html`${icon("undo")}<span>${say(last ? `undo.${context.limit?.kind === "rings" && last.kind === "stopwatch_lapped" ? "ring" : last.kind}` : "undo")}</span>`,
    );
    if (recorder.sealed) return put(find('[data-do="next"]'), html`<span>${say("seeReceipt")}</span>${icon("onward")}`);
    const {left} = progress(recorder.state, department);
    const next = left ? null : nextDepartment(recorder.pack, recorder.state, department.id);
    return put(
      find('[data-do="next"]'),
      html`<span>${left ? say("nextUnanswered") : next ? said(next.title) : say("review")}</span>${icon(left ? "down" : "onward")}`,
    );
  }

  draw();
  return {
    actions: {
      ...measure.actions,
      ...note.actions,
      ...photos.actions,
      async answer(target) {
        const {answer} = target.dataset;
        const now = look();
        if (now?.answer === answer) return;
        if (await client.keep(() => recorder.answer(standard.id, answer, now ? {observation: now.id} : {})))
          if (!now) stay();
      },
      reason: (target) => client.keep(() => recorder.correct(look().id, {reason: target.textContent.trim()})),
      weigh: ({dataset: {severity}}) => look().severity !== severity && client.keep(() => recorder.correct(look().id, {severity})),
      excuse() {
        const {id, excused} = look();
        return client.keep(() => (excused ? recorder.unexcuse(id) : recorder.excuse(id, upperFirst(said(unless)))));
      },
      async undo() {
        const last = lastAction();
        if (last) await client.keep(() => recorder.undo(last.ids));
      },
      again: () => client.go(within(client, `s/${standard.id}/new`)),
      async next() {
        await note.keep();
        if (recorder.sealed) return client.go(within(client, "r"));
        const open = department.standards.filter(({id}) => !isAnswered(recorder.state, id));
        const target = open.find(({id}) => department.standards.findIndex((one) => one.id === id) > place) ?? open[0];
        if (target) return client.go(within(client, `d/${department.id}?at=${encodeURIComponent(target.id)}`));
        const other = nextDepartment(recorder.pack, recorder.state, department.id);
        return client.go(within(client, other ? `d/${other.id}` : "r"));
      },
    },
    changed: (change) => (change.record ? draw() : (put(find(".head-here"), onlyHere(client)), photos.draw())),
    step: measure.step,
    shown() {
      if (params.write !== undefined) find("textarea")?.focus();
    },
    close() {
      closed = true;
      why.typing?.close();
      note.close();
      photos.close();
    },
  };
}
