// On the server's sign-out page: says what is only on this device before anyone leaves.
import {onlyOnDevice} from "./alone.js";
import {openStore} from "./store.js";
import {language, restoreLanguage, say} from "./words.js";

const place = document.getElementById("only-here");
const known = (await indexedDB.databases()).some(({name}) => name === "sixty");
const n = known ? onlyOnDevice(await (await openStore()).countsOfAll()) : 0;
if (n) {
  await restoreLanguage();
  const [sentence, copy] = [document.createElement("b"), document.createElement("a")];
  sentence.textContent = `${say("signOutOnlyHere", {n})} `;
  Object.assign(copy, {href: "/capture/#/sign-out", textContent: say("saveCopy")});
  place.lang = language();
  place.append(sentence, copy);
  place.hidden = false;
}
