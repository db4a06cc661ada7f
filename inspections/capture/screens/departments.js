// All departments of the visit, in the order of the journey, each with what is left.
import {html, put} from "../html.js";
import {icon} from "../icons.js";
import {oneByOne} from "../idle.js";
import {tickLine} from "../ticks.js";
import {lookAt, progress, stages} from "../journey.js";
import {makeTray} from "../tray.js";
import {within} from "../client.js";
import {number, said, say} from "../words.js";
import {backKey, onlyHere, sealedLine} from "./top.js";

const AT_ONCE = 2; // stages: the upper half of a screen
const TONES = {met: "met", not_met: "not", not_applicable: "na"};

export function departmentsScreen(client, params, root) {
  const {recorder} = client;
  root.innerHTML = html`<header class="top">${backKey("#/", say("today"))}<span class="head-here"></span></header>${sealedLine(client)}
    <div class="scroll"><div class="inset"><h1 tabindex="-1">${say("departments")}</h1>
      <a class="field find-link bare key" href="${within(client, "f")}">${icon("search", {size: 20})}<span>${say("search")}</span></a></div><div class="department-list inset"></div></div><footer class="foot"></footer>`.text;
  const find = (selector) => root.querySelector(selector);
  const tray = makeTray(
    client,
    find(".foot"),
    () =>
      html`<a class="tray-key bare key" href="${within(client, "r")}"><span><b>${say("review")}</b><small>${say("reviewWords")}</small></span>${icon("onward")}</a>`,
  );

  const sections = stages(recorder.pack, recorder.state).map(() => Object.assign(document.createElement("section"), {className: "stage-list"}));
  find(".department-list").append(...sections);
  let ending = () => {}; // ends the drawing of the stages further down

  function draw() {
    put(find(".head-here"), onlyHere(client));
    ending();
    const drawings = stages(recorder.pack, recorder.state).map((stage, i) => () =>
      put(sections[i], html`<h2>${said(stage.title)}</h2>
      <ol>${stage.departments.map(line)}</ol>`));
    for (const drawing of drawings.slice(0, AT_ONCE)) drawing();
    ending = oneByOne(drawings.slice(AT_ONCE));
  }
  function line(department) {
    const {answered, total, left} = progress(recorder.state, department);
    const ticks = department.standards.map(({id}) => {
      const look = lookAt(recorder.state, id);
      return look ? {tone: TONES[look.answer], top: 10, width: 3.4} : {tone: "empty", top: 55, width: 3.4};
    });
    return html`<li><a class="department-line link-row bare key" href="${within(client, `d/${department.id}`)}"><span class="${left ? "" : "quiet"}">${said(department.title)}</span>
      ${tickLine(ticks, {classes: "fine", pitch: 9})}<span class="department-sum">${left ? html`<b>${number(answered)}</b> ${say("ofTotal", {n: total})}` : icon("check", {stroke: 2, size: 20})}</span></a></li>`;
  }

  draw();
  tray.draw();
  return {
    actions: tray.actions,
    step: tray.step,
    close() {
      ending();
      tray.close();
    },
    changed(change) {
      if (!change.record) return put(find(".head-here"), onlyHere(client));
      draw();
      return tray.draw();
    },
  };
}
