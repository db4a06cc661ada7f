// The visit that the office asks for: what it is, and the inspector's answer. Works without a network; sent when there is one.
import {html} from "../html.js";
import {icon} from "../icons.js";
import {say} from "../words.js";

const REASONS = ["dates", "known", "conflict", "ill"];

/** Whether the office waits for an answer; once somebody records, on whatever device, it has one. */
export const isAsked = (visit, state, begun) => !begun && visit.status === "assigned" && state.status === "assigned" && !state.observations.size;

/** The block within the visit of the day, on the screen in `root`, which `redraw` draws anew. */
export function makeAnswer(client, root, redraw) {
  let declining = null; // the id of the visit that is being declined
  let reason = "";
  let sending = false;

  root.addEventListener("input", ({target}) => {
    if (target.id !== "decline-reason") return;
    reason = target.value;
    root.querySelector('[data-do="declineNow"]').disabled = !reason.trim();
  });

  /** The question, what was answered, or the field for the reason. */
  function markup(visit, state, begun) {
    if (begun) return "";
    if (visit.status === "declined") return declinedMarkup(state.declined);
    if (declining === visit.id) return decliningMarkup();
    if (isAsked(visit, state, false)) return html`${factsMarkup(visit)}${askingMarkup()}`;
    return visit.status === "accepted" && html`${factsMarkup(visit)}${acceptedMarkup()}`;
  }

  const factsMarkup = ({fee, companions = []}) => (fee || companions.length > 0) && html`<dl class="offer-facts">
    ${fee && html`<div><dt class="second">${say("offerFee")}</dt><dd>${fee}</dd></div>`}
    ${companions.length > 0 && html`<div><dt class="second">${say("offerWith")}</dt><dd>${companions.join(", ")}</dd></div>`}</dl>`;

  const askingMarkup = () => html`<h3 class="offer-title">${say("offerTitle")}</h3>
    <div class="offer-keys"><button class="edge-key" data-do="accept">${icon("check")}${say("accept")}</button>
    <button class="edge-key" data-do="decline">${icon("cross")}${say("decline")}</button></div>
    <p class="second">${say("beginAccepts")}</p>`;

  const acceptedMarkup = () => html`<p class="offer-said">${icon("check")}<span>${say("acceptedLine")}</span>
    <button class="plain-key" data-do="decline">${say("declineAfterAll")}</button></p>`;

  const decliningMarkup = () => html`<h3 class="offer-title"><label for="decline-reason">${say("declineTitle")}</label></h3>
    <p class="second">${say("declineWhy")}</p>
    <div class="chips">${REASONS.map((one) => html`<button class="chip" data-do="declineReason">${say(`decline.${one}`)}</button>`)}</div>
    <textarea class="field" id="decline-reason" rows="2" maxlength="2000">${reason}</textarea>
    <div class="offer-keys"><button class="edge-key" data-do="declineNow" ${reason.trim() ? "" : "disabled"}>${say("declineNow")}</button>
    <button class="plain-key" data-do="keepVisit">${say("cancel")}</button></div>`;

  const declinedMarkup = (why) => html`<p class="offer-said">${icon("cross")}<span><b>${say("declinedLine")}</b> ${why && say("declinedReason", {reason: why})} ${say("declinedNext")}</span></p>`;

  /** Once, however often it is tapped. */
  async function answer(visit, given) {
    if (sending) return;
    sending = true;
    const written = await client.keep(() => client.session.answerVisit(visit.id, given));
    sending = false;
    if (!written) return;
    write(null);
    const here = `#/?visit=${visit.id}`; // declined it is no longer the visit of the day, and is looked at all the same
    if (given.accepts || location.hash === here) await redraw();
    else client.go(here);
  }

  function write(visit, words = "") {
    [declining, reason] = [visit, words];
  }

  return {
    markup,
    /** While somebody writes the reason, nothing is drawn under the hand. */
    isWriting: () => document.activeElement?.id === "decline-reason",
    actions: (visit) => ({
      accept: () => answer(visit(), {accepts: true}),
      decline() {
        write(visit().id);
        return redraw();
      },
      keepVisit() {
        write(null);
        return redraw();
      },
      declineReason(chip) {
        const words = chip.textContent.trim();
        const before = reason.trimEnd();
        write(declining, before ? `${before}${/[.!?]$/.test(before) ? " " : ". "}${words}` : words);
        return redraw();
      },
      declineNow: () => answer(visit(), {accepts: false, reason}),
    }),
  };
}
