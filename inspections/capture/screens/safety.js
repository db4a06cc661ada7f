// "Is my work safe?": the answer is the headline; then the facts that could break the promise.
import {onlyOnDevice} from "../alone.js";
import {html, put} from "../html.js";
import {icon} from "../icons.js";
import {heldLine} from "../ticks.js";
import {clock, dayAndClock, number, say, size, span} from "../words.js";
import {runningNow} from "../client.js";
import {canInstall, clearsAfterAWeek, isInstalled} from "../install.js";
import {factsOf} from "./safety_facts.js";
import {heldCount} from "./sealed.js";
import {backKey, bookKey} from "./top.js";

export async function safetyScreen(client, params, root) {
  root.innerHTML =
    html`<header class="top">${backKey("#/", say("today"))}${bookKey()}</header><div class="scroll inset safety"></div>
    <footer class="foot plain"><div class="foot-keys"><button class="main-key centred" data-do="copy">${icon("copy")}<span class="copy-words">${say("saveCopy")}</span></button>
    <button class="plain-key" data-do="send">${icon("again")}<span>${say("tryToSend")}</span></button></div></footer>`.text;
  const find = (selector) => root.querySelector(selector);
  let copied = null;
  let turn = 0;

  async function draw() {
    const mine = (turn += 1);
    const facts = await factsOf(client);
    if (mine !== turn) return;
    put(
      find(".safety"),
      html`${headline(client, facts)}${lines(client.counts)}<div class="two-columns"><section><h2>${say("thisDevice")}</h2><ul class="device-facts">${deviceFacts(client, facts)}</ul>${installHint()}</section>
      <section>${facts.onlyHere.length > 0 && html`<h2>${say("theOnlyHere", {n: client.counts.onlyHere})}</h2><ul class="sum-list">${facts.onlyHere.map(sumLine)}</ul>`}
      ${troubles(client, facts)}${facts.receipts.length > 0 && html`<h2>${say("receipts")}</h2><ol class="receipts">${facts.receipts.map(receiptMarkup)}</ol>`}</section></div>`,
    );
    put(
      find(".copy-words"),
      copied ? say("copySaved", {size: size(copied)}) : say("saveCopySize", {size: size(facts.copyBytes)}),
    );
    find('[data-do="copy"]').disabled = !client.counts.events;
  }

  const sumLine = ({key, n, bytes}) =>
    html`<li><span>${say(key)}${bytes > 0 && `, ${size(bytes)}`}</span><b>${number(n)}</b></li>`;

  function headline(_, facts) {
    const {events} = client.counts;
    const onlyHere = onlyOnDevice(client.counts);
    const risk = risksOf(facts).map((words) => html`<p class="banner">${icon("alert")}<span>${words}</span></p>`);
    if (!events) return html`<h1 class="statement" tabindex="-1">${say("nothingYet")}</h1>${risk}`;
    return html`<h1 class="statement" tabindex="-1">${say("allStored", {n: events})} ${
      onlyHere
        ? html`<span class="warn">${say("nowhereElse", {n: onlyHere})}</span>`
        : html`<span class="good">${say("serverHasAll", {n: events})}</span>`
    }</h1>
      <p class="lead">${onlyHere ? say(sendWords(client.outbox.state), {n: onlyHere}) : say("nothingToLose")}</p>${risk}`;
  }

  draw();
  return {
    actions: {
      async copy() {
        const blobs = await client.keep(() => copyAll(client));
        copied = blobs;
        await draw();
      },
      send: () => client.keep(() => tryToSend(client)),
    },
    changed: draw,
  };
}

/** What could still undo the promise, the worst first. */
function risksOf({persisted, tiny, low, photosFit}) {
  const risks = [];
  if (clearsAfterAWeek()) risks.push(say("clearsAfterAWeek"));
  else if (!persisted) risks.push(say(tiny ? "privateWindow" : "notPersisted"));
  if (low) risks.push(say("spaceLow", {n: photosFit}));
  return risks;
}

const sendWords = ({status}) =>
  ({sending: "sendingNow", signed_out: "signInToSend", refused: "someRefused"})[status] ?? "sentWhenNetwork";

