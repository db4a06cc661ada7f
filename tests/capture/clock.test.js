import assert from "node:assert/strict";
import {test} from "node:test";

import {offsetAt, offsetAtHouse} from "../../inspections/capture/clock.js";

const SUMMER = Date.UTC(2026, 6, 1, 12);
const WINTER = Date.UTC(2026, 0, 1, 12);
const of = (zone, ms) => offsetAtHouse({time_zone: zone}, ms);

test("a house's clocks are told by its zone, summer and winter, half hours and west of Greenwich", () => {
  assert.equal(of("Europe/Oslo", SUMMER), 120);
  assert.equal(of("Europe/Oslo", WINTER), 60);
  assert.equal(of("Asia/Kolkata", WINTER), 330);
  assert.equal(of("America/St_Johns", SUMMER), -150);
  assert.equal(of("Europe/London", WINTER), 0);
});

test("what the server told of them comes first, and a browser is asked for nothing that was told", () => {
  const house = {time_zone: "Nowhere/Atlantis", clock: [[WINTER, 15], [SUMMER, 45], [SUMMER + 1000, null]]};
  assert.equal(offsetAtHouse(house, WINTER), 15);
  assert.equal(offsetAtHouse(house, SUMMER - 1), 15);
  assert.equal(offsetAtHouse(house, SUMMER), 45);
});

test("before and after what was told it is the zone's", () => {
  const house = {time_zone: "Europe/Oslo", clock: [[WINTER + 1, 15], [SUMMER, null]]};
  assert.equal(offsetAtHouse(house, WINTER), 60);
  assert.equal(offsetAtHouse(house, SUMMER), 120);
});

test("a zone that nobody knows is the device's own", () => {
  for (const house of [{time_zone: "Nowhere/Atlantis"}, {}, null]) assert.equal(offsetAtHouse(house, SUMMER), offsetAt(SUMMER));
});
