// Other visits: when, where, and whether they can be opened without a network.
import {html} from "../html.js";
import {icon} from "../icons.js";
import {calendarDay, say} from "../words.js";

const line = (visit) => {
  if (["submitted", "released"].includes(visit.status)) return say("otherSubmitted");
  return say(visit.ready ? "otherReady" : "otherNotReady");
};

export function otherVisits(visits) {
  if (!visits.length) return "";
  return html`<section class="others inset"><h2>${say("otherVisits")}</h2><ol>${visits.map((visit) => {
    const {day, month} = calendarDay(visit.starts_on);
    return html`<li><a class="other link-row bare key" href="#/?visit=${visit.id}"><span class="other-day"><b class="serif">${day}</b><small>${month}</small></span>
      <span><b class="serif">${visit.hotel.name}, ${visit.hotel.city}</b><small>${line(visit)}</small></span>${icon("onward", {size: 20})}</a></li>`;
  })}</ol></section>`;
}
