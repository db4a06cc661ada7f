// A submitted visit: sealed on this device, only here, or held by the server with its receipt.
import {onlyOnDevice} from "../alone.js";
import {html} from "../html.js";
import {heldLine} from "../ticks.js";
import {icon} from "../icons.js";
import {OFFICE_KINDS} from "../status.js";
import {dayAndClock, number, say} from "../words.js";

const SEALED = ["submitted", "in_review", "released", "final"];

const ENDING = ["submitted", "review_started", "released", "cancelled"];

/** What another device or the office did to end it came from the server. */
const sealedElsewhere = ({state, device: here}) => state.events.some(({kind, device}) => ENDING.includes(kind) && device !== here);

export function sealedMarkup(client, counts, receipts) {
  const receipt = receipts[0];
  const onlyHere = onlyOnDevice(counts);
  const held = onlyHere === 0 && (SEALED.includes(receipt?.status) || sealedElsewhere(client.recorder));
  const title = say(client.recorder.state.status === "cancelled" ? "standing.cancelled" : "sealed");
  if (!counts.events) return elsewhereMarkup(client.recorder.state, held);
  const where = onlyHere ? say("stillOnlyHere", {n: onlyHere}) : say(held ? "serverHoldsAll" : "serverWaits");
  const lead = onlyHere ? "sentWhenNetwork" : held ? "mayClose" : "serverWaitsWhy";
  return html`<h1 class="statement" tabindex="-1">${title} <span class="${held ? "good" : "warn"}">${where}</span></h1>
    <p class="lead">${say(lead, {n: onlyHere})}</p>
    <div class="gap-line"><p>${icon("server")}<span>${say("heldByServer")}</span><b>${number(counts.held)}</b></p>${heldLine(counts.events, counts.held, innerWidth, {rest: "care", classes: "fine"})}</div>
    ${counts.photosOnlyHere > 0 && html`<p class="warn">${say("photosWaiting", {n: counts.photosOnlyHere})}</p>`}
    ${
      receipt &&
      html`<section class="receipt"><h2>${say("receipt")}</h2><p class="receipt-code">${receipt.code}</p>
      <p class="second">${say("receiptWords", {held: heldCount(receipt), at: dayAndClock(receipt.at)})}</p></section>`
    }`;
}

/** This device made none of its records: what is known of them came from the server. */
function elsewhereMarkup({events}, held) {
  const n = events.filter(({kind}) => !OFFICE_KINDS.includes(kind)).length;
  return html`<h1 class="statement" tabindex="-1">${say("sealed")} ${held && html`<span class="good">${say("serverHoldsAll")}</span>`}</h1>
    <p class="lead">${say("recordedElsewhere", {n})}</p>`;
}

export const heldCount = ({held}) => (typeof held === "object" ? held.count : held);
