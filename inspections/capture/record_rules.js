/** What cannot be recorded, and why. Pure. */

const ANSWERS = ["met", "not_met", "not_applicable"];
/** How much what was not met weighs, as the inspector saw it. */
export const SEVERITIES = ["slight", "clear", "serious"];

export const LONGEST = {text: 10_000, caption: 1_000, label: 200};

/** Why something cannot be recorded; see README.md for the codes. */
export class RecordError extends Error {
  constructor(code, message) {
    super(message);
    this.name = "RecordError";
    this.code = code;
  }
}

/** The body of a look, without what is empty. */
export function lookBody({answer, reason, excused, severity, measured}) {
  if (!ANSWERS.includes(answer)) throw new RecordError("wrong_answer", `${answer} is no answer: met, not_met or not_applicable.`);
  fits(reason, LONGEST.text);
  if (excused && !reason?.trim()) throw new RecordError("no_reason", "What lifted the limit needs its reason.");
  return {answer, reason: reason || undefined, excused: excused || undefined, severity: severity || undefined, measured: measured ?? undefined};
}

/** What the server would turn away as too long is said at once. Counted as it counts: in code points. */
export function fits(text, most) {
  if (text && [...text].length > most) throw new RecordError("too_long", `This is over ${most} characters. Make it shorter, or write two notes.`);
}

/** The thing of that id; refused where there is none. */
export function known(things, id, code, what) {
  const found = things.get(id);
  if (!found) throw new RecordError(code, `There is no ${what} ${id} in this visit.`);
  return found;
}
