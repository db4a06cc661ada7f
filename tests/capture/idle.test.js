// What can wait: done once however often asked for, in order, and ended when nobody needs it any more.
import assert from "node:assert/strict";
import {test} from "node:test";
import {once, oneByOne, soon} from "../../inspections/capture/idle.js";

const soonDone = () => new Promise((done) => soon(done));

test("what is asked for three times is done once, and again when it is asked for again", async () => {
  let done = 0;
  const work = once(() => { done += 1; });

  for (let i = 0; i < 3; i += 1) work();
  assert.equal(done, 0, "not within what asked for it");
  await soonDone();
  assert.equal(done, 1);

  work();
  await soonDone();
  assert.equal(done, 2);
});

test("the pieces come in their order, and one that fails holds up no other", async (t) => {
  t.mock.method(console, "warn", () => {});
  const order = [];
  await new Promise((done) => oneByOne([() => order.push(1), () => { throw new Error("no network"); }, async () => order.push(3), done]));

  assert.deepEqual(order, [1, 3]);
});

test("what was ended is not gone on with", async () => {
  const order = [];
  const end = oneByOne([() => { order.push(1); end(); }, () => order.push(2)]);

  for (let i = 0; i < 4; i += 1) await soonDone();

  assert.deepEqual(order, [1]);
});
