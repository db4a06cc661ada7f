// What the discreet forms share: up to three stopwatches in their places, lapped, stopped and started without a look.
import {msOf, runningNow} from "../client.js";
import {mark} from "../clock.js";
import {discreet} from "../discreet.js";
import {dialMs, isPast} from "../limits.js";
import {mayStop} from "../measuring.js";
import {footFigure, HOLD_MS, PLACES, placesFor, raised, STEP_MS} from "../reader.js";
import {elapsed} from "../timing.js";
import {pulse} from "../touch.js";
import {limitOf, nameOf} from "../tray.js";
import {say, time} from "../words.js";
import {listenPresses} from "./reader_presses.js";

const STAYS_MS = 8000;

/**
 * The instrument under `root`, whose zones are `data-zone="0"` to `"2"` (a stopwatch each), "stop" (with `data-place`),
 * "moment" and "back". `drawn()` shows what `figure` and `sign` say; `turned()` follows a tap.
 */
export function makeInstrument(client, root, {drawn, turned = () => {}}) {
  const {recorder} = client;
  const stopped = new Map();
  let places = [];
  let moments = 0;
  let told = -Infinity;
  let wasPast = new Map();
  let seen = [];

  const watchAt = (place) => recorder?.state.stopwatches.get(places[place]) ?? null;

  /** What is told of a stopwatch; where a limit is one of every so often, since the last lap, as its dial does. */
  function tell(watch, now) {
    const limit = limitOf(client, watch);
    const since = limit?.kind === "every" && watch.laps.length ? elapsed(watch.laps.at(-1), watch.stopped ?? now).ms : null;
    const ms = since ?? msOf(watch, now);
    return {id: watch.id, ms, limit, whole: dialMs(limit), laps: watch.laps.length, past: isPast(limit, ms), stopped: Boolean(watch.stopped)};
  }

  function draw(now = mark()) {
    told = now.mono;
    const running = runningNow(client).map((watch) => tell(watch, now));
    places = placesFor(places, running, new Set(stopped.keys()));
    seen = Array.from({length: PLACES}, (_, i) => watchAt(i) && tell(watchAt(i), now));
    for (let i = 0; i < PLACES; i += 1) nameZone(i, watchAt(i), seen[i]);
    drawn();
  }

  /** For screen readers, the zones say what they do; the eye sees a page. */
  function nameZone(i, watch, what) {
    const zone = root.querySelector(`[data-zone="${i}"]`);
    const stop = root.querySelector(`[data-zone="stop"][data-place="${i}"]`);
    stop.hidden = !watch;
    const name = watch && nameOf(client, watch);
    const words = !watch ? say("readerTurn") : say(what.limit?.kind === "rings" ? "readerRing" : "readerLap", {name, time: time(what.ms, {tenths: false})});
    zone.setAttribute("aria-label", words);
    if (watch) stop.setAttribute("aria-label", say(watch.stopped ? "undoStopOf" : "stopNamed", {name}));
  }

  async function lap(place, at) {
    const watch = watchAt(place);
    if (watch && !watch.stopped) {
      const ring = limitOf(client, watch)?.kind === "rings";
      if (!(await client.keep(() => (ring ? recorder.ring(watch.id, {at}) : recorder.lap(watch.id, {at}))))) return draw();
      beat(10);
    }
    turned();
    return draw();
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
    return draw();
  }
  const free = (id) => {
    stopped.delete(id);
    draw();
  };

  /** A stopwatch that is named later: its start is the moment. Without a visit the page only turns. */
  async function moment(at) {
    if (recorder && !recorder.sealed) {
      if (!(await client.keep(() => recorder.startStopwatch({at})))) return draw();
      moments += 1;
      beat(10);
    }
    turned();
    return draw();
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

  return {
    draw,
    /** The figure at a place, "" where it is free. */
    figure: (place) => (seen[place] ? footFigure(seen[place]) : ""),
    /** How many moments were marked, raised; a star where something could not be kept. */
    sign: () => raised(moments || "") + (client.unsaved ? "*" : ""),
    step() {
      const now = mark();
      beatAtLimits(now);
      if (now.mono - told >= STEP_MS) draw(now);
    },
    changed: (change) => change.record && draw(),
    close() {
      endPresses();
      stopped.forEach(({timer}) => clearTimeout(timer));
    },
  };
}
