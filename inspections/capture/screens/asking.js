// What an answer in the list asks for next: why it is not applicable, or what was seen. It lies over the list, near the
// thumb, for as long as the answer can be taken back there, and holds up nothing: what is not said now is asked in the review.
import {html, put} from "../html.js";
import {icon} from "../icons.js";
import {soon} from "../idle.js";
import {within} from "../client.js";
import {lookAt, needsReason} from "../journey.js";
import {notesOn} from "../visit.js";
import {said, say} from "../words.js";
import {withPhrase} from "./finding_note.js";

export const NA_REASONS = ["naNotOffered", "naNotArisen", "naNotSeen"];
const STAYS_MS = 8000;

/** Over the list of `root`. Its actions are added to the screen's `actions`. */
export function makeAsking(client, root, actions) {
  const {recorder} = client;
  const strip = document.createElement("div");
  let about = null;
  let timer;
  Object.assign(strip, {className: "asking", hidden: true});
  strip.setAttribute("role", "group");
  root.querySelector(".foot").before(strip);

  const look = () => about && lookAt(recorder.state, about);
  const note = () => notesOn(recorder.state, about).findLast(({observation}) => observation === look().id);

  function hide() {
    clearTimeout(timer);
    about = null;
    strip.hidden = true;
  }
  /** Never from under a keyboard that is in it. */
  function stay() {
    clearTimeout(timer);
    timer = setTimeout(() => (strip.querySelector(":focus-visible") ? stay() : hide()), STAYS_MS);
  }

  function draw() {
    const now = look();
    const standard = recorder.standards.get(about);
    const asks = now?.answer === "not_met" || needsReason(now);
    if (!asks) return hide();
    const [words, keys] = now.answer === "not_met" ? ["whatYouSaw", phrases(standard)] : ["whyNotApplicable", reasons()];
    strip.setAttribute("aria-label", say(words));
    put(strip, html`<p aria-live="polite">${say(words)}</p><div class="chips">${keys}</div>`);
    return stay();
  }
  const reasons = () => [...NA_REASONS.map((key) => chip("askedReason", say(key))), onward(say("anotherReason"), "")];
  const phrases = ({phrases: all}) => [
    onward(say("addWhatYouSaw"), "?write"),
    ...all.map((phrase) => chip("askedPhrase", said(phrase), note()?.text.includes(said(phrase)))),
  ];
  const chip = (name, words, isSaid = false) => html`<button class="chip" data-do="${name}" ${isSaid && "disabled"}>${isSaid && icon("check", {size: 18})}${words}</button>`;
  const onward = (words, query) => html`<a class="chip bare key" href="${within(client, `s/${about}${query}`)}">${words}</a>`;

  /** Above the tray; where the row itself is there, under the head. */
  function place() {
    if (!about) return;
    const row = root.querySelector(`[data-standard="${CSS.escape(about)}"]`);
    const foot = root.querySelector(".foot").getBoundingClientRect().top;
    const high = foot - strip.offsetHeight;
    const covers = row && row.getBoundingClientRect().bottom > high;
    strip.style.setProperty("--at", `${covers ? Math.max(0, root.querySelector("header").getBoundingClientRect().bottom) : high}px`);
  }

  Object.assign(actions, {
    askedReason: (target) => client.keep(() => recorder.correct(look().id, {reason: target.textContent.trim()})),
    askedPhrase: (target) =>
      client.keep(() => recorder.note({
        text: withPhrase(note()?.text ?? "", target.textContent.trim()), standard: about, observation: look().id, note: note()?.id,
      })),
  });
  return {
    /** Asks about that standard's answer; of one that asks for nothing it goes away. */
    about(id) {
      about = id;
      strip.hidden = false;
      draw();
      place();
    },
    changed() {
      if (about) draw();
      if (about) soon(place); // the tray may have grown
    },
    close: hide,
  };
}
