// A stopwatch that was started before its standard was found: find it, and the time is its.
import {html, put} from "../html.js";
import {icon} from "../icons.js";
import {limitWords} from "../limits.js";
import {msOf, within} from "../client.js";
import {makeTray} from "../tray.js";
import {said, say, time} from "../words.js";
import {backKey, onlyHere, sealedLine} from "./top.js";

const TIMED = ["within", "wait", "every", "rings"];

export function nameScreen(client, params, root) {
  const {recorder} = client;
  const watch = () => recorder.state.stopwatches.get(params.id);
  root.innerHTML =
    html`<header class="top">${backKey("#/", say("today"))}<span class="head-here">${onlyHere(client)}</span></header>${sealedLine(client)}
    <div class="scroll"><div class="inset"><h1 tabindex="-1">${say("nameTitle")}</h1><p class="name-time"></p>
    <label class="search"><span class="hidden-name">${say("search")}</span><input class="field" type="search" data-search placeholder="${say("search")}" autocomplete="off"></label></div>
    <div class="name-list white"></div></div><footer class="foot"></footer>`.text;
  const find = (selector) => root.querySelector(selector);
  const tray = makeTray(
    client,
    find(".foot"),
    () =>
      html`<a class="tray-key bare key" href="#/"><span><b>${say("nameLater")}</b><small>${say("keptMeanwhile")}</small></span>${icon("onward")}</a>`,
    {offerNew: false},
  );

  /** Timed standards first: they are what a stopwatch is for. */
  function candidates(words) {
    const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
    return recorder.pack.departments
      .map((department) => {
        const standards = department.standards.filter((standard) => {
          const kind = recorder.limit(standard.id)?.kind;
          const text = `${said(standard.text)} ${said(department.title)}`.toLowerCase();
          return TIMED.includes(kind) && wanted.every((word) => text.includes(word));
        });
        return {department, standards};
      })
      .filter(({standards}) => standards.length);
  }

  const rowOf = (
    standard,
  ) => html`<li><button class="link-row" data-do="choose" data-standard="${standard.id}"><span>${said(standard.text)}</span>
    <b class="limit-text">${limitWords(recorder.limit(standard.id))}</b></button></li>`;

  function draw() {
    const found = recorder.sealed ? [] : candidates(find("[data-search]").value);
    put(
      find(".name-list"),
      found.length
        ? found.map(
            ({department, standards}) => html`<section class="group inset"><h2>${said(department.title)}</h2>
      <ol class="link-rows">${standards.map(rowOf)}</ol></section>`,
          )
        : html`<p class="empty-list">${say("nothingFound")}</p>`,
    );
  }
  const step = () => {
    const one = watch();
    if (one)
      put(
        find(".name-time"),
        html`<b class="figure">${time(msOf(one), {tenths: Boolean(one.stopped)})}</b> ${say(one.stopped ? "measured" : "stillRunning")}`,
      );
    tray.step();
  };

  root.addEventListener("input", draw);
  draw();
  step();
  tray.draw();
  return {
    actions: {
      ...tray.actions,
      async choose(target) {
        const {standard} = target.dataset;
        const stopped = watch().stopped;
        const named = await client.keep(async () => {
          const measured = stopped && recorder.measured(params.id, stopped, standard);
          await recorder.nameStopwatch(params.id, standard);
          return measured ? recorder.measure(standard, measured, {at: stopped}) : true;
        });
        if (named) location.replace(within(client, stopped ? `s/${standard}` : `w/${params.id}`));
      },
    },
    step,
    changed: () => {
      tray.draw();
      put(find(".head-here"), onlyHere(client));
    },
    close: tray.close,
  };
}
