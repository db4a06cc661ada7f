// Markup as values: whatever is put into a template is escaped, unless it is markup already.
import {whenFree} from "./held.js";

class Markup {
  constructor(text) {
    this.text = text;
  }
  toString() {
    return this.text;
  }
}

const ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"};

/** `value` as markup: lists joined, nothing for null, false and undefined, text escaped. */
export function safe(value) {
  if (value instanceof Markup) return value.text;
  if (Array.isArray(value)) return value.map(safe).join("");
  if (value === null || value === undefined || value === false) return "";
  return String(value).replace(/[&<>"']/g, (sign) => ESCAPES[sign]);
}

const OF_ARIA = /\saria-[a-z]+="$/;

/** html`<p>${anyText}</p>`: markup with every value escaped. An `aria-…` is told true or false, never left empty. */
export function html(strings, ...values) {
  const told = (i) => (typeof values[i] === "boolean" && OF_ARIA.test(strings[i]) ? String(values[i]) : safe(values[i]));
  return new Markup(strings.reduce((text, piece, i) => text + told(i - 1) + piece));
}

/** Text that is known to be markup. Never for anything a person wrote. */
export const raw = (text) => new Markup(text);

/** Puts markup into an element, only if it is not there already; under a finger, once that has lifted. */
export function put(element, markup) {
  const text = safe(markup);
  if (element) whenFree(element, () => fill(element, text));
}

function fill(element, text) {
  if (element.drawn === text) return;
  element.innerHTML = text;
  element.drawn = text;
}

/** Exchanges an element for the markup's first element, as `put` would; what is there then. */
export function replace(element, markup) {
  const text = safe(markup).trim();
  return whenFree(element, () => exchange(element, text)) ?? element;
}

function exchange(element, text) {
  if (element.drawn === text) return element;
  const template = document.createElement("template");
  template.innerHTML = text;
  const next = template.content.firstElementChild;
  next.drawn = text;
  const focused = element.contains(document.activeElement) ? document.activeElement.dataset : null;
  element.replaceWith(next);
  if (focused) refocus(next, focused);
  return next;
}

/** Keeps the keyboard where it was when a piece is drawn anew. */
function refocus(element, {answer, do: act, down}) {
  const wanted = answer ? `[data-answer="${answer}"]` : `[data-do="${act}"], [data-down="${down}"]`;
  (element.querySelector(wanted) ?? element.querySelector('[role="radio"]'))?.focus({preventScroll: true});
}
