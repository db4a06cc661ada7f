// Limits in words, and the windows they open in a day.
import assert from "node:assert/strict";
import {beforeEach, test} from "node:test";
import {isPast, leftWords, limitLine, limitWords, quarters, windowOf, windowWords} from "../../inspections/capture/limits.js";
import {momentAt} from "../../inspections/capture/screens/promise.js";
import {chooseLanguage} from "../../inspections/capture/words.js";

beforeEach(() => chooseLanguage("en"));
const plain = (text) => text.replaceAll("\u00a0", " ");

test("every kind of limit has its words", () => {
  const words = [
    {kind: "within", ms: 60_000},
    {kind: "wait", ms: 10_000},
    {kind: "every", ms: 5_400_000},
    {kind: "around", ms: 120_000},
    {kind: "between", opens: "17:00", closes: "21:30"},
    {kind: "rings", rings: 3, ms: null},
    {kind: "rings", rings: 3, ms: 10_000},
    {kind: "quoted", late_ms: 300_000, early_ms: null},
    {kind: "quoted", late_ms: 300_000, early_ms: 300_000},
    {kind: "quoted", late_ms: 300_000, early_ms: 120_000},
  ].map((limit) => plain(limitWords(limit)));

  assert.deepEqual(words, [
    "60 s", "at least 10 s", "every 90 min", "± 2 min", "17:00–21:30", "3 rings", "3 rings or 10 s",
    "5 min late at most", "5 min either way", "5 min late, 2 min early",
  ]);
});

test("alone, a limit says that it is one, unless its words do", () => {
  assert.equal(plain(limitLine({kind: "within", ms: 60_000})), "limit 60 s");
  assert.equal(plain(limitLine({kind: "wait", ms: 10_000})), "at least 10 s");
});

test("a time to be reached is short before it, all others are past after theirs", () => {
  assert.equal(isPast({kind: "wait", ms: 10_000}, 9_999), true);
  assert.equal(isPast({kind: "wait", ms: 10_000}, 10_000), false);
  assert.equal(isPast({kind: "within", ms: 10_000}, 10_000), false);
  assert.equal(isPast({kind: "within", ms: 10_000}, 10_001), true);
});

test("what is left is said until the limit, what is past it after", () => {
  const limit = {kind: "within", ms: 60_000};

  assert.deepEqual(leftWords(limit, 48_300), {key: "left", figure: "11.7\u00a0s"});
  assert.deepEqual(leftWords(limit, 72_400), {key: "pastTheLimit", figure: "12.4\u00a0s"});
});

test("the quarters of any limit can be read", () => {
  assert.deepEqual(quarters(60_000), ["15", "30", "45"]);
  assert.deepEqual(quarters(600_000), ["2:30", "5:00", "7:30"]);
  assert.deepEqual(quarters(10_000), ["2.5", "5", "7.5"]);
});

test("a window past midnight counts on into the next day", () => {
  assert.deepEqual(windowOf({kind: "between", opens: "22:00", closes: "01:30"}), {from: 1320, to: 1530});
});

test("a promised time opens its window only once it is known", () => {
  const limit = {kind: "quoted", late_ms: 300_000, early_ms: 300_000};

  assert.equal(windowOf(limit), null);
  assert.deepEqual(windowOf(limit, 1320), {from: 1315, to: 1325, promised: 1320});
  assert.equal(plain(windowWords(limit, windowOf(limit, 1320))), "quoted 22:00, 5 min either way");
});

test("a time of day means the nearest such moment, before or after midnight", () => {
  const lateEvening = new Date(2026, 4, 14, 23, 50).getTime();

  assert.equal(momentAt("23:40", lateEvening), new Date(2026, 4, 14, 23, 40).getTime());
  assert.equal(momentAt("00:10", lateEvening), new Date(2026, 4, 15, 0, 10).getTime());
  assert.equal(momentAt("", lateEvening), null);
});
