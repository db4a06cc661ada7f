// Days in the reader's words are those that the browser itself would write.
import assert from "node:assert/strict";
import {beforeEach, test} from "node:test";
import {calendarDay, dateOf, dateRange, dayTitle} from "../../inspections/capture/days.js";
import {chooseLanguage, fetchWords} from "../../inspections/capture/words.js";

const LOCALES = {en: "en-GB", nb: "nb-NO"};
const YEAR = Array.from({length: 366}, (_, i) => new Date(2028, 0, 1 + i, 12));
/** With one kind of space, as a browser changes its mind about them. */
const plain = (text) => text.replace(/\s+/g, " ");

await fetchWords("nb");
beforeEach(() => chooseLanguage("en"));

for (const [language, locale] of Object.entries(LOCALES)) {
  test(`every day of a year is called what the browser calls it: ${language}`, () => {
    chooseLanguage(language);
    const theirs = new Intl.DateTimeFormat(locale, {weekday: "long", day: "numeric", month: "long"});
    for (const day of YEAR) assert.equal(dayTitle(day).toLowerCase(), theirs.format(day).replace(",", "").toLowerCase());
  });

  test(`a stay is written as the browser writes it, whatever it reaches over: ${language}`, () => {
    chooseLanguage(language);
    const theirs = new Intl.DateTimeFormat(locale, {day: "numeric", month: "short", year: "numeric"});
    for (const from of YEAR) {
      for (const nights of [0, 1, 40]) {
        const to = new Date(from.getFullYear(), from.getMonth(), from.getDate() + nights, 12);
        assert.equal(dateRange(dateOf(from), dateOf(to)), plain(theirs.formatRange(from, to)));
      }
    }
  });
}

test("what both days share is said once", () => {
  assert.equal(dateRange("2026-05-14", "2026-05-16"), "14 – 16 May 2026");
  assert.equal(dateRange("2026-12-30", "2027-01-02"), "30 Dec 2026 – 2 Jan 2027");
});

test("a title begins with a capital letter in Norwegian too", () => {
  chooseLanguage("nb");
  assert.equal(dayTitle(new Date(2026, 4, 14)), "Torsdag 14. mai");
});

test("a leaf of a calendar has no full stop", () => {
  chooseLanguage("nb");
  assert.deepEqual(calendarDay("2026-12-30"), {day: "30", month: "des"});
});
