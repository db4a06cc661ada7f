// The reader with its zones shown: once, and when asked for.
import {html} from "../html.js";
import {say} from "../words.js";

export const lessonMarkup = () => html`<div class="lesson-back"><p>${say("lessonBack")}</p></div>
  <div class="lesson-upper"><h1>${say("lessonTitle")}</h1><p>${say("lessonFoot")}</p><p>${say("lessonMoment")}</p><p>${say("lessonHide")}</p>
  <button class="main-key centred" data-do="learnt">${say("lessonDone")}</button></div>
  <div class="lesson-zones">${["211¹", "426†", "840"].map((figure) => html`<div><p>${say("lessonZone")}</p><b>${figure}</b></div>`)}</div>`;
