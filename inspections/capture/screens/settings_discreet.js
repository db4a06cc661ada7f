// Not to be seen: the book, and the PIN after a while.
import {html} from "../html.js";
import {discreet, setDiscreet} from "../discreet.js";
import {isPossible} from "../pin.js";
import {say} from "../words.js";

const MINUTES = [0, 1, 5, 15];

/** The part of the settings about being seen: `markup()` and `actions`; `draw` draws the settings anew. */
export function discreetSettings(client, draw, find) {
  const {lock} = client;
  let asked = null; // the minutes for which a PIN is being set
  let words = "";

  const switchRow = (name, on) => html`<button class="switch-row" role="switch" aria-checked="${on}" data-do="${name}">
    <span>${say(name)}</span><i class="switch"></i></button>`;

  function markup() {
    const {afterSleep, form, pulse} = discreet();
    const now = asked ?? (lock.hasPin ? lock.minutes : 0);
    return html`<section class="choice"><h2>${say("discreet")}</h2><div class="chips" role="group" aria-label="${say("discreetForm")}">${["book", "notes"].map(
      (name) => html`<button class="edge-key" data-do="form" data-form="${name}" aria-pressed="${name === form}">${say(`form.${name}`)}</button>`,
    )}</div>${switchRow("afterSleep", afterSleep)}
      ${"vibrate" in navigator && switchRow("bookPulse", pulse)}<button class="plain-key small-key" data-do="teach">${say("showLesson")}</button></section>
      <section class="choice" role="group" aria-label="${say("pinAfter")}"><h2>${say("pinAfter")}</h2><div class="chips">${MINUTES.map(
        (n) => html`<button class="edge-key" data-do="pinAfter" data-minutes="${n}" aria-pressed="${n === now}">${n ? say("pinMinutes", {n}) : say("never")}</button>`,
      )}</div>${asked === null ? lock.hasPin && html`<button class="plain-key small-key" data-do="pinChange">${say("pinChange")}</button>` : fields()}
      <p class="second" role="status">${words}</p><p class="second">${say("pinWhat")}</p></section>`;
  }
  const field = (name, label) => html`<label><span>${label}</span>
    <input class="field" type="password" inputmode="numeric" autocomplete="off" maxlength="8" data-pin="${name}"></label>`;
  const fields = () => html`<div class="pin-fields">${field("first", say("pinNew"))}${field("again", say("pinRepeat"))}
    <button class="edge-key" data-do="pinKeep">${say("pinKeep")}</button></div>`;

  const redraw = (text = "") => {
    words = text;
    draw();
  };
  const ask = (minutes) => {
    asked = minutes;
    redraw();
    find('[data-pin="first"]').focus();
  };

  const actions = {
    form(target) {
      setDiscreet({form: target.dataset.form});
      redraw();
    },
    afterSleep() {
      setDiscreet({afterSleep: !discreet().afterSleep});
      redraw();
    },
    bookPulse() {
      setDiscreet({pulse: !discreet().pulse});
      redraw();
    },
    teach: () => client.cover.hide({lesson: true}),
    pinChange: () => ask(lock.minutes),
    async pinAfter(target) {
      const minutes = Number(target.dataset.minutes);
      if (minutes && !lock.hasPin) return ask(minutes);
      asked = null;
      await client.keep(() => (minutes ? lock.askAfter(minutes) : lock.remove()));
      return redraw();
    },
    async pinKeep() {
      const [first, again] = ["first", "again"].map((name) => find(`[data-pin="${name}"]`).value);
      const wrong = !isPossible(first) ? "pinShape" : first !== again ? "pinDiffer" : null;
      if (wrong) return tell(wrong);
      const minutes = asked;
      await client.keep(() => lock.set(first, minutes));
      asked = null;
      return redraw(say("pinKept"));
    },
  };
  /** Says what is wrong without drawing the fields anew: what was typed stays. */
  function tell(key) {
    find(".pin-fields ~ [role=status]").textContent = say(key);
  }
  return {markup, actions};
}
