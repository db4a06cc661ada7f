// The list of a department's rows. It is drawn anew only when opened or filtered: rows never move under a thumb.
import {html, put, raw, remake} from "../html.js";
import {icon} from "../icons.js";
import {oneByOne} from "../idle.js";
import {groups, isAnswered} from "../journey.js";
import {said, say} from "../words.js";
import {row, standingOf, stepRow} from "./rows.js";
import {boxOf} from "./department_map.js";

const UNDO_MS = 8000;
const AT_ONCE = 9; // a screen
const ABOVE = 3;
const A_SLICE = 5; // rows that a slow tablet draws within two frames
export const phone = () => matchMedia("(max-width: 39.9375em)").matches;

const scrollerOf = (scroll) => (getComputedStyle(scroll).overflowY === "visible" ? document.scrollingElement : scroll);

/** Neighbours of the same group together. */
function inRuns(items) {
  const runs = [];
  for (const item of items) {
    if (runs.at(-1)?.[0].part === item.part) runs.at(-1).push(item);
    else runs.push([item]);
  }
  return runs;
}

export function makeList(client, scroll, standards) {
  const {recorder} = client;
  const rows = new Map(standards.map((standard, i) => [standard.id, {standard, number: i + 1}]));
  const standing = new Map();
  const recent = new Map();
  const unfolded = new Set();
  const drawn = new Map();
  const awaited = new Set();
  const inGroup = new Map();
  for (const {id, group} of standards) inGroup.set(said(group), [...(inGroup.get(said(group)) ?? []), id]);
  let items = [];
  let ending = null;
  let shown = {filter: "all", belongs: () => true};

  const answeredIn = (ids) => ids.filter((id) => isAnswered(recorder.state, id)).length;
  const element = (id) => scroll.querySelector(`[data-standard="${CSS.escape(id)}"]`);

  /** A row as it stands now; what is in the page already is not drawn again. */
  function markup(id) {
    const text = row(client, rows.get(id), {standing: standing.get(id), undo: recent.has(id)}).text;
    drawn.set(id, text);
    return raw(text);
  }
  function redraw(id) {
    const old = element(id);
    const before = drawn.get(id);
    if (old && markup(id).text !== before) remake(old, raw(drawn.get(id)));
  }

  /**
   * Draws the screenful from that standard on at once; then the others a few at a time, below first. What comes above
   * is made up for in the scroll: a list of a hundred rows never keeps a tap waiting.
   */
  function draw(next = shown, from = null) {
    ending?.();
    shown = next;
    arrange();
    const wanted = items.findIndex(({id}) => id && id === from) - ABOVE;
    const first = Math.max(0, Math.min(wanted, items.length - AT_ONCE)); // a screen is always full
    const text = items.length
      ? sections(items.slice(first, first + AT_ONCE))
      : html`<p class="empty-list">${say(`empty.${shown.filter}`)}</p>`.text;
    scroll.drawn = null;
    put(scroll, raw(text));
    if (scroll.drawn !== text) return put(scroll, raw(sections(items))); // a finger is on it: all at once, when it lifts
    return drawRest(first, first + AT_ONCE);
  }

  /** What is listed, in its groups, and how each row stands. */
  function arrange() {
    scroll.removeAttribute("aria-busy");
    standards.forEach((standard) => standing.set(standard.id, standingOf(recorder.state, standard)));
    items = groups({standards: standards.filter(shown.belongs)}, said).flatMap(itemsOf);
  }

  function drawRest(first, last) {
    const pieces = [];
    for (let at = last; at < items.length; at += A_SLICE) pieces.push(() => below(items.slice(at, at + A_SLICE)));
    for (let at = first; at > 0; at -= A_SLICE) pieces.push(() => above(items.slice(Math.max(0, at - A_SLICE), at)));
    if (!pieces.length) return;
    scroll.setAttribute("aria-busy", "true");
    ending = oneByOne([...pieces, () => scroll.removeAttribute("aria-busy")]);
  }

  const below = (slice) => add(slice, "beforeend");
  function above(slice) {
    const scroller = scrollerOf(scroll);
    const before = scroller.scrollHeight;
    add(slice, "afterbegin");
    scroller.scrollTop += scroller.scrollHeight - before;
  }

  /** Rows at that end of their group, or of the list where their group is not there yet. */
  function add(slice, end) {
    const runs = inRuns(slice);
    for (const run of end === "beforeend" ? runs : runs.reverse()) {
      const [{part}] = run;
      const list = scroll.querySelector(`[data-part="${part.place}"] .rows`);
      if (list) list.insertAdjacentHTML(end, run.map(({id}) => (id ? markup(id).text : "")).join(""));
      else scroll.insertAdjacentHTML(end, sections(run));
    }
  }

  /** On the phone a finished group folds to its heading and the rows that still need something. */
  function itemsOf({title, rows: own}, place) {
    const ids = own.map(({standard}) => standard.id);
    const answered = answeredIn(ids);
    const folds = Boolean(phone() && shown.filter === "all" && title && answered === ids.length && !unfolded.has(title));
    const part = {title, place, folds, ids};
    const listed = folds ? ids.filter((id) => standing.get(id) !== "settled") : ids;
    return listed.length ? listed.map((id) => ({part, id})) : [{part, id: null}];
  }

  const sections = (slice) => inRuns(slice).map(section).join("");
  function section(run) {
    const [{part: {title, place, folds, ids}}] = run;
    const sum = say("answeredOf", {answered: answeredIn(ids), total: ids.length});
    const count = folds
      ? html`<button class="floor" data-do="unfold" data-title="${title}">${sum}${icon("unfold", {size: 18})}</button>`
      : html`<span class="floor" data-group="${title}">${sum}</span>`;
    return html`<section class="group" data-part="${place}">${title && html`<div class="group-head"><h2>${title}</h2>${count}</div>`}
      <ol class="rows">${run.map(({id}) => id && markup(id))}</ol></section>`.text;
  }

  /** Answered rows that have left the screen become quiet lines; what lies above is made up for in the scroll. */
  function settle() {
    const box = boxOf(scroll);
    const scroller = scrollerOf(scroll);
    for (const [id, was] of standing) {
      if (was !== "open" || recent.has(id)) continue;
      const next = standingOf(recorder.state, rows.get(id).standard);
      const old = next === "open" ? null : element(id);
      if (!old) continue;
      const {top, bottom, height} = old.getBoundingClientRect();
      if (bottom > box.top - 4 && top < box.bottom + 4) continue;
      standing.set(id, next);
      remake(old, markup(id));
      if (bottom <= box.top) scroller.scrollTop -= height - old.getBoundingClientRect().height;
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
    /** The row of a standard; drawn now if its turn has not come yet. Null if it is not in the list. */
    element(id) {
      if (!element(id) && items.some((item) => item.id === id)) draw(shown, id);
      return element(id);
    },
    /** What is about to be kept on that row is drawn once, when it is kept: by `remember`, or by `release` if it was not. */
    await: (id) => awaited.add(id),
    release(id) {
      awaited.delete(id);
      redraw(id);
    },
    numberOf: (id) => rows.get(id).number,
    /** For eight seconds the row's answer can be taken back where it was given. */
    remember(id, events) {
      clearTimeout(recent.get(id)?.timer);
      recent.set(id, {ids: events.map((event) => event.id), timer: setTimeout(forget, UNDO_MS, id)});
      awaited.delete(id);
      redraw(id);
    },
    async takeBack(id) {
      const last = recent.get(id);
      if (last && (await client.keep(() => recorder.undo(last.ids)))) forget(id);
    },
    unfold(title) {
      unfolded.add(title);
      ending?.();
      arrange();
      put(scroll, raw(sections(items))); // all of it: what is on the screen stays where it is
    },
    unfoldAll() {
      standards.forEach(({group}) => unfolded.add(said(group)));
    },
    /** Redraws the rows that these events are about; all of them where that cannot be told. */
    changed(events = []) {
      const {events: log, observations, stopwatches} = recorder.state;
      const about = ({kind, body}) =>
        kind === "undone"
          ? about(log.findLast(({id}) => id === body.event) ?? {body: {}})
          : (body.standard ?? observations.get(body.observation)?.standard ?? stopwatches.get(body.stopwatch)?.standard);
      const meant = events.map(about);
      const all = events.some(({kind}, i) => kind === "undone" && !meant[i]);
      for (const id of all ? rows.keys() : new Set(meant)) {
        if (!rows.has(id)) continue;
        if (standingOf(recorder.state, rows.get(id).standard) === "open") standing.set(id, "open");
        if (!awaited.has(id)) redraw(id);
      }
      if (shown.filter !== "all") return;
      for (const place of scroll.querySelectorAll("[data-group]")) {
        const ids = inGroup.get(place.dataset.group);
        put(place, say("answeredOf", {answered: answeredIn(ids), total: ids.length}));
      }
    },
    step: () => new Set([...scroll.querySelectorAll("[data-row-watch]")].map((one) => one.closest(".row"))).forEach((one) => stepRow(client, one)),
    close() {
      ending?.();
      recent.forEach(({timer}) => clearTimeout(timer));
    },
  };
}
