// Days in the reader's words. Their names are ours: the first thing that a browser formats for a language takes a slow
// tablet a fifth of a second, and the first screen waits for none of it. A test holds every day against the browser's own.
import {say} from "./words.js";

const two = (value) => String(value).padStart(2, "0");
const nameOf = (names, i) => say(names).split("|")[i];

/** The device's day at `ms`, as "2026-05-14". */
export function dateOf(ms) {
  const day = new Date(ms);
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}

/** "Thursday 14 May": the device's day at `ms`. */
export function dayTitle(ms) {
  const day = new Date(ms);
  return `${nameOf("weekdays", day.getDay())} ${say("dayNumber", {day: String(day.getDate())})} ${nameOf("months", day.getMonth())}`;
}

/** A day "YYYY-MM-DD" as a leaf of a calendar: {day: "14", month: "May"}. */
export function calendarDay(iso) {
  const [, month, day] = parts(iso);
  return {day: String(day), month: nameOf("monthsShort", month - 1).replace(".", "")};
}

/** From one day to another, with the year: "14 – 16 May 2026". What both share is said once. Days are "YYYY-MM-DD". */
export function dateRange(from, to) {
  const [[year, month], [lastYear, lastMonth]] = [parts(from), parts(to)];
  if (from === to) return written(to);
  const start = year === lastYear ? written(from, {year: false, month: month !== lastMonth}) : written(from);
  return say("range", {from: start, to: written(to)});
}

function written(iso, {year: withYear = true, month: withMonth = true} = {}) {
  const [year, month, day] = parts(iso);
  const said = [say("dayNumber", {day: String(day)}), withMonth && nameOf("monthsShort", month - 1), withYear && String(year)];
  return said.filter(Boolean).join(" ");
}

const parts = (iso) => iso.split("-").map(Number);
