// The PIN, on a page that says nothing else. Behind it every stopwatch runs on.
import {html, put} from "../html.js";
import {icon} from "../icons.js";
import {isPossible} from "../pin.js";
import {signOut} from "../forgotten.js";
import {say, span} from "../words.js";

const KEYS = ["1", "2", "3", "4", "5", "6", "7", "8", "9"];
const LONGEST = 8;

export function lockScreen(client, params, root) {
  const {lock, cover} = client;
  let pin = "";
  let words = "";
  let asking = false;
  let trying = false;

  root.innerHTML = html`<div class="lock inset"><h1 tabindex="-1">${say("pin")}</h1><p class="lock-dots"></p><p class="lock-words second" role="status"></p>
    <div class="lock-keys">${KEYS.map(digit)}<button class="edge-key" data-do="erase" aria-label="${say("pinErase")}">${icon("erase")}</button>${digit("0")}
      <button class="edge-key" data-do="unlock" aria-label="${say("pinOpen")}">${icon("check")}</button></div>
    <div class="lock-forgotten"></div><button class="plain-key" data-do="book">${icon("book")}<span>${say("backToBook")}</span></button></div>`.text;
  const find = (selector) => root.querySelector(selector);

  function draw() {
    const waits = lock.waits();
    put(find(".lock-dots"), html`<span class="hidden-name">${say("pinDigits", {n: pin.length})}</span><span aria-hidden="true">${"●".repeat(pin.length) || "\u00a0"}</span>`);
    put(find(".lock-words"), waits ? `${words} ${say("pinWait", {span: span(Math.ceil(waits / 1000) * 1000)})}` : words);
    for (const key of root.querySelectorAll(".lock-keys button")) key.disabled = trying || waits > 0;
    put(find(".lock-forgotten"), asking
      ? html`<p class="second">${say("pinForgottenWhy")}</p><button class="edge-key" data-do="signOut">${say("pinSignOut")}</button>`
      : html`<button class="plain-key" data-do="forgotten">${say("pinForgotten")}</button>`);
  }
  function type(figure) {
    if (lock.waits() || trying) return;
    pin = (pin + figure).slice(0, LONGEST);
    words = "";
    draw();
  }
  function erase() {
    pin = pin.slice(0, -1);
    draw();
  }
  async function unlock() {
    if (lock.waits() || trying) return;
    const tried = pin;
    pin = "";
    words = isPossible(tried) ? "" : say("pinShape");
    trying = Boolean(!words);
    draw();
    if (!trying) return;
    const right = await lock.unlock(tried);
    trying = false;
    if (right) return void cover.uncover();
    words = say("pinWrong");
    draw();
  }
  function typed(event) {
    if (/^\d$/.test(event.key)) type(event.key);
    else if (event.key === "Backspace") erase();
    else if (event.key === "Enter" && !event.target.closest?.("button, a")) unlock();
  }

  document.addEventListener("keydown", typed);
  draw();
  return {
    actions: {
      type: (target) => type(target.dataset.digit),
      erase,
      unlock,
      book: () => cover.book(),
      forgotten() {
        asking = true;
        draw();
      },
      async signOut() {
        if (await signOut()) {
          await lock.signedOut();
          location.assign("/sign-in?next=/capture/");
        } else {
          words = say("pinNoNetwork");
          draw();
        }
      },
    },
    pace: 500,
    shown: () => find("h1").focus({preventScroll: true}),
    step: draw,
    close: () => document.removeEventListener("keydown", typed),
  };
}

const digit = (figure) => html`<button class="edge-key" data-do="type" data-digit="${figure}">${figure}</button>`;
