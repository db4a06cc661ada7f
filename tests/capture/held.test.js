// A redraw waits while a finger is on what it would exchange: the tap still finds its key.
import assert from "node:assert/strict";
import {afterEach, beforeEach, mock, test} from "node:test";
import {heedFingers, whenFree} from "../../inspections/capture/held.js";

const page = new EventTarget();
heedFingers(page);

/** A key inside a row, inside a list: all that `held.js` asks of an element. */
const row = {contains: (one) => [row, key].includes(one)};
const key = {contains: (one) => one === key, closest: () => key};
const other = {contains: (one) => one === other};
let drawn;
const draw = (name) => () => drawn.push(name);

function does(kind, what = {}) {
  const event = new Event(kind);
  Object.defineProperties(event, Object.fromEntries(Object.entries({pointerId: 1, target: key, ...what}).map(([name, value]) => [name, {value}])));
  page.dispatchEvent(event);
}

beforeEach(() => {
  mock.timers.enable({apis: ["setTimeout"]});
  drawn = [];
});
afterEach(() => {
  mock.timers.tick(1_000);
  mock.timers.reset();
});

test("without a finger on it a thing is drawn at once, and what drawing gives is given on", () => {
  assert.equal(whenFree(row, () => "new"), "new");
});

test("under a finger the last word waits until the click has been heard, elsewhere nothing waits", () => {
  does("pointerdown");
  assert.equal(whenFree(row, draw("first")), undefined);
  whenFree(row, draw("last"));
  whenFree(other, draw("elsewhere"));
  does("pointerup");
  assert.deepEqual(drawn, ["elsewhere"]);
  does("click");
  assert.deepEqual(drawn, ["elsewhere"], "a link must still be in the page to lead somewhere");
  mock.timers.tick(1);
  assert.deepEqual(drawn, ["elsewhere", "last"]);
});

test("what a key itself draws comes at once, and in place of what waited", () => {
  does("pointerdown");
  whenFree(row, draw("waited"));
  does("pointerup");
  does("click");
  whenFree(row, draw("by the key"));
  mock.timers.tick(1_000);
  assert.deepEqual(drawn, ["by the key"]);
});

test("a finger that begins to scroll, or a window that is left, lets go at once", () => {
  does("pointerdown");
  whenFree(row, draw("scrolled"));
  does("pointercancel");
  assert.deepEqual(drawn, ["scrolled"]);
  does("pointerdown");
  whenFree(row, draw("left"));
  does("blur", {target: page});
  assert.deepEqual(drawn, ["scrolled", "left"]);
});

test("a lift without a click lets go a moment later", () => {
  does("pointerdown");
  whenFree(row, draw("late"));
  does("pointerup");
  mock.timers.tick(399);
  assert.deepEqual(drawn, []);
  mock.timers.tick(1);
  assert.deepEqual(drawn, ["late"]);
});

test("of two fingers each holds what it is on", () => {
  does("pointerdown");
  does("pointerdown", {pointerId: 2, target: other});
  whenFree(row, draw("row"));
  whenFree(other, draw("other"));
  does("pointerup", {pointerId: 2});
  does("click");
  mock.timers.tick(1);
  assert.deepEqual(drawn, ["other"]);
  does("pointerup");
  does("click");
  mock.timers.tick(1);
  assert.deepEqual(drawn, ["other", "row"]);
});

test("a key held down with the space bar is a finger too", () => {
  does("keydown", {key: " "});
  whenFree(row, draw("typed"));
  does("keyup", {key: " "});
  does("click");
  mock.timers.tick(1);
  assert.deepEqual(drawn, ["typed"]);
});
