// A page of a book. Its foot is the instrument: up to three stopwatches as page numbers, each over a zone for the thumb.
import {html, put} from "../html.js";
import {bookFor} from "../books.js";
import {msOf, runningNow} from "../client.js";
import {mark} from "../clock.js";
import {discreet, setDiscreet} from "../discreet.js";
import {dialMs, isPast} from "../limits.js";
import {mayStop} from "../measuring.js";
import {footFigure, HOLD_MS, placesFor, raised, STEP_MS} from "../reader.js";
import {elapsed} from "../timing.js";
import {pulse} from "../touch.js";
import {limitOf, nameOf} from "../tray.js";
import {language, say, time} from "../words.js";
import {lessonMarkup} from "./reader_lesson.js";
import {listenPresses} from "./reader_presses.js";
import {begunToday} from "./today.js";

const STAYS_MS = 8000;
const FOOT = ["footPage", "footToGo", "footOf"];

export async function readerScreen(client, {lesson = false}, root) {
  if (!client.recorder) await begunToday(client);
  const {recorder} = client;
  const book = bookFor(language());
  const stopped = new Map();
  let places = [];
  let moments = 0;
  let told = -Infinity;
  let wasPast = new Map();
  let {page} = discreet();

  root.innerHTML = html`<div class="reader-page" lang="${book.language}" tabindex="-1"><p class="reader-title"><i>${book.title}</i><span class="reader-sign"></span></p>
    <div class="reader-box"><div class="reader-text">${book.paragraphs.map((text) => html`<p>${text}</p>`)}</div></div></div>
    <p class="reader-foot" aria-hidden="true"><span></span><span></span><span></span></p>
    <button class="reader-back" data-zone="back" aria-label="${say("readerBack")}"></button>
    <button class="reader-upper" data-zone="moment" aria-label="${say(recorder ? "readerMoment" : "readerTurn")}"></button>
    <div class="reader-zones">${FOOT.map((_, i) => html`<span class="reader-place"><button class="reader-zone" data-zone="${i}"></button>
      <button class="hidden-name" data-zone="stop" data-place="${i}" tabindex="-1"></button></span>`)}</div>
    <div class="reader-lesson" hidden></div>`.text;
  const find = (selector) => root.querySelector(selector);
  const watchAt = (place) => recorder?.state.stopwatches.get(places[place]) ?? null;

  /** What the foot tells of a stopwatch; where a limit is one of every so often, since the last lap, as its dial does. */
  function tell(watch, now) {
    const limit = limitOf(client, watch);
    const since = limit?.kind === "every" && watch.laps.length ? elapsed(watch.laps.at(-1), watch.stopped ?? now).ms : null;
    const ms = since ?? msOf(watch, now);
    return {id: watch.id, ms, limit, whole: dialMs(limit), laps: watch.laps.length, past: isPast(limit, ms), stopped: Boolean(watch.stopped)};
  }

  function drawFoot(now = mark()) {
    told = now.mono;
    const running = runningNow(client).map((watch) => tell(watch, now));
    places = placesFor(places, running, new Set(stopped.keys()));
    const foot = root.querySelectorAll(".reader-foot span");
    FOOT.forEach((words, i) => {
      const watch = watchAt(i);
      const seen = watch && tell(watch, now);
      put(foot[i], seen ? say(words, {figure: footFigure(seen)}) : "");
      nameZone(i, watch, seen);
    });
    put(find(".reader-sign"), raised(moments || "") + (client.unsaved ? "*" : ""));
  }

  /** For screen readers, the zones say what they do; the eye sees a page. */
  function nameZone(i, watch, seen) {
    const zone = find(`[data-zone="${i}"]`);
    const stop = find(`[data-zone="stop"][data-place="${i}"]`);
    stop.hidden = !watch;
    const name = watch && nameOf(client, watch);
    const words = !watch ? say("readerTurn") : say(seen.limit?.kind === "rings" ? "readerRing" : "readerLap", {name, time: time(seen.ms, {tenths: false})});
    zone.setAttribute("aria-label", words);
    if (watch) stop.setAttribute("aria-label", say(watch.stopped ? "undoStopOf" : "stopNamed", {name}));
  }

  function turn() {
    const text = find(".reader-text");
    const width = find(".reader-box").clientWidth;
    const pages = Math.max(1, Math.round(text.scrollWidth / (width + gapOf(text))));
    page = (page + 1) % pages;
    setDiscreet({page});
    text.style.setProperty("--page", page);
  }

  async function lap(place, at) {
    const watch = watchAt(place);
    if (watch && !watch.stopped) {
      const ring = limitOf(client, watch)?.kind === "rings";
      if (!(await client.keep(() => (ring ? recorder.ring(watch.id, {at}) : recorder.lap(watch.id, {at}))))) return drawFoot();
      beat(10);
    }
    turn();
    return drawFoot();
  }

  /** Stops it, as of `at`. For eight seconds more it keeps its place, and holding it again takes the stop back. */
  async function stop(place, at) {
    const watch = watchAt(place);
    if (!watch || (!watch.stopped && !mayStop(limitOf(client, watch), watch))) return undefined;
    const before = stopped.get(watch.id);
    if (watch.stopped) {
      if (!before?.ids.length || !(await client.keep(() => recorder.undo(before.ids)))) return undefined;
      clearTimeout(before.timer);
      stopped.delete(watch.id);
    } else {
      stopped.set(watch.id, {ids: []}); // keeps its place while it is being written
      const events = await client.keep(() => recorder.stop(watch.id, {at}));
      if (!events) return free(watch.id);
      stopped.set(watch.id, {ids: events.map(({id}) => id), timer: setTimeout(free, STAYS_MS, watch.id)});
    }
    beat([10, 60, 10]);
    return drawFoot();
  }
  const free = (id) => {
    stopped.delete(id);
    drawFoot();
  };

  /** A stopwatch that is named later: its start is the moment. Without a visit the page only turns. */
  async function moment(at) {
    if (recorder && recorder.state.status === "in_progress") {
      if (!(await client.keep(() => recorder.startStopwatch({at})))) return drawFoot();
      moments += 1;
      beat(10);
    }
    turn();
    return drawFoot();
  }

  const beat = (pattern) => discreet().pulse && pulse(pattern);

  function beatAtLimits(now) {
    const past = new Map(runningNow(client).map((watch) => tell(watch, now)).map((one) => [one.id, one.past]));
    if ([...past].some(([id, is]) => is && wasPast.get(id) === false)) beat([10, 60, 10]);
    wasPast = past;
  }

  const endPresses = listenPresses(root, {
    press: (zone, at, held) => {
      if (zone.dataset.zone === "moment") return moment(at);
      if (zone.dataset.zone === "stop") return stop(Number(zone.dataset.place), at);
      return held >= HOLD_MS ? stop(Number(zone.dataset.zone), at) : lap(Number(zone.dataset.zone), at);
    },
    back: () => client.cover.leave(),
  });

  function teach(open) {
    find(".reader-lesson").hidden = !open;
    put(find(".reader-lesson"), open ? lessonMarkup() : "");
    if (open) find(".reader-lesson button").focus({preventScroll: true});
  }

  return {
    actions: {
      learnt() {
        setDiscreet({learnt: true});
        teach(false);
      },
    },
    shown() {
      page -= 1;
      turn();
      drawFoot();
      find(".reader-page").focus({preventScroll: true});
      teach(lesson);
    },
    step() {
      const now = mark();
      beatAtLimits(now);
      if (now.mono - told >= STEP_MS) drawFoot(now);
    },
    changed: (change) => change.record && drawFoot(),
    close() {
      endPresses();
      stopped.forEach(({timer}) => clearTimeout(timer));
    },
  };
}

const gapOf = (text) => Number.parseFloat(getComputedStyle(text).columnGap) || 0;
