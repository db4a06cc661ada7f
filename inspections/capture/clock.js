/** The device's clocks: the only place that reads them. */

/** @typedef {{wall: number, mono: number, life: string}} Mark whole milliseconds */

import {uuid7} from "./events.js";

/** The id of this page's life: `mono` counts from its start, and means nothing in another. */
export const LIFE = uuid7(Date.now());

/**
 * Both clocks at this moment. Take it when the finger comes down, not when it lifts.
 * @returns {Mark}
 */
export function mark() {
  return {wall: Date.now(), mono: Math.round(performance.now()), life: LIFE};
}

/**
 * Minutes east of UTC that this device's zone had at `ms`.
 * @param {number} ms
 */
export function offsetAt(ms) {
  return -new Date(ms).getTimezoneOffset();
}
