// How this device wants to be discreet, and where the book is open. Kept on the device; nothing of it is a record.
const KEPT = "sixty.discreet";
const USUAL = {form: "book", note: null, learntNotes: false, afterSleep: false, pulse: false, learnt: false, at: [0, 0]};

export function discreet() {
  try {
    return {...USUAL, ...JSON.parse(localStorage.getItem(KEPT) ?? "{}")};
  } catch {
    return USUAL;
  }
}

/** Whether the form in use still needs its lesson. */
export const isNew = ({form, learnt, learntNotes} = discreet()) => (form === "notes" ? !learntNotes : !learnt);

export const setDiscreet = (change) => localStorage.setItem(KEPT, JSON.stringify({...discreet(), ...change}));
