// The line above every working screen: back, and how much is only on this device.
import {onlyOnDevice} from "../alone.js";
import {html} from "../html.js";
import {icon} from "../icons.js";
import {within} from "../client.js";
import {number, say} from "../words.js";

export const backKey = (
  href,
  label,
) => html`<a class="back bare key" href="${href}" aria-label="${say("backTo", {name: label})}">
  ${icon("back")}<span class="cut">${label}</span></a>`;

/** Leads to the book at once. Every top bar has it at its right end. */
export const bookKey = () =>
  html`<button class="book-key" data-do="book" aria-label="${say("openBook")}">${icon("book")}</button>`;

/** The count of records that only this device has, a link to the safety page; and the book. */
export const onlyHere = (client) => html`${countHere(client)}${bookKey()}`;

function countHere(client) {
  const n = client.counts ? onlyOnDevice(client.counts) : 0;
  if (!n)
    return html`<a class="only-here bare key" href="#/safety">${icon("server", {size: 18})}<span>${say("allHeldShort")}</span></a>`;
  return html`<a class="only-here bare key" href="#/safety">${icon("here", {size: 20})}<span><b>${number(n)}</b> ${say("onlyHereShort")}</span></a>`;
}

/** A submitted visit can be read and not changed: that is said above all else, and where it is. */
export const sealedLine = (client) =>
  client.recorder?.sealed &&
  html`<p class="banner sealed-line">${icon("lock")}<span>${say(client.recorder.state.status === "cancelled" ? "cancelledLine" : "sealedLine")}</span><a class="bare key" href="${within(client, "r")}">${say("seeReceipt")}</a></p>`;

export const top = (client, href, label) =>
  html`<div class="top">${backKey(href, label)}<span class="top-here">${onlyHere(client)}</span></div>`;