function lines({events, held}) {
  if (!events) return "";
  const line = (sign, words, n, ticks) =>
    html`<div class="gap-line"><p>${icon(sign)}<span>${say(words)}</span><b>${number(n)}</b></p>${ticks}</div>`;
  return html`${line("tablet", "onThisDevice", events, heldLine(events, events, innerWidth))}${line("server", "heldByServer", held, heldLine(events, held, innerWidth, {rest: "care"}))}`;
}

function deviceFacts(client, facts) {
  const {lastHeldAt, clockAheadMs, status} = client.outbox.state;
  const line = (sign, title, words, value, tone = "") =>
    html`<li>${icon(sign)}<span>${say(title)}<small>${words}</small></span><b class="${tone}">${value}</b></li>`;
  return [
    line(
      "lock",
      "storageKept",
      say(facts.persisted ? "storageGranted" : "storageAsk"),
      say(facts.persisted ? "yes" : "no"),
      facts.persisted ? "good" : "warn",
    ),
    line("drive", "spaceUsed", say("photosFit", {n: facts.photosFit}), size(facts.usage)),
    line(
      "clock",
      "lastReceipt",
      say(status === "offline" || status === "waiting" ? "noNetworkNow" : "comesByItself"),
      lastHeldAt ? clock(lastHeldAt) : say("none"),
    ),
    line("timer", "runningStopwatches", say("writtenAsStarted"), number(runningNow(client).length)),
    line(
      "offline",
      "opensOffline",
      facts.offline ? say("standardsHere", {n: facts.standards}) : say("offlineNotYet"),
      say(facts.offline ? "yes" : "no"),
      facts.offline ? "good" : "warn",
    ),
    line(
      "drift",
      "clockAgainst",
      say(driftWords(clockAheadMs)),
      clockAheadMs === null ? say("unknown") : drift(Math.abs(clockAheadMs)),
    ),
  ];
}

const drift = (ms) => (ms < 90_000 ? `${number(ms / 1000, 1)}\u00a0s` : span(ms));

const driftWords = (ms) => (ms === null ? "driftUnknown" : ms > 0 ? "driftAhead" : "driftBehind");

const installHint = () =>
  isInstalled()
    ? ""
    : html`<p class="second hint"><a class="bare" href="#/settings">${say(canInstall() ? "installHint" : "installByHand")}</a></p>`;

function troubles(client, {refused}) {
  const quarantined = Object.values(client.outbox.state.quarantined ?? {});
  if (!refused.length && !quarantined.length) return "";
  return html`<h2>${say("refusedTitle", {n: refused.length + quarantined.length})}</h2><p class="second">${say("refusedWhy")}</p><ul class="sum-list">${[
    ...quarantined,
    ...refused,
  ]
    .slice(0, 6)
    .map(({code, message}) => html`<li><span>${message}<small>${code}</small></span></li>`)}</ul>`;
}

const receiptMarkup = ({
  visit,
  events,
  list,
}) => html`<li><div class="receipt-head"><b class="serif">${visit.hotel.name}, ${visit.hotel.city}</b><b>${list[0].code}</b></div>
  <div class="receipt-head second"><span>${say("heldOf", {held: heldCount(list[0]), n: events})}</span><span>${dayAndClock(list[0].at)}</span></div>
  ${list.slice(1, 3).map((one) => html`<div class="receipt-head second earlier"><span>${say("heldN", {n: heldCount(one)})}</span><span>${clock(one.at)}, ${one.code}</span></div>`)}</li>`;

/** Sends at once what waits; also what the server turned down before, since a person asks. */
export async function tryToSend({store, session, outbox}) {
  for (const {id} of await session.visits()) {
    if ((await store.counts(id)).refused) await store.retryRefused(id);
  }
  outbox.wake();
}

/** Saves a copy of every visit with records here; says how many bytes it came to. */
export async function copyAll({store, session}) {
  let bytes = 0;
  for (const visit of await session.visits()) {
    if (!(await store.counts(visit.id)).events) continue;
    const blob = await store.export(visit.id);
    bytes += blob.size;
    download(blob, `notes-${visit.hotel.city.toLowerCase()}-${visit.starts_on}.json`);
  }
  return bytes;
}

function download(blob, name) {
  const link = Object.assign(document.createElement("a"), {href: URL.createObjectURL(blob), download: name});
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
