// Which visit a scanned place means.
import assert from "node:assert/strict";
import {test} from "node:test";
import {visitMeant} from "../../inspections/capture/screens/go.js";

const pack = {departments: [{id: "front_desk"}, {id: "spa"}]};
const visit = (id, hotel, starts_on, ends_on, status = "in_progress") => ({id, hotel: {id: hotel}, starts_on, ends_on, status});
const meant = (visits, place, today = "2026-05-15") => visitMeant(visits, () => pack, place, today)?.id ?? null;

test("the visit under way at that hotel is meant, not one at another", () => {
  const visits = [visit("a", "como", "2026-05-14", "2026-05-16"), visit("b", "oslo", "2026-05-14", "2026-05-16")];
  assert.equal(meant(visits, {hotel: "oslo", department: "spa"}), "b");
});

test("of several at one hotel the one nearest to today is meant", () => {
  const visits = [visit("past", "oslo", "2026-05-01", "2026-05-03"), visit("now", "oslo", "2026-05-14", "2026-05-16"), visit("next", "oslo", "2026-05-20", "2026-05-21")];
  assert.equal(meant(visits, {hotel: "oslo", department: "spa"}), "now");
  assert.equal(meant(visits, {hotel: "oslo", department: "spa"}, "2026-05-18"), "now");
  assert.equal(meant(visits, {hotel: "oslo", department: "spa"}, "2026-05-19"), "next");
});

test("a submitted visit, a department that its pack lacks, and another hotel are not meant", () => {
  assert.equal(meant([visit("a", "oslo", "2026-05-14", "2026-05-16", "submitted")], {hotel: "oslo", department: "spa"}), null);
  assert.equal(meant([visit("a", "oslo", "2026-05-14", "2026-05-16")], {hotel: "oslo", department: "casino"}), null);
  assert.equal(meant([visit("a", "oslo", "2026-05-14", "2026-05-16")], {hotel: "como", department: "spa"}), null);
});

test("a card without a hotel means the visit of today", () => {
  assert.equal(meant([visit("a", "oslo", "2026-05-14", "2026-05-16")], {department: "spa"}), "a");
});
