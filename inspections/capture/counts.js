/** How many records and photos are here, and how many of them only here: counted in the index, within a transaction. */

import {answer} from "./database.js";
import {LAST} from "./writing.js";

const STATES = ["kept", "held", "refused"];

/** `{events, held, onlyHere, refused, photos, photosOnlyHere}` of this device, over all visits. */
export const countsOfAll = (stores, device) => counted(stores, (state) => beginningWith([device, state]), (state) => beginningWith([state]));

/** The same of one visit. */
export const countsOf = (stores, device, visit) =>
  counted(stores, (state) => IDBKeyRange.only([device, state, visit]), (state) => IDBKeyRange.only([state, visit]));

async function counted({events, photos}, ofEvents, ofPhotos) {
  const [pictures, kept, held, refused] = await Promise.all([
    answer(photos.count()), ...STATES.map((state) => answer(events.index("state").count(ofEvents(state)))),
  ]);
  const ofPictures = (state) => (pictures ? answer(photos.index("state").count(ofPhotos(state))) : 0);
  const [onlyHere, there, turnedAway] = await Promise.all(STATES.map(ofPictures));
  return {
    events: kept + held + refused, held, onlyHere: kept, refused: refused + turnedAway,
    photos: onlyHere + there + turnedAway, photosOnlyHere: onlyHere,
  };
}

/** The keys of an index that begin so. */
export function beginningWith(start) {
  return IDBKeyRange.bound(start, [...start, LAST]);
}
