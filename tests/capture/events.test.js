// An event as the tablet makes it: its id, its moments, its text.
import assert from "node:assert/strict";
import {test} from "node:test";

import {canonical, makeDraft, makeEvent, rfc3339, sha256, uuid7} from "../../inspections/capture/events.js";

const NOON = Date.parse("2026-05-14T12:00:00.345Z");

test("an id is a UUID of version 7 in lower case, and sorts by its moment", () => {
  const ids = [NOON, NOON + 1, NOON + 2, 2 ** 47].map(uuid7);

  for (const id of ids) assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.deepEqual([...ids].sort(), ids);
  assert.equal(parseInt(ids[0].replaceAll("-", "").slice(0, 12), 16), NOON);
});

test("no two ids of one moment are the same", () => {
  assert.equal(new Set(Array.from({length: 10_000}, () => uuid7(NOON))).size, 10_000);
});

test("a moment is told by the clock on the wall, with its offset", () => {
  assert.equal(rfc3339(NOON, 120), "2026-05-14T14:00:00.345+02:00");
  assert.equal(rfc3339(NOON, 0), "2026-05-14T12:00:00.345+00:00");
  assert.equal(rfc3339(NOON, -210), "2026-05-14T08:30:00.345-03:30");
  assert.equal(rfc3339(NOON, 345), "2026-05-14T17:45:00.345+05:45");
  assert.equal(rfc3339(NOON, 13 * 60), "2026-05-15T01:00:00.345+13:00");
});

test("a moment told at any offset is the same moment", () => {
  for (let offset = -720; offset <= 840; offset += 15) assert.equal(Date.parse(rfc3339(NOON, offset)), NOON);
});

test("what Python and JavaScript would write differently is refused", () => {
  for (const value of [0.5, 1e21, 2 ** 53, NaN, Infinity, undefined, () => {}, Symbol("a"), 1n, "\ud800", {"\udc00": 1}]) {
    assert.throws(() => canonical({value}), TypeError);
  }
});

test("keys are sorted by code point, as Python sorts them", () => {
  assert.equal(canonical({"\u{1F600}": 1, "\uFFFD": 2, ab: 3, a: 4}), '{"a":4,"ab":3,"\uFFFD":2,"\u{1F600}":1}');
});

test("an event leaves out what is undefined and mends half characters, so that it can always be sent", () => {
  const draft = makeDraft({kind: "noted", body: {note: "n", text: "half \ud83d", standard: undefined}, now: NOON, offset: 0});

  assert.deepEqual(draft.body, {note: "n", text: "half \uFFFD"});
  assert.doesNotThrow(() => canonical(draft));
});

test("an event written up later tells both moments", () => {
  const event = makeEvent({
    kind: "started", body: {}, visit: "v", device: "d", seq: 1, now: NOON, offset: 120, observedAt: NOON - 60_000,
  });

  assert.equal(event.entered_at, "2026-05-14T14:00:00.345+02:00");
  assert.equal(event.observed_at, "2026-05-14T13:59:00.345+02:00");
  assert.deepEqual(Object.keys(event), ["id", "visit", "device", "seq", "kind", "entered_at", "observed_at", "body"]);
});

test("a hash of a text is that of its UTF-8", async () => {
  assert.equal(await sha256("é"), await sha256(new Uint8Array([0xc3, 0xa9])));
});
