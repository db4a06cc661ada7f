/** What of a picture is covered before it is kept: a face, a name badge. Pure: rectangles as shares of width and height. */

/** @typedef {{x: number, y: number, width: number, height: number}} Cover  each from 0 to 1 */

const LEAST = 0.02;
const STEP = 0.02;
const NEW = {x: 0.4, y: 0.35, width: 0.2, height: 0.2};
const WAYS = {ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1]};

const clamp = (value, least, most) => Math.min(most, Math.max(least, value));

/** The rectangle between two corners, within the picture; null if it is too small to have been meant. */
export function between(a, b) {
  const [left, right] = [a.x, b.x].map((x) => clamp(x, 0, 1)).sort((x, y) => x - y);
  const [top, bottom] = [a.y, b.y].map((y) => clamp(y, 0, 1)).sort((x, y) => x - y);
  const cover = {x: left, y: top, width: right - left, height: bottom - top};
  return cover.width < LEAST || cover.height < LEAST ? null : cover;
}

/** A new one by key: in the middle, each a little beside the one before. */
export const another = (covers) => moved(NEW, (covers.length % 5) * STEP, (covers.length % 5) * STEP);

/** The cover after a key: arrows move it, with Shift they size it; any other key leaves it as it is. */
export function byKey(cover, {key, shiftKey}) {
  const [across, down] = WAYS[key] ?? [0, 0];
  return shiftKey ? sized(cover, across * STEP, down * STEP) : moved(cover, across * STEP, down * STEP);
}

function moved(cover, across, down) {
  return {...cover, x: clamp(cover.x + across, 0, 1 - cover.width), y: clamp(cover.y + down, 0, 1 - cover.height)};
}

function sized(cover, across, down) {
  return {...cover, width: clamp(cover.width + across, LEAST, 1 - cover.x), height: clamp(cover.height + down, LEAST, 1 - cover.y)};
}

/** The whole pixels that the cover hides in a picture of that size: rather one too many than one too few. */
export function pixelsOf({x, y, width, height}, size) {
  const [left, top] = [Math.floor(x * size.width), Math.floor(y * size.height)];
  const [right, bottom] = [Math.ceil((x + width) * size.width), Math.ceil((y + height) * size.height)];
  return {left, top, width: Math.min(size.width, right) - left, height: Math.min(size.height, bottom) - top};
}
