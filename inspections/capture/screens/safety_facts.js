// The facts behind "Is my work safe?", asked of the store and the browser.
import {isLow, photosThatFit} from "../space.js";

const KINDS = {
  observed: "kindAnswers",
  corrected: "kindAnswers",
  noted: "kindNotes",
  stopwatch_started: "kindTimes",
  stopwatch_lapped: "kindTimes",
  stopwatch_stopped: "kindTimes",
  stopwatch_named: "kindTimes",
  contact_marked: "kindContacts",
  contact_quoted: "kindContacts",
  promised: "kindTimes",
};
/** Browsers give a private window far less than this. */
const TINY_QUOTA = 300_000_000;

/** What is only here by kind, receipts, storage, and whether the client opens without a network. */
export async function factsOf({store, session, recorder}) {
  const visits = await session.visits();
  const [persisted, {usage = 0, quota = 0}] = await Promise.all([store.persisted(), store.estimate()]);
  const onlyHere = new Map();
  const receipts = [];
  const refused = [];
  let [photos, photoBytes, copyBytes] = [0, 0, 0];
  for (const visit of visits) {
    const counts = await store.counts(visit.id);
    if (!counts.events) continue;
    for (const event of await store.unheld(visit.id)) {
      const key = KINDS[event.kind] ?? "kindOther";
      if (event.kind !== "photographed") onlyHere.set(key, (onlyHere.get(key) ?? 0) + 1);
    }
    const waiting = await store.unheldPhotos(visit.id);
    photos += waiting.length;
    photoBytes += waiting.reduce((sum, {size}) => sum + size, 0);
    refused.push(...(await store.refused(visit.id)));
    copyBytes += counts.events * 420 + waiting.reduce((sum, {size}) => sum + size * 1.34, 0);
    const list = await store.receipts(visit.id);
    if (list.length)
      receipts.push({
        visit,
        events: counts.events,
        list: list.filter((one, i) => i === 0 || one.code !== list[i - 1].code),
      });
  }
  const sums = [...onlyHere].map(([key, n]) => ({key, n}));
  if (photos) sums.push({key: "kindPhotos", n: photos, bytes: photoBytes});
  return {
    persisted,
    usage,
    tiny: quota > 0 && quota < TINY_QUOTA,
    photosFit: photosThatFit({usage, quota}),
    low: isLow({usage, quota}),
    onlyHere: sums,
    receipts,
    refused,
    copyBytes,
    offline: await opensOffline(),
    standards: recorder?.standards.size ?? 0,
  };
}

/** True once a service worker serves this page: then it opens without a network. */
async function opensOffline() {
  const registration = await navigator.serviceWorker?.getRegistration();
  return Boolean(registration?.active);
}
