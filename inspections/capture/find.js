// Finding a standard among all: folded once, then searched at every keystroke. Pure.
import {isAnswered, lookAt} from "./journey.js";

const LETTERS = {ø: "o", æ: "ae", œ: "oe", ß: "ss", đ: "d", ð: "d", þ: "th", ł: "l"};

/** Text as it is searched: small letters without their marks, so that "forste" finds "Første". */
export const folded = (text) =>
  text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replace(/[øæœßđðþł]/g, (letter) => LETTERS[letter]);

const indexes = new WeakMap();

/** Every standard of a pack in the order of the journey; its texts in all languages are folded once, when first searched. */
export function indexOf(pack) {
  if (!indexes.has(pack)) {
    indexes.set(pack, pack.departments.flatMap((department) => department.standards.map((standard, i) => new Entry(standard, department, i + 1))));
  }
  return indexes.get(pack);
}

class Entry {
  #text;
  #rest;

  constructor(standard, department, number) {
    Object.assign(this, {standard, department, number});
  }
  get text() {
    const {text, group} = this.standard;
    this.#text ??= ` ${folded([...Object.values(text), ...Object.values(group ?? {})].join(" "))}`;
    return this.#text;
  }
  get rest() {
    this.#rest ??= this.#folded();
    return this.#rest;
  }
  #folded() {
    const [place, id] = [folded(Object.values(this.department.title).join(" ")), folded(this.standard.id)];
    return ` ${place} ${id} ${id.replace(/[._]/g, " ")}`;
  }
}

/** Folds some of what has not been searched yet; whether more is left. For idle moments before the first letter is typed. */
export function foldSome(index, from, n = 80) {
  for (const entry of index.slice(from, from + n)) entry.text.concat(entry.rest);
  return from + n < index.length;
}

/**
 * The entries with every one of the words: those where each begins a word of the standard's own text first, then those
 * that have them somewhere in it, then those found by department or id too. Within each, in the order of the journey.
 */
export function search(index, words) {
  const wanted = folded(words).split(/\s+/).filter(Boolean);
  if (!wanted.length) return index;
  const ranks = [[], [], []];
  for (const entry of index) {
    if (wanted.every((word) => entry.text.includes(` ${word}`))) ranks[0].push(entry);
    else if (wanted.every((word) => entry.text.includes(word))) ranks[1].push(entry);
    else if (wanted.every((word) => entry.text.includes(word) || entry.rest.includes(word))) ranks[2].push(entry);
  }
  return ranks.flat();
}

/** What may be asked of a standard: whether it is unanswered, not met, timed, critical. `limitOf(id)` as it holds here. */
export const FILTERS = {
  unanswered: ({standard}, state) => !isAnswered(state, standard.id),
  not_met: ({standard}, state) => lookAt(state, standard.id)?.answer === "not_met",
  timed: ({standard}, state, limitOf) => Boolean(limitOf(standard.id)),
  critical: ({standard}) => standard.critical,
};

/** The first unanswered standard after that one, round to the start; without one, after the last that was looked at. */
export function nextUnanswered(index, state, after = [...state.observations.values()].at(-1)?.standard) {
  const here = index.findIndex(({standard}) => standard.id === after);
  const onward = [...index.slice(here + 1), ...index.slice(0, here + 1)];
  return onward.find((entry) => FILTERS.unanswered(entry, state)) ?? null;
}
