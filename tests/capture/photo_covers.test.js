// What is covered on a photo before it is kept: by finger, by key, in whole pixels.
import assert from "node:assert/strict";
import {test} from "node:test";
import {another, between, byKey, pixelsOf} from "../../inspections/capture/photo_covers.js";

const close = (a, b) => Object.keys(b).forEach((name) => assert.ok(Math.abs(a[name] - b[name]) < 1e-9, `${name}: ${a[name]}, not ${b[name]}`));

test("a finger may draw from any corner, and past the edge of the picture", () => {
  close(between({x: 0.6, y: 0.8}, {x: 0.2, y: 0.5}), {x: 0.2, y: 0.5, width: 0.4, height: 0.3});
  close(between({x: 0.9, y: -0.2}, {x: 1.4, y: 0.5}), {x: 0.9, y: 0, width: 0.1, height: 0.5});
});

test("a tap draws nothing", () => {
  assert.equal(between({x: 0.5, y: 0.5}, {x: 0.51, y: 0.7}), null);
});

test("a cover hides rather one pixel too many than one too few", () => {
  assert.deepEqual(pixelsOf({x: 0.101, y: 0.101, width: 0.2, height: 0.2}, {width: 100, height: 50}), {left: 10, top: 5, width: 21, height: 11});
  assert.deepEqual(pixelsOf({x: 0, y: 0, width: 1, height: 1}, {width: 33, height: 7}), {left: 0, top: 0, width: 33, height: 7});
});

test("arrow keys move a cover, with Shift they size it, and neither leaves the picture", () => {
  const cover = {x: 0.5, y: 0.5, width: 0.2, height: 0.2};
  close(byKey(cover, {key: "ArrowLeft", shiftKey: false}), {...cover, x: 0.48});
  close(byKey(cover, {key: "ArrowDown", shiftKey: true}), {...cover, height: 0.22});
  let far = cover;
  for (let i = 0; i < 100; i += 1) far = byKey(far, {key: "ArrowRight", shiftKey: false});
  close(far, {...cover, x: 0.8});
  for (let i = 0; i < 100; i += 1) far = byKey(far, {key: "ArrowUp", shiftKey: true});
  assert.ok(far.height >= 0.02);
  close(byKey(cover, {key: "a", shiftKey: false}), cover);
});

test("covers added by key do not lie exactly over each other", () => {
  assert.notDeepEqual(another([]), another([another([])]));
});
