// Words, numbers and times in the reader's language. The choice is kept on the device.
import {en} from "./words/en.js";

/** Every sentence by language: English, and those that were asked for. */
export const WORDS = {en};
const OTHERS = {nb: () => import("./words/nb.js").then(({nb}) => Object.assign(WORDS, {nb}))};
export const LANGUAGES = {en: "English", nb: "Norsk bokmål"};
const LOCALES = {en: "en-GB", nb: "nb-NO"};
const KEPT = "sixty.language";

let tag = "en";
let zone;
const makers = new Map();

/** The language in use: the one chosen on this device, else the system's, else English. */
export const language = () => tag;

export function chooseLanguage(kept, wished = []) {
  const known = [kept, ...wished].map(
    (name) =>
      String(name ?? "")
        .toLowerCase()
        .split("-")[0],
  );
  const found = known.map((name) => (name === "no" || name === "nn" ? "nb" : name)).find((name) => LANGUAGES[name]);
  tag = found ?? "en";
  makers.clear();
  return tag;
}

/** The words of that language, here from now on. Where they cannot be had it is English. */
export async function fetchWords(name) {
  try {
    if (!WORDS[name]) await OTHERS[name]();
  } catch (error) {
    console.warn(error);
    chooseLanguage("en");
  }
}

/** Resolves once the words of the language in use are here. */
export const restoreLanguage = () =>
  fetchWords(chooseLanguage(globalThis.localStorage?.getItem(KEPT), navigator.languages));

export function setLanguage(name) {
  globalThis.localStorage?.setItem(KEPT, name);
  return fetchWords(chooseLanguage(name));
}

/** Clock times are told in this zone from now on; an unknown one leaves the device's own. */
export function setZone(name) {
  if (name === zone) return;
  zone = name;
  makers.clear();
}

const made = (key, make) => makers.get(key) ?? makers.set(key, make()).get(key);
const dates = (key, options) => made(key, () => dateFormat({hourCycle: "h23", ...options}));

/** Not made before a time is shown: the first that a browser makes takes a slow tablet a fifth of a second. */
function dateFormat(options) {
  try {
    return new Intl.DateTimeFormat(LOCALES[tag], {timeZone: zone, ...options});
  } catch {
    return new Intl.DateTimeFormat(LOCALES[tag], options); // that zone is not known here
  }
}

/** A whole number below a thousand is written alike in these languages, and needs no formatter. */
export const number = (value, places = 0) =>
  !places && Number.isInteger(value) && value >= 0 && value < 1000 ? String(value) : grouped(value, places);

const grouped = (value, places) =>
  made(
    `n${places}`,
    () => new Intl.NumberFormat(LOCALES[tag], {minimumFractionDigits: places, maximumFractionDigits: places}),
  ).format(value);

/** The words of that key; `{name}` is filled from `values`, and `values.n` decides singular or plural. */
export function say(key, values = {}) {
  let text = WORDS[tag]?.[key] ?? en[key];
  if (text === undefined) return key;
  if (typeof text === "object") {
    const form = made("plural", () => new Intl.PluralRules(LOCALES[tag])).select(values.n ?? 0);
    text = text[form] ?? text.other;
  }
  return text.replace(/\{(\w+)\}/g, (_, name) => {
    const value = values[name];
    return typeof value === "number" ? number(value) : String(value ?? "");
  });
}

const UNITS =
  /(\d) (?=(?:s|sek|min|h|t|m|cm|mm|kg|ring|rings|seconds?|minutes?|hours?|sekunder|minutters?|timers?)\b|[%°])/g;

/** A pack's text in the reader's language, else in its first. A number and its unit never part. */
export const said = (text) => (text ? (text[tag] ?? Object.values(text)[0] ?? "") : "").replace(UNITS, "$1\u00a0");

const two = (value) => String(value).padStart(2, "0");
const point = () => (tag === "nb" ? "," : ".");

/** A time as m:ss, with hours where needed; `tenths` cuts to 0.1 s, as a stopwatch does. */
export function time(ms, {tenths = ms < 120_000} = {}) {
  const [whole, tenth] = timeParts(ms);
  return tenths && ms < 3_600_000 ? `${whole}${point()}${tenth}` : whole;
}

/** The two parts of a running time: "0:48" and "3". */
export function timeParts(ms) {
  const all = Math.max(0, Math.floor(ms / 100));
  const seconds = Math.floor(all / 10);
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return [h ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`, String(all % 10)];
}

export const tenthsMark = (tenth) => point() + tenth;

/** A length in words: "60 s", "5 min", "2 h", "1 min 30 s". Number and unit never part. */
export function span(ms) {
  if (ms < 60_000 && ms % 1000) return `${number(Math.floor(ms / 100) / 10, 1)}\u00a0s`;
  const seconds = Math.floor(ms / 1000);
  if (seconds <= 90) return `${number(seconds)}\u00a0s`;
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  if (seconds <= 5400 && !s) return `${number(Math.floor(seconds / 60))}\u00a0min`;
  return [h && `${number(h)}\u00a0${say("hourUnit")}`, m && `${m}\u00a0min`, s && `${s}\u00a0s`]
    .filter(Boolean)
    .join("\u00a0");
}

/** What is left of a limit or lies past it: "11.7 s" under a minute or so, "2:48" above. */
export const gap = (ms) => (ms < 60_000 ? `${number(Math.floor(ms / 100) / 10, 1)}\u00a0s` : time(ms, {tenths: false}));

const asDate = (moment) => new Date(moment);
export const clock = (moment) => dates("hm", {hour: "2-digit", minute: "2-digit"}).format(asDate(moment));
export const clockSeconds = (moment) =>
  dates("hms", {hour: "2-digit", minute: "2-digit", second: "2-digit"}).format(asDate(moment));
export const dayAndClock = (moment) =>
  dates("dc", {day: "numeric", month: "short"}).format(asDate(moment)) + " " + clock(moment);
const SHOWN = {year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit"};

/** A moment as a field for date and time holds it, where the house is: "2026-05-14T15:40". */
export function fieldTime(moment) {
  const parts = Object.fromEntries(dates("field", SHOWN).formatToParts(asDate(moment)).map(({type, value}) => [type, value]));
  return `${parts.year}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}`;
}

/** The moment, in epoch ms, at which the house's clocks show what such a field holds; null if it holds nothing. */
export function momentOfField(text) {
  const asUtc = Date.parse(`${text}Z`);
  if (Number.isNaN(asUtc)) return null;
  const ahead = (ms) => Date.parse(`${fieldTime(ms)}Z`) - ms;
  return asUtc - ahead(asUtc - ahead(asUtc));
}

/** Minutes since midnight at that moment, where the house is. */
export function minuteOfDay(moment) {
  const [h, m] = clock(moment).split(/[:.]/).map(Number);
  return h * 60 + m;
}
export const minuteText = (minutes) => `${two(Math.floor(minutes / 60) % 24)}:${two(minutes % 60)}`;

export function size(bytes) {
  if (bytes < 1_000_000) return `${number(Math.max(bytes ? 1 : 0, Math.round(bytes / 1000)))}\u00a0kB`;
  const mb = bytes / 1_000_000;
  if (mb >= 1000) return `${number(mb / 1000, 1)}\u00a0GB`;
  return `${number(mb, mb < 10 ? 1 : 0)}\u00a0MB`;
}

/** Several names in one line. */
export const listed = (names) => names.join(", ");
