// Enketo Core in pages, kept as Enketo Express keeps a record offline: after each change the whole record as XML, one
// write after another, at the default durability. Express asks before it restores; here it is restored at once.
import {Form} from "enketo-core";

const [{form, model}, database] = await Promise.all([fetch("form.json").then((response) => response.json()), open()]);
document.querySelector("main").insertAdjacentHTML("afterbegin", form);
const known = await answer(records("readonly").get("autosaved"));
const enketo = new Form(document.querySelector("form.or"), {modelStr: model, instanceStr: known?.xml ?? null}, {});
const problems = enketo.init();
if (problems.length) console.error(problems);
window.enketo = enketo;

let keeping = Promise.resolve();
document.addEventListener("xforms-value-changed", () => {
  keeping = keeping.then(keep).catch(console.error);
});

async function keep() {
  const xml = enketo.getDataStr();
  const before = await answer(records("readonly").get("autosaved"));
  const now = Date.now();
  await answer(records("readwrite").put({instanceId: "autosaved", xml, files: [], created: before?.created ?? now, updated: now}));
}

function records(mode) {
  return database.transaction("records", mode).objectStore("records");
}

function open() {
  const request = indexedDB.open("enketo", 1);
  request.onupgradeneeded = () => request.result.createObjectStore("records", {keyPath: "instanceId"});
  return answer(request);
}

function answer(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
