// A submitted visit: sealed on this device, only here, or held by the server with its receipt.
import {onlyOnDevice} from "../alone.js";
import {html} from "../html.js";
import {heldLine} from "../ticks.js";
import {icon} from "../icons.js";
import {dayAndClock, number, say} from "../words.js";

const SEALED = ["submitted", "released"];

/** What another device or the office did to end it came from the server. */
const sealedElsewhere = ({state, device: here}) => state.events.some(({kind, device}) => SEALED.includes(kind) && device !== here);

export function sealedMarkup(client, counts, receipts) {
  const receipt = receipts[0];
  const onlyHere = onlyOnDevice(counts);
  const held = onlyHere === 0 && (SEALED.includes(receipt?.status) || sealedElsewhere(client.recorder));
  return html`<h1 class="statement" tabindex="-1">${say("sealed")} <span class="${held ? "good" : "warn"}">${held ? say("serverHoldsAll") : say("stillOnlyHere", {n: onlyHere})}</span></h1>
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
