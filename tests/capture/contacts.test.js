// A call as it may go on, what it looks like in ticks, and which answers it gives.
import assert from "node:assert/strict";
import {test} from "node:test";

import {callTicks} from "../../inspections/capture/call_ticks.js";
import {isOpen, mayFollow, stateOf} from "../../inspections/capture/contacts.js";
import {channelsOf, limitsOf, proposals} from "../../inspections/capture/proposals.js";

const START = 1778766000000;
const mark = (ms, life = "a") => ({wall: START + ms, mono: ms, life});
const step = ([name, ms]) => ({step: name, at: new Date(START + ms).toISOString(), mark: mark(ms), event: `${name}${ms}`});
const call = (...steps) => ({id: "c", channel: "phone", department: "desk", steps: steps.map(step)});
const written = (channel, ...steps) => ({id: "c", channel, department: "desk", steps: steps.map(step)});
const tones = ({ticks}) => ticks.map(({tone, top}) => `${tone}${top}`);

const WITHIN_30 = {kind: "within", ms: 30_000, by_house: {resort: {kind: "within", ms: 45_000}}};
const RINGS = {kind: "rings", rings: 3, ms: 10_000, by_house: {}};
const standard = (id, channel, measures, limit) => ({id, channel, measures, limit});
const DESK = {
  id: "desk",
  standards: [
    standard("desk.answered", "phone", "rings", RINGS),
    standard("desk.hold", "phone", "longest_hold", WITHIN_30),
    standard("desk.checked", "phone", "", {kind: "within", ms: 1_800_000, by_house: {}}),
    standard("desk.smile", "face_to_face", "", null),
    standard("desk.replied", "chat", "first_reply", {kind: "within", ms: 180_000, by_house: {}}),
    standard("desk.replied_night", "chat", "first_reply", {kind: "within", ms: 600_000, by_house: {}}),
    standard("desk.settled", "chat", "resolution", {kind: "within", ms: 3_600_000, by_house: {}}),
  ],
};
const short = (found) => found.map(({standard: {id}, answer, measured, step: at}) => [id, answer, measured, at.step]);

test("in each state of a call only those steps may follow that can", () => {
  assert.deepEqual(mayFollow(null, "phone"), ["dialled"]);
  assert.deepEqual(mayFollow(call(["dialled", 0])), ["rang", "answered", "ended"]);
  assert.deepEqual(mayFollow(call(["dialled", 0], ["rang", 1])), ["answered", "rang", "ended"]);
  assert.deepEqual(mayFollow(call(["dialled", 0], ["answered", 1])), ["held", "transferred", "ended"]);
  assert.deepEqual(mayFollow(call(["answered", 0], ["held", 1])), ["resumed", "transferred", "ended"]);
  assert.deepEqual(mayFollow(call(["answered", 0], ["transferred", 1])), ["answered", "ended"]);
  assert.deepEqual(mayFollow(call(["answered", 0], ["ended", 1])), []);
});

test("every step leads to a state, and every state but the end leads on", () => {
  const steps = ["dialled", "rang", "answered", "held", "resumed", "transferred", "ended"];
  for (const name of steps) {
    const after = call([name, 0]);
    assert.notEqual(stateOf(after), "new");
    assert.equal(mayFollow(after).length > 0, name !== "ended");
    assert.ok(mayFollow(after).every((next) => steps.includes(next)));
  }
});

test("what was not sent cannot be replied to; what was may be entered again", () => {
  assert.deepEqual(mayFollow(null, "email"), ["sent"]);
  assert.deepEqual(mayFollow(written("email", ["sent", 0])), ["sent", "replied", "resolved"]);
});

test("a call is open until it ends, a message until it is settled", () => {
  assert.ok(isOpen(call(["dialled", 0])));
  assert.ok(!isOpen(call(["dialled", 0], ["ended", 5])));
  assert.ok(isOpen(written("chat", ["sent", 0], ["replied", 5])));
  assert.ok(!isOpen(written("chat", ["sent", 0], ["resolved", 5])));
});

test("one mark a second: rings as groups, talk low, a wait tall, gold where it runs out", () => {
  const ringing = callTicks(call(["dialled", 0], ["rang", 2000], ["rang", 5000]), {now: mark(8000), room: 10});
  assert.deepEqual(tones(ringing), ["ink70", "ink70", "ink8", "ink8", "ink70", "ink8", "ink8", "ink70", "empty86", "empty86"]);

  const hold = callTicks(call(["dialled", 0], ["answered", 1000], ["held", 3000]), {now: mark(5000), room: 10, holdMs: 4000});
  assert.deepEqual(tones(hold), ["ink70", "strong58", "strong58", "met8", "met8", "empty86", "empty86", "limit0", "empty86", "empty86"]);

  const late = callTicks(call(["dialled", 0], ["answered", 1000], ["held", 3000]), {now: mark(9000), room: 10, holdMs: 4000});
  assert.deepEqual(tones(late).slice(3), ["met8", "met8", "met8", "met8", "limit0", "not8", "empty86"]);
});

