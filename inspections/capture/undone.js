/** Which events no longer count. Pure; twin of `_undone` in `../visit.py`. */

import {OFFICE_KINDS} from "./status.js";

/**
 * Ids of the events that an undo aims at which was not itself undone.
 * An undo is decided once all that aim at it are. What the office did cannot be undone from a tablet.
 * Undos that aim at each other in a ring undo nothing.
 * @param {import("./events.js").Event[]} ordered
 * @returns {Set<string>}
 */
export function undoneIn(ordered) {
  const office = new Set(ordered.filter(({kind}) => OFFICE_KINDS.includes(kind)).map(({id}) => id));
  const undos = ordered.filter(({kind, body}) => kind === "undone" && !office.has(body.event));
  const aims = new Map(undos.map(({id, body}) => [id, body.event]));
  const waitsFor = new Map();
  for (const target of aims.values()) {
    if (aims.has(target)) waitsFor.set(target, (waitsFor.get(target) ?? 0) + 1);
  }
  const undone = new Set();
  const decidable = [...aims.keys()].filter((undo) => !waitsFor.has(undo));
  for (const undo of decidable) { // grows while it is read
    const target = aims.get(undo);
    if (!undone.has(undo)) undone.add(target);
    if (!waitsFor.has(target)) continue;
    waitsFor.set(target, waitsFor.get(target) - 1);
    if (waitsFor.get(target) === 0) decidable.push(target);
  }
  return undone;
}
