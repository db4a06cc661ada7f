// How much of a photo goes over at once: whole where the line is good, in pieces where it is not.
import assert from "node:assert/strict";
import {test} from "node:test";
import {LARGEST, SMALLEST, UNKNOWN, broken, carried, howMuch, narrowed, smallFirst} from "../../inspections/capture/pieces.js";

const KB = 1024;

test("on a line that nobody knows yet small photos go in one, and of large ones a first piece", () => {
  assert.equal(howMuch(200 * KB, UNKNOWN), 200 * KB);
  assert.equal(howMuch(900 * KB, UNKNOWN), LARGEST);
});

test("a line that carries a piece quickly gets the rest, and every photo after it, in one", () => {
  const line = carried(UNKNOWN, LARGEST, 300);
  assert.equal(howMuch(600 * KB, line), 600 * KB);
  assert.equal(howMuch(8000 * KB, line), 8000 * KB);
});

test("a slow line gets as much as it carries in five seconds", () => {
  const line = carried(UNKNOWN, LARGEST, 10_000); // 26 kB a second
  assert.equal(howMuch(900 * KB, line), 128 * KB);
  assert.equal(howMuch(900 * KB, carried(line, 128 * KB, 60_000)), SMALLEST);
});

test("after a cut pieces are small, and grow no faster than twofold while it holds", () => {
  const sizes = [];
  let line = broken(UNKNOWN);
  for (let left = 4096 * KB; left > 0; left -= sizes.at(-1)) {
    sizes.push(howMuch(left, line));
    line = carried(line, sizes.at(-1), 20);
  }
  assert.deepEqual(sizes.map((size) => size / KB), [64, 128, 3904]);
});

test("where something on the way takes no more at once, the best line gets small pieces", () => {
  const line = carried(carried(narrowed(UNKNOWN), SMALLEST, 1), SMALLEST, 1);
  assert.equal(howMuch(900 * KB, line), SMALLEST);
  assert.equal(howMuch(900 * KB, broken(line)), SMALLEST);
});

test("an answer about next to nothing says nothing of the line", () => {
  assert.deepEqual(carried(UNKNOWN, 300, 2_000), {...UNKNOWN});
});

test("whatever the line has done, a piece has a size, and what is left ends", () => {
  for (const bytes of [SMALLEST, LARGEST, 3000 * KB]) {
    for (const ms of [0, 1, 40, 1_000, 90_000, 1e9]) {
      const line = carried(broken(UNKNOWN), bytes, ms);
      assert.ok(line.piece >= SMALLEST && line.piece <= LARGEST && Number.isInteger(line.piece));
      assert.ok(howMuch(5, line) === 5 && howMuch(9000 * KB, line) >= SMALLEST);
    }
  }
});

test("small photos go before large ones", () => {
  const photos = [{sha256: "c", size: 9}, {sha256: "b", size: 2}, {sha256: "a", size: 9}];
  assert.deepEqual(smallFirst(photos).map(({sha256}) => sha256), ["b", "a", "c"]);
});
