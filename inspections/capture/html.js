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

/** Puts markup as `put` does where little of it changes: what stays is left alone. Not for what is typed in. */
export function mend(element, markup) {
  const text = safe(markup);
  if (element) whenFree(element, () => (element.firstChild ? redo(element, text, (wanted) => becomeAll(element, wanted)) : fill(element, text)));
}

/** Makes an element like the markup's first one, as `mend` would what is in it. */
export function remake(element, markup) {
  const text = safe(markup).trim();
  whenFree(element, () => redo(element, text, ({firstElementChild}) => become(element, firstElementChild)));
}

function redo(element, text, draw) {
  if (element.drawn === text) return;
  const template = document.createElement("template");
  template.innerHTML = text;
  const focused = element.contains(document.activeElement) ? {...document.activeElement.dataset} : null;
  draw(template.content);
  element.drawn = text;
  if (focused && !element.contains(document.activeElement)) refocus(element, focused);
}

/** What stays the same is not touched: it keeps the keyboard, and is neither laid out nor painted again. */
function become(element, wanted) {
  for (const {name} of [...element.attributes]) if (!wanted.hasAttribute(name)) element.removeAttribute(name);
  for (const {name, value} of wanted.attributes) if (element.getAttribute(name) !== value) element.setAttribute(name, value);
  becomeAll(element, wanted);
}

function becomeAll(element, wanted) {
  const [now, then] = [[...element.childNodes], [...wanted.childNodes]];
  if (now.length !== then.length) return element.replaceChildren(...then);
  return now.forEach((one, i) => one.isEqualNode(then[i]) || becomeOrGo(one, then[i]));
}

function becomeOrGo(one, wanted) {
  if (one.nodeType === Node.ELEMENT_NODE && one.nodeName === wanted.nodeName) become(one, wanted);
  else one.replaceWith(wanted);
}

/** Keeps the keyboard where it was when what it was on has gone. */
function refocus(element, {answer, do: act, down}) {
  const wanted = answer ? `[data-answer="${answer}"]` : `[data-do="${act}"], [data-down="${down}"]`;
  (element.querySelector(wanted) ?? element.querySelector('[role="radio"]'))?.focus({preventScroll: true});
}
