// The visit of the day: its house, seven dials, one main key that says where it leads.
import {html} from "../html.js";
import {icon} from "../icons.js";
import {stageDial} from "../dial.js";
import {current, progress, stages} from "../journey.js";
import {isOpen} from "../contacts.js";
import {isOnTheTablet} from "../status.js";
import {dateOf, dateRange} from "../days.js";
import {number, said, say} from "../words.js";
import {CHANNEL_SIGNS, contactLine, contactName} from "./contact_words.js";
import {isAsked} from "./today_answer.js";

export function visitMarkup(client, {visit, pack, state, begun, offer = ""}) {
  const parts = pack ? stages(pack, state) : [];
  const total = parts.reduce((sum, part) => sum + part.total, 0);
  const answered = parts.reduce((sum, part) => sum + part.answered, 0);
  const next = pack && current(pack, state);
  return html`<section class="visit white"><div class="inset">
    <div class="visit-head"><div><h2 class="visit-title">${visit.hotel.name}, ${visit.hotel.city}</h2><p class="second visit-dates">${dateRange(visit.starts_on, visit.ends_on)}${nights(visit) > 0 && `, ${say("nights", {n: nights(visit)})}`}</p>${visit.brief && html`<p class="second">${visit.brief}</p>`}</div>
      ${pack && html`<p class="second visit-sum"><b>${number(answered)}</b> ${say("ofTotalAnswered", {n: total})}</p>`}
      ${begun && html`<a class="round find-key bare key" href="#/v/${visit.id}/f" aria-label="${say("findTitle")}">${icon("search")}</a>`}</div>
    ${state.status === "sent_back" && html`<p class="banner">${icon("alert")}<span>${say("sentBack", {reason: state.asked?.at(-1)?.reason ?? ""})}</span></p>`}
    ${offer && html`<div class="offer">${offer}</div>`}
    ${
      pack
        ? html`<ol class="stage-dials">${parts.map((part) => stageMarkup(part, next?.stage))}${allMarkup(answered, total)}</ol>
      ${mainKey(visit, pack, state, next, begun)}`
        : html`<p class="banner">${icon("alert")}<span>${say("packMissing")}</span></p>`
    }
    ${
      begun &&
      html`${openContacts(visit, pack, state)}<nav class="visit-keys"><a class="plain-key key" href="#/v/${visit.id}">${icon("list")}${say("departments")}</a>
      ${isOnTheTablet(state) && html`<a class="plain-key key" href="#/v/${visit.id}/calls">${icon("phone")}${say("testACall")}</a>`}
      <a class="plain-key key" href="#/v/${visit.id}/r">${icon("done")}${say("review")}</a></nav>`
    }</div></section>`;
}

const DAY_MS = 86_400_000;
const nights = ({starts_on: from, ends_on: to}) => Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);

/** Calls under way and messages that wait for an answer lead back to themselves. */
function openContacts(visit, pack, state) {
  const open = [...state.contacts.values()].filter(isOpen);
  return (
    open.length > 0 &&
    html`<ol class="link-rows open-contacts">${open.map(
      (contact) => html`<li><a class="link-row bare key" href="#/v/${visit.id}/c/${contact.id}">${icon(CHANNEL_SIGNS[contact.channel])}
      <span><b>${contactName(pack, contact)}</b><small>${contactLine(contact)}</small></span>${icon("onward")}</a></li>`,
    )}</ol>`
  );
}

function stageMarkup({id, title, answered, total}, here) {
  const middle =
    answered === total
      ? html`<span class="good">${icon("check", {stroke: 2.2, size: 26})}</span>`
      : answered
        ? html`<b>${number(answered)}</b><span>${say("ofTotal", {n: total})}</span>`
        : html`<i>${number(total)}</i>`;
  return html`<li class="stage ${id === here ? "here" : ""}" aria-label="${say("stageNamed", {name: said(title), answered, total})}">
    <span class="stage-round">${stageDial(answered, total)}<span class="stage-middle">${middle}</span></span>
    <span class="stage-name">${said(title)}</span></li>`;
}

const allMarkup = (
  answered,
  total,
) => html`<li class="stage stage-all"><span class="stage-round">${stageDial(answered, total)}
  <span class="stage-middle"><b>${number(Math.floor((100 * answered) / Math.max(1, total)))} %</b></span></span>
  <span class="stage-name">${say("allOf", {n: total})}</span></li>`;

function mainKey(visit, pack, state, next, begun) {
  if (!begun && isOnTheTablet(state)) {
    const {left, total} = next ? progress(state, next) : {};
    if (next && state.observations.size) {
      return html`<button class="main-key" data-do="begin"><span><b>${say("continueIn", {name: said(next.title)})}</b>
        <small>${say("leftToAnswer", {n: left, total})}</small></span>${icon("onward")}</button>`;
    }
    const isEarly = isAsked(visit, state, begun) && visit.starts_on > dateOf(Date.now());
    return html`<button class="${isEarly ? "edge-key" : "main-key"} begin-key" data-do="begin"><span><b>${say("beginIn", {name: said(pack.departments[0].title)})}</b>
      <small>${say("readyOffline", {n: [...pack.departments].reduce((sum, one) => sum + one.standards.length, 0)})}</small></span>${icon("onward")}</button>`;
  }
  if (state.status === "declined") return "";
  const [href, title, words] = destination(visit, state, next);
  return html`<a class="main-key key" href="${href}"><span><b>${title}</b><small>${words}</small></span>${icon("onward")}</a>`;
}

function destination(visit, state, next) {
  if (!isOnTheTablet(state)) return [`#/v/${visit.id}/r`, say(state.status === "cancelled" ? "standing.cancelled" : "submittedTitle"), say("seeReceipt")];
  if (!next) return [`#/v/${visit.id}/r`, say("review"), say("allAnswered")];
  const {left, total} = progress(state, next);
  return [
    `#/v/${visit.id}/d/${next.id}`,
    say("continueIn", {name: said(next.title)}),
    say("leftToAnswer", {n: left, total}),
  ];
}
