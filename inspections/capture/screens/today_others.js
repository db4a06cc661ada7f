// Other visits: when, where, and whether they can be opened without a network. Those to come first, then those done.
import {html} from "../html.js";
import {icon} from "../icons.js";
import {calendarDay, dateRange} from "../days.js";
import {say} from "../words.js";

const STANDINGS = {
  submitted: "submitted", in_review: "submitted", released: "released", final: "released", sent_back: "sent_back", cancelled: "cancelled", declined: "declined",
};

const line = (visit) => {
  if (STANDINGS[visit.status]) return say(`standing.${STANDINGS[visit.status]}`);
  if (visit.ready) return say(visit.status === "assigned" && !visit.begun ? "otherAsked" : "otherReady");
  return say("otherNotReady");
};

/** Appeals that wait for what the inspector saw: a page of the office, so only where there is a network. */
export function appealsMarkup({session}) {
  if (!session.appeals || session.state !== "signed_in" || !navigator.onLine) return "";
  return html`<nav class="appeals inset"><a class="link-row bare key" href="/appeals">${icon("chat")}
    <span><b>${say("appealsWait", {n: session.appeals})}</b><small>${say("appealsWhere")}</small></span>${icon("onward", {size: 20})}</a></nav>`;
}

export function otherVisits(visits) {
  if (!visits.length) return "";
  return html`<section class="others inset"><h2>${say("otherVisits")}</h2><ol>${visits.map((visit) => {
    const {day, month} = calendarDay(visit.starts_on);
    return html`<li><a class="other link-row bare key" href="#/?visit=${visit.id}"><span class="other-day" aria-hidden="true"><b class="serif">${day}</b><small>${month}</small></span>
      <span><b class="serif">${visit.hotel.name}, ${visit.hotel.city}</b><small>${dateRange(visit.starts_on, visit.ends_on)}</small><small>${line(visit)}</small></span>${icon("onward", {size: 20})}</a></li>`;
  })}</ol></section>`;
}
