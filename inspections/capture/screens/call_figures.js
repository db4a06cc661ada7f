// The figures of a call, each with its limit, as soon as it has a meaning.
import {html} from "../html.js";
import {icon} from "../icons.js";
import {measuredBy} from "../contacts.js";
import {verdict} from "../timing.js";
import {gap, number, say, span, time} from "../words.js";

const WAITS = ["on_hold", "passed_on"];

/** `limits` by the pack's words for the figures; `state` as `stateOf` tells it. */
export function figuresMarkup(found, limits, state) {
  const waits = ["dialling", "ringing"].includes(state);
  const runs = {time_to_answer: waits, rings: waits, longest_hold: WAITS.includes(state), total_hold: WAITS.includes(state), handling_time: state !== "ended"};
  const tone = (name) => toneOf(found, limits[name] ?? (name === "time_to_answer" ? limits.rings : null), limits[name] ? name : "rings", runs[name]);
  const rows = [
    ["time_to_answer", found.time_to_answer && gap(found.time_to_answer.ms), limits.time_to_answer?.ms ?? limits.rings?.ms, tone("time_to_answer")],
    ["rings", found.rings !== null && number(found.rings), limits.rings && number(limits.rings.rings), tone("rings")],
    ["longest_hold", found.longest_hold && gap(found.longest_hold.ms), limits.longest_hold?.ms, tone("longest_hold"), eachHold(found.holds)],
    ["total_hold", found.total_hold && gap(found.total_hold.ms), limits.total_hold?.ms, tone("total_hold")],
    ["handling_time", found.handling_time && time(found.handling_time.ms), limits.handling_time?.ms, tone("handling_time")],
    ["transfers", (found.handling_time || found.transfers > 0) && number(found.transfers), null, ""],
  ];
  return html`<dl>${rows.map(row)}</dl>`;
}

/** Whether the figure keeps its limit: "kept" only once it stands, "broken" as soon as it cannot any more. */
function toneOf(found, limit, measures, running) {
  const measured = limit ? measuredBy(measures, found) : null;
  const kept = measured ? verdict(limit, measured) : null;
  if (kept === false) return "broken";
  return kept && !running && !found.cut_off.includes(measures) ? "kept" : "";
}

const row = ([name, value, limit, tone, more]) => html`<div class="call-figure ${tone}"><dt>${name === "transfers" ? say("transfers") : say(`figure.${name}`)}${more && html`<small>${more}</small>`}</dt>
  <dd class="limit-text">${limit && say("limitIs", {words: typeof limit === "number" ? span(limit) : limit})}</dd>
  <dd class="call-value">${value ? html`<b class="figure">${value}</b>` : html`<span>${say("noneYet")}</span>`}${tone === "kept" && icon("check", {stroke: 2.2, size: 20})}${tone === "broken" && icon("cross", {stroke: 2.2, size: 20})}</dd></div>`;

/** Each hold is kept; where there are several they are all said. */
const eachHold = (holds) => holds.length > 1 && holds.map(({ms}) => gap(ms)).join(" · ");
