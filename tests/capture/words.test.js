// The client's words: every sentence in both languages, numbers and times as each language writes them.
import assert from "node:assert/strict";
import {readFileSync, readdirSync} from "node:fs";
import {beforeEach, test} from "node:test";
import {fileURLToPath} from "node:url";
import * as words from "../../inspections/capture/words.js";

const {WORDS, chooseLanguage, fetchWords, say, said, setZone, span, time} = words;
const folder = fileURLToPath(new URL("../../inspections/capture/", import.meta.url));
const sources = [folder, `${folder}screens/`].flatMap((place) =>
  readdirSync(place)
    .filter((name) => name.endsWith(".js"))
    .map((name) => readFileSync(place + name, "utf8")),
);
const code = sources.join("\n");
const forms = (text) => (typeof text === "string" ? [text] : Object.values(text));
const holes = (text) => [...new Set(forms(text).flatMap((form) => form.match(/\{\w+\}/g) ?? []))].sort();

await fetchWords("nb");

beforeEach(() => {
  chooseLanguage("en");
  setZone("Europe/Oslo");
});

test("every sentence stands in both languages", () => {
  assert.deepEqual(Object.keys(WORDS.nb).sort(), Object.keys(WORDS.en).sort());
  for (const [language, all] of Object.entries(WORDS)) {
    for (const [key, text] of Object.entries(all)) {
      assert.ok(
        forms(text).every((form) => form.trim()),
        `${language}: ${key} is empty`,
      );
    }
  }
});

test("both languages fill the same places of a sentence", () => {
  for (const [key, text] of Object.entries(WORDS.en)) assert.deepEqual(holes(WORDS.nb[key]), holes(text), key);
});

test("a sentence with a number has a form for one and one for many in either language", () => {
  for (const [key, text] of Object.entries(WORDS.en)) assert.equal(typeof WORDS.nb[key], typeof text, key);
  assert.equal(say("thingsToFinish", {n: 1}), "1 thing to finish before you submit");
  assert.equal(say("thingsToFinish", {n: 18}), "18 things to finish before you submit");
});

test("every sentence that a screen asks for by name is there", () => {
  const asked = [...code.matchAll(/\bsay\("([\w.]+)"/g)].map((match) => match[1]);
  assert.ok(asked.length > 100);
  assert.deepEqual(
    asked.filter((key) => !(key in WORDS.en)),
    [],
  );
});

test("no sentence stands in the list that no screen uses", () => {
  const families = [...code.matchAll(/`(\w+)\.\$\{/g)].map((match) => match[1]);
  const used = (key) => code.includes(`"${key}"`) || families.includes(key.split(".")[0]);
  assert.deepEqual(
    Object.keys(WORDS.en).filter((key) => !used(key)),
    [],
  );
});

test("the truth about records says its numbers", () => {
  assert.equal(say("onlyHere", {n: 44, all: 312}), "44 of 312 records are only on this device.");
  chooseLanguage("nb");
  assert.equal(say("onlyHere", {n: 44, all: 1312}), "44 av 1\u00a0312 registreringer finnes bare på denne enheten.");
});

test("a time has its tenths cut, not rounded, and Norwegian has the decimal comma", () => {
  assert.equal(time(48_390), "0:48.3");
  assert.equal(time(768_000), "12:48");
  assert.equal(time(3_725_000), "1:02:05");
  chooseLanguage("nb");
  assert.equal(time(48_390), "0:48,3");
});

test("a length is told in the unit people say, and never parts from it", () => {
  assert.deepEqual([60_000, 90_000, 300_000, 150_000, 7_200_000].map(span), [
    "60\u00a0s",
    "90\u00a0s",
    "5\u00a0min",
    "2\u00a0min\u00a030\u00a0s",
    "2\u00a0h",
  ]);
  assert.equal(said({en: "Greeted within 60 s."}), "Greeted within 60\u00a0s.");
});

test("a clock time is told where the house is", () => {
  const moment = "2026-05-14T13:40:12.345Z";
  assert.equal(words.clock(moment), "15:40");
  assert.equal(words.clockSeconds(moment), "15:40:12");
  setZone("America/New_York");
  assert.equal(words.clock(moment), "09:40");
  assert.equal(words.minuteOfDay(moment), 580);
});

test("a field for day and time shows the house's clocks, and means them", () => {
  for (const [zone, field] of [["America/New_York", "2026-05-14T09:40"], ["Asia/Tokyo", "2026-05-14T22:40"]]) {
    setZone(zone);
    assert.equal(words.fieldTime("2026-05-14T13:40:12.345Z"), field);
    assert.equal(words.momentOfField(field), Date.parse("2026-05-14T13:40:00Z"));
  }
  assert.equal(words.momentOfField(""), null);
});

test("a field for day and time keeps its meaning on the days when the clocks change", () => {
  setZone("Europe/Oslo");
  assert.equal(words.momentOfField("2026-03-29T03:10"), Date.parse("2026-03-29T01:10:00Z"));
  assert.equal(words.momentOfField("2026-03-29T01:50"), Date.parse("2026-03-29T00:50:00Z"));
  assert.equal(words.momentOfField("2026-10-25T03:10"), Date.parse("2026-10-25T02:10:00Z"));
  assert.equal(words.momentOfField("2026-10-25T01:50"), Date.parse("2026-10-24T23:50:00Z"));
});

test("an unknown zone leaves the device its own", () => {
  setZone("Nowhere/Atall");
  assert.equal(words.clock(new Date(2026, 4, 14, 8, 5)), "08:05");
});

test("the language is the one chosen here, else the system’s, else English", () => {
  assert.equal(chooseLanguage("nb", ["en-GB"]), "nb");
  assert.equal(chooseLanguage(null, ["nn-NO", "en"]), "nb");
  assert.equal(chooseLanguage(null, ["fi", "en-US"]), "en");
  assert.equal(chooseLanguage(null, ["fi"]), "en");
});

test("a pack’s text that lacks the language is told in its first", () => {
  chooseLanguage("nb");
  assert.equal(said({en: "The door is opened."}), "The door is opened.");
  assert.equal(said(null), "");
});
