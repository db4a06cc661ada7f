// A page of a book. Its foot is the instrument: up to three stopwatches as page numbers, each over a zone for the thumb.
import {html, put} from "../html.js";
import {bookFor, placeIn, textFrom} from "../books.js";
import {discreet, setDiscreet} from "../discreet.js";
import {language, say} from "../words.js";
import {makeInstrument} from "./instrument.js";
import {lessonMarkup} from "./reader_lesson.js";
import {begunToday} from "./today.js";

const A_PAGE = 4000; // signs: more than fit on the page of the largest tablet
const FOOT = ["footPage", "footToGo", "footOf"];

export async function readerScreen(client, {lesson = false}, root) {
  if (!client.recorder) await begunToday(client);
  const {recorder} = client;
  const book = bookFor(language());
  let at = placeIn(book.paragraphs, discreet().at);

  root.innerHTML = html`<div class="reader-page" lang="${book.language}" tabindex="-1"><p class="reader-title"><i>${book.title}</i><span class="reader-sign"></span></p>
    <div class="reader-box"><div class="reader-text"></div></div></div>
    <p class="reader-foot" aria-hidden="true"><span></span><span></span><span></span></p>
    <button class="reader-back" data-zone="back" aria-label="${say("readerBack")}"></button>
    <button class="reader-upper" data-zone="moment" aria-label="${say(recorder ? "readerMoment" : "readerTurn")}"></button>
    <div class="reader-zones">${FOOT.map((_, i) => html`<span class="reader-place"><button class="reader-zone" data-zone="${i}"></button>
      <button class="hidden-name" data-zone="stop" data-place="${i}" tabindex="-1"></button></span>`)}</div>
    <div class="reader-lesson" hidden></div>`.text;
  const find = (selector) => root.querySelector(selector);
  const instrument = makeInstrument(client, root, {drawn: drawFoot, turned: turn});

  function drawFoot() {
    const foot = root.querySelectorAll(".reader-foot span");
    FOOT.forEach((words, i) => put(foot[i], instrument.figure(i) && say(words, {figure: instrument.figure(i)})));
    put(find(".reader-sign"), instrument.sign());
  }

  /** The page from `at` on. What no longer fits on it stands in a column that nobody sees. */
  function drawText() {
    put(find(".reader-text"), textFrom(book.paragraphs, at, A_PAGE).map((text) => html`<p>${text}</p>`));
  }

  function turn() {
    const {left, right} = find(".reader-box").getBoundingClientRect();
    const drawn = [...find(".reader-text").children];
    const isOn = (box) => box.left >= left - 1 && box.left < right;
    const over = drawn.map((paragraph) => firstWordWhere(paragraph.firstChild, (box) => !isOn(box)));
    const first = over.findIndex((sign) => sign !== null);
    const [paragraph, sign] = first < 0 ? [drawn.length, 0] : [first, over[first]];
    at = placeIn(book.paragraphs, [at[0] + paragraph, (paragraph ? 0 : at[1]) + sign]);
    setDiscreet({at});
    drawText();
  }

  function teach(open) {
    find(".reader-lesson").hidden = !open;
    put(find(".reader-lesson"), open ? lessonMarkup() : "");
    if (open) find(".reader-lesson button").focus({preventScroll: true});
  }

  drawText();
  return {
    actions: {
      learnt() {
        setDiscreet({learnt: true});
        teach(false);
      },
    },
    shown() {
      instrument.draw();
      find(".reader-page").focus({preventScroll: true});
      teach(lesson);
    },
    step: instrument.step,
    changed: instrument.changed,
    close: instrument.close,
  };
}

/** Where in a text the first word begins whose box is so; they are so from some word on, or none is (null). */
function firstWordWhere(text, isSo) {
  const starts = [...text.data.matchAll(/\S+/g)].map(({index}) => index);
  const range = document.createRange();
  const is = (sign) => {
    range.setStart(text, sign);
    range.setEnd(text, sign + 1);
    return isSo(range.getBoundingClientRect());
  };
  let [from, to] = [0, starts.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (is(starts[middle])) to = middle;
    else from = middle + 1;
  }
  return starts[from] ?? null;
}
