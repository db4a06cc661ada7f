// Limits in words, and what of a limit a dial can show.
import {span, say, gap, time, minuteText} from "./words.js";

const minutes = (text) => text.split(":").reduce((sum, part) => sum * 60 + Number(part), 0);

/** The limit in a few words, as it stands on a Start key: "60 s", "3 rings or 10 s", "17:00–21:30". */
export function limitWords(limit) {
  const words = {
    within: () => span(limit.ms),
    wait: () => say("atLeast", {span: span(limit.ms)}),
    every: () => say("everySpan", {span: span(limit.ms)}),
    around: () => `±\u00a0${span(limit.ms)}`,
    between: () => `${limit.opens}–${limit.closes}`,
    rings: () =>
      limit.ms ? say("ringsOr", {n: limit.rings, span: span(limit.ms)}) : say("ringsOnly", {n: limit.rings}),
    quoted: () => quotedWords(limit),
  };
  return words[limit.kind]();
}

/** The limit where it stands alone: "limit 60 s", but "at least 10 s". */
export const limitLine = (limit) =>
  ["within", "rings", "around", "quoted"].includes(limit.kind)
    ? say("limitIs", {words: limitWords(limit)})
    : limitWords(limit);

function quotedWords({late_ms: late, early_ms: early}) {
  if (early === null || early === undefined) return say("lateOnly", {span: span(late)});
  if (early === late) return say("eitherWay", {span: span(late)});
  return say("lateEarly", {late: span(late), early: span(early)});
}

/** The milliseconds a stopwatch of this limit runs towards; null if it runs towards none. */
export const dialMs = (limit) => (limit && ["within", "wait", "every", "rings"].includes(limit.kind) ? limit.ms : null);

/** Whether a running time at `ms` would be past the limit, were it stopped now. */
export const isPast = (limit, ms) => {
  const whole = dialMs(limit);
  if (!whole) return false;
  return limit.kind === "wait" ? ms < whole : ms > whole;
};

/** The labels at the dial's quarters: 15, 30, 45 for a minute; 2:30, 5:00, 7:30 for ten. */
export function quarters(ms) {
  return [1, 2, 3].map((part) => {
    const at = (ms * part) / 4;
    if (ms <= 60_000) return at % 1000 ? String(Math.round(at / 100) / 10) : String(at / 1000);
    return time(at, {tenths: false});
  });
}

/** What is left or past, in words: {text, figure}. */
export function leftWords(limit, ms) {
  const whole = dialMs(limit);
  if (!whole) return null;
  if (limit.kind === "wait")
    return ms < whole ? {key: "tooEarly", figure: gap(whole - ms)} : {key: "longEnough", figure: ""};
  return ms > whole ? {key: "pastTheLimit", figure: gap(ms - whole)} : {key: "left", figure: gap(whole - ms)};
}

/** The window in minutes since midnight; past midnight it counts on. null where there is none. */
export function windowOf(limit, promised) {
  if (limit?.kind === "between") {
    const [from, to] = [minutes(limit.opens), minutes(limit.closes)];
    return {from, to: to < from ? to + 1440 : to};
  }
  if (promised === undefined || promised === null) return null;
  if (limit?.kind === "around") return around(promised, limit.ms, limit.ms);
  return limit?.kind === "quoted" ? around(promised, limit.early_ms ?? 0, limit.late_ms) : null;
}

const around = (minute, early, late) => ({from: minute - early / 60_000, to: minute + late / 60_000, promised: minute});

/** A window in words: "17:00 to 21:30", "quoted 22:00, 5 min either way". */
export function windowWords(limit, window) {
  if (limit.kind === "between") return say("windowBetween", {from: minuteText(window.from), to: minuteText(window.to)});
  return say(limit.kind === "around" ? "windowSet" : "windowQuoted", {
    at: minuteText(window.promised),
    words: limitWords(limit),
  });
}
