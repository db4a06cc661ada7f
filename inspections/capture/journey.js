// The way through a pack: stages, departments, what is answered and what comes next. Pure.
import {ofStandard, notesOn, running} from "./visit.js";

/** The look that counts for a row: the last one made. */
export const lookAt = (state, standardId) => ofStandard(state, standardId).at(-1) ?? null;

export const isAnswered = (state, standardId) => ofStandard(state, standardId).length > 0;

/** Answered and all of a department's standards. */
export function progress(state, department) {
  const answered = department.standards.filter((standard) => isAnswered(state, standard.id)).length;
  return {answered, total: department.standards.length, left: department.standards.length - answered};
}

/** The seven stages with their departments and sums. Stages without a department are left out. */
export function stages(pack, state) {
  return pack.stages
    .map((stage) => {
      const departments = pack.departments.filter((department) => department.stage === stage.id);
      const sums = departments.map((department) => progress(state, department));
      const total = sums.reduce((sum, part) => sum + part.total, 0);
      const answered = sums.reduce((sum, part) => sum + part.answered, 0);
      return {...stage, departments, total, answered, left: total - answered};
    })
    .filter((stage) => stage.departments.length);
}

/** The department to go on in: that of the last observation if something is left there, else the next with something left. */
export function current(pack, state) {
  const last = [...state.observations.values()].at(-1);
  const there = Math.max(
    0,
    pack.departments.findIndex((department) => department.standards.some((s) => s.id === last?.standard)),
  );
  const onward = [...pack.departments.slice(there), ...pack.departments.slice(0, there)];
  return onward.find((department) => progress(state, department).left) ?? null;
}

/** The next department after this one with something left, round to the start; null when all is answered. */
export function nextDepartment(pack, state, departmentId) {
  const here = pack.departments.findIndex((department) => department.id === departmentId);
  const onward = [...pack.departments.slice(here + 1), ...pack.departments.slice(0, here)];
  return onward.find((department) => progress(state, department).left) ?? null;
}

/** Standards of a department under their headings, numbered through. */
export function groups(department, named) {
  const made = [];
  department.standards.forEach((standard, i) => {
    const title = named(standard.group);
    if (!made.length || made.at(-1).title !== title) made.push({title, rows: []});
    made.at(-1).rows.push({standard, number: i + 1});
  });
  return made;
}

/** The stopwatch running on a standard, or null. */
export const stopwatchOn = (state, standardId) => running(state).find((watch) => watch.standard === standardId) ?? null;

/** A not-met answer that does not say yet what was seen. */
export const needsNote = (state, look) =>
  look?.answer === "not_met" && !notesOn(state, look.standard).some((note) => note.text.trim());

/** A not-applicable answer without its reason. */
export const needsReason = (look) => look?.answer === "not_applicable" && !look.reason?.trim();
