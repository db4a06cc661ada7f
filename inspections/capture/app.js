// Boot, the address bar and the frame around the screens. One screen is in the document at a time.
import {onlyOnDevice} from "./alone.js";
import {inCall, openClient, runningNow} from "./client.js";
import {html, put} from "./html.js";
import {icon} from "./icons.js";
import {heedFingers} from "./held.js";
import {listen, listenArrows} from "./touch.js";
import {listenTwoFingers} from "./two_fingers.js";
import {openCover} from "./cover.js";
import {openLock} from "./lock.js";
import {discreet} from "./discreet.js";
import {restoreLanguage, say, language} from "./words.js";
import {wear} from "./looks.js";
import {keepAwake} from "./wake.js";
import {route} from "./routes.js";

const app = document.getElementById("app");
const layer = document.getElementById("cover");
const notice = document.getElementById("notice");
const place = document.getElementById("place");
let client;
let cover;
let screen = null;
let shown = 0;
let refreshedAt = 0;

async function show() {
  const turn = (shown += 1);
  const {open, visitId, params} = route(cover.address());
  if (visitId) {
    try {
      await client.open(visitId);
    } catch (error) {
      client.fail(error);
      if (turn === shown) location.hash = "#/";
      return;
    }
  }
  if (turn !== shown) return;
  const root = document.createElement("div");
  root.className = "screen";
  const opened = await open(client, params, root);
  if (turn !== shown) {
    opened.close?.();
    return;
  }
  screen?.close?.();
  screen = opened;
  place.replaceChildren(root);
  scrollTo(0, 0);
  document.documentElement.lang = language();
  screen.shown?.();
  root.querySelector("h1")?.focus({preventScroll: true});
}

async function act(name, element, at, event) {
  if (name === "retryUnsaved") return client.keep(() => client.retryUnsaved());
  if (name === "dismissNotice") return client.fail(null);
  if (name === "book") return cover.hide({lesson: !discreet().learnt});
  return screen?.actions?.[name]?.(element, at, event);
}

function drawNotice() {
  const {unsaved} = client;
  const problem = client.problem;
  const signedOut = [client.session.state, client.outbox.state.status].includes("signed_out");
  const signIn = signedOut && client.counts && onlyOnDevice(client.counts) > 0;
  if (unsaved)
    put(notice, banner(say("unsaved", {n: unsaved}), html`<button data-do="retryUnsaved">${say("tryAgain")}</button>`));
  else if (problem)
    put(notice, banner(problemWords(problem), html`<button data-do="dismissNotice">${say("close")}</button>`));
  else if (signIn)
    put(notice, banner(say("signInToSend"), html`<a href="/sign-in?next=/capture/">${say("signIn")}</a>`));
  else put(notice, "");
}

const banner = (text, key) => html`<div class="banner">${icon("alert")}<span>${text}</span>${key}</div>`;
const problemWords = (problem) => {
  const words = say(`problem.${problem.code}`);
  return words.startsWith("problem.") ? say("problem", {message: problem.message ?? problem}) : words;
};

function changed(change) {
  drawNotice();
  screen?.changed?.(change);
  cover.changed(change);
  keepAwake(runningNow(client).length > 0 || inCall(client));
}

function step() {
  if (!document.hidden && !cover.on) screen?.step?.();
  cover.step();
  setTimeout(step, (cover.on ? cover : screen)?.pace ?? 200);
}

/** Asks the server who is signed in and for visits; at most once a minute, since a screen is looked at often. */
async function refresh() {
  if (Date.now() - refreshedAt < 60_000) return;
  refreshedAt = Date.now();
  await client.session.refresh();
  client.refreshed = true;
  if ((await client.lock.openFor(client.session)) && cover.on) cover.uncover();
  changed({session: true});
}

/** The book, at once; and what the first of the two fingers set off on its way down is taken back. */
async function hide(pressed) {
  if (cover.on) return;
  cover.hide();
  await pressed?.work;
  const last = client.recorder?.lastUndoable;
  const {wall, mono} = last?.body.mark ?? {};
  if (pressed && wall === pressed.at.wall && mono === pressed.at.mono) client.keep(() => client.recorder.undo(last.ids));
}

async function boot() {
  restoreLanguage();
  wear();
  try {
    client = await openClient();
  } catch (error) {
    put(
      place,
      html`<div class="screen inset"><h1>${say("noStorage")}</h1><p class="second">${say("noStorageWhy")}</p></div>`,
    );
    console.error(error);
    return;
  }
  client.lock = await openLock(client.store);
  cover = await openCover(client, {app, layer});
  client.on(changed);
  heedFingers(window);
  const pressed = listen(app, act);
  listen(layer, (name, ...given) => cover.actions?.[name]?.(...given));
  listenArrows(app);
  listenTwoFingers(document, () => hide(pressed()));
  for (const kind of ["pointerdown", "keydown"]) document.addEventListener(kind, client.lock.touched, {capture: true, passive: true});
  document.addEventListener("visibilitychange", cover.slept);
  addEventListener("hashchange", show);
  addEventListener("beforeunload", (event) => client.unsaved && event.preventDefault());
  addEventListener("online", refresh);
  document.addEventListener("visibilitychange", () => document.hidden || refresh());
  await show();
  step();
  await refresh();
  if (client.session.state !== "signed_out") client.store.persist();
}

if ("serviceWorker" in navigator) navigator.serviceWorker.register("./sw.js").catch(() => {});
boot();
