// Two fingers that come down and lift again hide; fingers that scroll, pinch, rest or are three do not.
import assert from "node:assert/strict";
import {test} from "node:test";
import {listenTwoFingers} from "../../inspections/capture/two_fingers.js";

/** A page under fingers: each step is [milliseconds, kind, points on the glass]. What came of it. */
function fingers(...steps) {
  const listeners = {};
  let [clock, hidden, kept] = [0, 0, 0];
  const page = {addEventListener: (kind, listener) => (listeners[kind] = listener)};
  listenTwoFingers(page, () => (hidden += 1), () => clock);
  for (const [ms, kind, points] of steps) {
    clock += ms;
    const touches = points.map(([identifier, clientX, clientY]) => ({identifier, clientX, clientY}));
    listeners[`touch${kind}`]({touches, cancelable: true, preventDefault: () => (kept += 1)});
  }
  return {hidden, kept};
}
const ONE = [[1, 100, 100]];
const TWO = [[1, 100, 100], [2, 300, 120]];

test("two fingers, down together and lifted, are a tap, and the browser makes nothing else of it", () => {
  assert.deepEqual(fingers([0, "start", ONE], [40, "start", TWO], [90, "end", ONE], [10, "end", []]), {hidden: 1, kept: 1});
  assert.equal(fingers([0, "start", TWO], [90, "end", []]).hidden, 0, "a first finger must come first");
});

test("one finger is no such tap, nor are three", () => {
  assert.equal(fingers([0, "start", ONE], [50, "end", []]).hidden, 0);
  const three = [...TWO, [3, 500, 90]];
  assert.equal(fingers([0, "start", ONE], [20, "start", TWO], [20, "start", three], [50, "end", TWO], [9, "end", []]).hidden, 0);
});

test("a pinch or a scroll of two fingers is left to the system", () => {
  const moved = [[1, 100, 100], [2, 300, 160]];
  assert.deepEqual(fingers([0, "start", ONE], [30, "start", TWO], [30, "move", moved], [30, "end", ONE]), {hidden: 0, kept: 0});
});

test("a finger that trembles is still", () => {
  const trembling = [[1, 108, 96], [2, 290, 128]];
  assert.equal(fingers([0, "start", ONE], [30, "start", TWO], [30, "move", trembling], [30, "end", ONE]).hidden, 1);
});

test("a second finger that comes late, or two that rest, are no tap", () => {
  assert.equal(fingers([0, "start", ONE], [400, "start", TWO], [50, "end", ONE]).hidden, 0);
  assert.equal(fingers([0, "start", ONE], [40, "start", TWO], [900, "end", ONE]).hidden, 0);
});

test("what the system takes over is no tap; the next one is", () => {
  assert.equal(fingers([0, "start", ONE], [40, "start", TWO], [9, "cancel", []], [0, "end", []]).hidden, 0);
  const twice = [[0, "start", ONE], [40, "start", TWO], [9, "cancel", []], [500, "start", ONE], [40, "start", TWO], [60, "end", ONE]];
  assert.equal(fingers(...twice).hidden, 1);
});
