// A photo before it is kept: faces and name badges are covered, by finger or by key, and it gets its words.
// It lies over the finding, within its screen: the book still covers both.
import {html, safe} from "../html.js";
import {icon} from "../icons.js";
import {another, between, byKey} from "../photo_covers.js";
import {said, say} from "../words.js";

/**
 * Opens the editor over `root` and waits for what is decided.
 * @param {{src: string, caption?: string, covering: boolean, no?: number, of?: number}} shown  `covering`: not kept yet
 * @returns {{decided: Promise<?{covers: import("../photo_covers.js").Cover[], caption: string}>, close: () => void}}
 *   null where the photo is discarded, or nothing is to be changed
 */
export function openEditor(root, {src, caption = "", covering, readOnly = false, no = 1, of = 1, title}) {
  const place = document.createElement("section");
  place.className = "photo-editor";
  Object.assign(place, {role: "dialog", ariaModal: "true", ariaLabel: say(covering ? "coverTitle" : "photoTitle")});
  place.innerHTML = html`<header class="top"><h2 tabindex="-1">${say(covering ? "coverTitle" : "photoTitle")}${of > 1 && html` <small>${say("photoOf", {no, of})}</small>`}</h2></header>
    <div class="cover-stage"><div class="cover-picture"><img src="${src}" alt="${said(title)}" draggable="false"><div class="cover-layer"></div></div></div>
    ${covering && html`<p class="second cover-hint inset">${say("coverHint")}</p>
    <div class="cover-keys"><button class="edge-key" data-edit="add">${icon("plus", {size: 20})}${say("coverAdd")}</button><button class="edge-key" data-edit="undo" disabled>${icon("undo", {size: 20})}${say("undo")}</button></div>`}
    <label class="inset caption-field"><span class="second">${say("caption")}</span><input class="field" maxlength="1000" data-caption value="${caption}" autocomplete="off" ${readOnly && "readonly"}></label>
    <footer class="foot plain"><div class="foot-keys ${readOnly ? "one" : ""}"><button class="plain-key" data-edit="cancel">${say(covering ? "photoDiscard" : "close")}</button>
    ${!readOnly && html`<button class="main-key centred" data-edit="keep"><span>${say(covering ? "photoKeep" : "keepTime")}</span></button>`}</div></footer>`.text;
  const find = (selector) => place.querySelector(selector);
  const beneath = [...root.children];
  const layer = find(".cover-layer");
  const past = []; // the covers before each change, for Undo
  let covers = [];
  let drawing = null;
  let decide;
  const decided = new Promise((resolve) => {
    decide = resolve;
  });

  function close(answer = null) {
    removeEventListener("resize", fit);
    removeEventListener("beforeunload", ask);
    beneath.forEach((element) => (element.inert = false));
    place.remove();
    decide(answer);
  }

  /** A photo that is not kept yet goes with the window. */
  function ask(event) {
    event.preventDefault();
  }

  /** The picture as large as its place allows; its layer lies exactly over it. */
  function fit() {
    const picture = find("img");
    const {clientWidth, clientHeight} = find(".cover-stage");
    if (!picture.naturalWidth) return;
    const scale = Math.min(clientWidth / picture.naturalWidth, clientHeight / picture.naturalHeight);
    find(".cover-picture").style.setProperty("inline-size", `${Math.floor(picture.naturalWidth * scale)}px`);
  }

  function draw(all = covers) {
    // At once, under the drawing finger too: nothing here is pressed.
    layer.innerHTML = safe(all.map((_, i) => html`<button class="cover-rect" data-cover="${i}" aria-label="${say("coverNamed", {n: i + 1})}"></button>`));
    [...layer.children].forEach((element, i) => {
      const {x, y, width, height} = all[i];
      Object.entries({left: x, top: y, width, height}).forEach(([name, share]) => element.style.setProperty(name, `${share * 100}%`));
    });
    const undo = find('[data-edit="undo"]');
    if (undo) undo.disabled = !past.length;
  }
  function change(next) {
    past.push(covers);
    covers = next;
    draw();
  }
  const spot = ({clientX, clientY}) => {
    const {left, top, width, height} = layer.getBoundingClientRect();
    return {x: (clientX - left) / width, y: (clientY - top) / height};
  };

  const actions = {
    add() {
      change([...covers, another(covers)]);
      layer.lastElementChild.focus();
    },
    undo() {
      covers = past.pop() ?? covers;
      draw();
    },
    cancel: () => close(null),
    keep: () => close({covers, caption: find("[data-caption]").value.trim()}),
  };
  place.addEventListener("click", ({target}) => actions[target.closest("[data-edit]:not(:disabled)")?.dataset.edit]?.());
  if (covering) {
    layer.addEventListener("pointerdown", (event) => {
      if (!event.isPrimary || event.button !== 0) return;
      layer.setPointerCapture(event.pointerId);
      drawing = {from: spot(event), to: spot(event)};
    });
    layer.addEventListener("pointermove", (event) => {
      if (!drawing || !event.isPrimary) return;
      drawing.to = spot(event);
      const cover = between(drawing.from, drawing.to);
      draw(cover ? [...covers, cover] : covers);
    });
    layer.addEventListener("pointerup", () => {
      const cover = drawing && between(drawing.from, drawing.to);
      drawing = null;
      if (cover) change([...covers, cover]);
    });
    layer.addEventListener("pointercancel", () => {
      drawing = null;
      draw();
    });
    layer.addEventListener("keydown", (event) => {
      const i = Number(event.target.dataset.cover);
      if (["Delete", "Backspace"].includes(event.key)) change(covers.filter((_, n) => n !== i));
      else if (event.key.startsWith("Arrow")) change(covers.map((cover, n) => (n === i ? byKey(cover, event) : cover)));
      else return;
      event.preventDefault();
      (layer.children[i] ?? find('[data-edit="add"]')).focus();
    });
  }
  place.addEventListener("keydown", ({key}) => key === "Escape" && close(null));
  find("img").addEventListener("load", fit);
  addEventListener("resize", fit);
  if (covering) addEventListener("beforeunload", ask);
  beneath.forEach((element) => (element.inert = true));
  root.append(place);
  fit();
  find("h2").focus({preventScroll: true});
  return {decided, close, failed: new Promise((resolve) => find("img").addEventListener("error", resolve, {once: true}))};
}
