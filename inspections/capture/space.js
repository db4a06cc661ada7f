/** How much room this device has left for what is recorded. Pure. */

const PHOTO_BYTES = 400_000; // as `photo.js` makes them, about
const LOW_BYTES = 120_000_000; // some three hundred photos: a visit's worth, and then some
const LOW_SHARE = 0.8;

/** About how many more photos fit, in round hundreds, or tens below. `space`: {usage, quota} in bytes. */
export function photosThatFit({usage, quota}) {
  const all = Math.max(0, Math.floor((quota - usage) / PHOTO_BYTES));
  const step = all < 100 ? 10 : 100;
  return Math.floor(all / step) * step;
}

/** Whether room grows short, well before a photo is refused. False where the browser does not say. */
export const isLow = (space) =>
  Boolean(space?.quota) && (space.quota - space.usage < LOW_BYTES || space.usage / space.quota > LOW_SHARE);
