// What would be gone with the device: the number that every "all held" stands on.
import assert from "node:assert/strict";
import {test} from "node:test";
import {onlyOnDevice} from "../../inspections/capture/alone.js";

const counts = (told) => ({onlyHere: 0, refused: 0, photosOnlyHere: 0, ...told});

test("nothing is alone here once all is held", () => assert.equal(onlyOnDevice(counts({})), 0));

test("what the server turned down is only here, like what waits", () =>
  assert.equal(onlyOnDevice(counts({onlyHere: 2, refused: 1})), 3));

test("a photo still to be sent is only here though its event is held", () =>
  assert.equal(onlyOnDevice(counts({photosOnlyHere: 2})), 2));

test("a photo and its event that wait together are one record", () =>
  assert.equal(onlyOnDevice(counts({onlyHere: 3, photosOnlyHere: 1})), 3));
