// The book that the reader shows: one in the reader's own language, if there is one.
import {faderen} from "./books/faderen.js";
import {threeMen} from "./books/three_men.js";

export const BOOKS = [threeMen, faderen];

/** A book as {title, language, paragraphs}. */
export function bookFor(language) {
  const {title, text, language: written} = BOOKS.find((book) => book.language === language) ?? BOOKS[0];
  return {title, language: written, paragraphs: text.trim().split(/\n{2,}/)};
}

/** What stands there and after it, about `signs` long: the rest of a paragraph, then whole ones. A place is [paragraph, sign]. */
export function textFrom(paragraphs, [first, sign], signs) {
  const found = [paragraphs[first].slice(sign)];
  let length = found[0].length;
  for (const text of paragraphs.slice(first + 1)) {
    if (length >= signs) break;
    found.push(text);
    length += text.length;
  }
  return found;
}

/** The place itself, if the book has it; else its beginning. */
export const placeIn = (paragraphs, [paragraph, sign]) => (sign < paragraphs[paragraph]?.length ? [paragraph, sign] : [0, 0]);
