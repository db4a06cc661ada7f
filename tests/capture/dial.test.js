// The dial and the straight ticks: sixty to the limit, whatever it is.
import assert from "node:assert/strict";
import {test} from "node:test";
import {standing} from "../../inspections/capture/dial.js";
import {heldLine, perTick, timeLine} from "../../inspections/capture/ticks.js";

const counted = (ms, limitMs) => {
  const state = standing(ms, limitMs);
  const sums = {};
  for (let tick = 1; tick <= 59; tick += 1) sums[state(tick)] = (sums[state(tick)] ?? 0) + 1;
  return sums;
};
const bars = (markup, tone) => (markup.text.match(new RegExp(`tone-${tone}" d="([^"]*)"`))?.[1].match(/M/g) ?? []).length;

test("within the limit the used ticks are filled, whether it is a minute or ten", () => {
  assert.deepEqual(counted(48_300, 60_000), {used: 48, empty: 11});
  assert.deepEqual(counted(483_000, 600_000), {used: 48, empty: 11});
});

test("exactly at the limit nothing is past it", () => {
  assert.deepEqual(counted(60_000, 60_000), {used: 59});
});

test("past the limit the used ticks fade and the overrun grows outwards", () => {
  assert.deepEqual(counted(72_400, 60_000), {over: 12, past: 47});
});

test("past twice the limit the dial stays full", () => {
  assert.deepEqual(counted(1_150_000, 60_000), {over: 59});
});

test("a time laid straight has the gold tick at the limit and the overrun beyond it", () => {
  const line = timeLine(768_000, 600_000);

  assert.equal(bars(line, "past"), 59);
  assert.equal(bars(line, "limit"), 1);
  assert.equal(bars(line, "not"), 16);
});

test("a time within its limit leaves the rest of the sixty empty", () => {
  const line = timeLine(30_000, 60_000);

  assert.equal(bars(line, "met"), 30);
  assert.equal(bars(line, "empty"), 29);
});

test("one tick stands for several records only where they would run together", () => {
  assert.equal(perTick(312, 748), 1);
  assert.equal(perTick(312, 350), 2);
  assert.equal(perTick(1046, 350), 7);
});

test("the line is full only when everything is held", () => {
  assert.equal(bars(heldLine(312, 312, 748), "faint"), 0);
  assert.equal(bars(heldLine(312, 268, 748), "faint"), 44);
  assert.equal(bars(heldLine(1000, 999, 200), "faint"), 1);
});
