// What you saw: kept while it is written, each rewording a record of its own.
import {html, put} from "../html.js";
import {notesOn} from "../visit.js";
import {keepTyped} from "../typing.js";
import {clock, said, say} from "../words.js";

/** A note with one of the standard's phrases behind it. */
export function withPhrase(text, words) {
  const before = text.trimEnd();
  return before ? `${before}${/[.!?]$/.test(before) ? " " : ". "}${words}` : words;
}

export function makeNote({client, standard, look}, section) {
  const {recorder} = client;
  const sealed = () => recorder.sealed;
  /** The note of this look; one without a look counts for the look that has none of its own. */
  const own = () => {
    const notes = notesOn(recorder.state, standard.id);
    return (
      notes.findLast((note) => note.observation && note.observation === look()?.id) ??
      notes.findLast((note) => !note.observation) ??
      null
    );
  };
  let keeping = Promise.resolve();

  put(
    section,
    html`<h2><label for="what-you-saw">${say("whatYouSaw")}</label></h2>
    <textarea class="field" id="what-you-saw" rows="4" maxlength="4000" placeholder="${say("rolesNotNames")}" ${sealed() ? "readonly" : ""}></textarea>
    <p class="floor note-state" role="status"></p><div class="chips"></div>`,
  );
  const field = section.querySelector("textarea");
  const state = section.querySelector(".note-state");
  /** What of the log stands in the field: while they agree, nothing written here is lost by drawing anew. */
  let shown = own()?.text ?? "";
  field.value = shown;

  /** Keeps what stands in the field; "kept" is said only once it is on the disk. */
  function keep() {
    typing.done();
    keeping = keeping.then(async () => {
      const before = own();
      const text = field.value.trim();
      if (text === (before?.text ?? "") || sealed()) return;
      const observation = look()?.id;
      const events = await client.keep(() =>
        recorder.note({text, standard: standard.id, observation, note: before?.id}),
      );
      if (events && field.value.trim() === text) put(state, say("noteKept", {time: clock(events[0].entered_at)}));
    });
    return keeping;
  }
  const typing = keepTyped(field, keep, () => put(state, say("noteNotYet")));

  function draw() {
    const phrases = sealed() ? [] : standard.phrases;
    put(
      section.querySelector(".chips"),
      phrases.map((phrase) => html`<button class="chip" data-do="phrase">${said(phrase)}</button>`),
    );
    const told = own()?.text ?? "";
    if (told !== shown && field.value.trim() === shown) field.value = told; // never under the typing hand
    if (field.value.trim() === told) shown = told;
    if (own() && !state.textContent) put(state, say("noteFrom", {time: clock(own().entered_at)}));
  }

  return {
    draw,
    keep,
    actions: {
      phrase(target) {
        field.value = withPhrase(field.value, target.textContent.trim());
        return keep();
      },
    },
    close() {
      typing.close();
      return keep();
    },
  };
}
