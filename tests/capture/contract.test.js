// The tablet and the server read the same events alike: the cases stand in tests/contract/, and Python runs them too.
import assert from "node:assert/strict";
import {readFileSync} from "node:fs";
import {test} from "node:test";

import {canonical, digest} from "../../inspections/capture/events.js";
import {figures, measuredBy} from "../../inspections/capture/contacts.js";
import {elapsed, overBy, verdict} from "../../inspections/capture/timing.js";
import {fold} from "../../inspections/capture/visit.js";

const contract = (name) => JSON.parse(readFileSync(new URL(`../contract/${name}.json`, import.meta.url), "utf8"));
const {canonical: texts, digests} = contract("events");
const {elapsed: durations, limits} = contract("timing");
const {cases: visits} = contract("visit");
const {figures: contacts, measured: measurements} = contract("contacts");

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

for (const {case: name, contact, now, figures: expected} of contacts) {
  test(`figures: ${name}`, () => assert.deepEqual(shortFigures(figures(contact, now)), expected));
}

for (const {measures, of, measured} of measurements) {
  test(`measured: ${measures}. ${of}`, () => {
    const {contact, now} = contacts.find(({case: name}) => name === of);
    assert.deepEqual(measuredBy(measures, figures(contact, now)), measured);
  });
}

for (const {case: name, events, held_photos: held, visit} of visits) {
  test(`visit: ${name}`, () => {
    const found = inShort(fold(events, held));

    assert.deepEqual(found, visit);
    for (const listed of ["observations", "notes", "stopwatches", "promises", "photos"]) { // their order counts as well
      assert.deepEqual(Object.keys(found[listed]), Object.keys(visit[listed]));
    }
  });
}

/** A visit told as the contract tells it. */
function inShort(state) {
  return {
    status: state.status,
    observations: told(state.observations, ({standard, answer, reason, excused, severity, measured, events}) =>
      ({standard, answer, reason, excused, ...(severity && {severity}), ms: measured?.ms ?? null, events})),
    notes: told(state.notes, ({text, standard, observation}) => ({text, standard, observation})),
    stopwatches: told(state.stopwatches, ({standard, started, ago_ms, reason, laps, stopped}) =>
      ({standard, started: started.mono, ago_ms, reason, laps: laps.map(({mono}) => mono), stopped: stopped?.mono ?? null})),
    promises: told(state.promises, ({standard, promised_at, entered_at}) => [standard, promised_at, entered_at]),
    photos: told(state.photos, ({caption}) => caption),
    contacts: told(state.contacts, ({channel, department, steps}) =>
      ({channel, department, steps: steps.map(({step, at, mark}) => [step, mark?.mono ?? at])})),
    lines: told(state.lines, ({contact: of, who, text, dimension}) => ({contact: of, who, text, dimension})),
    gaps: state.gaps,
    missing_photos: state.missingPhotos,
    submitted_at: state.submittedAt,
    hotel: state.assigned?.hotel ?? "",
    order: state.events.map(({id}) => id),
  };
}

/** Figures as the contract tells them: a time as [ms, precision_ms]. */
function shortFigures(found) {
  const short = (value) => {
    if (Array.isArray(value)) return value.map(short);
    return value?.ms === undefined ? value : [value.ms, value.precision_ms];
  };
  return Object.fromEntries(Object.entries(found).map(([name, value]) => [name, short(value)]));
}

function told(things, short) {
  return Object.fromEntries([...things].map(([id, thing]) => [id, short(thing)]));
}
