// What stands beside a finding: what counts, when it happened, and every look at the standard.
import {html} from "../html.js";
import {icon} from "../icons.js";
import {within} from "../client.js";
import {clockSeconds, dayAndClock, said, say, span, time} from "../words.js";
import {figure} from "./rows.js";

const fact = (sign, text) => html`<li>${icon(sign, {size: 18})}<span class="serif">${text}</span></li>`;

/** The standard's own definition: when its clock starts and stops, what counts, what lifts it. */
export function countsMarkup({clock, met, limit}) {
  return html`<h2>${say("whatCounts")}</h2><ul class="facts">${clock && fact("flag", say("clockStarts", {text: said(clock.starts)}))}
    ${clock && fact("square", say("clockStops", {text: said(clock.stops)}))}${met && fact("check", said(met))}
    ${limit?.unless && fact("clock", say("notIf", {text: said(limit.unless)}))}</ul>`;
}

const minutesBetween = (from, to) => Math.round((Date.parse(to) - Date.parse(from)) / 60_000);

/** Recorded and entered are two times, and the gap between them is written. */
export function whenMarkup(recorder, look) {
  if (!look) return "";
  const watch = recorder.state.stopwatches.get(look.measured?.stopwatch);
  const late = minutesBetween(look.observed_at, look.entered_at);
  const last = recorder.state.events.findLast(({id}) => id === look.events.at(-1));
  const first = recorder.state.events.find(({id}) => id === look.events[0]).body.measured?.ms;
  const moment = (at, words) => html`<li><b>${clockSeconds(at)}</b><small>${words}</small></li>`;
  return html`<h2>${say("when")}</h2><ol class="moments">${watch && moment(watch.started_at, say("startedByStopwatch"))}
    ${watch?.ago_ms > 0 && html`<li><small>${say("lateNote", {span: span(watch.ago_ms), reason: watch.reason})}</small></li>`}
    ${first && look.measured.ms !== first && html`<li><b>${time(first, {tenths: true})}</b><small>${say("measuredFirst")}</small><small>${look.reason}</small></li>`}
    ${moment(look.observed_at, say(watch ? "recordedByStopwatch" : "recordedByHand"))}
    ${late > 0 && moment(look.entered_at, say("enteredLater", {span: span(late * 60_000)}))}
    ${look.events.length > 1 && moment(last.entered_at, say("changedLast"))}</ol>`;
}

export function looksMarkup(client, standard, looks, shown) {
  const versions = shown?.events.length ?? 0;
  const {sealed} = client.recorder;
  if (sealed && versions <= 1 && looks.length <= 1) return "";
  const lines =
    looks.length > 1 &&
    html`<ol class="look-list">${looks.map(
      (
        look,
      ) => html`<li><a class="bare link-row" href="${within(client, `s/${standard.id}/${look.id}`)}" aria-current="${look === shown}">
    <span><b>${say(`answer.${look.answer}`)}</b><small>${dayAndClock(look.observed_at)}</small></span><b>${figure(look)}</b></a></li>`,
    )}</ol>`;
  const again =
    shown &&
    !sealed &&
    html`<button class="edge-key" data-do="again">${icon("plus")}${say("lookAgain")}</button>`;
  return html`<h2>${looks.length > 1 ? say("looks", {n: looks.length}) : say("versions", {n: Math.max(1, versions)})}</h2>
    ${lines}${(versions > 1 || !sealed) && html`<p class="second">${versions > 1 ? say("versionsKept", {n: versions}) : say("editKept")}</p>`}${again}`;
}
