// What is left to do before a visit can be submitted. Pure.
import {isOpen} from "./contacts.js";
import {photosOn, running} from "./visit.js";
import {lookAt, needsNote, needsReason} from "./journey.js";

/**
 * The kinds of thing left, each with its cases in the order of the journey:
 * [{kind, cases: [{standard, department, number} | {stopwatch} | {contact}]}], empty kinds left out.
 */
export function thingsLeft(pack, state) {
  const found = {unanswered: [], reason: [], note: [], photo: []};
  for (const department of pack.departments) {
    department.standards.forEach((standard, i) => {
      const kind = kindOf(standard, lookAt(state, standard.id), state);
      if (kind) found[kind].push({standard: standard.id, department, number: i + 1});
    });
  }
  const unnamed = [...state.stopwatches.values()].filter((watch) => watch.stopped && !watch.standard);
  return [
    ...Object.entries(found).map(([kind, cases]) => ({kind, cases})),
    {kind: "running", cases: running(state).map((stopwatch) => ({stopwatch}))},
    {kind: "unnamed", cases: unnamed.map((stopwatch) => ({stopwatch}))},
    {kind: "contacts", cases: [...state.contacts.values()].filter(isOpen).map((contact) => ({contact}))},
  ].filter(({cases}) => cases.length);
}

function kindOf(standard, look, state) {
  if (!look) return "unanswered";
  if (needsReason(look)) return "reason";
  if (needsNote(state, look)) return "note";
  // Evidence is of what is wrong: nobody photographs sixty things that are as they should be.
  const wanted = look.answer === "not_met" && standard.evidence.includes("photo");
  return wanted && !photosOn(state, standard.id).length ? "photo" : null;
}

/** How many things in all. */
export const countLeft = (kinds) => kinds.reduce((sum, {cases}) => sum + cases.length, 0);

const SECONDS = {unanswered: 30, reason: 20, note: 60, photo: 45, running: 15, unnamed: 30, contacts: 30};

/** About how many minutes they take, by a rough figure for each kind. */
export const minutesLeft = (kinds) =>
  Math.max(1, Math.round(kinds.reduce((sum, {kind, cases}) => sum + SECONDS[kind] * cases.length, 0) / 60));

/** "Pool 5, Dinner 3" as data: departments with how many cases each, most first. */
export function byDepartment(cases) {
  const sums = new Map();
  for (const {department} of cases) sums.set(department, (sums.get(department) ?? 0) + 1);
  return [...sums].sort((a, b) => b[1] - a[1]);
}

/** Standards with a limit, answered without a time being taken: allowed, but seldom meant. In the order of the journey. */
export function untimed(pack, state, limitOf) {
  return pack.departments.flatMap((department) =>
    department.standards.flatMap((standard, i) => {
      const look = lookAt(state, standard.id);
      const meant = look && look.answer !== "not_applicable" && !look.excused && limitOf(standard.id);
      return meant && !look.measured ? [{standard, department, number: i + 1, answer: look.answer}] : [];
    }),
  );
}
