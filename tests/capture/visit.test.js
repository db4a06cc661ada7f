// What holds of every log, shown on many made by chance. The seed is in the name of a test that fails.
import assert from "node:assert/strict";
import {test} from "node:test";

import {inOrder} from "../../inspections/capture/events.js";
import {apply, fold, notesOn, ofStandard, photosOn, promiseOn, running} from "../../inspections/capture/visit.js";

const DEVICES = ["00000000-0000-4000-8000-0000000000d1", "00000000-0000-4000-8000-0000000000d2"];
const MARK = {wall: 1778766000000, mono: 0, life: "a"};

for (let seed = 1; seed <= 300; seed += 1) {
  const events = aLog(seed);

  test(`one event after another gives the same as all at once (seed ${seed})`, () => {
    const arrivals = shuffled(events, seed);
    const stepwise = arrivals.reduce(apply, fold([]));

    assert.deepEqual(told(stepwise), told(fold(events)));
  });

  test(`order and repetition do not matter (seed ${seed})`, () => {
    const again = [...shuffled(events, seed + 1), ...events.slice(0, 5)];

    assert.deepEqual(told(fold(again)), told(fold(events)));
  });
}

test("a device that records by itself never folds its log again, however long", () => {
  const events = Array.from({length: 2000}, (_, i) => anEvent(DEVICES[0], i + 1, "observed", {
    observation: `o${i}`, standard: `s${i % 900}`, answer: "met",
  }));
  const state = fold(events.slice(0, 1));
  const after = events.slice(1).reduce(apply, state);

  assert.equal(after, state, "the same object: nothing was folded anew");
  assert.equal(after.observations.size, 2000);
  assert.deepEqual(told(after), told(fold(events)));
});

test("an order agrees with every device's own numbers", () => {
  for (let seed = 1; seed <= 50; seed += 1) {
    const ordered = inOrder(shuffled(aLog(seed), seed));
    for (const device of DEVICES) {
      const seqs = ordered.filter((event) => event.device === device).map(({seq}) => seq);
      assert.deepEqual(seqs, [...seqs].sort((a, b) => a - b), `seed ${seed}`);
    }
  }
});

test("notes and photos of a standard are its own and those of its looks", () => {
  const [one] = DEVICES;
  const state = fold([
    anEvent(one, 1, "observed", {observation: "o1", standard: "a", answer: "met"}),
    anEvent(one, 2, "noted", {note: "n1", text: "on the look", observation: "o1"}),
    anEvent(one, 3, "noted", {note: "n2", text: "on the standard", standard: "a"}),
    anEvent(one, 4, "noted", {note: "n3", text: "elsewhere", standard: "b"}),
    anEvent(one, 5, "photographed", {photo: "p", size: 1, width: 1, height: 1, observation: "o1"}),
    anEvent(one, 6, "stopwatch_started", {stopwatch: "w", mark: MARK}),
  ]);

  assert.deepEqual(notesOn(state, "a").map(({id}) => id), ["n1", "n2"]);
  assert.deepEqual(photosOn(state, "a").map(({sha256}) => sha256), ["p"]);
  assert.deepEqual(ofStandard(state, "a").map(({id}) => id), ["o1"]);
  assert.deepEqual(running(state).map(({id}) => id), ["w"]);
});

test("a promise stands until a look is held against it; the next look needs its own", () => {
  const [one] = DEVICES;
  const [at, later] = ["2026-05-14T19:40:00.000+02:00", "2026-05-14T19:50:00.000+02:00"];
  const promised = anEvent(one, 1, "promised", {promise: "p1", standard: "a", promised_at: at});
  const again = anEvent(one, 2, "promised", {promise: "p1", standard: "a", promised_at: later});
  const kept = anEvent(one, 3, "observed", {observation: "o1", standard: "a", answer: "met", measured: {promised_at: later, done_at: later}});
  const undone = anEvent(one, 4, "undone", {event: kept.id});

  assert.equal(promiseOn(fold([promised]), "a").promised_at, at);
  assert.equal(promiseOn(fold([promised]), "b"), null);
  assert.equal(promiseOn(fold([promised, again]), "a").promised_at, later);
  assert.equal(promiseOn(fold([promised, again, kept]), "a"), null);
  assert.equal(promiseOn(fold([promised, again, kept, undone]), "a").promised_at, later);
});

/** What a state tells; what serves `apply` alone is left out. */
function told(state) {
  const {status, submission, submittedAt, observations, byStandard, stopwatches, promises, notes, photos, gaps, undone, events} = state;
  const listed = (things) => [...things].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    status, submission, submittedAt, gaps, undone: [...undone].sort(), events: events.map(({id}) => id),
    observations: [...observations], byStandard: listed(byStandard), stopwatches: listed(stopwatches), promises: listed(promises),
    notes: listed(notes), photos: listed(photos),
  };
}

/** A log of two devices: few things and many events, so that they meet; clocks run apart and are set back. */
function aLog(seed) {
  const random = chance(seed);
  const pick = (things) => things[Math.floor(random() * things.length)];
  const seqs = new Map(DEVICES.map((device) => [device, 0]));
  const events = [];
  for (let i = 0; i < 30; i += 1) {
    const device = pick(DEVICES);
    seqs.set(device, seqs.get(device) + (random() < 0.05 ? 2 : 1));
    const target = events.length && random() < 0.9 ? pick(events).id : "not-here-yet";
    const [kind, body] = pick(bodies(pick, target, random));
    events.push(anEvent(device, seqs.get(device), kind, body, Math.floor(random() * 50)));
  }
  return events;
}

function bodies(pick, target, random) {
  const [thing, standard, answer] = [pick(["x", "y", "z"]), pick(["a", "b"]), pick(["met", "not_met", "not_applicable"])];
  return [
    ["started", {pack_hash: "f"}],
    ["observed", {observation: thing, standard, answer}],
    ["observed", {observation: thing, standard, answer, measured: {ms: Math.floor(random() * 9)}}],
    ["corrected", {observation: thing, answer, reason: "again"}],
    ["undone", {event: target}],
    ["undone", {event: target}],
    ["stopwatch_started", {stopwatch: thing, mark: MARK}],
    ["stopwatch_lapped", {stopwatch: thing, mark: MARK, label: "ring"}],
    ["stopwatch_stopped", {stopwatch: thing, mark: MARK}],
    ["stopwatch_named", {stopwatch: thing, standard}],
    ["promised", {promise: thing, standard, promised_at: new Date(1778766000000 + Math.floor(random() * 9) * 60_000).toISOString()}],
    ["noted", {note: thing, text: String(random()), standard}],
    ["photographed", {photo: thing, size: 1, width: 1, height: 1, standard}],
    ["contact_marked", {contact: thing, channel: "phone", step: pick(["dialled", "rang", "held"]), mark: MARK, department: standard}],
    ["contact_marked", {contact: thing, channel: "email", step: pick(["sent", "replied"])}],
    ["contact_quoted", {line: thing, contact: pick(["x", "y"]), who: "agent", text: String(random())}],
    ...(random() < 0.2 ? [["submitted", {events: 3, photos: []}]] : []),
  ];
}

function anEvent(device, seq, kind, body, minute = seq) {
  const at = new Date(1778766000000 + minute * 60_000).toISOString();
  return {id: `${device.slice(-2)}-${seq}`, visit: "v", device, seq, kind, entered_at: at, observed_at: at, body};
}

function shuffled(things, seed) {
  const random = chance(seed);
  return things.map((thing) => [random(), thing]).sort(([a], [b]) => a - b).map(([, thing]) => thing);
}

/** Mulberry32: the same numbers for the same seed. */
function chance(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
