// Finding a standard: in any language, by department or id, whatever the marks on its letters.
import assert from "node:assert/strict";
import {test} from "node:test";
import {FILTERS, folded, indexOf, nextUnanswered, search} from "../../inspections/capture/find.js";

const standard = (id, en, nb, rest = {}) => ({id, text: {en, nb}, group: null, critical: false, ...rest});
const PACK = {
  departments: [
    {
      id: "front_door", stage: "arrival", title: {en: "Arrival at the door", nb: "Ankomst ved døren"},
      standards: [
        standard("front_door.greeted", "An arriving guest is greeted within 60 seconds.", "En gjest som ankommer, hilses innen 60 sekunder."),
        standard("front_door.luggage", "Luggage is offered a hand.", "Det tilbys hjelp med bagasjen.", {critical: true}),
      ],
    },
    {
      id: "spa", stage: "leisure", title: {en: "Spa", nb: "Spa"},
      standards: [
        standard("spa.towel", "A towel is at hand, and a meeter greets first.", "Et håndkle ligger klart på første benk."),
        standard("spa.regreet", "The therapist regreets the guest.", "Terapeuten hilser på nytt."),
      ],
    },
  ],
};
const INDEX = indexOf(PACK);
const found = (words) => search(INDEX, words).map(({standard: {id}}) => id);
const looked = (answers) => {
  const observations = new Map(Object.entries(answers).map(([id, answer]) => [id, {id, standard: id, answer}]));
  return {observations, byStandard: new Map(Object.keys(answers).map((id) => [id, [id]]))};
};

test("letters are searched without their marks, in either alphabet", () => {
  assert.equal(folded("Første håndkle, ærlig entrée"), "forste handkle, aerlig entree");
  assert.deepEqual(found("handkle"), ["spa.towel"]);
  assert.deepEqual(found("HÅNDKLE"), ["spa.towel"]);
});

test("a standard is found in any of the pack's languages", () => {
  assert.deepEqual(found("bagasjen"), ["front_door.luggage"]);
  assert.deepEqual(found("luggage"), ["front_door.luggage"]);
});

test("all words must be there, in any order", () => {
  assert.deepEqual(found("guest arriving"), ["front_door.greeted"]);
  assert.deepEqual(found("guest arriving towel"), []);
});

test("what begins a word comes before what is inside one, and the department comes last", () => {
  assert.deepEqual(found("greet"), ["front_door.greeted", "spa.towel", "spa.regreet"]);
  assert.deepEqual(found("door"), ["front_door.greeted", "front_door.luggage"]);
});

test("a standard is found by its id, as it is written or in words", () => {
  assert.deepEqual(found("front_door.gre"), ["front_door.greeted"]);
  assert.deepEqual(found("front door luggage"), ["front_door.luggage"]);
});

test("without a word, all stand in the order of the journey", () => {
  assert.deepEqual(found("  "), ["front_door.greeted", "front_door.luggage", "spa.towel", "spa.regreet"]);
});

test("the filters ask what is unanswered, not met, timed and critical", () => {
  const state = looked({"front_door.greeted": "not_met", "spa.towel": "met"});
  const limitOf = (id) => (id === "front_door.greeted" ? {kind: "within"} : null);
  const kept = (name) => INDEX.filter((entry) => FILTERS[name](entry, state, limitOf)).map((entry) => entry.standard.id);

  assert.deepEqual(kept("unanswered"), ["front_door.luggage", "spa.regreet"]);
  assert.deepEqual(kept("not_met"), ["front_door.greeted"]);
  assert.deepEqual(kept("timed"), ["front_door.greeted"]);
  assert.deepEqual(kept("critical"), ["front_door.luggage"]);
});

test("the next unanswered one follows the last that was looked at, over departments and round to the start", () => {
  const next = (answers, after) => nextUnanswered(INDEX, looked(answers), after)?.standard.id;

  assert.equal(next({}), "front_door.greeted");
  assert.equal(next({"front_door.luggage": "met"}), "spa.towel");
  assert.equal(next({"spa.regreet": "met"}), "front_door.greeted");
  assert.equal(next({"front_door.greeted": "met"}, "spa.towel"), "spa.regreet");
  assert.equal(next(Object.fromEntries(INDEX.map(({standard: {id}}) => [id, "met"]))), undefined);
});
