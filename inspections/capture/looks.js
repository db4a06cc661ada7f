// How this device wants the client to look: light or dark, for which hand. Kept on the device.
const KEPT = "sixty.looks";

export const looks = () => {
  try {
    return {theme: "system", hand: "right", ...JSON.parse(localStorage.getItem(KEPT) ?? "{}")};
  } catch {
    return {theme: "system", hand: "right"};
  }
};

/** Puts the choices on the page. */
export function wear({theme, hand} = looks()) {
  const root = document.documentElement;
  if (theme === "system") delete root.dataset.theme;
  else root.dataset.theme = theme;
  root.dataset.hand = hand;
}

export function choose(change) {
  const next = {...looks(), ...change};
  localStorage.setItem(KEPT, JSON.stringify(next));
  wear(next);
}
