// Boot, the address bar and the frame around the screens. One screen is in the document at a time.
import {onlyOnDevice} from "./alone.js";
import {inCall, openClient, runningNow} from "./client.js";
import {html, put} from "./html.js";
import {icon} from "./icons.js";
import {heedFingers} from "./held.js";
import {listen, listenArrows} from "./touch.js";
import {listenTwoFingers} from "./two_fingers.js";
import {fetchCover, openCover} from "./cover.js";
import {isNew} from "./discreet.js";
import {restoreLanguage, say, language} from "./words.js";
import {wear} from "./looks.js";
import {database, server} from "./ahead.js";
import {keepAwake} from "./wake.js";
import {heedNewer} from "./newer.js";
import {isLow, photosThatFit} from "./space.js";
import {route, screens} from "./routes.js";
import {nextTask, oneByOne, soon} from "./idle.js";

const FIRST_STEPS_MS = 2000;
const LONGEST_BLANK_MS = 400; // nobody takes the page for broken
const LONGEST_FIRST_MS = 3000; // sending waits for the first screen, but not for ever
const app = document.getElementById("app");
const layer = document.getElementById("cover");
const notice = document.getElementById("notice");
const place = document.getElementById("place");
let client;
let cover;
let screen = null;
let shown = 0;
let refreshedAt = 0;
let heeded = false; // the warning of little space was read
/** Where nobody types or times: only there a newer version is spoken of. */
const QUIET = ["", "#", "#/", "#/settings", "#/safety"];

async function show() {
  const turn = (shown += 1);
  const asked = cover.address();
  const {open, visitId, params} = route(asked);
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
  if (!open.isHere()) leave(); // nobody taps on what was left while the next one comes
  const opened = await opening(open, params, root);
  if (turn !== shown || !opened) {
    opened?.close?.();
    return;
  }
  screen?.close?.();
  screen = opened;
  place.replaceChildren(root);
  document.documentElement.lang = language();
  await nextTask(); // it is laid out apart from its making
  if (screen !== opened) return;
  scrollTo(0, 0);
  root.querySelector("h1")?.focus({preventScroll: true});
  screen.shown?.(); // it may know better where the fingers go on
  drawNotice();
  document.documentElement.dataset.place = asked; // which address stands there, once it does
}

function leave() {
  screen?.close?.();
  screen = null;
  place.replaceChildren();
}

/** What the screen can do; null, and said, if its files are not here yet and the network is away. */
async function opening(open, params, root) {
  try {
    return await open(client, params, root);
  } catch (error) {
    client.fail(error instanceof TypeError && !navigator.onLine ? {code: "not_here_yet"} : error);
    return null;
  }
}

async function act(name, element, at, event) {
  if (name === "retryUnsaved") return client.keep(() => client.retryUnsaved());
  if (name === "dismissNotice") return client.fail(null);
  if (name === "heedSpace") {
    heeded = true;
    return drawNotice();
  }
  if (name === "takeNewer") return mayReload() ? location.reload() : drawNotice();
  if (name === "book") return cover.hide({lesson: isNew()});
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
  else if (isLow(client.space) && !heeded)
    put(notice, banner(say("spaceLow", {n: photosThatFit(client.space)}), html`<a href="#/safety">${say("safetyShort")}</a><button data-do="heedSpace">${say("close")}</button>`));
  else if (newer && QUIET.includes(location.hash)) put(notice, newerMarkup());
  else put(notice, "");
}

/** Nothing may run, wait or be typed when the page is exchanged for a newer one. */
const mayReload = () => !runningNow(client).length && !inCall(client) && !client.unsaved && !cover.on;
const newerMarkup = () =>
  mayReload() ? banner(say("newerHere"), html`<button data-do="takeNewer">${say("takeNewer")}</button>`) : banner(say("newerLater"), "");

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
  await client.measureSpace();
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
  const opened = openClient({after: firstScreen(), visit: route(location.hash).visitId, database, server}); // before the language is looked up, for which the page stands still
  const spoken = restoreLanguage();
  wear();
  try {
    [client] = await Promise.all([opened, spoken, dressed()]);
  } catch (error) {
    await spoken;
    put(
      place,
      html`<div class="screen inset"><h1>${say("noStorage")}</h1><p class="second">${say("noStorageWhy")}</p></div>`,
    );
    console.error(error);
    return;
  }
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
  const asked = client.session.me ? null : refresh(); // a tablet that knows nobody has nothing to show yet
  const hasCome = asked && (await Promise.race([asked.then(() => true), sleep(LONGEST_BLANK_MS)]));
  await show();
  step();
  soon(stands);
  if (asked && !hasCome) screen?.changed?.({session: true}); // what came while the screen was drawn
  await (asked ?? atRest().then(refresh));
  if (client.session.state !== "signed_out") client.store.persist();
  fetchRest();
}

/** Resolves once the sheet is here, or cannot be had: before, a screen would be measured as it never looks. */
function dressed() {
  const link = document.querySelector("link[rel=stylesheet]");
  if (link.sheet || document.readyState === "complete") return null;
  return new Promise((go) => [link, window].forEach((one) => one.addEventListener("load", go, {once: true})));
}

let stands = () => {};

/** Resolves once the first screen stands. */
const firstScreen = () =>
  new Promise((go) => {
    stands = go;
    soon(go, LONGEST_FIRST_MS);
  });

/** What else there is. On a tablet that has nothing yet, the first steps go before it on a slow line. */
function fetchRest() {
  const all = [fetchCover, linkRest, keepFiles, ...screens];
  soon(() => oneByOne(all), navigator.serviceWorker?.controller ? 0 : FIRST_STEPS_MS);
}

/** What the first screen need not wait for: the headings' letters (21 kB), the tab's icon, what an installed page is known by. */
function linkRest() {
  document.querySelector("link[rel=icon]").href = "icons/notes-192.png";
  for (const [rel, href] of [["manifest", "manifest.webmanifest"], ["stylesheet", "serif.css"]])
    document.head.append(Object.assign(document.createElement("link"), {rel, href}));
}

/** Resolves once nothing else is to be done: what was drawn has been painted. */
const atRest = () => new Promise((go) => soon(go));
const sleep = (ms) => new Promise((go) => setTimeout(go, ms));

let newer = false;
const keepFiles = heedNewer(() => {
  newer = true;
  if (client) drawNotice();
});
boot();
