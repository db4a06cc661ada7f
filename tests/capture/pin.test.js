// The PIN: never kept itself, slow to guess, and no clock that is turned back opens it.
import assert from "node:assert/strict";
import {test} from "node:test";
import {isIdle, isPin, isPossible, keepsake, waitAfter} from "../../inspections/capture/pin.js";

const QUICK = {rounds: 1000};

test("a PIN has four to eight digits", () => {
  assert.deepEqual(["4711", "12345678"].map(isPossible), [true, true]);
  assert.deepEqual(["", "471", "123456789", "47a1", "４７１１", " 4711"].map(isPossible), [false, false, false, false, false, false]);
});

test("only the PIN itself opens what is kept of it, and that does not hold the PIN", async () => {
  const kept = await keepsake("4711", QUICK);

  assert.equal(await isPin("4711", kept), true);
  assert.equal(await isPin("4712", kept), false);
  assert.equal(await isPin("04711", kept), false);
  assert.equal(kept.hash.length, 64);
});

test("the same PIN is kept differently each time, and as PBKDF2 says", async () => {
  const [one, other] = [await keepsake("4711", QUICK), await keepsake("4711", QUICK)];
  const known = await keepsake("4711", {rounds: 1000, salt: new TextEncoder().encode("sixty")});

  assert.notEqual(one.salt, other.salt);
  assert.notEqual(one.hash, other.hash);
  assert.equal(known.hash, "1e68693587888362e69a65006da498faa1c86631212f268468f96d0413ec0744");
});

test("unless told otherwise it is stretched by hundreds of thousands of rounds", async () => {
  assert.ok((await keepsake("4711")).rounds >= 300_000);
});

test("two wrong ones are free, then each wait is twice the last, up to five minutes", () => {
  assert.deepEqual([0, 1, 2, 3, 4, 5].map(waitAfter), [0, 0, 0, 5_000, 10_000, 20_000]);
  assert.equal(waitAfter(50), 300_000);
  assert.equal(waitAfter(5_000), 300_000);
});

test("idle is so many minutes without a touch, an unknown last touch, or a clock set back", () => {
  const now = 1_800_000_000_000;
  const after = (ms, minutes = 5) => isIdle({touchedAt: now - ms, now, minutes});

  assert.equal(after(299_999), false);
  assert.equal(after(300_000), true);
  assert.equal(after(-30_000), false);
  assert.equal(after(-3_600_000), true);
  assert.equal(isIdle({touchedAt: NaN, now, minutes: 5}), true);
  assert.equal(after(9e9, 0), false);
});
