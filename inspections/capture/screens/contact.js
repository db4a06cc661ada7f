// One call, e-mail or chat. What every channel shares: its place, its taps, its sentences, its proposed answers.
import {html, put} from "../html.js";
import {uuid7} from "../events.js";
import {mayFollow} from "../contacts.js";
import {within} from "../client.js";
import {limitsOf} from "../proposals.js";
import {say} from "../words.js";
import {backKey, onlyHere, sealedLine} from "./top.js";
import {makeLines} from "./contact_lines.js";
import {makeAnswers} from "./contact_answers.js";
import {callView} from "./call.js";
import {writingView} from "./writing.js";

/** `params`: {id: contact}, or {id: "new", second: department, channel}: then the first tap makes it. */
export function contactScreen(client, params, root) {
  const {recorder} = client;
  const known = recorder.state.contacts.get(params.id);
  if (params.id !== "new" && !known) return gone(client, root);
  const id = known?.id ?? uuid7(Date.now());
  const channel = known?.channel ?? (["phone", "email", "chat"].includes(params.channel) ? params.channel : "phone");
  const department = recorder.pack.departments.find((one) => one.id === (known?.department ?? params.second)) ?? null;
  const contact = () => recorder.state.contacts.get(id) ?? {id, channel, department: department?.id ?? null, steps: []};
  const limits = department ? limitsOf(department, channel, recorder.houseKind) : {};
  const sealed = () => recorder.sealed;

  root.classList.add("contact", channel);
  root.innerHTML =
    html`<header class="top">${backKey(within(client, "calls"), say("contacts"))}<span class="head-here"></span></header>${sealedLine(client)}
    <div class="scroll"><div class="contact-view inset"></div><div class="contact-below inset"><section class="answers-proposed"></section>
    <section class="contact-lines"></section></div></div><footer class="foot plain contact-foot"></footer>`.text;
  const find = (selector) => root.querySelector(selector);
  const context = {client, contact, department, limits, sealed, root, markStep};
  const view = (channel === "phone" ? callView : writingView)(context, find(".contact-view"), find(".contact-foot"));
  const lines = makeLines(context, find(".contact-lines"));
  const answers = makeAnswers(context, find(".answers-proposed"));

  /** Taps are taken one after another: what may no longer follow by then was a slip of the finger. */
  let taps = Promise.resolve();
  function markStep(step, told) {
    taps = taps.then(async () => {
      if (sealed() || !mayFollow(contact(), channel).includes(step)) return null;
      const kept = await client.keep(() => recorder.markContact({contact: id, channel, department: department?.id, step, ...told}));
      if (kept) history.replaceState(null, "", within(client, `c/${id}`)); // opened again, it is this one
      return kept;
    });
    return taps;
  }

  async function undoLast() {
    const last = contact().steps.at(-1);
    if (last) await client.keep(() => recorder.undo([last.event]));
  }

  function draw() {
    put(find(".head-here"), onlyHere(client));
    view.draw();
    answers.draw();
    lines.draw();
  }

  draw();
  return {
    pace: 100,
    actions: {
      mark: (target, at) => markStep(target.dataset.step, {at}),
      undoStep: () => undoLast(),
      ...view.actions,
      ...lines.actions,
      ...answers.actions,
    },
    shown: () => view.step(),
    step: () => view.step(),
    changed: (change) => (change.record ? draw() : put(find(".head-here"), onlyHere(client))),
    close: lines.close,
  };
}

function gone(client, root) {
  put(
    root,
    html`<header class="top">${backKey(within(client, "calls"), say("contacts"))}</header>
    <div class="scroll inset"><h1 tabindex="-1">${say("contactGone")}</h1></div>`,
  );
  return {};
}
