// Signing out: what is only on this device is said first, and a safety copy offered. Nothing is wiped.
import {onlyOnDevice} from "../alone.js";
import {html, put} from "../html.js";
import {icon} from "../icons.js";
import {say} from "../words.js";
import {copyAll, tryToSend} from "./safety.js";
import {backKey, bookKey} from "./top.js";

export function signOutScreen(client, params, root) {
  let copied = false;

  function draw() {
    const n = onlyOnDevice(client.counts) + client.unsaved;
    put(
      root,
      html`<header class="top">${backKey("#/settings", say("settings"))}${bookKey()}</header><div class="scroll inset safety"><h1 class="statement" tabindex="-1">${say("signOutTitle")}</h1>
      ${n ? html`<p class="lead"><b class="warn">${say("signOutOnlyHere", {n})}</b> ${say("signOutStays")}</p>` : html`<p class="lead">${say("signOutHeld")}</p>`}</div>
      <footer class="foot plain"><div class="foot-keys">${n ? keysBefore() : signOutKey("main-key centred", "signOut")}</div></footer>`,
    );
  }
  const keysBefore = () =>
    html`<button class="main-key centred" data-do="copy">${icon(copied ? "done" : "copy")}<span>${say("saveCopy")}</span></button>
    <button class="plain-key" data-do="send">${icon("again")}<span>${say("tryToSend")}</span></button>${signOutKey("plain-key", "signOutAnyway")}`;
  const signOutKey = (kind, words) => html`<button class="${kind}" data-do="leave"><span>${say(words)}</span></button>`;

  draw();
  return {
    actions: {
      async copy() {
        copied = Boolean(await client.keep(() => copyAll(client)));
        draw();
      },
      send: () => client.keep(() => tryToSend(client)),
      leave: () => client.keep(leave),
    },
    changed: draw,
  };
}

/** The server's own page asks once more and ends the session: it takes a network. */
async function leave() {
  const answer = await fetch("/sign-out", {cache: "no-store", redirect: "follow"}).catch(() => null);
  if (!answer?.ok) throw Object.assign(new Error("There is no network."), {code: "offline"});
  location.href = "/sign-out";
}
