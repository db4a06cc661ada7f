// What this page knows of its log without asking the disk: always with its own writes, and nothing that others may have changed.
import assert from "node:assert/strict";
import {test} from "node:test";
import {Standing} from "../../inspections/capture/standing.js";

const NONE = {events: 0, held: 0, onlyHere: 0, refused: 0, photos: 0, photosOnlyHere: 0};
const tallied = (told) => ({...NONE, ...told});
const numbered = (...numbers) => numbers.map((seq) => ({seq}));
const never = () => assert.fail("the disk was asked");

/** A walk over the disk that ends when it is told to. */
function walk() {
  const {promise, resolve} = Promise.withResolvers();
  return {begin: () => promise, end: resolve};
}

test("records of this page are counted without asking the disk", async () => {
  const standing = new Standing(tallied({events: 3, held: 3}));

  standing.added("v", numbered(4, 5));
  standing.moved("v", {kept: -1, held: 1}, 4);

  assert.deepEqual(await standing.exactTally(never), tallied({events: 5, held: 4, onlyHere: 1}));
});

test("a device is empty only as long as nobody can have recorded on it", () => {
  assert.ok(new Standing(NONE).isEmpty);
  assert.ok(!new Standing().isEmpty);
  const [written, doubted] = [new Standing(NONE), new Standing(NONE)];

  written.added("v", numbered(1));
  doubted.forget();

  assert.ok(!written.isEmpty);
  assert.ok(!doubted.isEmpty);
});

test("after somebody else wrote the disk is asked once, however many ask", async () => {
  const standing = new Standing(tallied({events: 3, held: 3}));
  standing.forget();

  let walks = 0;
  const count = async () => ((walks += 1), tallied({events: 9, held: 9}));
  await Promise.all([standing.exactTally(count), standing.exactTally(count)]);
  await standing.exactTally(count);

  assert.equal(walks, 1);
  assert.equal(standing.tally.events, 9);
});

test("a record shows as only here while the disk is still being counted, and a count from before it is done again", async () => {
  const standing = new Standing(tallied({events: 3, held: 3}));
  standing.forget();
  const [before, after] = [walk(), walk()];
  const walks = [before, after];
  const counted = standing.exactTally(() => walks.shift().begin());

  standing.added("v", numbered(4));
  assert.equal(standing.tally.onlyHere, 1);
  before.end(tallied({events: 3, held: 3}));
  after.end(tallied({events: 4, held: 3, onlyHere: 1}));

  assert.equal((await counted).onlyHere, 1);
});

test("a count that fails leaves what was known, and the next one is asked for anew", async () => {
  const standing = new Standing(tallied({events: 3, held: 3}));
  standing.forget();

  await assert.rejects(standing.exactTally(() => Promise.reject(new Error("the disk is gone"))), /the disk is gone/);

  assert.equal(standing.tally.events, 3);
  assert.equal((await standing.exactTally(async () => tallied({events: 7}))).events, 7);
});

test("a visit waits from its first record that is only here until none is left", async () => {
  const standing = new Standing(tallied({events: 200, held: 200}));
  assert.deepEqual(await standing.waiting(async () => []), []);

  standing.added("v", numbered(201));
  standing.added("v", numbered(202));
  assert.deepEqual(await standing.waiting(never), ["v"]);
  const asked = [];
  const read = (events) => async (after) => (asked.push(after), events);
  await standing.unheld("v", read(numbered(201, 202)));
  await standing.unheld("v", read(numbered(202)));
  await standing.unheld("v", read([]));

  assert.deepEqual(asked, [200, 200, 201], "what was sent is not walked over again");
  assert.deepEqual(await standing.waiting(never), []);
  assert.deepEqual(await standing.unheld("v", never), []);
});

test("what was found before somebody else wrote is not believed after it", async () => {
  const standing = new Standing(tallied({}));
  const [visits, events] = [walk(), walk()];
  const found = standing.waiting(visits.begin);
  standing.forget();
  visits.end([]);
  await found;
  assert.deepEqual(await standing.waiting(async () => ["v"]), ["v"]);

  const read = standing.unheld("v", events.begin);
  standing.forget();
  events.end([]);
  await read;
  assert.deepEqual(await standing.waiting(async () => ["v"]), ["v"]);
});

test("how many of a visit are held is known from its last receipt until somebody else writes", () => {
  const standing = new Standing(tallied({}));
  assert.equal(standing.heldOf("v"), undefined);

  standing.moved("v", {}, 120);
  assert.equal(standing.heldOf("v"), 120);

  standing.forget();
  assert.equal(standing.heldOf("v"), undefined);
});
