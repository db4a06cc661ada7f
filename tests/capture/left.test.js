// What is left before a visit can be submitted, and where to go on.
import assert from "node:assert/strict";
import {test} from "node:test";
import {current, nextDepartment, stages} from "../../inspections/capture/journey.js";
import {byDepartment, countLeft, minutesLeft, thingsLeft} from "../../inspections/capture/left.js";
import {fold} from "../../inspections/capture/visit.js";

const standard = (id, evidence = []) => ({id, evidence, text: {en: id}});
const pack = {
  stages: [{id: "arrival"}, {id: "room"}, {id: "dining"}],
  departments: [
    {id: "door", stage: "arrival", standards: [standard("door.opened"), standard("door.greeted")]},
    {id: "desk", stage: "arrival", standards: [standard("desk.name"), standard("desk.key", ["photo"])]},
    {id: "room", stage: "room", standards: [standard("room.clean")]},
  ],
};
let made = 0;
const event = (kind, body) => {
  made += 1;
  const at = `2026-05-14T15:40:${String(made % 60).padStart(2, "0")}.000+02:00`;
  return {id: `e${String(made).padStart(4, "0")}`, visit: "v", device: "d", seq: made, kind, entered_at: at, observed_at: at, body};
};
const visit = (...told) => {
  made = 0;
  return fold([event("started", {pack_hash: "x"}), ...told.map(([kind, body]) => event(kind, body))]);
};
const seen = (id, answer, rest = {}) => ["observed", {observation: `o-${id}`, standard: id, answer, ...rest}];
const kinds = (state) => Object.fromEntries(thingsLeft(pack, state).map(({kind, cases}) => [kind, cases.length]));

test("an empty visit leaves every standard to answer", () => {
  assert.deepEqual(kinds(visit()), {unanswered: 5});
});

test("a not-met answer asks for what was seen, until there is a note", () => {
  const answer = seen("door.opened", "not_met");

  assert.equal(kinds(visit(answer)).note, 1);
  assert.equal(kinds(visit(answer, ["noted", {note: "n", text: "No one there", standard: "door.opened"}])).note, undefined);
  assert.equal(kinds(visit(answer, ["noted", {note: "n", text: "  ", standard: "door.opened"}])).note, 1);
});

test("a not-applicable answer asks for its reason", () => {
  assert.equal(kinds(visit(seen("door.opened", "not_applicable"))).reason, 1);
  assert.equal(kinds(visit(seen("door.opened", "not_applicable", {reason: "Closed"}))).reason, undefined);
});

test("a photo is of what is wrong: one that is asked for is left to take only while the standard is not met", () => {
  const photo = ["photographed", {photo: "aa", size: 1, width: 1, height: 1, standard: "desk.key"}];

  const note = ["noted", {note: "n", text: "No key", standard: "desk.key"}];

  assert.equal(kinds(visit(seen("desk.key", "not_met"), note)).photo, 1);
  assert.equal(kinds(visit(seen("desk.key", "not_met"), note, photo)).photo, undefined);
  assert.equal(kinds(visit(seen("desk.key", "met"))).photo, undefined);
  assert.equal(kinds(visit(seen("desk.key", "not_applicable", {reason: "No desk"}))).photo, undefined);
});

test("running stopwatches and those without a name are left to do", () => {
  const mark = {wall: 1, mono: 1, life: "l"};
  const started = ["stopwatch_started", {stopwatch: "w", mark}];

  assert.equal(kinds(visit(started)).running, 1);
  assert.equal(kinds(visit(started, ["stopwatch_stopped", {stopwatch: "w", mark}])).unnamed, 1);
  assert.equal(kinds(visit(started, ["stopwatch_stopped", {stopwatch: "w", mark}], ["stopwatch_named", {stopwatch: "w", standard: "door.opened"}])).unnamed, undefined);
});

test("what is left is counted, timed and told by department, most first", () => {
  const [unanswered] = thingsLeft(pack, visit(seen("door.opened", "met")));

  assert.equal(countLeft([unanswered]), 4);
  assert.equal(minutesLeft([unanswered]), 2);
  assert.deepEqual(byDepartment(unanswered.cases).map(([{id}, n]) => [id, n]), [["desk", 2], ["door", 1], ["room", 1]]);
});

test("the visit goes on where it was, and from there to the next department with something left", () => {
  assert.equal(current(pack, visit()).id, "door");
  assert.equal(current(pack, visit(seen("desk.name", "met"))).id, "desk");
  assert.equal(current(pack, visit(seen("room.clean", "met"))).id, "door");
  assert.equal(nextDepartment(pack, visit(), "room").id, "door");
});

test("a stage without a department is not shown", () => {
  assert.deepEqual(stages(pack, visit()).map(({id, total}) => [id, total]), [["arrival", 4], ["room", 1]]);
});

test("a call that has not ended and a message not settled are left, until they are", () => {
  const mark = {wall: 1778766000000, mono: 0, life: "a"};
  const dialled = ["contact_marked", {contact: "c", channel: "phone", step: "dialled", mark}];
  const sent = ["contact_marked", {contact: "m", channel: "email", step: "sent"}];
  const ended = ["contact_marked", {contact: "c", channel: "phone", step: "ended", mark}];

  assert.equal(kinds(visit(dialled, sent)).contacts, 2);
  assert.equal(kinds(visit(dialled, sent, ended)).contacts, 1);
});
