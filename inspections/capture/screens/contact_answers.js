// The answers that a contact's figures give, each confirmed with one tap. Nothing is answered by itself.
import {html, put} from "../html.js";
import {icon} from "../icons.js";
import {limitLine} from "../limits.js";
import {ofStandard} from "../visit.js";
import {within} from "../client.js";
import {proposals} from "../proposals.js";
import {gap, number, said, say} from "../words.js";
import {longTime} from "./contact_words.js";

export function makeAnswers({client, contact, department, sealed}, place) {
  const {recorder} = client;
  const proposed = () => (department ? proposals(department, contact(), recorder.houseKind) : []);
  /** The look that this contact gave, if it was confirmed. */
  const given = (standard) => ofStandard(recorder.state, standard).find(({measured}) => measured?.contact === contact().id);

  const open = (all) => (sealed() ? [] : all.filter(({standard}) => !given(standard.id)));
  const keep = ({standard, measured, step}) => recorder.measure(standard.id, measured, {at: {wall: Date.parse(step.at)}});

  function draw() {
    const all = proposed();
    put(
      place,
      all.length > 0 &&
        html`<div class="section-head"><h2>${say("proposedAnswers")}</h2>${open(all).length > 1 && html`<button class="small-key" data-do="confirmAll">${say("confirmAll", {n: open(all).length})}</button>`}</div><ol class="proposals">${all.map(row)}</ol>`,
    );
  }

  function row(proposal) {
    const {standard, limit, measured} = proposal;
    const look = given(standard.id);
    const answer = look?.answer ?? proposal.answer;
    const sign = icon(answer === "met" ? "check" : "cross", {stroke: 2.2, size: 20});
    return html`<li class="proposal ${answer} ${look ? "given" : ""}" data-standard="${standard.id}">
      <div><a class="bare" href="${within(client, `s/${standard.id}${look ? `/${look.id}` : ""}`)}">${said(standard.text)}</a>
      <p class="second"><b class="figure">${measuredWords(measured)}</b>, <span class="limit-text">${limitLine(limit)}</span></p></div>
      ${look ? givenKeys(look, sign) : !sealed() && confirmKey(answer, standard, sign)}</li>`;
  }

  const confirmKey = (answer, standard, sign) => html`<button class="edge-key confirm ${answer}" data-do="confirm"
    aria-label="${say("confirmNamed", {answer: say(`answer.${answer}`), name: said(standard.text)})}">${sign}${say("confirmAnswer", {answer: say(`answer.${answer}`)})}</button>`;

  const givenKeys = (look, sign) => html`<div class="given-answer"><span class="${look.answer === "met" ? "good" : "bad"}">${sign}${say(`answer.${look.answer}`)}</span>
    ${look.answer === "not_met" && html`<a class="small-key bare key" href="${within(client, `s/${look.standard}/${look.id}?write`)}">${say("addWhatYouSaw")}</a>`}
    ${!sealed() && html`<button class="small-key" data-do="undoAnswer">${say("undo")}</button>`}</div>`;

  const idOf = (target) => target.closest("[data-standard]").dataset.standard;
  return {
    draw,
    actions: {
      confirm(target) {
        const one = open(proposed()).find(({standard: {id}}) => id === idOf(target));
        return one ? client.keep(() => keep(one)) : null;
      },
      async confirmAll() {
        for (const one of open(proposed())) if (!(await client.keep(() => keep(one)))) return;
      },
      undoAnswer: (target) => client.keep(() => recorder.undo(given(idOf(target)).events)),
    },
  };
}

function measuredWords({rings, ms}) {
  const counted = rings === undefined ? [] : [`${number(rings)}\u00a0${say("rings", {n: rings})}`];
  return [...counted, ...(ms === undefined ? [] : [ms < 60_000 ? gap(ms) : longTime(ms)])].join(", ");
}
