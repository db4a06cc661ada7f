/** What each kind of event does to the visit it belongs to. Pure; twin of `../visit_steps.py`. */

import {OFFICE_STEPS} from "./office_steps.js";

/**
 * Where a photo stands in `photos`: its hash and what it was put to, so that none hides another.
 * @param {string} sha256
 * @param {?string} [standard]
 * @param {?string} [observation]
 */
export function photoKey(sha256, standard, observation) {
  return [sha256, standard, observation].filter(Boolean).join(" ");
}

/** By kind: changes `state` in place. Kinds that are not here change only the status. */
export const STEPS = {
  ...OFFICE_STEPS,

  observed(state, event, body) {
    const {observation: id, standard} = body;
    if (!state.observations.has(id)) {
      if (!state.byStandard.has(standard)) state.byStandard.set(standard, []);
      state.byStandard.get(standard).push(id);
    }
    const {observed_at, entered_at, device} = event;
    const blank = {id, standard, answer: "", observed_at, entered_at, device, reason: "", excused: false, severity: "", measured: null, events: []};
    answered(state, state.observations.get(id) ?? blank, event, body);
  },

  corrected(state, event, body) {
    const look = state.observations.get(body.observation);
    if (look) answered(state, look, event, body);
  },

  /** The same stopwatch started again is its start put right; the last counts. */
  stopwatch_started(state, event, body) {
    state.stopwatches.set(body.stopwatch, {
      id: body.stopwatch, started: body.mark, standard: body.standard ?? null, label: body.label ?? "",
      ago_ms: body.ago_ms ?? 0, reason: body.reason ?? "", laps: [], stopped: null, started_at: event.observed_at,
    });
  },

  stopwatch_lapped(state, event, body) {
    const lap = body.label ? {...body.mark, label: body.label} : body.mark;
    change(state.stopwatches, body.stopwatch, ({laps}) => ({laps: [...laps, lap]}));
  },

  stopwatch_stopped(state, event, body) {
    change(state.stopwatches, body.stopwatch, () => ({stopped: body.mark}));
  },

  stopwatch_named(state, event, body) {
    change(state.stopwatches, body.stopwatch, () => ({standard: body.standard}));
  },

  /** The same promise again is another time for it; it keeps the time at which it was first recorded. */
  promised(state, event, body) {
    const {promise: id, standard, promised_at} = body;
    state.promises.set(id, {
      id, standard, promised_at, entered_at: state.promises.get(id)?.entered_at ?? event.entered_at,
    });
  },

  /** A rewording keeps its time and, unless it says otherwise, what it is about. */
  noted(state, event, body) {
    const before = state.notes.get(body.note) ?? {entered_at: event.entered_at, standard: null, observation: null};
    state.notes.set(body.note, {
      id: body.note, text: body.text, entered_at: before.entered_at,
      standard: body.standard ?? before.standard, observation: body.observation ?? before.observation,
    });
  },

  /** The same photo put to the same place again is a new caption; the last counts. */
  photographed(state, event, body) {
    state.photos.set(photoKey(body.photo, body.standard, body.observation), {
      sha256: body.photo, size: body.size, width: body.width, height: body.height, caption: body.caption ?? "",
      entered_at: event.entered_at, standard: body.standard ?? null, observation: body.observation ?? null,
    });
  },

  /** The first step says the channel, the first that names a department names it. */
  contact_marked(state, event, body) {
    const before = state.contacts.get(body.contact) ?? {id: body.contact, channel: body.channel, department: null, steps: []};
    const step = {step: body.step, at: event.observed_at, entered_at: event.entered_at, event: event.id, mark: body.mark ?? null};
    state.contacts.set(body.contact, {
      ...before, department: before.department ?? body.department ?? null, steps: [...before.steps, step],
    });
  },

  /** The same line again is said anew; it keeps its time. */
  contact_quoted(state, event, body) {
    state.lines.set(body.line, {
      id: body.line, contact: body.contact, who: body.who, text: body.text,
      entered_at: state.lines.get(body.line)?.entered_at ?? event.entered_at, dimension: body.dimension ?? null,
    });
  },
};

/** A correction says answer, reason, excuse and severity anew; what was measured stays unless measured again. */
function answered(state, look, event, body) {
  state.observations.set(look.id, {
    ...look, answer: body.answer, reason: body.reason ?? "", excused: body.excused ?? false,
    severity: body.severity ?? "", measured: body.measured ?? look.measured, events: [...look.events, event.id],
  });
}

function change(things, id, changed) {
  const before = things.get(id);
  if (before) things.set(id, {...before, ...changed(before)});
}
