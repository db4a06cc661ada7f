// The reader: what its page foot says can be read back, and no stopwatch moves under a thumb.
import assert from "node:assert/strict";
import {test} from "node:test";
import {BOOKS, bookFor, placeIn, textFrom} from "../../inspections/capture/books.js";
import {figureOf, footFigure, nearest, placesFor, raised} from "../../inspections/capture/reader.js";

const MARKS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** What a trained eye reads: "211¹" is 2:11 with one lap, "426†" is 4:26 and past. */
function read(text) {
  const [, figure, laps, past, stopped] = text.match(/^(\d+)([⁰¹²³⁴⁵⁶⁷⁸⁹]*)(†?)(‡?)$/);
  const minutes = Math.floor(Number(figure) / 100);
  return {
    ms: (minutes * 60 + (Number(figure) % 100)) * 1000,
    laps: Number([...laps].map((mark) => MARKS.indexOf(mark)).join("")),
    past: past !== "",
    stopped: stopped !== "",
  };
}

test("the foot of the design: 2:11 with one lap, 4:26 past its limit, 8:40", () => {
  assert.equal(footFigure({ms: 131_000, laps: 1}), "211¹");
  assert.equal(footFigure({ms: 266_000, past: true}), "426†");
  assert.equal(footFigure({ms: 520_000}), "840");
});

test("every time up to three hours, with its laps and marks, is read back from the foot", () => {
  for (let seconds = 0; seconds < 3 * 3600; seconds += 7) {
    const seen = {ms: seconds * 1000, laps: seconds % 23, past: seconds % 2 === 1, stopped: seconds % 3 === 1};
    assert.deepEqual(read(footFigure(seen)), seen);
  }
});

test("no two times of the first three hours look alike", () => {
  const seen = new Set(Array.from({length: 3 * 3600}, (_, seconds) => figureOf(seconds * 1000)));
  assert.equal(seen.size, 3 * 3600);
});

test("a time is cut to its second, under a minute it has no minutes, and past an hour they run on", () => {
  assert.equal(figureOf(131_999), "211");
  assert.equal(figureOf(48_300), "48");
  assert.equal(figureOf(60_000), "100");
  assert.equal(figureOf(3_725_000), "6205");
  assert.equal(figureOf(-40), "0");
  assert.equal(raised(12), "¹²");
});

const watch = (id, ms, whole) => ({id, ms, whole});
const ids = (watches) => watches.map(({id}) => id);

test("of more than three, those nearest their limit are told, before it or past it, in the order they were started", () => {
  const four = [watch("a", 100, 900), watch("b", 500, 520), watch("c", 800, 760), watch("d", 10, 300)];
  assert.deepEqual(ids(nearest(four)), ["b", "c", "d"]);
});

test("a stopwatch without a limit comes after all that have one, the last started first", () => {
  const five = [watch("a", 9, null), watch("b", 500, 9000), watch("c", 8, null), watch("d", 7, null), watch("e", 1, 60)];
  assert.deepEqual(ids(nearest(five)), ["b", "d", "e"]);
});

test("three or fewer are all told", () => {
  assert.deepEqual(ids(nearest([watch("a", 1, null), watch("b", 2, 3)])), ["a", "b"]);
});

test("a stopwatch keeps its place, however near its limit another comes", () => {
  const places = placesFor([], [watch("a", 1, 90), watch("b", 1, 90), watch("c", 1, 90)]);
  const later = [watch("a", 1, 90), watch("b", 1, 90), watch("c", 1, 90), watch("d", 60, 60)];

  assert.deepEqual(places, ["a", "b", "c"]);
  assert.deepEqual(placesFor(places, later), ["a", "b", "c"]);
});

test("a place stays empty until another needs it, and goes to the nearest then", () => {
  assert.deepEqual(placesFor(["a", "b", "c"], [watch("a", 1, 90), watch("c", 1, 90)]), ["a", null, "c"]);
  const two = [watch("a", 1, 90), watch("c", 1, 90), watch("far", 1, 9000), watch("near", 50, 60)];
  assert.deepEqual(placesFor(["a", "b", "c"], two), ["a", "near", "c"]);
});

test("one just stopped keeps its place while it can be taken back", () => {
  assert.deepEqual(placesFor(["a", "b", null], [watch("a", 1, 90), watch("x", 1, 2)], new Set(["b"])), ["a", "b", "x"]);
});

test("a page is a piece of the book that goes on where the one before ended, and after the last comes the first", () => {
  const paragraphs = ["One two.", "Three four five.", "Six."];

  assert.deepEqual(textFrom(paragraphs, [0, 4], 5), ["two.", "Three four five."]);
  assert.deepEqual(textFrom(paragraphs, [1, 6], 3), ["four five."]);
  assert.deepEqual(textFrom(paragraphs, [2, 0], 100), ["Six."]);
  assert.deepEqual(placeIn(paragraphs, [1, 6]), [1, 6]);
  for (const gone of [[3, 0], [1, 16], [0, 99]]) assert.deepEqual(placeIn(paragraphs, gone), [0, 0]);
});

test("each language has its book, any other the English one, in whole paragraphs", () => {
  assert.equal(bookFor("nb").language, "nb");
  assert.equal(bookFor("fr").title, "Three Men in a Boat");
  for (const {language} of BOOKS) {
    const {paragraphs} = bookFor(language);
    assert.ok(paragraphs.length > 20);
    for (const text of paragraphs) assert.match(text, /^[“«\p{Lu}].*[.?!:—”»]$/u);
  }
});
