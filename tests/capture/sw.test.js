// What the service worker leaves alone: whatever changes something, and everything of the server's.
import assert from "node:assert/strict";
import {readFileSync} from "node:fs";
import {test} from "node:test";
import {fileURLToPath} from "node:url";
import vm from "node:vm";

const source = readFileSync(fileURLToPath(new URL("../../inspections/capture/sw.js", import.meta.url)), "utf8");
const HERE = "https://sixty.example/capture/";

/** Whether the worker answers that request in the network's place. */
function answers({method, path, mode = "cors"}) {
  const heard = {};
  const self = {
    location: new URL(`${HERE}sw.js`),
    addEventListener: (kind, listener) => Object.assign(heard, {[kind]: listener}),
  };
  const never = async () => null;
  vm.runInNewContext(source, {self, URL, caches: {keys: async () => [], open: never}, fetch: never, Promise, Map});
  let answered = false;
  const respondWith = (answer) => {
    answered = true;
    Promise.resolve(answer).catch(() => {});
  };
  heard.fetch({
    request: {method, mode, url: new URL(path, HERE).href},
    respondWith,
    waitUntil: (work) => Promise.resolve(work).catch(() => {}),
  });
  return answered;
}

test("the worker serves the client's own files", () => {
  assert.ok(answers({method: "GET", path: "./first.js"}));
  assert.ok(answers({method: "GET", path: "./", mode: "navigate"}));
});

test("the worker never touches a request that changes something: a body passed on may arrive empty", () => {
  for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
    assert.ok(!answers({method, path: "/api/visits/1/events"}), method);
    assert.ok(!answers({method, path: "./first.js"}), method);
    assert.ok(!answers({method, path: "./", mode: "navigate"}), method);
  }
});

test("the worker never answers for the server", () => {
  for (const path of ["/api/me", "/api/visits/1/receipt?device=x", "/sign-out", "https://elsewhere.example/capture/store.js"]) {
    assert.ok(!answers({method: "GET", path}), path);
  }
});
