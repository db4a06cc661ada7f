// Today: the truth about what is kept where, the visit, the windows still to come, other visits.
import {onlyOnDevice} from "../alone.js";
import {html, put} from "../html.js";
import {icon} from "../icons.js";
import {heldLine} from "../ticks.js";
import {isOnTheTablet} from "../status.js";
import {fold} from "../visit.js";
import {current} from "../journey.js";
import {makeTray} from "../tray.js";
import {dateOf, dayTitle} from "../days.js";
import {clock, number, say, setZone} from "../words.js";
import {within} from "../client.js";
import {clearsAfterAWeek} from "../install.js";
import {bookKey} from "./top.js";
import {makeAnswer} from "./today_answer.js";
import {visitMarkup} from "./today_visit.js";
import {windowsMarkup} from "./today_windows.js";
import {appealsMarkup, otherVisits} from "./today_others.js";

const UNBEGUN = ["assigned", "accepted", "declined"];

/** How a visit stands that was not begun on this device: by its log as far as it is here, and by the server's list. */
function elsewhere({status}, log) {
  const state = fold(log);
  return isOnTheTablet({status}) && !UNBEGUN.includes(state.status) ? state : {...state, status};
}

/** The visit of the day: under way and nearest to today, else the next one, else none. */
export function todaysVisit(visits, today) {
  const open = visits.filter(isOnTheTablet);
  const now = open.filter((visit) => visit.starts_on <= today && today <= visit.ends_on);
  const coming = open.filter((visit) => visit.starts_on > today).sort((a, b) => (a.starts_on < b.starts_on ? -1 : 1));
  const late = open.filter((visit) => visit.ends_on < today).sort((a, b) => (a.ends_on > b.ends_on ? -1 : 1));
  const begun = late.find((visit) => ["in_progress", "sent_back"].includes(visit.status));
  return now[0] ?? begun ?? coming[0] ?? late[0] ?? null;
}

/** Opens the visit of the day, if it was begun on this device and is still recorded. */
export async function begunToday(client) {
  const visit = todaysVisit(await client.session.visits(), dateOf(Date.now()));
  if (visit?.ready && visit.begun) await client.keep(() => client.open(visit.id));
}

export async function todayScreen(client, params, root) {
  root.innerHTML =
    html`<div class="scroll"><header class="today-head inset"></header><div class="today-body"></div></div>
    <footer class="foot"></footer>`.text;
  const find = (selector) => root.querySelector(selector);
  let tray = null;
  let shown = null;
  let minute;
  const answer = makeAnswer(client, root, () => draw());

  /** The visit shown, with its pack and state; only a visit already begun here is opened. */
  async function load() {
    const visits = await client.session.visits();
    const visit = visits.find(({id}) => id === params.visit) ?? todaysVisit(visits, dateOf(Date.now()));
    if (!visit) return {visits, visit: null};
    const log = await client.session.logOf(visit);
    const begun = visit.ready && log.some(({kind, device}) => kind === "started" && device === client.store.device);
    if (begun) await client.open(visit.id);
    else setZone(visit.hotel.time_zone);
    const recorder = begun ? client.recorder : null;
    const pack = recorder?.pack ?? (visit.ready ? await client.store.pack(visit.pack.hash) : null);
    return {visits, visit, pack, recorder, log};
  }

  async function draw() {
    shown = await load();
    drawHead();
    drawBody();
    if (!shown.recorder || shown.recorder.sealed) return put(find(".foot"), "");
    tray ??= makeTray(client, find(".foot"), newKey, {offerNew: false});
    return tray.draw();
  }

  function drawHead() {
    put(
      find(".today-head"),
      html`<div class="today-title"><h1 tabindex="-1">${dayTitle(Date.now())}</h1>
      <span class="today-keys">${bookKey()}
      <a class="round bare key" href="#/settings" aria-label="${say("settings")}">${icon("settings")}</a></span></div>
      <a class="truth bare key" href="#/safety">${heldLine(client.counts.events, client.counts.held, root.clientWidth || innerWidth)}
      <span class="truth-words"><span>${truth(client)}</span>${icon("onward", {size: 20})}</span></a>`,
    );
  }

  function drawBody() {
    const {visits, visit, pack, recorder, log} = shown;
    if (!visit) return put(find(".today-body"), html`${noVisit(client)}${appealsMarkup(client)}`);
    const state = recorder?.state ?? elsewhere(visit, log);
    const begun = Boolean(recorder);
    return put(
      find(".today-body"),
      html`${clearsAfterAWeek() && html`<p class="banner">${icon("install")}<span>${say("clearsAfterAWeek")}</span><a class="bare key" href="#/settings">${say("howTo")}</a></p>`}
      ${visitMarkup(client, {visit, pack, state, begun, offer: answer.markup(visit, state, begun)})}
      ${recorder && !recorder.sealed && windowsMarkup(client, Date.now())}
      ${appealsMarkup(client)}${otherVisits(visits.filter(({id}) => id !== visit.id))}`,
    );
  }

  const newKey = () =>
    html`<button class="tray-key" data-down="start"><span><b>${say("newStopwatch")}</b><small>${say("nameItLater")}</small></span>${icon("timer")}</button>`;

  await draw();
  return {
    actions: {
      ...answer.actions(() => shown.visit),
      stop: (...given) => tray.actions.stop(...given),
      resume: (...given) => tray.actions.resume(...given),
      start: (...given) => tray.actions.start(...given),
      async begin() {
        if (!(await client.keep(() => client.open(shown.visit.id)))) return;
        const next = current(shown.pack, client.recorder.state) ?? shown.pack.departments[0];
        client.go(within(client, client.recorder.sealed ? "r" : `d/${next.id}`));
      },
    },
    changed(change) {
      if ((change.session || change.record) && !answer.isWriting()) draw();
      else drawHead();
    },
    step() {
      tray?.step();
      const now = Math.floor(Date.now() / 60_000);
      if (minute && minute !== now && shown && !answer.isWriting()) drawBody();
      minute = now;
    },
    close: () => tray?.close(),
  };
}

/** Truth first, in one sentence or two. */
export function truth(client) {
  const {events, held} = client.counts;
  const onlyHere = onlyOnDevice(client.counts);
  const at = client.outbox.state.lastHeldAt;
  const last = at ? say("lastAt", {time: clock(at)}) : "";
  if (!events) return html`${say("nothingYet")}`;
  if (!onlyHere) return html`<b>${say("allHeld", {n: events})}</b> ${last && say("lastAtLine", {time: clock(at)})}`;
  return html`<b>${say("onlyHere", {n: onlyHere, all: events})}</b> <span class="second">${held ? say("confirmed", {n: held, last}) : say("noneHeld")}</span>`;
}

function noVisit(client) {
  if (!client.refreshed) return "";
  if (client.session.state === "signed_out") {
    return html`<section class="invite inset"><h2>${say("signInTitle")}</h2><p>${say("signInWhy")}</p>
      <a class="main-key centred key" href="/sign-in?next=/capture/">${say("signIn")}</a></section>`;
  }
  return html`<section class="invite inset"><h2>${say("noVisits")}</h2>
    <p>${say(client.session.state === "offline" ? "noVisitsOffline" : "noVisitsWhy", {n: number(0)})}</p></section>`;
}
