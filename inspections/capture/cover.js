// What lies over the screens: the book, or the PIN. The screen beneath stays as it was, typed text and all.
import {discreet} from "./discreet.js";
import {nextTask} from "./idle.js";
import {language} from "./words.js";
import {silence} from "./touch.js";

const ON = "sixty.covered"; // this tab's, over a reload: the address beneath
const NEUTRAL = "#/";
const FILES = {
  reader: () => import("./screens/reader.js"),
  notes: () => import("./screens/notes.js"),
  lock: () => import("./screens/lock.js"),
};

/** The cover's files and letters, so that it is there before it is wanted: nothing may change before a watching eye. */
export async function fetchCover() {
  await Promise.all(Object.values(FILES).map((fetch) => fetch()));
  document.fonts?.load("1rem 'Sixty Serif Italic'");
  document.fonts?.load("1rem 'Sixty Serif Signs'", "†");
}

/**
 * The cover over `app`, drawn into `layer`: as it was before a reload, and locked if the lock says so.
 * @returns {Promise<Cover>} `hide({lesson})` shows the book, `leave()` the screen beneath, or the PIN if it is locked
 */
export async function openCover(client, {app, layer}) {
  const {lock} = client;
  let screen = null;
  let beneath = sessionStorage.getItem(ON);
  let focused = null;

  async function lay(name, options) {
    screen?.close?.();
    screen = null;
    const root = document.createElement("div");
    root.className = `screen ${name}`;
    const files = await FILES[name]();
    const drawn = await files[`${name}Screen`](client, options, root);
    layer.replaceChildren(root);
    layer.hidden = false;
    screen = drawn;
    await nextTask(); // it is laid out apart from its making
    if (screen === drawn) screen.shown?.();
  }

  /** The notes need a visit to keep what is typed; without one there is the book. */
  async function form() {
    if (!client.recorder) await (await import("./screens/today.js")).begunToday(client);
    return discreet().form === "notes" && client.recorder && !client.recorder.sealed ? "notes" : "reader";
  }

  const cover = {
    get on() {
      return beneath !== null;
    },
    get pace() {
      return screen?.pace;
    },
    get actions() {
      return screen?.actions;
    },
    /** The book, at once. The page beneath cannot be seen, touched or read out, and keeps its place. */
    async hide(options = {}) {
      if (cover.on && screen) return;
      focused = document.activeElement;
      focused?.blur?.(); // the keyboard goes, and what was typed is kept
      app.inert = true;
      silence(true);
      beneath ??= location.hash;
      sessionStorage.setItem(ON, beneath);
      history.replaceState(null, "", NEUTRAL);
      document.documentElement.dataset.covered = "";
      layer.hidden = false; // an empty page at once, if its files are still on their way
      document.documentElement.lang = language();
      try {
        await nextTask(); // the empty page first
        if (cover.on) await lay(await form(), options);
      } catch (error) {
        client.fail(error); // better seen than shut out
        if (!lock.locked) cover.uncover();
      }
    },
    leave: () => (lock.locked ? lay("lock", {}) : cover.uncover()),
    book: async () => lay(await form(), {}),
    uncover() {
      screen?.close?.();
      screen = null;
      layer.hidden = true;
      layer.replaceChildren();
      delete document.documentElement.dataset.covered;
      history.replaceState(null, "", beneath || NEUTRAL);
      beneath = null;
      sessionStorage.removeItem(ON);
      app.inert = false;
      silence(false);
      if (focused?.isConnected) focused.focus({preventScroll: true});
    },
    /** The address to show beneath the cover, or on its own. In the address bar stands nothing of it. */
    address() {
      if (!cover.on) return location.hash;
      if (location.hash !== NEUTRAL) {
        beneath = location.hash;
        sessionStorage.setItem(ON, beneath);
        history.replaceState(null, "", NEUTRAL);
      }
      return beneath;
    },
    changed: (change) => screen?.changed?.(change),
    step() {
      screen?.step?.();
      cover.heed();
    },
    /** Covers what nobody has touched for long enough; and opens for who has signed in again. */
    heed() {
      if ((lock.lockIfIdle() || lock.locked) && !cover.on) cover.hide();
    },
    /** The device goes to sleep or comes back. A camera that was asked for is not sleep. */
    async slept() {
      if (!document.hidden) await lock.refresh();
      const asked = document.activeElement?.matches("input[type=file]");
      if (document.hidden && discreet().afterSleep && !asked) cover.hide();
      cover.heed();
    },
  };
  client.cover = cover;
  if (cover.on || lock.locked || lock.lockIfIdle()) {
    if (cover.on && location.hash !== NEUTRAL && location.hash) beneath = location.hash;
    await cover.hide();
  }
  return cover;
}
