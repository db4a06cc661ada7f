// The book that the reader shows: one in the reader's own language, if there is one.
import {faderen} from "./books/faderen.js";
import {threeMen} from "./books/three_men.js";

export const BOOKS = [threeMen, faderen];

/** A book as {title, language, paragraphs}. */
export function bookFor(language) {
  const {title, text, language: written} = BOOKS.find((book) => book.language === language) ?? BOOKS[0];
  return {title, language: written, paragraphs: text.trim().split(/\n{2,}/)};
}
