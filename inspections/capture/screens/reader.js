// A page of a book. Its foot is the instrument: up to three stopwatches as page numbers, each over a zone for the thumb.
import {html, put} from "../html.js";
import {bookFor} from "../books.js";
import {discreet, setDiscreet} from "../discreet.js";
import {language, say} from "../words.js";
import {makeInstrument} from "./instrument.js";
import {lessonMarkup} from "./reader_lesson.js";
import {begunToday} from "./today.js";

const FOOT = ["footPage", "footToGo", "footOf"];

export async function readerScreen(client, {lesson = false}, root) {
  if (!client.recorder) await begunToday(client);
  const {recorder} = client;
  const book = bookFor(language());
  let {page} = discreet();

  root.innerHTML = html`<div class="reader-page" lang="${book.language}" tabindex="-1"><p class="reader-title"><i>${book.title}</i><span class="reader-sign"></span></p>
    <div class="reader-box"><div class="reader-text">${book.paragraphs.map((text) => html`<p>${text}</p>`)}</div></div></div>
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

  function turn() {
    const text = find(".reader-text");
    const width = find(".reader-box").clientWidth;
    const pages = Math.max(1, Math.round(text.scrollWidth / (width + gapOf(text))));
    page = (page + 1) % pages;
    setDiscreet({page});
    text.style.setProperty("--page", page);
  }

  function teach(open) {
    find(".reader-lesson").hidden = !open;
    put(find(".reader-lesson"), open ? lessonMarkup() : "");
    if (open) find(".reader-lesson button").focus({preventScroll: true});
  }

  return {
    actions: {
      learnt() {
        setDiscreet({learnt: true});
        teach(false);
      },
    },
    shown() {
      page -= 1;
      turn();
      instrument.draw();
      find(".reader-page").focus({preventScroll: true});
      teach(lesson);
    },
    step: instrument.step,
    changed: instrument.changed,
    close: instrument.close,
  };
}

const gapOf = (text) => Number.parseFloat(getComputedStyle(text).columnGap) || 0;
