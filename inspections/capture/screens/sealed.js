// A submitted visit: sealed on this device, only here, or held by the server with its receipt.
import {html} from "../html.js";
import {heldLine} from "../ticks.js";
import {icon} from "../icons.js";
import {dayAndClock, number, say} from "../words.js";

export function sealedMarkup(client, counts, receipts) {
  const receipt = receipts[0];
  const onlyHere = counts.onlyHere + counts.photosOnlyHere;
  const held = onlyHere === 0 && receipt?.status === "submitted";
  return html`<h1 class="statement" tabindex="-1">${say("sealed")} <span class="${held ? "good" : "warn"}">${held ? say("serverHoldsAll") : say("stillOnlyHere", {n: counts.onlyHere})}</span></h1>
    <p class="lead">${say(held ? "mayClose" : "sentWhenNetwork")}</p>
    <div class="gap-line"><p>${icon("server")}<span>${say("heldByServer")}</span><b>${number(counts.held)}</b></p>${heldLine(counts.events, counts.held, innerWidth, {rest: "care", classes: "fine"})}</div>
    ${counts.photosOnlyHere > 0 && html`<p class="warn">${say("photosWaiting", {n: counts.photosOnlyHere})}</p>`}
    ${
      receipt &&
      html`<section class="receipt"><h2>${say("receipt")}</h2><p class="receipt-code">${receipt.code}</p>
      <p class="second">${say("receiptWords", {held: heldCount(receipt), at: dayAndClock(receipt.at)})}</p></section>`
    }`;
}

export const heldCount = ({held}) => (typeof held === "object" ? held.count : held);
