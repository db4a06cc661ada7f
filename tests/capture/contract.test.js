// The tablet and the server read the same events alike: the cases stand in tests/contract/, and Python runs them too.
import assert from "node:assert/strict";
import {readFileSync} from "node:fs";
import {test} from "node:test";

import {canonical, digest} from "../../inspections/capture/events.js";
import {elapsed, overBy, verdict} from "../../inspections/capture/timing.js";
import {fold} from "../../inspections/capture/visit.js";

const contract = (name) => JSON.parse(readFileSync(new URL(`../contract/${name}.json`, import.meta.url), "utf8"));
const {canonical: texts, digests} = contract("events");
const {elapsed: durations, limits} = contract("timing");
const {cases: visits} = contract("visit");

for (const {case: name, value, text} of texts) {
  test(`canonical JSON: ${name}`, () => assert.equal(canonical(value), text));
}

for (const {case: name, event, canonical: text, digest: expected} of digests) {
  test(`digest: ${name}`, async () => {
    assert.equal(canonical(event), text);
    assert.equal(await digest({...event, actor: "added by the server", received_at: "later"}), expected);
  });
}

for (const {case: name, start, stop, ms, precision_ms, basis} of durations) {
  test(`elapsed: ${name}`, () => assert.deepEqual(elapsed(start, stop), {ms, precision_ms, basis}));
}

for (const {case: name, limit, measured, kept, over_by} of limits) {
  test(`limit: ${name}`, () => {
    assert.equal(verdict(limit, measured), kept);
    assert.equal(overBy(limit, measured), over_by);
  });
}

for (const {case: name, events, held_photos: held, visit} of visits) {
  test(`visit: ${name}`, () => {
    const found = inShort(fold(events, held));

    assert.deepEqual(found, visit);
    for (const listed of ["observations", "notes", "stopwatches", "photos"]) { // their order counts as well
      assert.deepEqual(Object.keys(found[listed]), Object.keys(visit[listed]));
    }
  });
}

/** A visit told as the contract tells it. */
function inShort(state) {
  return {
    status: state.status,
    observations: told(state.observations, ({standard, answer, reason, excused, measured, events}) =>
      ({standard, answer, reason, excused, ms: measured?.ms ?? null, events})),
    notes: told(state.notes, ({text, standard, observation}) => ({text, standard, observation})),
    stopwatches: told(state.stopwatches, ({standard, laps, stopped}) =>
      ({standard, laps: laps.map(({mono}) => mono), stopped: stopped?.mono ?? null})),
    photos: told(state.photos, ({caption}) => caption),
    gaps: state.gaps,
    missing_photos: state.missingPhotos,
    submitted_at: state.submittedAt,
    hotel: state.assigned?.hotel ?? "",
    order: state.events.map(({id}) => id),
  };
}

function told(things, short) {
  return Object.fromEntries([...things].map(([id, thing]) => [id, short(thing)]));
}
