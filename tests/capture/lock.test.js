// The lock after idle time: it locks whom nobody touches, and nobody else.
import assert from "node:assert/strict";
import {test} from "node:test";
import {openLock} from "../../inspections/capture/lock.js";

function aDevice() {
  const words = new Map();
  globalThis.localStorage = {
    getItem: (name) => words.get(name) ?? null,
    setItem: (name, value) => words.set(name, value),
    removeItem: (name) => words.delete(name),
  };
  const meta = new Map();
  return {getMeta: async (key) => meta.get(key) ?? null, setMeta: async (key, value) => void meta.set(key, value)};
}

test("a PIN that is set long after the last touch that was written does not lock at once", async () => {
  const store = aDevice();
  let at = 1_000_000;
  localStorage.setItem("sixty.touched", "1");
  const lock = await openLock({...store, setMeta: async () => assert.equal(lock.lockIfIdle(), false)}, () => at);

  await lock.set("4711", 1);

  assert.equal(lock.lockIfIdle(), false);
  at += 60_000;
  assert.equal(lock.lockIfIdle(), true);
});

test("whoever touches the device keeps it open; without a PIN nothing is written for it", async () => {
  const store = aDevice();
  let at = 1_000_000;
  const lock = await openLock(store, () => at);
  lock.touched();
  assert.equal(localStorage.getItem("sixty.touched"), null);

  await lock.set("4711", 1);
  at += 59_000;
  lock.touched();
  at += 59_000;

  assert.equal(lock.lockIfIdle(), false);
});
