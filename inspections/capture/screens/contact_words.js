// What a call, an e-mail or a chat is called, how it stands in a line, and where it is found.
import {figures, stateOf} from "../contacts.js";
import {within} from "../client.js";
import {dayAndClock, gap, said, say, span, time} from "../words.js";

export const CHANNEL_SIGNS = {phone: "phone", email: "mail", chat: "chat"};

/** Where a new contact begins; its first tap makes it. */
export const newAddress = (client, department, channel) => within(client, `c/new/${department.id}?channel=${channel}`);

/** Its department, else its channel. */
export function contactName(pack, {department, channel}) {
  const found = pack.departments.find(({id}) => id === department);
  return found ? said(found.title) : say(`channel.${channel}`);
}

/** A time that may run over days: "2:50" under an hour, then "33 h 43 min". */
export const longTime = (ms) => (ms < 3_600_000 ? time(ms, {tenths: false}) : span(Math.floor(ms / 60_000) * 60_000));

/** How it stands: "On hold", "Sent". */
export function standsAs(contact) {
  if (contact.channel === "phone") return say(`call.${stateOf(contact)}`);
  const last = ["resolved", "replied", "sent"].find((name) => contact.steps.some(({step}) => step === name));
  return say(last ? `writing.${last}` : `channel.${contact.channel}`);
}

/** How it stands, since when, and its longest hold. */
export function contactLine(contact) {
  const {longest_hold: hold} = figures(contact);
  const parts = [standsAs(contact), dayAndClock(contact.steps[0].at), hold && `${say("figure.longest_hold")} ${gap(hold.ms)}`];
  return parts.filter(Boolean).join(", ");
}
