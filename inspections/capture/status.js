/** Where a visit stands, by its events. Pure; twin of `_status` in `../visit.py`. */

/** What is done on the office's pages. */
export const OFFICE_KINDS = [
  "planned", "assigned", "cancelled", "review_started", "edited", "graded", "sent_back", "released",
  "appealed", "commented", "withdrawn", "decided", "redacted",
];
/** What the inspector answers to the office before a visit begins. */
export const ANSWERS = ["accepted", "declined"];
const BEFORE_RECORDING = [...OFFICE_KINDS, ...ANSWERS];

/**
 * Told by what there is, not by clocks: who sends back or reviews names the submissions it answers.
 * @param {import("./visit.js").State} state  as its events have made it
 * @param {import("./events.js").Event[]} counted  those that were not undone
 * @param {string[]} submissions  ids of those that are complete
 */
export function statusOf(state, counted, submissions) {
  if (state.releasedAt) return "released";
  if (state.cancelled) return "cancelled";
  if (submissions.length) {
    const unanswered = without(submissions, answered(counted, "sent_back"));
    if (!unanswered.length) return "sent_back";
    return without(unanswered, answered(counted, "review_started")).length ? "submitted" : "in_review";
  }
  if (counted.some(({kind}) => !BEFORE_RECORDING.includes(kind))) return "in_progress";
  return beforeRecording(state, counted);
}

/** Whether the inspector has the next step: what is recorded now changes the visit. */
export function isOnTheTablet({status}) {
  return ["assigned", "accepted", "in_progress", "sent_back"].includes(status);
}

function beforeRecording(state, counted) {
  const ours = counted.filter(({kind, actor}) => OFFICE_KINDS.includes(kind) || !actor || actor === state.assigned?.inspector);
  const kinds = new Set(ours.map(({kind}) => kind));
  if (state.declined) return "declined";
  if (kinds.has("planned") && !kinds.has("assigned")) return "planned";
  return kinds.has("accepted") ? "accepted" : "assigned";
}

function answered(counted, wanted) {
  return counted.filter(({kind}) => kind === wanted).flatMap(({body}) => body.submissions);
}

function without(ids, gone) {
  return ids.filter((id) => !gone.includes(id));
}
