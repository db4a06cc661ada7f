// Language, light or dark, which hand, and how to have the client on the home screen.
import {html, put} from "../html.js";
import {icon} from "../icons.js";
import {choose, looks} from "../looks.js";
import {LANGUAGES, language, say, setLanguage} from "../words.js";
import {canInstall, clearsAfterAWeek, install, isInstalled} from "../install.js";
import {discreetSettings} from "./settings_discreet.js";
import {backKey, bookKey} from "./top.js";

export function settingsScreen(client, params, root) {
  const group = (name, title, choices, chosen) =>
    html`<section class="choice" role="group" aria-label="${title}"><h2>${title}</h2><div class="chips">${choices.map(
      ([value, label]) =>
        html`<button class="edge-key" data-do="${name}" data-value="${value}" aria-pressed="${value === chosen}">${label}</button>`,
    )}</div></section>`;

  const unseen = discreetSettings(client, () => draw(), (selector) => root.querySelector(selector));

  function draw() {
    const {theme, hand} = looks();
    document.documentElement.lang = language();
    put(
      root,
      html`<header class="top">${backKey("#/", say("today"))}${bookKey()}</header><div class="scroll inset"><h1 tabindex="-1">${say("settings")}</h1>
      ${group("language", say("language"), Object.entries(LANGUAGES), language())}
      ${group(
        "theme",
        say("theme"),
        ["system", "light", "dark"].map((name) => [name, say(`theme.${name}`)]),
        theme,
      )}
      ${group(
        "hand",
        say("hand"),
        ["right", "left"].map((name) => [name, say(`hand.${name}`)]),
        hand,
      )}
      ${unseen.markup()}${installMarkup()}<section class="choice"><h2>${say("signedInAs")}</h2><p>${client.session.me?.name ?? say("nobody")}</p>
      ${client.session.state === "signed_out" && html`<a class="edge-key key bare" href="/sign-in?next=/capture/">${say("signIn")}</a>`}
      ${client.session.me && client.session.state !== "signed_out" && html`<a class="edge-key key bare" href="/own">${say("ownVisits")}</a>`}
      ${client.session.me && client.session.state !== "signed_out" && html`<a class="edge-key key bare" href="#/sign-out">${say("signOut")}</a>`}</section></div>`,
    );
  }
  const installMarkup = () =>
    html`<section class="choice"><h2>${say("onHomeScreen")}</h2>${
      isInstalled()
        ? html`<p>${say("installedWell")}</p>`
        : canInstall()
          ? html`<button class="edge-key" data-do="install">${icon("install")}${say("install")}</button>`
          : html`<p class="second">${clearsAfterAWeek() && html`${say("clearsAfterAWeek")} `}${say("installByHand")}</p>`
    }</section>`;

  draw();
  return {
    actions: {
      ...unseen.actions,
      async language(target) {
        await setLanguage(target.dataset.value);
        draw();
      },
      theme(target) {
        choose({theme: target.dataset.value});
        draw();
      },
      hand(target) {
        choose({hand: target.dataset.value});
        draw();
      },
      async install() {
        await install();
        draw();
      },
    },
    changed: draw,
  };
}
