// Calls and messages of a visit: those under way, where one can be tested, and those that are done.
import {html, put} from "../html.js";
import {icon} from "../icons.js";
import {isOpen} from "../contacts.js";
import {within} from "../client.js";
import {limitWords} from "../limits.js";
import {channelsOf, decidable, limitsOf} from "../proposals.js";
import {said, say} from "../words.js";
import {backKey, onlyHere} from "./top.js";
import {CHANNEL_SIGNS, contactLine, contactName, newAddress} from "./contact_words.js";

export function contactsScreen(client, params, root) {
  const {recorder} = client;
  root.innerHTML = html`<header class="top">${backKey("#/", say("today"))}<span class="head-here"></span></header>
    <div class="scroll inset contacts"></div>`.text;
  const find = (selector) => root.querySelector(selector);

  function draw() {
    put(find(".head-here"), onlyHere(client));
    const all = [...recorder.state.contacts.values()].reverse();
    const [open, done] = [all.filter(isOpen), all.filter((contact) => !isOpen(contact))];
    put(
      find(".contacts"),
      html`<h1 tabindex="-1">${say("contacts")}</h1>${open.length > 0 && listMarkup(say("underWay"), open)}
      ${!recorder.sealed && ["phone", "email", "chat"].map(testMarkup)}
      ${done.length > 0 && listMarkup(say("doneContacts"), done)}`,
    );
  }

  function testMarkup(channel) {
    const decided = (department) => Number(decidable(department, channel).length > 0);
    const departments = recorder.pack.departments
      .filter((department) => channelsOf(department).includes(channel))
      .sort((a, b) => decided(b) - decided(a));
    return (
      departments.length > 0 &&
      html`<section class="contact-list"><h2>${say(`test.${channel}`)}</h2><ol class="link-rows">${departments.map(
        (department) => html`<li><a class="link-row bare key" href="${newAddress(client, department, channel)}">${icon(CHANNEL_SIGNS[channel])}
        <span><b>${said(department.title)}</b><small>${limitsInWords(department, channel)}</small></span>${icon("onward")}</a></li>`,
      )}</ol></section>`
    );
  }

  function limitsInWords(department, channel) {
    const limits = Object.entries(limitsOf(department, channel, recorder.houseKind));
    return limits.map(([name, limit]) => `${say(`figure.${name}`)} ${limitWords(limit)}`).join(", ");
  }

  const listMarkup = (title, contacts) => html`<section class="contact-list"><h2>${title}</h2><ol class="link-rows">${contacts.map(
    (contact) => html`<li><a class="link-row bare key" href="${within(client, `c/${contact.id}`)}">${icon(CHANNEL_SIGNS[contact.channel])}
    <span><b>${contactName(recorder.pack, contact)}</b><small>${contactLine(contact)}</small></span>${icon("onward")}</a></li>`,
  )}</ol></section>`;

  draw();
  return {changed: draw};
}
