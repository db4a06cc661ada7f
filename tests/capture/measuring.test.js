// What a stopwatch says, and how long the sender pauses: small rules, each with its edge.
import assert from "node:assert/strict";
import {test} from "node:test";

import {measuredBy} from "../../inspections/capture/measuring.js";
import {gaps, limitFor, verdict} from "../../inspections/capture/timing.js";

const at = (ms, label) => ({wall: 1778766000000 + ms, mono: ms, life: "a", ...(label ? {label} : {})});
const watch = (...laps) => ({id: "w", started: at(0), laps, stopped: null});
const end = (ms, lateMs = 0) => ({stopped: at(ms), lateMs, doneAt: "2026-05-14T17:30:00.000+02:00"});

test("within and wait are held against the whole time", () => {
  for (const kind of ["within", "wait"]) {
    assert.deepEqual(measuredBy({kind, ms: 1}, watch(), end(45_000)), {ms: 45_000, precision_ms: 300, stopwatch: "w"});
  }
});

test("a start written up late is less precise by half of what it was moved by", () => {
  assert.equal(measuredBy({kind: "within", ms: 1}, watch(), end(45_000, 20_001)).precision_ms, 300 + 10_001);
});

test("rings are the laps called so, and the time counts from the first", () => {
  const phone = watch(at(2_000, "ring"), at(4_000), at(5_000, "ring"));

  assert.deepEqual(measuredBy({kind: "rings", rings: 3}, phone, end(8_000)), {rings: 2, ms: 6_000});
});

test("a call answered before it rang counts from the start", () => {
  assert.deepEqual(measuredBy({kind: "rings", rings: 3}, watch(), end(8_000)), {rings: 0, ms: 8_000});
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
