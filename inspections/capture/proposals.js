/** Which standards a call, an e-mail or a chat answers, and how. Derived from the pack's `measures`. Pure. */

import {figures, measuredBy} from "./contacts.js";
import {limitFor, verdict} from "./timing.js";

/** The standards that a contact of this channel can decide, in a department. */
export const decidable = (department, channel) =>
  department.standards.filter((standard) => standard.measures && standard.channel === channel);

/** The channels in which a department can be tested: those of its standards. */
export const channelsOf = (department) =>
  ["phone", "email", "chat"].filter((channel) => department.standards.some((standard) => standard.channel === channel));

/**
 * The limits of a contact's figures in this house: {longest_hold: limit, …}. Of two for one figure the tighter is
 * shown, since whoever keeps it keeps both.
 */
export function limitsOf(department, channel, houseKind) {
  const limits = {};
  for (const {measures, limit} of decidable(department, channel)) {
    const here = limitFor(limit, houseKind);
    if (!limits[measures] || (here.ms ?? here.rings) < (limits[measures].ms ?? limits[measures].rings)) limits[measures] = here;
  }
  return limits;
}

/**
 * The answers that a contact's figures give, for the inspector to confirm: [{standard, limit, measured, answer, step}].
 * `step` is the step at which it was decided. A call is judged once it has ended. A wait that the caller gave up can
 * show a limit broken, never kept: then nothing is proposed.
 */
export function proposals(department, contact, houseKind) {
  const found = figures(contact);
  if (contact.channel === "phone" && !contact.steps.some(({step}) => step === "ended")) return [];
  return decidable(department, contact.channel).flatMap((standard) => {
    const limit = limitFor(standard.limit, houseKind);
    const measured = measuredBy(standard.measures, found);
    const kept = limit && measured ? verdict(limit, measured) : null;
    if (kept === null || (kept && found.cut_off.includes(standard.measures))) return [];
    const step = decidedAt(contact, standard.measures);
    return [{standard, limit, measured: {...measured, contact: contact.id}, answer: kept ? "met" : "not_met", step}];
  });
}

const DECIDED = {rings: "answered", time_to_answer: "answered", first_reply: "replied", resolution: "resolved"};

/** The step at which a figure was known: the answer, the reply, the end of the last wait; else the end. */
function decidedAt({steps}, measures) {
  const spoke = steps.findLast(({step}) => step === "resumed") ?? steps.at(-1);
  if (["longest_hold", "total_hold"].includes(measures)) return spoke;
  const name = DECIDED[measures];
  const of = ["first_reply", "resolution"].includes(measures) ? "findLast" : "find";
  return steps[of](({step}) => step === name) ?? steps.at(-1);
}
