/** What each kind of the office's events does to the visit it belongs to. Pure; twin of `../office_steps.py`. */

/** By kind: changes `state` in place. Kinds that are not here change only the status. */
export const OFFICE_STEPS = {
  planned(state, event, body) {
    assign(state, body);
  },

  assigned(state, event, body) {
    assign(state, body);
  },

  cancelled(state, event, body) {
    state.cancelled = body.reason;
  },

  /** Whoever had the visit before it was given to another has nothing to decline any more. */
  declined(state, event, body) {
    if (!event.actor || event.actor === state.assigned?.inspector) state.declined = body.reason;
  },

  edited(state, event, body) {
    setAnswer(state, event, body.observation, body.answer);
  },

  sent_back(state, event, body) {
    state.asked.push({reason: body.reason, standards: body.standards ?? [], at: event.entered_at});
  },

  released(state, event) {
    state.releasedAt = event.entered_at;
  },

  appealed(state, event, body) {
    if (state.appeals.has(body.appeal)) return;
    state.appeals.set(body.appeal, {observation: body.observation, claim: body.claim, isOpen: true});
  },

  withdrawn(state, event, body) {
    const appeal = state.appeals.get(body.appeal);
    if (appeal) appeal.isOpen = false;
  },

  /** The first decision stands. A granted one is the observation's answer from then on. */
  decided(state, event, body) {
    const appeal = state.appeals.get(body.appeal);
    if (!appeal?.isOpen) return;
    appeal.isOpen = false;
    if (body.granted) setAnswer(state, event, appeal.observation, appeal.claim);
  },
};

function assign(state, body) {
  Object.assign(state, {assigned: body, declined: "", cancelled: ""});
}

/** The look with the office's answer; what the inspector answered stands in `edits`. */
function setAnswer(state, event, observation, answer) {
  const look = state.observations.get(observation);
  if (!look) return;
  const edits = [...(look.edits ?? []), {before: look.answer, after: answer, reason: event.body.reason, at: event.entered_at}];
  state.observations.set(observation, {...look, answer, edits, events: [...look.events, event.id]});
}
