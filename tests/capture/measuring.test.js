// What a stopwatch says, and how long the sender pauses: small rules, each with its edge.
import assert from "node:assert/strict";
import {test} from "node:test";

import {answerBy, mayExcuse, mayStop, measuredBy, putRight, ringsOf} from "../../inspections/capture/measuring.js";
import {gaps, limitFor, verdict} from "../../inspections/capture/timing.js";

const at = (ms, label) => ({wall: 1778766000000 + ms, mono: ms, life: "a", ...(label ? {label} : {})});
const watch = (...laps) => ({id: "w", started: at(0), laps, stopped: null, ago_ms: 0});
const end = (ms) => ({stopped: at(ms), doneAt: "2026-05-14T17:30:00.000+02:00"});

test("within and wait are held against the whole time", () => {
  for (const kind of ["within", "wait"]) {
    assert.deepEqual(measuredBy({kind, ms: 1}, watch(), end(45_000)), {ms: 45_000, precision_ms: 300, stopwatch: "w"});
  }
});

test("a time put right is as much of a guess, whether it began or ended late", () => {
  const taken = {ms: 65_000, precision_ms: 300, stopwatch: "w"};
  assert.deepEqual(putRight(taken, -10_001), {ms: 54_999, precision_ms: 300 + 5001, stopwatch: "w"});
  assert.deepEqual(putRight(taken, 10_000), {ms: 75_000, precision_ms: 300 + 5000, stopwatch: "w"});
});

test("a start put right is less precise by half of what it was moved by, however long it then runs", () => {
  for (const ms of [45_000, 2_700_000]) {
    assert.equal(measuredBy({kind: "within", ms: 1}, {...watch(), ago_ms: 20_001}, end(ms)).precision_ms, 300 + 10_001);
  }
});

test("rings are the laps called so, and the time counts from the first", () => {
  const phone = watch(at(2_000, "ring"), at(4_000), at(5_000, "ring"));

  assert.deepEqual(measuredBy({kind: "rings", rings: 3}, phone, end(8_000)), {rings: 2, ms: 6_000});
});

test("a phone on which no ring was tapped was not measured, and cannot be answered yet", () => {
  const limit = {kind: "rings", rings: 3, ms: 10_000};
  for (const silent of [watch(), watch(at(2_000))]) {
    assert.equal(measuredBy(limit, silent, end(8_000)), null);
    assert.equal(mayStop(limit, silent), false);
  }
  assert.equal(mayStop(limit, watch(at(2_000, "ring"))), true);
  assert.deepEqual(ringsOf(watch(at(1), at(2, "ring"))), [at(2, "ring")]);
});

test("any other stopwatch can be stopped at any time", () => {
  for (const limit of [null, {kind: "within", ms: 1}, {kind: "every", ms: 1}]) assert.equal(mayStop(limit, watch()), true);
});

test("the time gives the answer; without a time or a limit it gives none", () => {
  const limit = {kind: "within", ms: 60_000};

  assert.equal(answerBy(limit, {ms: 60_000}), "met");
  assert.equal(answerBy(limit, {ms: 60_001}), "not_met");
  assert.equal(answerBy(limit, {}), null);
  assert.equal(answerBy(limit, null), null);
  assert.equal(answerBy(null, {ms: 1}), null);
});

test("an excuse can be given where the time speaks against a look, or without a time the answer does", () => {
  const limit = {kind: "within", ms: 60_000};
  const look = (answer, ms, excused = false) => ({answer, measured: ms ? {ms} : null, excused});

  assert.equal(mayExcuse(limit, look("not_met", 70_000)), true);
  assert.equal(mayExcuse(limit, look("met", 70_000)), true);
  assert.equal(mayExcuse(limit, look("not_met", null)), true);
  assert.equal(mayExcuse(limit, look("met", 50_000, true)), true, "an excuse given can be taken back");
  assert.equal(mayExcuse(limit, look("met", 50_000)), false);
  assert.equal(mayExcuse(limit, look("met", null)), false);
  assert.equal(mayExcuse(limit, look("not_applicable", 70_000)), false);
  assert.equal(mayExcuse(limit, null), false);
});

test("every is told as the gaps from mark to mark, the last one ending with the stop", () => {
  const measured = measuredBy({kind: "every", ms: 60_000}, watch(at(50_000), at(100_000)), end(170_000));

  assert.deepEqual(measured, {gaps_ms: [50_000, 50_000, 70_000], stopwatch: "w"});
  assert.equal(verdict({kind: "every", ms: 60_000}, measured), false);
});

test("between is told as the moment it was done", () => {
  assert.deepEqual(measuredBy({kind: "between"}, watch(), end(1)), {done_at: "2026-05-14T17:30:00.000+02:00"});
});

test("what was promised is not on a stopwatch", () => {
  for (const kind of ["around", "quoted"]) assert.equal(measuredBy({kind}, watch(), end(1)), null);
});

test("a house of another kind may have another limit", () => {
  const limit = {kind: "within", ms: 60_000, by_house: {resort: {kind: "within", ms: 90_000}}};

  assert.equal(limitFor(limit, "resort").ms, 90_000);
  assert.equal(limitFor(limit, "urban").ms, 60_000);
  assert.equal(limitFor(limit, null).ms, 60_000);
  assert.equal(limitFor(null, "resort"), null);
});

test("no marks, no gaps", () => {
  assert.deepEqual(gaps([]), []);
  assert.deepEqual(gaps([at(0)]), []);
});
