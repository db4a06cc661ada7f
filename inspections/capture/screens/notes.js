// A page of a notes app: what is typed is a note of the visit, the signs of its bar are the stopwatches and the moment.
import {html, put} from "../html.js";
import {icon} from "../icons.js";
import {discreet, setDiscreet} from "../discreet.js";
import {uuid7} from "../events.js";
import {keepTyped} from "../typing.js";
import {dayTitle} from "../days.js";
import {clock, say} from "../words.js";
import {makeInstrument} from "./instrument.js";

const BAR = ["list", "picture", "copy"];

export function notesScreen(client, {lesson = false}, root) {
  const {recorder} = client;
  const note = noteHere(recorder);
  root.innerHTML = html`<div class="notes-top"><button class="notes-back" data-zone="back" aria-label="${say("readerBack")}">${icon("back")}<span aria-hidden="true">${say("notesTitle")}</span></button><span class="notes-sign" aria-hidden="true"></span></div>
    <p class="notes-day" aria-hidden="true"><span>${dayTitle(Date.now())}</span> <span class="notes-figures"></span></p>
    <textarea class="notes-text" maxlength="4000" aria-label="${say("notesField")}" autocapitalize="sentences"></textarea>
    <div class="notes-bar">${BAR.map((sign, i) => html`<span class="reader-place"><button class="notes-zone" data-zone="${i}">${icon(sign, {size: 26})}</button>
      <button class="hidden-name" data-zone="stop" data-place="${i}" tabindex="-1"></button></span>`)}
      <button class="notes-zone" data-zone="moment" aria-label="${say("readerMoment")}">${icon("pen", {size: 26})}</button></div>
    <div class="notes-lesson" hidden></div>`.text;
  const find = (selector) => root.querySelector(selector);
  const field = find(".notes-text");
  const instrument = makeInstrument(client, root, {drawn});
  field.value = recorder.state.notes.get(note)?.text ?? "";
  let keeping = Promise.resolve();
  const typing = keepTyped(field, keep);

  function drawn() {
    const figures = BAR.map((_, i) => instrument.figure(i)).filter(Boolean);
    put(find(".notes-figures"), figures.join(" · "));
    put(find(".notes-sign"), instrument.sign());
  }

  /** One note, reworded as it grows: each wording lies on the disk. */
  function keep() {
    keeping = keeping.then(async () => {
      const text = field.value.trim();
      if (text === (recorder.state.notes.get(note)?.text ?? "")) return;
      await client.keep(() => recorder.note({text, note}));
    });
    return keeping;
  }

  function teach(open) {
    find(".notes-lesson").hidden = !open;
    put(find(".notes-lesson"), open ? html`<h1>${say("notesLessonTitle")}</h1><p>${say("notesLessonText")}</p><p>${say("notesLessonBar")}</p><p>${say("notesLessonBack")}</p><button class="main-key centred" data-do="learnt">${say("notesLessonDone")}</button>` : "");
    if (open) find(".notes-lesson button").focus({preventScroll: true});
  }

  return {
    actions: {
      learnt() {
        setDiscreet({learntNotes: true});
        teach(false);
      },
    },
    shown() {
      instrument.draw();
      teach(lesson);
    },
    step: instrument.step,
    changed: instrument.changed,
    close() {
      typing.close();
      instrument.close();
      return keep();
    },
  };
}

/** The note that is gone on with: the one begun here today in this visit, else a new one. */
function noteHere({visit}) {
  const {note} = discreet();
  const isHere = note?.visit === visit.id && note.day === new Date().toDateString();
  if (isHere) return note.id;
  const id = uuid7(Date.now());
  setDiscreet({note: {id, visit: visit.id, day: new Date().toDateString()}});
  return id;
}

/** The visit's notes that are about no standard, as they were typed. */
export const notesOfVisit = (state) => [...state.notes.values()].filter((one) => !one.standard && !one.observation && one.text.trim());

export const notesMarkup = (state) => {
  const notes = notesOfVisit(state);
  return notes.length > 0 && html`<section class="visit-notes"><h2>${say("visitNotes")}</h2><ol>${notes.map(
    ({text, entered_at: at}) => html`<li><p class="serif">${text}</p><small>${clock(at)}</small></li>`,
  )}</ol></section>`;
};
