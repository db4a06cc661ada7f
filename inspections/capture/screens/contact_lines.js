// Sentences of a conversation, by who said them. They are typed: nothing is ever recorded.
import {html, put} from "../html.js";
import {icon} from "../icons.js";
import {uuid7} from "../events.js";
import {linesOf} from "../visit.js";
import {clock, say} from "../words.js";

const SPEAKERS = ["agent", "caller"];
const DIMENSIONS = ["business", "human"];

export function makeLines({client, contact, sealed}, place) {
  const {recorder} = client;
  let writing = null;
  place.innerHTML = html`<div class="section-head"><h2></h2></div><ol class="line-list"></ol><div class="line-form"></div>`.text;
  const find = (selector) => place.querySelector(selector);

  function draw() {
    const {id, steps} = contact();
    const lines = linesOf(recorder.state, id);
    place.hidden = !steps.length || (sealed() && !lines.length);
    put(find("h2"), say("whatWasSaid"));
    put(find(".line-list"), lines.map(lineMarkup));
    put(find(".line-form"), sealed() ? "" : writing ? formMarkup(writing) : openKey());
  }

  const lineMarkup = ({id, who, text, dimension, entered_at: at}) => html`<li class="line ${who}" data-line="${id}">
    <p><b>${whoName(who)}</b> <span class="serif">${text}</span></p>
    <p class="second">${dimension && html`${say(`dimension.${dimension}`)}, `}${clock(at)}
    ${!sealed() && html`<button class="small-key" data-do="editLine">${say("edit")}</button><button class="small-key" data-do="undoLine">${say("undo")}</button>`}</p></li>`;

  const openKey = () => html`<button class="edge-key" data-do="writeLine">${icon("pen", {size: 20})}${say("writeLine")}</button>`;

  /** Drawn once when it opens: what is chosen and typed is in the form itself. */
  const formMarkup = ({who, dimension, text}) => html`<div class="line-fields">
    ${choices("who", SPEAKERS, who)}<label><span class="hidden-name">${say("sentence")}</span>
    <textarea class="field" rows="2" maxlength="2000" placeholder="${say("sentence")}" data-sentence>${text}</textarea></label>
    ${choices("dimension", DIMENSIONS, dimension)}
    <div class="line-keys"><button class="plain-key" data-do="closeLine">${say("cancel")}</button>
    <button class="edge-key" data-do="keepLine">${icon("check", {size: 20})}${say("keepTime")}</button></div></div>`;

  /** Who writes is no caller. */
  const whoName = (who) => say(`who.${who === "caller" && contact().channel !== "phone" ? "writer" : who}`);
  const choiceName = (name, value) => (name === "who" ? whoName(value) : say(`dimension.${value}`));
  const choices = (name, values, chosen) => html`<div class="chips" role="group" data-choice="${name}">${values.map(
    (value) => html`<button class="edge-key" data-do="choose" data-value="${value}" aria-pressed="${value === chosen}">${choiceName(name, value)}</button>`,
  )}</div>`;

  function open(what) {
    writing = what;
    draw();
    find("[data-sentence]")?.focus();
  }
  const chosen = (name) => find(`[data-choice="${name}"] [aria-pressed="true"]`)?.dataset.value;
  const lineOf = (target) => target.closest("[data-line]").dataset.line;

  async function keep() {
    const text = find("[data-sentence]")?.value.trim();
    if (!text) return find("[data-sentence]")?.focus();
    const told = {contact: contact().id, who: chosen("who"), dimension: chosen("dimension"), text, line: writing.line};
    if (await client.keep(() => recorder.quote(told))) {
      writing = null;
      draw();
    }
    return undefined;
  }

  return {
    draw,
    actions: {
      writeLine: () => open({line: uuid7(Date.now()), who: "agent", dimension: null, text: ""}),
      editLine(target) {
        const {id, who, text, dimension} = recorder.state.lines.get(lineOf(target));
        open({line: id, who, text, dimension});
      },
      /** One of a group; a dimension may also be chosen off again. */
      choose(target) {
        const group = target.closest("[data-choice]");
        const off = group.dataset.choice === "dimension" && target.getAttribute("aria-pressed") === "true";
        for (const key of group.children) key.setAttribute("aria-pressed", String(key === target && !off));
      },
      keepLine: keep,
      closeLine() {
        writing = null;
        draw();
      },
      undoLine(target) {
        const {events, undone} = recorder.state;
        const last = events.findLast(({id, body}) => body.line === lineOf(target) && !undone.has(id));
        return client.keep(() => recorder.undo([last.id]));
      },
    },
    /** What was typed and not kept yet is kept when the screen is left. */
    close: () => (writing && find("[data-sentence]")?.value.trim() ? keep() : undefined),
  };
}
