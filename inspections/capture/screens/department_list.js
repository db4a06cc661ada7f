// The list of a department's rows. It is drawn anew only when opened or filtered: rows never move under a thumb.
import {html, put, replace} from "../html.js";
import {icon} from "../icons.js";
import {groups, isAnswered} from "../journey.js";
import {said, say} from "../words.js";
import {row, standingOf, stepRow} from "./rows.js";
import {boxOf} from "./department_map.js";

const UNDO_MS = 8000;
export const phone = () => matchMedia("(max-width: 39.9375em)").matches;

export function makeList(client, scroll, standards) {
  const {recorder} = client;
  const rows = new Map(standards.map((standard, i) => [standard.id, {standard, number: i + 1}]));
  const standing = new Map();
  const recent = new Map();
  const unfolded = new Set();
  let shown = {filter: "all", belongs: () => true};

  const answeredIn = (ids) => ids.filter((id) => isAnswered(recorder.state, id)).length;
  const markup = (id) => row(client, rows.get(id), {standing: standing.get(id), undo: recent.has(id)});
  const element = (id) => scroll.querySelector(`[data-standard="${CSS.escape(id)}"]`);
  const redraw = (id) => element(id) && replace(element(id), markup(id));

  function draw(next = shown) {
    shown = next;
    standards.forEach((standard) => standing.set(standard.id, standingOf(recorder.state, standard)));
    const parts = groups({standards: standards.filter(shown.belongs)}, said);
    put(
      scroll,
      parts.length ? parts.map(groupMarkup) : html`<p class="empty-list">${say(`empty.${shown.filter}`)}</p>`,
    );
  }

  /** On the phone a finished group folds to its heading and the rows that still need something. */
  function groupMarkup({title, rows: own}) {
    const ids = own.map(({standard}) => standard.id);
    const answered = answeredIn(ids);
    const folds = phone() && shown.filter === "all" && title && answered === ids.length && !unfolded.has(title);
    const sum = say("answeredOf", {answered, total: ids.length});
    const count = folds
      ? html`<button class="floor" data-do="unfold" data-title="${title}">${sum}${icon("unfold", {size: 18})}</button>`
      : html`<span class="floor" data-group="${title}">${sum}</span>`;
    const listed = folds ? ids.filter((id) => standing.get(id) !== "settled") : ids;
    return html`<section class="group">${title && html`<div class="group-head"><h2>${title}</h2>${count}</div>`}
      <ol class="rows">${listed.map(markup)}</ol></section>`;
  }

  /** Answered rows that have left the screen become quiet lines; what lies above is made up for in the scroll. */
  function settle() {
    const box = boxOf(scroll);
    const scroller = getComputedStyle(scroll).overflowY === "visible" ? document.scrollingElement : scroll;
    for (const [id, was] of standing) {
      const next = standingOf(recorder.state, rows.get(id).standard);
      const old = element(id);
      if (was !== "open" || next === "open" || recent.has(id) || !old) continue;
      const {top, bottom, height} = old.getBoundingClientRect();
      if (bottom > box.top - 4 && top < box.bottom + 4) continue;
      standing.set(id, next);
      const now = replace(old, markup(id));
      if (bottom <= box.top) scroller.scrollTop -= height - now.getBoundingClientRect().height;
    }
  }

  function forget(id) {
    clearTimeout(recent.get(id)?.timer);
    recent.delete(id);
    redraw(id);
  }

  return {
    draw,
    settle,
    element,
    numberOf: (id) => rows.get(id).number,
    /** For eight seconds the row's answer can be taken back where it was given. */
    remember(id, events) {
      clearTimeout(recent.get(id)?.timer);
      recent.set(id, {ids: events.map((event) => event.id), timer: setTimeout(forget, UNDO_MS, id)});
      redraw(id);
    },
    async takeBack(id) {
      const last = recent.get(id);
      if (last && (await client.keep(() => recorder.undo(last.ids)))) forget(id);
    },
    unfold(title) {
      unfolded.add(title);
      draw();
    },
    unfoldAll() {
      standards.forEach(({group}) => unfolded.add(said(group)));
    },
    /** Redraws the rows that these events are about; all of them after an undo. */
    changed(events = []) {
      const {observations, stopwatches} = recorder.state;
      const about = ({body}) =>
        body.standard ?? observations.get(body.observation)?.standard ?? stopwatches.get(body.stopwatch)?.standard;
      const touched = events.some(({kind}) => kind === "undone") ? [...rows.keys()] : new Set(events.map(about));
      for (const id of touched) {
        if (!rows.has(id)) continue;
        if (standingOf(recorder.state, rows.get(id).standard) === "open") standing.set(id, "open");
        redraw(id);
      }
      for (const place of scroll.querySelectorAll("[data-group]")) {
        const ids = standards
          .filter((standard) => shown.belongs(standard) && said(standard.group) === place.dataset.group)
          .map(({id}) => id);
        if (shown.filter === "all") put(place, say("answeredOf", {answered: answeredIn(ids), total: ids.length}));
      }
    },
    step: () => scroll.querySelectorAll(".row:has([data-row-watch])").forEach((one) => stepRow(client, one)),
    close: () => recent.forEach(({timer}) => clearTimeout(timer)),
  };
}