test("a wait that was kept has no gold behind it", () => {
  const kept = callTicks(call(["dialled", 0], ["answered", 1000], ["held", 2000], ["resumed", 4000]), {now: mark(7000), room: 8, holdMs: 4000});

  assert.ok(!tones(kept).includes("limit0"));
});

test("a wait that is passed on goes on: its limit counts from where it began", () => {
  const passed = callTicks(call(["dialled", 0], ["answered", 0], ["held", 1000], ["transferred", 3000]), {now: mark(7000), room: 8, holdMs: 4000});

  assert.deepEqual(tones(passed), ["strong58", "met8", "met8", "met8", "met8", "limit0", "not8", "empty86"]);
});

test("a call longer than the room says how many seconds a mark stands for", () => {
  const long = callTicks(call(["dialled", 0], ["answered", 0], ["ended", 600_000]), {now: mark(900_000), room: 100});

  assert.deepEqual([long.each, long.ms, long.ticks.length], [6, 600_000, 100]);
});

test("a call of a moment is drawn in marks of the usual width", () => {
  const short = callTicks(call(["dialled", 0], ["answered", 0], ["ended", 2000]), {now: mark(9000), room: 100});

  assert.equal(short.ticks.length, 60);
  assert.deepEqual(tones(short).slice(0, 4), ["strong58", "strong58", "empty86", "empty86"]);
});

test("a call proposes the answers that its figures give, once it has ended", () => {
  const steps = [["dialled", 0], ["rang", 1000], ["rang", 4000], ["answered", 9000], ["held", 20_000], ["resumed", 54_600]];
  assert.deepEqual(proposals(DESK, call(...steps), "urban"), []);

  assert.deepEqual(short(proposals(DESK, call(...steps, ["ended", 60_000]), "urban")), [
    ["desk.answered", "met", {ms: 8000, precision_ms: 300, rings: 2, contact: "c"}, "answered"],
    ["desk.hold", "not_met", {ms: 34_600, precision_ms: 300, contact: "c"}, "resumed"],
  ]);
});

test("a house of another kind has its own limit", () => {
  const ended = call(["dialled", 0], ["answered", 1000], ["held", 2000], ["resumed", 36_600], ["ended", 40_000]);

  assert.equal(proposals(DESK, ended, "resort").find(({standard: {id}}) => id === "desk.hold").answer, "met");
  assert.equal(limitsOf(DESK, "phone", "resort").longest_hold.ms, 45_000);
});

test("a call without a hold proposes nothing on holds", () => {
  const ended = call(["dialled", 0], ["rang", 1000], ["answered", 2000], ["ended", 9000]);

  assert.deepEqual(proposals(DESK, ended, "urban").map(({standard: {id}}) => id), ["desk.answered"]);
});

test("a caller who gives up shows a limit broken, never kept", () => {
  const soon = call(["dialled", 0], ["rang", 1000], ["ended", 4000]);
  const late = call(["dialled", 0], ["rang", 1000], ["rang", 4000], ["rang", 7000], ["rang", 10_000], ["ended", 13_000]);
  const onHold = (ms) => call(["dialled", 0], ["answered", 1000], ["held", 2000], ["ended", 2000 + ms]);
  const ofHold = (ms) => proposals(DESK, onHold(ms), "urban").filter(({standard: {id}}) => id === "desk.hold");

  assert.deepEqual(proposals(DESK, soon, "urban"), []);
  assert.deepEqual(short(proposals(DESK, late, "urban")), [
    ["desk.answered", "not_met", {ms: 12_000, precision_ms: 300, rings: 4, contact: "c"}, "ended"],
  ]);
  assert.deepEqual(ofHold(10_000), []);
  assert.equal(ofHold(31_000)[0].answer, "not_met");
});

test("a chat proposes an answer as soon as there is a reply, and another once it is settled", () => {
  const replied = written("chat", ["sent", 0], ["replied", 200_000]);
  const settled = written("chat", ["sent", 0], ["replied", 200_000], ["resolved", 900_000]);
  const measured = {ms: 200_000, precision_ms: 300, contact: "c"};

  assert.deepEqual(short(proposals(DESK, replied, "urban")), [
    ["desk.replied", "not_met", measured, "replied"],
    ["desk.replied_night", "met", measured, "replied"],
  ]);
  assert.deepEqual(short(proposals(DESK, settled, "urban")).at(-1), [
    "desk.settled", "met", {ms: 900_000, precision_ms: 300, contact: "c"}, "resolved",
  ]);
  assert.equal(limitsOf(DESK, "chat", "urban").first_reply.ms, 180_000, "the tighter of two");
});

test("a department can be tested in the channels of its standards", () => {
  assert.deepEqual(channelsOf(DESK), ["phone", "chat"]);
  assert.deepEqual(channelsOf({standards: [standard("a.b", "face_to_face", "", null)]}), []);
});
