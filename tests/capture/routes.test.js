// Which screen an address means.
import assert from "node:assert/strict";
import {test} from "node:test";
import {route} from "../../inspections/capture/routes.js";

test("an address names a visit, a screen and what it is about", () => {
  const {visitId, params} = route("#/v/4ac2b172/d/front%20door?filter=not_met");

  assert.equal(visitId, "4ac2b172");
  assert.deepEqual([params.id, params.filter], ["front door", "not_met"]);
});

test("an address that no browser can read leads to today, and not to an empty page", () => {
  for (const hash of ["#/v/%E0%A4%A/d/x", "#/%", "#/go/%zz"]) {
    const {visitId, params} = route(hash);
    assert.deepEqual({visitId, params}, {visitId: null, params: {id: undefined, second: undefined}}, hash);
  }
});
