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

/**
 * Minutes east of UTC at `ms` by the clocks of that house: a window "between 17:00 and 21:30" is one by these, wherever
 * the tablet thinks it is. The server has told when they change; beyond that the browser knows the zone, or the device
 * has its own.
 * @param {?{time_zone: string, clock?: [number, ?number][]}} house  as a visit names it
 * @param {number} ms
 */
export function offsetAtHouse(house, ms) {
  return house?.clock?.findLast(([from]) => from <= ms)?.[1] ?? offsetIn(house?.time_zone, ms);
}

const zones = new Map();

function offsetIn(zone, ms) {
  if (!zone) return offsetAt(ms);
  try {
    if (!zones.has(zone)) zones.set(zone, new Intl.DateTimeFormat("en", {timeZone: zone, timeZoneName: "longOffset"}));
    const [, sign, hours, minutes] = /GMT([+-])(\d\d):(\d\d)/.exec(zones.get(zone).format(ms)) ?? [0, "+", 0, 0];
    return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  } catch {
    return offsetAt(ms); // nobody knows that zone
  }
}
