// An e-mail or a chat: when it was sent, first answered and settled, over days. By tap, or entered later.
import {html, put} from "../html.js";
import {icon} from "../icons.js";
import {timeLine} from "../ticks.js";
import {figures, isOpen, mayFollow} from "../contacts.js";
import {mark} from "../clock.js";
import {calendarDay} from "../days.js";
import {clockSeconds, dayAndClock, fieldTime, momentOfField, say, span} from "../words.js";
import {contactName, longTime, standsAs} from "./contact_words.js";

const STEPS = ["sent", "replied", "resolved"];
const SIGNS = {sent: {email: "mail", chat: "chat"}, replied: "chat", resolved: "done"};
const FIGURES = {replied: "first_reply", resolved: "resolution"};

export function writingView({client, contact, limits, sealed, root, markStep}, place, foot) {
  const {channel} = contact();
  let entering = null;
  let wrong = "";
  place.innerHTML = html`<p class="second contact-where">${contactName(client.recorder.pack, contact())}</p>
    <div class="contact-head"><h1 tabindex="-1" class="contact-state"></h1><p class="running" role="timer"></p></div>
    <div class="contact-clock"></div><ol class="moments-list"></ol>`.text;
  const find = (selector) => place.querySelector(selector);
  /** The step of that name that counts: the last. */
  const stepOf = (name) => contact().steps.findLast(({step}) => step === name);
  const missing = () => STEPS.find((name) => !stepOf(name));

  function draw() {
    put(find(".contact-state"), standsAs(contact()));
    put(find(".moments-list"), STEPS.map(momentMarkup));
    put(foot, sealed() ? "" : keysMarkup());
    step();
  }

  function step() {
    const found = figures(contact(), isOpen(contact()) ? mark() : null);
    const which = stepOf("resolved") ? "resolution" : "first_reply";
    const shown = found[which];
    const limit = limits[which];
    put(find(".running"), shown ? longTime(shown.ms) : "");
    root.classList.toggle("late", Boolean(shown && limit && shown.ms > limit.ms));
    put(find(".contact-clock"), shown && limit ? html`${timeLine(shown.ms, limit.ms)}<span class="limit-text">${span(limit.ms)}</span>` : "");
    for (const [name, figure] of Object.entries(FIGURES)) {
      const value = place.querySelector(`[data-figure="${figure}"]`);
      const told = stepOf(name) ? found[figure] : null;
      put(value, told ? html`<b>${longTime(told.ms)}</b>` : say("noneYet"));
      value?.classList.toggle("bad", Boolean(told && limits[figure] && told.ms > limits[figure].ms));
    }
  }

  function momentMarkup(name) {
    const told = stepOf(name);
    const figure = FIGURES[name];
    const may = !sealed() && mayFollow(contact(), channel).includes(name);
    return html`<li class="moment" data-moment="${name}"><div class="moment-head"><b>${say(`step.${name}`)}</b>
      <span class="figure">${told ? momentWords(told) : say("noneYet")}</span></div>
      ${told && !told.mark && html`<p class="second">${say("enteredAt", {time: dayAndClock(told.entered_at)})}</p>`}
      ${figure && html`<p class="moment-figure"><span>${say(`figure.${figure}`)}</span><span class="limit-text">${limits[figure] && say("limitIs", {words: span(limits[figure].ms)})}</span><span class="figure" data-figure="${figure}"></span></p>`}
      ${entering === name ? enterMarkup(told) : may && html`<button class="small-key" data-do="enterMoment" data-step="${name}">${told ? say("changeMoment") : say("atAnotherTime")}</button>`}</li>`;
  }

  const enterMarkup = (told) => html`<div class="enter"><label><span>${say("houseTime")}</span><input class="field" type="datetime-local" data-entered
    value="${fieldTime(told?.at ?? Date.now())}" max="${fieldTime(Date.now())}"></label>
    <button class="edge-key" data-do="keepMoment">${say("keepTime")}</button><button class="plain-key" data-do="closeMoment">${say("cancel")}</button></div>
    ${wrong && html`<p class="warn" role="alert">${wrong}</p>`}`;

  function keysMarkup() {
    const next = missing();
    const others = STEPS.filter((name) => name !== next && !stepOf(name) && mayFollow(contact(), channel).includes(name));
    const last = contact().steps.at(-1);
    const undo = last && html`<button class="plain-key" data-do="undoStep">${icon("undo")}<span>${say("undoStep", {name: say(`step.${last.step}`)})}</span></button>`;
    return html`<div class="contact-keys">${next && key(next, "filled")}
      ${others.length > 0 && html`<div class="contact-rest" data-count="${others.length}">${others.map((name) => key(name, "low"))}</div>`}
      <div class="contact-small always">${undo}</div></div>`;
  }
  const key = (name, look) => html`<button class="giant-key ${look}" data-down="mark" data-step="${name}">
    <span>${icon(SIGNS[name][channel] ?? SIGNS[name], {size: 28})}<b>${say(`now.${name}`)}</b></span></button>`;

  async function keepMoment() {
    const field = find("[data-entered]");
    const moment = momentOfField(field.value);
    if (moment === null) return field.focus();
    const sent = entering === "sent" ? null : stepOf("sent");
    wrong = moment > Date.now() ? say("notYetThen") : sent && moment < wholeMinute(sent.at) ? say("beforeSent") : "";
    if (wrong) return draw();
    // Within the minute in which it was sent, no more is known than that it came after it.
    const kept = await markStep(entering, {moment: sent ? Math.max(moment, Date.parse(sent.at)) : moment});
    if (kept) entering = null;
    return draw();
  }

  return {
    draw,
    step,
    actions: {
      enterMoment(target) {
        entering = target.dataset.step;
        wrong = "";
        draw();
        find("[data-entered]")?.focus();
      },
      closeMoment() {
        entering = null;
        draw();
      },
      keepMoment,
    },
  };
}

const wholeMinute = (moment) => Math.floor(Date.parse(moment) / 60_000) * 60_000;
/** To the second where it was tapped, to the minute where it was entered. */
function momentWords({at, mark: tapped}) {
  const {day, month} = calendarDay(fieldTime(at).slice(0, 10));
  return tapped ? `${day} ${month} ${clockSeconds(at)}` : dayAndClock(at);
}
