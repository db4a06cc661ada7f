// Who is in the tray when more than three stopwatches run: the newest always, and nobody moves without need.
import assert from "node:assert/strict";
import {test} from "node:test";
import {seatsFor} from "../../inspections/capture/reader.js";

const watch = (id, ms, whole = null) => ({id, ms, whole});

test("three or fewer sit in the order they were started", () => {
  assert.deepEqual(seatsFor([], [watch("a", 3), watch("b", 2), watch("c", 1)]), ["a", "b", "c"]);
});

test("a fourth takes the seat of the one farthest from its limit; the others stay where they are", () => {
  const watches = [watch("a", 50_000, 60_000), watch("b", 10_000, 600_000), watch("c", 20_000, 30_000), watch("d", 0, 60_000)];
  assert.deepEqual(seatsFor(["a", "b", "c"], watches), ["a", "d", "c"]);
});

test("the newest is there even if all three seats are kept for an Undo", () => {
  assert.ok(seatsFor(["a", "b", "c"], [watch("d", 0)], new Set(["a", "b", "c"])).includes("d"));
});

test("a seat that becomes free goes to the one nearest its limit", () => {
  const watches = [watch("a", 1_000, 60_000), watch("b", 590_000, 600_000), watch("c", 1_000, 30_000), watch("d", 0, 60_000)];
  assert.deepEqual(seatsFor(["a", "d"], watches), ["a", "d", "b"]);
});

test("a page opened anew with five running shows the newest and the two nearest their limits", () => {
  const watches = [watch("a", 1_000, 600_000), watch("b", 59_000, 60_000), watch("c", 1_000), watch("d", 9_000, 10_000), watch("e", 0)];
  assert.deepEqual(seatsFor([], watches).sort(), ["b", "d", "e"]);
});
